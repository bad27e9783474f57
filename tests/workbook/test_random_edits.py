"""Random edits on random workbooks: openpyxl, a second reader, sees exactly what was asked for."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from pathlib import Path

import openpyxl
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape

from jixiao.workbook import Edit, PutFill, PutNote, PutValue, apply_edits, clear_edits, read_snapshot
from workbook.lint import faults

TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=12
).filter(lambda text: text.strip() == text)
VALUE = st.one_of(
    TEXT,
    st.integers(-(10**9), 10**9),
    st.decimals(-(10**6), 10**6, places=2),
    st.booleans(),
    st.none(),
    st.sampled_from(["=1+1", "+5", "-甲", "@乙", "a\nb", "{0}", "_x0041_", "]]>", "<&>"]),
)
CELL = st.builds(lambda column, row: f"{get_column_letter(column)}{row}", st.integers(1, 40), st.integers(1, 30))
EDIT: st.SearchStrategy[Edit] = st.one_of(
    st.builds(PutValue, st.just("表"), CELL, VALUE),
    st.builds(PutFill, st.just("表"), CELL, st.sampled_from(["FFC7CE", "00ff00"])),
    st.builds(PutNote, st.just("表"), CELL, TEXT),
)
BOOK = st.dictionaries(
    CELL, st.one_of(TEXT, st.integers(-1000, 1000), st.floats(-1e6, 1e6), st.just("=1+1")), max_size=30
)


def made(path: Path, cells: dict[str, object]) -> dict[str, object]:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "表"
    for cell, value in cells.items():
        sheet[cell].value = value
        if isinstance(value, str) and not value.startswith("=1+1"):
            sheet[cell].data_type = "s"
    book.save(path)
    sheet = openpyxl.load_workbook(path)["表"]
    return {cell: seen(sheet[cell].value) for cell in cells}


def seen(value: object) -> object:
    """Resolve _xHHHH_, which openpyxl leaves in the text of cells."""
    return unescape(value) if isinstance(value, str) else value


def expected(cells: dict[str, object], edits: list[Edit]) -> tuple[dict[str, object], dict[str, str], dict[str, str]]:
    values, fills, notes = dict(cells), {}, {}
    for edit in edits:
        if isinstance(edit, PutValue):
            values[edit.cell] = float(edit.value) if isinstance(edit.value, Decimal) else edit.value
        elif isinstance(edit, PutFill):
            fills[edit.cell] = "FF" + edit.rgb.upper()
        elif isinstance(edit, PutNote):
            notes[edit.cell] = f"{notes[edit.cell]}\n{edit.text}" if edit.cell in notes else edit.text
    return {cell: value for cell, value in values.items() if value is not None}, fills, notes


@settings(max_examples=60, deadline=None)
@example({}, [PutValue("表", "A1", "_x0000_"), PutNote("表", "A1", "_x0041_")])
@given(BOOK, st.lists(EDIT, max_size=25))
def test_what_was_asked_for_is_there_and_nothing_else(cells: dict[str, object], edits: list[Edit]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "a.xlsx", Path(folder) / "b.xlsx"
        cells = made(source, cells)
        apply_edits(source, edits, target)
        values, fills, notes = expected(cells, edits)
        sheet = openpyxl.load_workbook(target)["表"]
        found = [cell for row in sheet.iter_rows() for cell in row]
        assert {cell.coordinate: seen(cell.value) for cell in found if cell.value is not None} == values
        assert {cell.coordinate: cell.fill.fgColor.rgb for cell in found if cell.fill.fill_type} == fills
        assert {cell.coordinate: seen(cell.comment.text) for cell in found if cell.comment} == notes
        assert faults(target) == []


@settings(max_examples=40, deadline=None)
@given(BOOK, st.lists(EDIT, max_size=15), st.lists(EDIT, max_size=5))
def test_a_record_brings_back_the_file_and_a_later_change_does_not_hinder(
    cells: dict[str, object], edits: list[Edit], later: list[Edit]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source, marked, back = (Path(folder) / name for name in ("a.xlsx", "b.xlsx", "c.xlsx"))
        made(source, cells)
        apply_edits(source, edits, marked, record=True)
        assert clear_edits(marked, back)
        assert back.read_bytes() == source.read_bytes()
        apply_edits(marked, [*later, PutValue("表", "AZ99", "以后")], marked)
        assert clear_edits(marked, back)
        assert faults(back) == []
        touched = {edit.cell for edit in edits + later if isinstance(edit, PutValue)}
        one, other = (read_snapshot(path).sheets[0].cells for path in (source, back))
        same = {place for place in one if place not in {cell_place(cell) for cell in touched}}
        assert {place: one[place] for place in same} == {place: other[place] for place in same}


def cell_place(cell: str) -> tuple[int, int]:
    return openpyxl.utils.cell.coordinate_to_tuple(cell)
