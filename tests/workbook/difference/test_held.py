"""What a cell holds is read with its kind, and a sheet that was renamed is found by its number."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.workbook.difference.held import Held, HeldBook, Kind
from jixiao.workbook.package.record import CellState
from jixiao.workbook.package.sniff import open_package
from workbook.books import STYLES, sheet, write

AS_TEXT = STYLES.replace('<xf numFmtId="9"', '<xf numFmtId="49"')
CELLS = {
    "": Held(),
    "<v>0.50</v>": Held(Kind.NUMBER, Decimal("0.50")),
    "<f>B1&amp;1</f><v>2</v>": Held(Kind.FORMULA, "=B1&1"),
}
TYPED = {
    ("s", "<v>1</v>"): Held(Kind.TEXT, "完成率"),
    ("inlineStr", "<is><t>甲</t></is>"): Held(Kind.TEXT, "甲"),
    ("b", "<v>1</v>"): Held(Kind.BOOLEAN, value=True),
    ("b", "<v>0</v>"): Held(Kind.BOOLEAN, value=False),
    ("e", "<v>#DIV/0!</v>"): Held(Kind.ERROR, "#DIV/0!"),
    ("str", "<f>B1</f><v>甲</v>"): Held(Kind.FORMULA, "=B1"),
}


@contextmanager
def held(folder: Path, data: str, after: str = "", styles: str = STYLES) -> Iterator[HeldBook]:
    parts = {"xl/worksheets/sheet1.xml": sheet(f'<row r="1">{data}</row>', after=after), "xl/styles.xml": styles}
    package = open_package(write(folder / "a.xlsx", parts))
    with package.archive:
        yield HeldBook(package)


@pytest.mark.parametrize(
    ("attribute", "inner", "content"),
    [("", inner, found) for inner, found in CELLS.items()]
    + [(f' t="{kind}"', inner, found) for (kind, inner), found in TYPED.items()],
)
def test_a_content_has_its_kind(attribute: str, inner: str, content: Held, tmp_path: Path) -> None:
    with held(tmp_path, f'<c r="A1"{attribute}>{inner}</c>') as book:
        assert book.held("自评表", "A1") == content


def test_the_number_format_text_is_told(tmp_path: Path) -> None:
    with held(tmp_path, '<c r="A1" s="1"><v>1</v></c><c r="B1" s="1"/>', styles=AS_TEXT) as book:
        assert book.held("自评表", "A1") == Held(Kind.NUMBER, Decimal(1), as_text=True)
        assert book.held("自评表", "B1") == Held(as_text=True)


def test_a_cell_of_a_merged_area_is_its_first_one(tmp_path: Path) -> None:
    merged = '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'
    with held(tmp_path, '<c r="A1"><v>1</v></c>', merged) as book:
        assert book.anchor("自评表", "$B$2") == "A1"
        assert book.held("自评表", "B2") == Held(Kind.NUMBER, Decimal(1))


def test_a_renamed_sheet_is_found_by_its_number_and_one_that_has_gone_is_not(tmp_path: Path) -> None:
    with held(tmp_path, "") as book:
        assert [book.title(CellState(*where, "A1")) for where in (("自评表", 1), ("旧名", 7), ("旧名", 8))] == [
            "自评表",
            "自评表",
            None,
        ]


def test_without_notes_there_are_none(tmp_path: Path) -> None:
    with held(tmp_path, '<c r="A1"><v>1</v></c>') as book:
        assert not book.has_notes("自评表")
        assert book.noted("自评表") == []
        assert book.note("自评表", "A1") is None
        assert book.record is None
        assert book.shown() == "自评表"
