"""What was written can be taken out again, whether or not somebody has saved the file since."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from jixiao.workbook import (
    Edit,
    PutFill,
    PutNote,
    PutSheet,
    PutValue,
    apply_edits,
    clear_edits,
    has_record,
    read_record,
    read_snapshot,
)
from workbook.books import FEATURES, OFFICE, TYPES, part, sheet, with_sheet, write
from workbook.lint import faults
from workbook.test_untouched import edits, first, new_sheet

OPEN = pytest.mark.parametrize("path", [p for p in FEATURES if "protect" not in p.stem], ids=lambda path: path.stem)


@OPEN
def test_an_unmodified_file_comes_back_byte_for_byte(path: Path, tmp_path: Path) -> None:
    marked, back = tmp_path / "marked.xlsx", tmp_path / "back.xlsx"
    apply_edits(path, edits(first(path)), marked, record=True)
    assert faults(marked) == faults(path)
    assert clear_edits(marked, back)
    assert back.read_bytes() == path.read_bytes()


@OPEN
def test_the_same_edits_twice_give_the_same_bytes(path: Path, tmp_path: Path) -> None:
    once, twice = tmp_path / "once.xlsx", tmp_path / "twice.xlsx"
    apply_edits(path, edits(first(path)), once, record=True)
    apply_edits(once, edits(first(path)), twice, record=True)
    assert twice.read_bytes() == once.read_bytes()


@OPEN
def test_a_marked_workbook_can_be_read_as_its_user_left_it(path: Path, tmp_path: Path) -> None:
    marked = tmp_path / "marked.xlsx"
    apply_edits(path, edits(first(path)), marked, record=True)
    assert read_snapshot(marked, own=False) == read_snapshot(path)
    assert len(read_snapshot(marked).sheets) == len(read_snapshot(path).sheets) + 3


@OPEN
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_after_another_change_everything_of_ours_goes_and_theirs_stays(path: Path, tmp_path: Path) -> None:
    marked, back = tmp_path / "marked.xlsx", tmp_path / "back.xlsx"
    sheet_name = first(path)
    apply_edits(path, edits(sheet_name), marked, record=True)
    apply_edits(marked, [PutValue(sheet_name, "H40", "用户所写")], marked)
    assert clear_edits(marked, back)
    assert faults(back) == faults(path)
    before, after = read_snapshot(path), read_snapshot(back)
    assert [found.name for found in after.sheets] == [found.name for found in before.sheets]
    cells = dict(after.sheets[0].cells)
    assert cells.pop((40, 8)).text == "用户所写"
    assert cells == dict(before.sheets[0].cells)
    old, new = (openpyxl.load_workbook(book)[sheet_name] for book in (path, back))
    for cell in ("B2", "H7", "H30"):
        assert (old[cell].comment and old[cell].comment.text) == (new[cell].comment and new[cell].comment.text)
        assert old[cell].fill.fgColor.rgb == new[cell].fill.fgColor.rgb
        assert repr(old[cell].font) == repr(new[cell].font)
    with ZipFile(path) as one, ZipFile(back) as other:
        assert set(one.namelist()) - {"xl/calcChain.xml"} == set(other.namelist())


def edited(tmp_path: Path, data: str, *wanted: Edit) -> Path:
    path = with_sheet(tmp_path / "a.xlsx", data)
    apply_edits(path, wanted, path, record=True)
    return path


def test_a_file_that_was_written_anew_is_undone_cell_by_cell(tmp_path: Path) -> None:
    data = (
        '<row r="1"><c r="A1" s="1"><v>0.5</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"><f>A1*2</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"><v>7</v></c><c r="B2"><v>8</v></c></row>'
    )
    path = edited(
        tmp_path,
        data,
        PutFill("自评表", "A1", "FFC7CE"),
        PutValue("自评表", "B1", "新"),
        PutValue("自评表", "C1", Decimal(3)),
        PutValue("自评表", "A2", 70),
        PutValue("自评表", "D9", "添"),
        PutNote("自评表", "B2", "提示"),
        PutSheet(new_sheet("校验结果")),
    )
    book = openpyxl.load_workbook(path)
    book["自评表"]["A2"] = 71
    book["自评表"]["A1"].font = openpyxl.styles.Font(bold=True)
    with ZipFile(path) as archive:
        record = {name: archive.read(name) for name in archive.namelist() if name.startswith("customXml/item1")}
    book.save(path)
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="rId99" Type="{OFFICE}/customXml" Target="/customXml/item1.xml"/></Relationships>'.encode(),
    )
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in (parts | record).items():
            archive.writestr(name, content)
    assert has_record(path)
    assert clear_edits(path, path)
    assert not has_record(path)
    back = openpyxl.load_workbook(path)
    own = back["自评表"]
    assert back.sheetnames == ["自评表"]
    assert [own[cell].value for cell in ("A1", "B1", "C1", "A2", "B2", "D9")] == [0.5, "完成率", "=A1*2", 71, 8, None]
    assert (own["A1"].fill.fill_type, own["A1"].font.b, own["A1"].number_format) == (None, True, "0%")
    assert own["B2"].comment is None
    assert faults(path) == []


def test_a_fill_and_a_value_that_the_user_changed_since_stay(tmp_path: Path) -> None:
    path = edited(tmp_path, '<row r="1"/>', PutFill("自评表", "A1", "FFC7CE"), PutValue("自评表", "B1", 5))
    apply_edits(path, [PutFill("自评表", "A1", "00FF00"), PutValue("自评表", "B1", 6)], path)
    assert clear_edits(path, path)
    own = openpyxl.load_workbook(path)["自评表"]
    assert (own["A1"].fill.fgColor.rgb, own["B1"].value) == ("FF00FF00", 6)


def test_the_users_own_note_keeps_its_text(tmp_path: Path) -> None:
    path = with_sheet(tmp_path / "a.xlsx", '<row r="1"/>')
    apply_edits(path, [PutNote("自评表", "A1", "我的话")], path)
    apply_edits(path, [PutNote("自评表", "A1", "校验提示\n第二行")], path, record=True)
    assert openpyxl.load_workbook(path)["自评表"]["A1"].comment.text == "我的话\n校验提示\n第二行"
    apply_edits(path, [PutNote("自评表", "A1", "又一句")], path)
    assert clear_edits(path, path)
    assert openpyxl.load_workbook(path)["自评表"]["A1"].comment.text == "我的话\n又一句"


def test_a_child_of_a_shared_formula_comes_back_as_a_formula_of_its_own(tmp_path: Path) -> None:
    data = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row>'
    )
    path = edited(tmp_path, data, PutValue("自评表", "A2", 5))
    apply_edits(path, [PutValue("自评表", "Z1", 1)], path)
    assert clear_edits(path, path)
    assert read_snapshot(path).sheets[0].cells[2, 1].formula == "B2*2"


def test_a_workbook_without_a_record_has_nothing_to_take_out(tmp_path: Path) -> None:
    path, target = write(tmp_path / "a.xlsx", {}), tmp_path / "b.xlsx"
    assert not clear_edits(path, target)
    assert not target.exists()
    assert read_record(path) is None


def test_without_being_asked_no_record_is_kept(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {})
    apply_edits(path, [PutValue("自评表", "A1", 1)], path)
    assert not has_record(path)


def test_the_record_names_the_sheets_and_cells(tmp_path: Path) -> None:
    path = edited(tmp_path, "", PutFill("自评表", "B2", "ffc7ce"), PutSheet(new_sheet("校验结果")))
    record = read_record(path)
    assert record is not None
    assert record.sheets == ("校验结果",)
    assert [(state.sheet, state.cell, state.rgb) for state in record.cells] == [("自评表", "B2", "FFC7CE")]


def test_a_sheet_of_ours_is_replaced_and_the_users_is_not(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {})
    apply_edits(path, [PutSheet(new_sheet("校验结果"))], path)
    apply_edits(path, [PutSheet(new_sheet("校验结果"))], path, record=True)
    assert [found.name for found in read_snapshot(path).sheets] == ["自评表", "校验结果", "校验结果 (2)"]
    apply_edits(path, [PutSheet(new_sheet("校验结果 (2)"))], path)
    assert [found.name for found in read_snapshot(path).sheets] == ["自评表", "校验结果", "校验结果 (2)"]
    assert faults(path) == []


def test_a_renamed_sheet_is_found_by_its_number(tmp_path: Path) -> None:
    path = edited(tmp_path, "", PutFill("自评表", "B2", "FFC7CE"))
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace("自评表".encode(), "改名".encode())
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert clear_edits(path, path)
    assert openpyxl.load_workbook(path)["改名"]["B2"].fill.fill_type is None


def test_a_fill_that_was_there_before_comes_back(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"xl/worksheets/sheet1.xml": sheet('<row r="1"><c r="A1" s="1"/></row>')})
    apply_edits(path, [PutFill("自评表", "A1", "00FF00")], path)
    apply_edits(path, [PutFill("自评表", "A1", "FFC7CE")], path, record=True)
    apply_edits(path, [PutValue("自评表", "B1", 1)], path)
    assert clear_edits(path, path)
    assert openpyxl.load_workbook(path)["自评表"]["A1"].fill.fgColor.rgb == "FF00FF00"
    assert len(re.findall("<fill>", part(path, "xl/styles.xml"))) == 4


def test_the_record_is_plain_xml_even_where_xml_means_a_workbook(tmp_path: Path) -> None:
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    types = TYPES.replace('"application/xml"', f'"{main}"').replace(
        f'<Override PartName="/xl/workbook.xml" ContentType="{main}"/>', ""
    )
    path = write(tmp_path / "a.xlsx", {"[Content_Types].xml": types})
    apply_edits(path, [PutNote("自评表", "A1", "提示")], path, record=True)
    assert '<Override PartName="/customXml/item1.xml" ContentType="application/xml"/>' in part(
        path, "[Content_Types].xml"
    )
    assert faults(path) == []
