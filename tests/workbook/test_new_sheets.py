from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.worksheet.hyperlink import Hyperlink

from jixiao.form.grid import Span
from jixiao.workbook import AddSheet, PutSheet, apply_edits, read_snapshot
from jixiao.workbook.edits import DropDown, Formula, Link, NewCell, NewSheet, Style
from workbook.books import FEATURES, MAIN, OFFICE, PLAIN, STYLES, WORKBOOK, part, write
from workbook.lint import faults
from workbook.test_snapshot import DIALECTS
from workbook.test_untouched import author, new_sheet

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


def titles(path: Path) -> list[str]:
    return [sheet.name for sheet in read_snapshot(path).sheets]


def test_new_sheets_go_last_with_numbers_of_their_own(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {})
    apply_edits(path, [AddSheet("甲", lambda ws: None), PutSheet(NewSheet("乙", ()))], path)
    assert re.findall(r'<sheet name="(\S+)" sheetId="(\d+)"', part(path, "xl/workbook.xml")) == [
        ("自评表", "7"),
        ("甲", "8"),
        ("乙", "9"),
    ]
    assert 'activeTab="0"' in part(path, "xl/workbook.xml")
    assert "tabSelected" not in part(path, "xl/worksheets/sheet2.xml") + part(path, "xl/worksheets/sheet3.xml")
    assert faults(path) == []


def test_a_sheet_can_be_the_one_shown_on_opening(tmp_path: Path) -> None:
    shown = PLAIN["xl/worksheets/sheet1.xml"].replace(
        "<sheetData>", '<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetData>'
    )
    path = write(tmp_path / "a.xlsx", {"xl/worksheets/sheet1.xml": shown})
    apply_edits(path, [PutSheet(NewSheet("乙", (), active=True))], path)
    assert openpyxl.load_workbook(path).active.title == "乙"
    assert "tabSelected" not in part(path, "xl/worksheets/sheet1.xml")
    assert 'tabSelected="1"' in part(path, "xl/worksheets/sheet2.xml")


NAMES = [
    ("自评表", "自评表 (2)"),
    ("DATA", "DATA (2)"),
    ("很长的工作表名称" * 5, ("很长的工作表名称" * 5)[:31]),
    ("𠀀" * 20, "𠀀" * 15),
]


@pytest.mark.parametrize(("wanted", "expected"), NAMES)
def test_a_name_is_short_enough_and_its_own_whatever_the_case(tmp_path: Path, wanted: str, expected: str) -> None:
    path = write(tmp_path / "a.xlsx", {})
    apply_edits(path, [AddSheet("data", lambda ws: None), PutSheet(NewSheet(wanted, ()))], path)
    assert titles(path)[-1] == expected
    assert faults(path) == []


def test_links_and_formulas_follow_a_renamed_sheet(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"xl/workbook.xml": WORKBOOK.replace("自评表", "校验结果")})

    def fill(ws: Worksheet) -> None:
        ws["A1"] = '=校验结果!A1&"校验结果!A1"&Data!B2'
        ws["A2"], ws["A2"].hyperlink = "去", "#'校验结果'!A1"
        ws["A3"], ws["A3"].hyperlink = "去", Hyperlink(ref="A3", location="'校验结果'!A1")

    cells = (
        NewCell(1, 1, Link("去", "校验结果", "B2")),
        NewCell(2, 1, Formula("='校验结果'!A1+说明!A1+Other!A1", Decimal(1))),
    )
    edits = [PutSheet(NewSheet("校验结果", cells)), AddSheet("说明", fill), PutSheet(NewSheet("另表", cells))]
    apply_edits(path, edits, path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["校验结果", "校验结果 (2)", "说明", "另表"]
    for title in ("校验结果 (2)", "另表"):
        assert book[title]["A1"].hyperlink.location == "'校验结果 (2)'!B2"
        assert book[title]["A2"].value == "='校验结果 (2)'!A1+说明!A1+Other!A1"
    assert book["说明"]["A1"].value == "='校验结果 (2)'!A1&\"校验结果!A1\"&Data!B2"
    assert book["说明"]["A2"].hyperlink.target == "#'校验结果 (2)'!A1"
    assert book["说明"]["A3"].hyperlink.location == "'校验结果 (2)'!A1"


def test_two_sheets_of_one_name_each_refer_to_themselves(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {})

    def fill(ws: Worksheet) -> None:
        ws["B1"] = "=表!A1"
        ws.print_title_rows = "1:2"

    apply_edits(path, [AddSheet("表", fill), AddSheet("表", fill)], path)
    book = openpyxl.load_workbook(path)
    assert [book[title]["B1"].value for title in ("表", "表 (2)")] == ["=表!A1", "='表 (2)'!A1"]
    assert re.findall(r'localSheetId="(\d)"[^>]*>([^<]*)<', part(path, "xl/workbook.xml")) == [
        ("1", "'表'!$1:$2"),
        ("2", "'表 (2)'!$1:$2"),
    ]


LONG = tuple(f"第{number}种原因的说明文字" for number in range(40))


@pytest.mark.parametrize("choices", [LONG, ("甲,乙", "丙")], ids=["long", "comma"])
def test_choices_that_a_list_cannot_hold_go_into_a_hidden_column(tmp_path: Path, choices: tuple[str, ...]) -> None:
    path = write(tmp_path / "a.xlsx", {})
    drop_downs = (
        DropDown(Span(2, 2, 9, 2), choices, "原因" * 20, "提示" * 200),
        DropDown(Span(2, 3, 9, 3), ("甲", "乙")),
    )
    apply_edits(path, [PutSheet(NewSheet("表", (NewCell(1, 4, "末列"),), drop_downs=drop_downs))], path)
    sheet = openpyxl.load_workbook(path)["表"]
    one, other = sheet.data_validations.dataValidation
    assert one.formula1 == f"$E$1:$E${len(choices)}"
    assert [sheet.cell(row + 1, 5).value for row in range(len(choices))] == list(choices)
    assert sheet.column_dimensions["E"].hidden
    assert other.formula1 == '"甲,乙"'
    assert (one.showErrorMessage, len(one.promptTitle), len(one.prompt)) == (False, 32, 255)


def test_text_is_never_a_formula_or_a_link(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {})
    texts = ("=1+1", "https://example.com", "00123", " 前后空格 ", "a_x0041_", "<&>")
    apply_edits(path, [PutSheet(NewSheet("表", tuple(NewCell(1, n, text) for n, text in enumerate(texts, 1))))], path)
    cells = read_snapshot(path).sheets[-1].cells
    assert tuple(cells[1, number].text for number in range(1, 7)) == texts
    assert all(cell.formula is None for cell in cells.values())


def test_formats_are_appended_and_numbered_anew(tmp_path: Path) -> None:
    styles = PLAIN["xl/styles.xml"].replace(
        "<fonts", '<numFmts count="1"><numFmt numFmtId="164" formatCode="0.000"/></numFmts><fonts'
    )
    path = write(tmp_path / "a.xlsx", {"xl/styles.xml": styles})
    cells = (
        NewCell(1, 1, Decimal("0.5"), Style(number_format='0.0"分"')),
        NewCell(1, 2, Decimal("0.5"), Style(number_format="0.000")),
    )
    apply_edits(path, [PutSheet(NewSheet("表", cells))], path)
    shown = read_snapshot(path).sheets[-1].cells
    assert [shown[1, 1].text, shown[1, 2].text] == ["0.5分", "0.500"]
    assert re.findall(r'numFmtId="(\d+)" formatCode', part(path, "xl/styles.xml")) == ["164", "165"]
    assert faults(path) == []


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_every_dialect_takes_new_sheets(tmp_path: Path, dialect: str) -> None:
    path = write(tmp_path / "a.xlsx", DIALECTS[dialect])
    apply_edits(path, [AddSheet("说明", author), PutSheet(new_sheet("校验结果"))], path)
    assert titles(path) == ["自评表", "说明", "校验结果"]
    cells = read_snapshot(path).sheets[-1].cells
    assert (cells[1, 1].text, cells[4, 1].text) == ("标题", "30.00%")
    if dialect == "Strict":
        text = part(path, "xl/worksheets/sheet3.xml")
        assert MAIN not in text
        assert OFFICE not in text + part(path, "xl/charts/chart1.xml")


def test_a_workbook_without_styles_gets_them(tmp_path: Path) -> None:
    relations = re.sub(r'<Relationship Id="rId2".*?/>', "", PLAIN["xl/_rels/workbook.xml.rels"])
    types = re.sub(r'<Override PartName="/xl/styles.xml".*?/>', "", PLAIN["[Content_Types].xml"])
    sheet = PLAIN["xl/worksheets/sheet1.xml"].replace(' s="1"', "")
    path = write(
        tmp_path / "a.xlsx",
        {
            "xl/styles.xml": None,
            "xl/_rels/workbook.xml.rels": relations,
            "[Content_Types].xml": types,
            "xl/worksheets/sheet1.xml": sheet,
        },
    )
    apply_edits(path, [PutSheet(new_sheet("校验结果"))], path)
    assert faults(path) == []
    assert openpyxl.load_workbook(path)["校验结果"]["A1"].font.sz == 14


def test_tables_get_ids_and_names_of_their_own(tmp_path: Path) -> None:
    source, target = next(path for path in FEATURES if "tables" in path.stem), tmp_path / "a.xlsx"
    apply_edits(source, [AddSheet("一", author), AddSheet("二", table_two)], target)
    tables = [part(target, f"xl/tables/table{number}.xml") for number in (1, 2, 3)]
    ids = [re.search(r'\sid="(\d+)"', text)[1] for text in tables]  # type: ignore[index]
    names = [re.search(r'displayName="([^"]+)"', text)[1].casefold() for text in tables]  # type: ignore[index]
    assert len(set(ids)) == len(set(names)) == 3


def table_two(ws: Worksheet) -> None:
    from openpyxl.worksheet.table import Table

    ws["A1"], ws["A2"] = "项目", "甲"
    ws.add_table(Table(displayName="TABLE1_2", ref="A1:A2"))


def test_the_titles_in_the_properties_follow(tmp_path: Path) -> None:
    source, target = next(path for path in FEATURES if "names" in path.stem), tmp_path / "a.xlsx"
    before = part(source, "docProps/app.xml")
    apply_edits(source, [PutSheet(NewSheet("甲&乙", ()))], target)
    after = part(target, "docProps/app.xml")
    assert "<vt:lpstr>Data</vt:lpstr><vt:lpstr>甲&amp;乙</vt:lpstr>" in after
    assert int(re.search(r"<vt:i4>(\d+)", after)[1]) == int(re.search(r"<vt:i4>(\d+)", before)[1]) + 1  # type: ignore[index]


def test_formulas_without_a_value_are_computed_on_opening(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {})
    apply_edits(path, [PutSheet(new_sheet("校验结果"))], path)
    assert "fullCalcOnLoad" not in part(path, "xl/workbook.xml")
    apply_edits(path, [AddSheet("说明", author)], path)
    assert 'fullCalcOnLoad="1"' in part(path, "xl/workbook.xml")


def long_sheet(**options: object) -> NewSheet:
    """A sheet of 80 rows, of which some may begin a page."""
    cells = tuple(NewCell(row, 1, "甲") for row in range(1, 81))
    return NewSheet("乙", cells, widths={1: 100}, print_title_rows=(1, 1), **options)


def printed(path: Path, sheet: NewSheet) -> Worksheet:
    """The sheet as it was put into a workbook."""
    apply_edits(path, [PutSheet(sheet)], path)
    assert faults(path) == []
    return openpyxl.load_workbook(path)["乙"]


def test_a_page_begins_only_with_rows_that_may_begin_one(tmp_path: Path) -> None:
    sheet = printed(write(tmp_path / "a.xlsx", {}), long_sheet(page_starts={20: 0.0, 41: 0.0, 42: 1.0, 63: 0.0}))
    assert [(one.id, one.man) for one in sheet.row_breaks.brk] == [(19, True), (40, True), (62, True)]
    assert not printed(write(tmp_path / "b.xlsx", {}), long_sheet()).row_breaks.brk


def test_how_many_rows_a_page_takes_depends_on_the_font_that_columns_are_counted_in(tmp_path: Path) -> None:
    starts = dict.fromkeys(range(3, 81), 1.0)
    wide = STYLES.replace('<sz val="11"/><name val="宋体"/>', '<sz val="18"/><name val="宋体"/>')
    first = [
        printed(write(tmp_path / name, parts), long_sheet(page_starts=starts)).row_breaks.brk[0].id
        for name, parts in (("a.xlsx", {}), ("b.xlsx", {"xl/styles.xml": wide}))
    ]
    assert first == [23, 34]


def test_headings_are_repeated_only_on_pages_that_go_on_with_their_table(tmp_path: Path) -> None:
    def titles_of(last: int | None) -> str:
        sheet = long_sheet(page_starts={20: 0.0, 45: 0.0, 70: 0.0}, titled_to=last)
        return printed(write(tmp_path / "a.xlsx", {}), sheet).print_title_rows or ""

    assert [titles_of(None), titles_of(30), titles_of(19)] == ["$1:$1", "$1:$1", ""]


def test_margins_are_narrow_and_the_sheet_stands_in_the_middle(tmp_path: Path) -> None:
    sheet = printed(write(tmp_path / "a.xlsx", {}), long_sheet())
    margins = sheet.page_margins
    assert (margins.left, margins.right, margins.top, margins.bottom) == (0.4, 0.4, 0.5, 0.6)
    assert sheet.print_options.horizontalCentered
