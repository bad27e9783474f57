"""The difference between a workbook and what a command made of it names every cell and sheet, and nothing else."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import openpyxl
import pytest

from jixiao.doors.file import clear_file, review_file
from jixiao.workbook import Edit, PutFill, PutNote, PutSheet, PutValue, Traces, apply_edits, clear_edits, read_record
from jixiao.workbook.difference import CellChange, Difference, difference
from jixiao.workbook.difference.fill import Color, Fill
from jixiao.workbook.difference.held import Held, Kind
from jixiao.workbook.difference.note_change import NoteChange
from jixiao.workbook.difference.protection import SheetProtection, StructureProtection
from jixiao.workbook.edits import Formula, NewCell, NewSheet
from workbook.books import FEATURES, WORKBOOK, sheet, with_sheet, write
from workbook.test_untouched import OPEN, edits, first

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[3]
SAMPLES = sorted((ROOT / "workbooks").glob("*.xlsx"))
MARKED = Fill("solid", Color(rgb="FFC7CE"))
every_sample = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)


def made(before: Path, *wanted: Edit, layer: str = "") -> Path:
    after = before.with_name("after.xlsx")
    apply_edits(before, wanted, after, record=True, layer=layer)
    return after


def new_sheet(title: str, *contents: str | Decimal | Formula) -> PutSheet:
    return PutSheet(NewSheet(title, tuple(NewCell(row, 1, content) for row, content in enumerate(contents, start=1))))


@every_sample
def test_a_review_is_all_in_the_difference(path: Path, tmp_path: Path) -> None:
    after = tmp_path / "after.xlsx"
    review_file(path, after, fill_scores=True)
    found, record = difference(path, after), read_record(after)
    assert record is not None
    assert {(change.sheet, change.cell) for change in found.cells} == {(one.sheet, one.cell) for one in record.cells}
    assert {change.cell for change in found.cells if change.note} == {one.cell for one in record.cells if one.notes}
    assert (found.new_sheets, found.removed_sheets) == (record.sheets, ())
    assert (found.record_before, found.record) == (None, found.journal)


@every_sample
def test_clearing_is_the_way_back(path: Path, tmp_path: Path) -> None:
    after, back = tmp_path / "after.xlsx", tmp_path / "back.xlsx"
    review_file(path, after, fill_scores=True)
    clear_file(after, back)
    there, again = difference(path, after), difference(after, back)
    assert [(one.sheet, one.cell) for one in there.cells] == [(one.sheet, one.cell) for one in again.cells]
    assert (again.new_sheets, again.removed_sheets) == ((), there.new_sheets)
    assert (again.record_before, again.record, again.journal) == (there.record, None, there.record)


@OPEN
def test_a_workbook_with_features_differs_in_what_was_edited_and_not_from_itself(path: Path, tmp_path: Path) -> None:
    after = tmp_path / "after.xlsx"
    apply_edits(path, edits(first(path)), after, record=True)
    found, record = difference(path, after), read_record(after)
    assert record is not None
    assert {change.cell for change in found.cells} == {state.cell for state in record.cells}
    assert found.new_sheets == record.sheets
    assert difference(after, after).empty
    assert difference(path, path) == Difference()


def test_each_kind_of_change_is_told(tmp_path: Path) -> None:
    data = (
        '<row r="1"><c r="A1" s="1"><v>0.5</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"><f>A1*2</f><v>1</v></c></row>'
    )
    before = with_sheet(tmp_path / "a.xlsx", data)
    after = made(
        before,
        PutFill("自评表", "A1", "FFC7CE"),
        PutNote("自评表", "A1", "提示"),
        PutValue("自评表", "B1", "=九月起"),
        PutValue("自评表", "C1", Decimal("9.50")),
        PutValue("自评表", "D1", value=True),
        PutValue("自评表", "A1", Decimal("0.5")),
    )
    assert {change.cell: change for change in difference(before, after).cells} == {
        "A1": CellChange("自评表", "A1", MARKED, NoteChange(None, "提示")),
        "B1": CellChange("自评表", "B1", content=Held(Kind.TEXT, "=九月起")),
        "C1": CellChange("自评表", "C1", content=Held(Kind.NUMBER, Decimal("9.50"))),
        "D1": CellChange("自评表", "D1", content=Held(Kind.BOOLEAN, value=True)),
    }
    assert {change.cell: change.content for change in difference(after, before).cells} == {
        "A1": None,
        "B1": Held(Kind.TEXT, "完成率"),
        "C1": Held(Kind.FORMULA, "=A1*2"),
        "D1": Held(),
    }
    assert [change.cell for change in difference(before, after, values=False).cells] == ["A1"]


def test_an_error_and_a_shared_formula_are_told_as_they_stand(tmp_path: Path) -> None:
    data = (
        '<row r="1"><c r="A1" t="e"><v>#N/A</v></c>'
        '<c r="B1"><f t="shared" ref="B1:B2" si="0">D1*2</f><v>1</v></c></row>'
        '<row r="2"><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>'
    )
    before = with_sheet(tmp_path / "a.xlsx", data)
    after = made(before, PutValue("自评表", "A1", 1), PutValue("自评表", "B2", 1))
    assert [change.content for change in difference(after, before).cells] == [
        Held(Kind.ERROR, "#N/A"),
        Held(Kind.FORMULA, "=D2*2"),
    ]


def test_cells_that_are_on_no_record_are_looked_at_when_they_are_named(tmp_path: Path) -> None:
    before = with_sheet(tmp_path / "a.xlsx", '<row r="1"/>')
    after = tmp_path / "after.xlsx"
    apply_edits(before, [PutValue("自评表", "B2", "原因")], after)
    named: Iterable[tuple[str, str]] = [("自评表", "B2"), ("自评表", "B3"), ("没有", "B2"), ("自评表", "第三格")]
    assert difference(before, after).empty
    assert difference(before, after, also=named).cells == (CellChange("自评表", "B2", content=Held(Kind.TEXT, "原因")),)


def test_marks_whose_record_another_program_dropped_are_found_by_their_notes(tmp_path: Path) -> None:
    before = with_sheet(tmp_path / "a.xlsx", '<row r="1"/>')
    marked, after = tmp_path / "marked.xlsx", tmp_path / "after.xlsx"
    apply_edits(before, [PutFill("自评表", "B2", "FFC7CE"), PutNote("自评表", "B2", "【记】提示")], marked)
    assert clear_edits(marked, after, Traces((), "【记】", frozenset({"FFC7CE"})))
    assert difference(marked, after).cells == (CellChange("自评表", "B2", Fill(), NoteChange("【记】提示", None)),)


def test_a_note_that_is_all_ours_is_known_and_one_with_a_users_words_too(tmp_path: Path) -> None:
    before = with_sheet(tmp_path / "a.xlsx", '<row r="1"/>')
    apply_edits(before, [PutNote("自评表", "A1", "我的话")], before)
    first_run = made(before, PutNote("自评表", "A1", "旧"), PutNote("自评表", "A2", "旧"))
    second = tmp_path / "second.xlsx"
    apply_edits(first_run, [PutNote("自评表", cell, "新") for cell in ("A1", "A2")], second, record=True)
    assert {change.cell: change.note for change in difference(first_run, second).cells} == {
        "A1": NoteChange("我的话\n旧", "我的话\n新", ours=False),
        "A2": NoteChange("旧", "新", ours=True),
    }


def test_the_journal_holds_what_was_done_before_and_what_is_done_now(tmp_path: Path) -> None:
    before = with_sheet(tmp_path / "a.xlsx", '<row r="1"/>')
    one = made(before, PutFill("自评表", "A1", "FFC7CE"))
    two = tmp_path / "two.xlsx"
    apply_edits(one, [PutFill("自评表", "A1", "FFEB9C")], two, record=True)
    found = difference(one, two)
    assert [rgbs(text) for text in (found.record_before, found.record, found.journal)] == [
        ["FFC7CE"],
        ["FFEB9C"],
        ["FFC7CE", "FFEB9C"],
    ]
    kept = json.loads(ElementTree.fromstring(str(found.record)).text or "")
    assert (kept["parts"], kept["order"], kept["edited"]) == ([], [], True)


def rgbs(text: str | None) -> list[str]:
    layers = json.loads(ElementTree.fromstring(str(text)).text or "")["layers"]
    return [cell["rgb"] for layer in layers for cell in layer["cells"]]


def saved_by_openpyxl(path: Path) -> Path:
    """Save a workbook by a program that writes all its XML anew, and keeps the record."""
    record = read_record(path)
    assert record is not None
    book = openpyxl.load_workbook(path)
    other = path.with_name("saved.xlsx")
    book.save(other)
    return other


def test_sheets_that_would_come_back_the_same_stay_whatever_their_xml(tmp_path: Path) -> None:
    before = write(tmp_path / "a.xlsx", {})
    content = ("结果", Decimal("1.0454545454545454545"), Formula("='自评表'!A1*2", Decimal(2)))
    marked = made(before, new_sheet("结果", *content))
    saved = saved_by_openpyxl(marked)
    assert difference(saved, marked).new_sheets == ()
    changed = tmp_path / "changed.xlsx"
    apply_edits(marked, [new_sheet("结果", *content[:2], "别的")], changed, record=True)
    found = difference(saved, changed)
    assert (found.removed_sheets, found.new_sheets) == (("结果",), ("结果",))


def test_sheets_of_another_layer_stay_and_those_of_one_layer_come_together(tmp_path: Path) -> None:
    before = write(tmp_path / "a.xlsx", {})
    monitored = made(before, new_sheet("监控", "一"), layer="monitor")
    one, two = tmp_path / "one.xlsx", tmp_path / "two.xlsx"
    apply_edits(monitored, [new_sheet("甲", "一"), new_sheet("乙", "一")], one, record=True)
    apply_edits(one, [new_sheet("甲", "一"), new_sheet("乙", "二")], two, record=True)
    assert difference(one, two).removed_sheets == ("甲", "乙")
    saved = saved_by_openpyxl(one)
    found = difference(saved, two)
    assert (found.removed_sheets, found.new_sheets) == (("监控", "甲", "乙"), ("监控", "甲", "乙"))


def test_only_protections_of_what_changes_are_told(tmp_path: Path) -> None:
    locked = WORKBOOK.replace("<bookViews>", '<workbookProtection lockStructure="1"/><bookViews>')
    part = sheet('<row r="1"/>', after='<sheetProtection sheet="1"/>')
    before = write(tmp_path / "a.xlsx", {"xl/worksheets/sheet1.xml": part, "xl/workbook.xml": locked})
    marked = difference(before, made(before, PutFill("自评表", "A1", "FFC7CE")))
    assert dict(marked.protected_sheets) == {"自评表": SheetProtection(password=False)}
    assert marked.structure is None
    added = difference(before, made(before, new_sheet("结果", "一")))
    assert (dict(added.protected_sheets), added.structure) == ({}, StructureProtection(password=False))


def test_a_new_sheet_that_is_to_be_seen_is_told(tmp_path: Path) -> None:
    before = write(tmp_path / "a.xlsx", {})
    cells = (NewCell(1, 1, "一"),)
    assert difference(before, made(before, PutSheet(NewSheet("结果", cells, active=True)))).shown == "结果"
    assert difference(before, made(before, PutSheet(NewSheet("结果", cells)))).shown is None


def test_the_feature_workbooks_are_there() -> None:
    assert len(FEATURES) > 20
