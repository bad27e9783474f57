"""Every feature workbook under every kind of edit: what was not meant stays byte for byte, and nothing new is wrong."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from jixiao.form.grid import Span
from jixiao.workbook import AddSheet, Edit, PutFill, PutNote, PutSheet, PutValue, apply_edits, read_snapshot
from jixiao.workbook.edits import DropDown, Formula, Link, NewCell, NewSheet, Style
from workbook.books import FEATURES, packed, part
from workbook.lint import faults

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

ALL = pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
OPEN = pytest.mark.parametrize("path", [p for p in FEATURES if "protect" not in p.stem], ids=lambda path: path.stem)
CHANGED_BY_SHEETS = {
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "docProps/app.xml",
}


def author(ws: Worksheet) -> None:
    from openpyxl.chart import BarChart, Reference
    from openpyxl.comments import Comment
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.table import Table

    ws["A1"], ws["B1"] = "项目", "分值"
    ws["A1"].font, ws["A1"].fill = Font(bold=True, color="FF0000"), PatternFill("solid", fgColor="FFFF00")
    ws["A1"].comment = Comment("说明", "甲")
    for row in range(2, 8):
        ws.cell(row, 1, f"第{row}项")
        ws.cell(row, 2, row)
        ws.cell(row, 3, f"=B{row}*2").number_format = '0.0"分"'
    ws["D2"], ws["D3"] = "网站", "本簿"
    ws["D2"].hyperlink, ws["D3"].hyperlink = "https://example.com/?a=1&b=2", "#Data!A1"
    chart = BarChart()
    chart.add_data(Reference(ws, min_col=2, min_row=2, max_row=7))
    ws.add_chart(chart, "F2")
    ws.add_table(Table(displayName="Table1", ref="A1:B7"))
    choice = DataValidation(type="list", formula1='"是,否"')
    choice.add("E2:E9")
    ws.add_data_validation(choice)
    ws.conditional_formatting.add(
        "B2:B7",
        CellIsRule(operator="greaterThan", formula=["3"], font=Font(bold=True), fill=PatternFill(bgColor="FFC7CE")),
    )
    ws.print_title_rows = "1:1"
    ws.freeze_panes = "A2"


def new_sheet(title: str) -> NewSheet:
    return NewSheet(
        title,
        (
            NewCell(1, 1, "标题", Style(bold=True, size=14, fill="DDEBF7", border="999999")),
            NewCell(2, 1, Link("看数据", "Data", "A1"), Style(underline=True, color="0563C1")),
            NewCell(3, 1, Formula("=SUM(Data!A1:A3)", Decimal(6))),
            NewCell(4, 1, Decimal("0.3"), Style(number_format="0.00%")),
            NewCell(5, 1, "=不是公式"),
        ),
        widths={1: 20.0, 2: 8.5},
        heights={1: 30.0},
        merges=(Span(1, 1, 1, 3),),
        freeze=(2, 1),
        autofilter=Span(2, 1, 4, 3),
        print_title_rows=(1, 1),
        drop_downs=(DropDown(Span(5, 2, 9, 2), ("政策变化", "项目延期"), "原因", "请选择或自己填写"),),
        tab_color="FF0000",
    )


def edits(sheet: str) -> list[Edit]:
    return [
        PutValue(sheet, "H3", "=文本"),
        PutFill(sheet, "B2", "FFC7CE"),
        PutFill(sheet, "H30", "FFC7CE"),
        PutNote(sheet, "B2", "第一条提示"),
        PutNote(sheet, "H7", "第二条提示"),
        AddSheet("说明", author),
        PutSheet(new_sheet("校验结果")),
        PutSheet(new_sheet("偏差原因提示")),
    ]


def first(path: Path) -> str:
    return read_snapshot(path).sheets[0].name


@OPEN
def test_everything_at_once_touches_only_what_it_must(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    apply_edits(path, edits(first(path)), target)
    before, after = packed(path), packed(target)
    assert list(after)[: len(before)] == [name for name in before if name != "xl/calcChain.xml"]
    changed = {name for name in before if before[name] != after.get(name)}
    allowed = CHANGED_BY_SHEETS | {"xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels"}
    allowed |= {"xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"} if "comments" in path.stem else set()
    allowed |= {"xl/drawings/vmlDrawing1.vml"} if "controls" in path.stem else set()
    assert changed <= allowed
    assert faults(target) == faults(path)


def without_style(row: str) -> str:
    return re.sub(r'(<c r="B2"[^>]*?) s="[0-9]+"', r"\1", re.sub(r' spans="[^"]*"', "", row))


@ALL
def test_a_sheet_differs_only_where_it_is_meant_to(path: Path, tmp_path: Path) -> None:
    target, sheet = tmp_path / "out.xlsx", "xl/worksheets/sheet1.xml"
    apply_edits(path, [PutFill(first(path), "B2", "FFC7CE")], target)
    old, new = part(path, sheet), part(target, sheet)
    rows = [re.findall(r"<row .*?</row>", text, re.DOTALL) for text in (old, new)]
    changed = [(one, other) for one, other in zip(*rows, strict=True) if one != other]
    assert [without_style(one) for one, _ in changed] == [without_style(other) for _, other in changed]
    assert [one[:12] for one, _ in changed] == ['<row r="2" s']
    assert re.split(r"<sheetData>.*</sheetData>", old, flags=re.DOTALL) == re.split(
        r"<sheetData>.*</sheetData>", new, flags=re.DOTALL
    )


@ALL
def test_a_note_leaves_the_cells_alone(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    apply_edits(path, [PutNote(first(path), "C9", "提示")], target)
    assert read_snapshot(target) == read_snapshot(path)
    new = re.sub(r'<legacyDrawing r:id="rId\d+"/>', "", part(target, "xl/worksheets/sheet1.xml"))
    assert new == re.sub(r'<legacyDrawing r:id="rId\d+"/>', "", part(path, "xl/worksheets/sheet1.xml"))


@OPEN
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_openpyxl_reads_what_was_written(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    apply_edits(path, edits(first(path)), target)
    book = openpyxl.load_workbook(target)
    sheet = book[first(path)]
    assert sheet["H3"].value == "=文本"
    assert sheet["H3"].data_type == "s"
    assert [sheet[cell].fill.fgColor.rgb for cell in ("B2", "H30")] == ["FFFFC7CE", "FFFFC7CE"]
    assert sheet["B2"].comment.text.endswith("第一条提示")
    assert book.sheetnames[-3:] == ["说明", "校验结果", "偏差原因提示"]
    added, own = book["说明"], book["校验结果"]
    assert (added["A1"].font.b, added["A1"].fill.fgColor.rgb, added["C3"].value) == (True, "00FFFF00", "=B3*2")
    assert (added["C3"].number_format, added["A1"].comment.text) == ('0.0"分"', "说明")
    assert (added["D2"].hyperlink.target, len(added._charts)) == ("https://example.com/?a=1&b=2", 1)
    assert added.data_validations.dataValidation[0].formula1 == '"是,否"'
    assert (added.print_title_rows, added.freeze_panes) == ("$1:$1", "A2")
    assert (own["A1"].font.sz, own["A1"].fill.fgColor.rgb, own["A5"].value) == (14, "FFDDEBF7", "=不是公式")
    assert own["A2"].hyperlink.location == "'Data'!A1"
    assert (own.print_title_rows, own.freeze_panes, own.auto_filter.ref) == ("$1:$1", "A2", "A2:C4")
    assert (own.page_setup.paperSize, own.page_setup.orientation, own.page_setup.fitToHeight) == (9, "landscape", 0)
    assert str(own.merged_cells) == "A1:C1"


@OPEN
def test_the_values_of_formulas_on_new_sheets_are_there(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    apply_edits(path, [PutSheet(new_sheet("校验结果"))], target)
    cell = read_snapshot(target).sheets[-1].cells[3, 1]
    assert (cell.text, cell.formula) == ("6", "SUM(Data!A1:A3)")
