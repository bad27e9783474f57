from __future__ import annotations

import math
import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from jixiao.workbook import Edit, PutFill, PutNote, PutSheet, PutValue, WorkbookError, apply_edits, read_snapshot
from jixiao.workbook.edits import NewCell, NewSheet
from workbook.books import SHEET, STYLES, TYPE, WORKBOOK, part, related, sheet, typed, with_sheet, write
from workbook.lint import faults

ONE = "xl/worksheets/sheet1.xml"


def applied(source: Path, *edits: Edit) -> Path:
    target = source.with_name("out.xlsx")
    before = source.read_bytes()
    apply_edits(source, edits, target)
    assert source.read_bytes() == before
    assert faults(target) == faults(source)
    return target


def row(path: Path, number: int) -> str:
    found = re.search(rf'<row r="{number}".*?</row>', part(path, ONE), re.DOTALL)
    assert found
    return found[0]


VALUES = [
    ("说明", '<c r="B1" t="inlineStr"><is><t xml:space="preserve">说明</t></is></c>'),
    (" a<b&c\r\nd ", '<c r="B1" t="inlineStr"><is><t xml:space="preserve"> a&lt;b&amp;c\nd </t></is></c>'),
    ("{0}", '<c r="B1" t="inlineStr"><is><t xml:space="preserve">{0}</t></is></c>'),
    ("_x0041_\x07", '<c r="B1" t="inlineStr"><is><t xml:space="preserve">_x005F_x0041__x0007_</t></is></c>'),
    (5, '<c r="B1"><v>5</v></c>'),
    (0.1, '<c r="B1"><v>0.1</v></c>'),
    (Decimal("9.50"), '<c r="B1"><v>9.50</v></c>'),
    (True, '<c r="B1" t="b"><v>1</v></c>'),
    (None, '<c r="B1"/>'),
    ("=1+1", '<c r="B1" s="2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>'),
    ("-5件", '<c r="B1" s="2" t="inlineStr"><is><t xml:space="preserve">-5件</t></is></c>'),
    ("+1", '<c r="B1" s="2" t="inlineStr"><is><t xml:space="preserve">+1</t></is></c>'),
    ("@甲", '<c r="B1" s="2" t="inlineStr"><is><t xml:space="preserve">@甲</t></is></c>'),
    (date(2021, 12, 31), '<c r="B1" s="2"><v>44561</v></c>'),
    (date(1900, 2, 28), '<c r="B1" s="2"><v>59</v></c>'),
    (datetime(2021, 12, 31, 12), '<c r="B1" s="2"><v>44561.5</v></c>'),  # noqa: DTZ001 - Excel knows no zones
]


@pytest.mark.parametrize(("value", "expected"), VALUES)
def test_a_value_is_written_as_what_it_is(tmp_path: Path, value: object, expected: str) -> None:
    target = applied(write(tmp_path / "a.xlsx", {}), PutValue("自评表", "B1", value))  # type: ignore[arg-type]
    assert row(target, 1) == f'<row r="1"><c r="A1" t="s"><v>0</v></c>{expected}</row>'


def test_text_that_looks_like_a_formula_is_marked_as_text(tmp_path: Path) -> None:
    target = applied(write(tmp_path / "a.xlsx", {}), PutValue("自评表", "B1", "=1+1"))
    assert '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>' in part(
        target, "xl/styles.xml"
    )
    assert openpyxl.load_workbook(target)["自评表"]["B1"].data_type == "s"


def test_a_date_gets_a_date_format_unless_it_has_one(tmp_path: Path) -> None:
    styles = STYLES.replace('numFmtId="9"', 'numFmtId="31"')
    source = write(tmp_path / "a.xlsx", {"xl/styles.xml": styles})
    day = date(2022, 6, 30)
    target = applied(source, PutValue("自评表", "B1", day), PutValue("自评表", "B2", day))
    cells = read_snapshot(target).sheets[0].cells
    assert [cells[1, 2].text, cells[2, 2].text] == ["2022-06-30", "2022年6月30日"]


def test_a_date_follows_the_1904_system(tmp_path: Path) -> None:
    book = WORKBOOK.replace("<bookViews>", '<workbookPr date1904="1"/><bookViews>')
    target = applied(
        write(tmp_path / "a.xlsx", {"xl/workbook.xml": book}), PutValue("自评表", "B1", date(2021, 12, 31))
    )
    assert "<v>43099</v>" in row(target, 1)
    assert read_snapshot(target).sheets[0].cells[1, 2].text == "2021-12-31"


def test_a_fill_changes_nothing_else_of_the_format(tmp_path: Path) -> None:
    target = applied(write(tmp_path / "a.xlsx", {}), PutFill("自评表", "B2", "ffc7ce"))
    assert row(target, 2) == '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="2"><v>0.98</v></c></row>'
    styles = part(target, "xl/styles.xml")
    fill = (
        '<fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/><bgColor indexed="64"/></patternFill></fill>'
    )
    assert f"{fill}</fills>" in styles
    assert (
        '<xf numFmtId="9" fontId="0" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1">'
        '<alignment horizontal="center"/></xf></cellXfs>'
    ) in styles
    assert '<fills count="3">' in styles
    assert '<cellXfs count="3">' in styles


def test_a_fill_ends_its_cell_at_the_cells_own_last_tag(tmp_path: Path) -> None:
    rich = '<is><r><rPr><color rgb="FF000000"></color></rPr><t>指标</t></r></is>'
    source = with_sheet(tmp_path / "in.xlsx", f'<row r="1"><c r="A1" t="inlineStr">{rich}</c></row>')
    target = applied(source, PutFill("自评表", "A1", "FFC7CE"))
    assert row(target, 1) == f'<row r="1"><c r="A1" t="inlineStr" s="2">{rich}</c></row>'


def test_the_same_fill_twice_is_one_style(tmp_path: Path) -> None:
    edits = [PutFill("自评表", cell, "FFC7CE") for cell in ("A1", "B1", "C9")]
    assert '<cellXfs count="3">' in part(applied(write(tmp_path / "a.xlsx", {}), *edits), "xl/styles.xml")


def test_a_count_that_is_wrong_is_not_believed(tmp_path: Path) -> None:
    styles = STYLES.replace('<cellXfs count="2">', '<cellXfs count="99">').replace('<fills count="2">', "<fills>")
    target = applied(write(tmp_path / "a.xlsx", {"xl/styles.xml": styles}), PutFill("自评表", "A1", "FFC7CE"))
    assert 'r="A1" t="s" s="2"' in row(target, 1)


def test_a_new_cell_goes_to_its_place_and_widens_the_dimension(tmp_path: Path) -> None:
    source = with_sheet(
        tmp_path / "a.xlsx",
        '<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="9"/>',
        '<dimension ref="B2:D9"/>',
    )
    edits = [PutValue("自评表", cell, 7) for cell in ("C2", "A2", "E2", "B1", "F5", "B9", "A12")]
    text = part(applied(source, *edits), ONE)
    assert re.findall(r'r="([A-Z]*\d+)"', text) == [
        *("1", "B1", "2", "A2", "B2", "C2", "D2", "E2", "5", "F5", "9", "B9", "12", "A12")
    ]
    assert '<dimension ref="A1:F12"/>' in text


def test_a_new_cell_has_the_style_of_its_row_or_else_of_its_column(tmp_path: Path) -> None:
    source = with_sheet(
        tmp_path / "a.xlsx", '<row r="1" s="1" customFormat="1"/>', '<cols><col min="2" max="3" style="1"/></cols>'
    )
    target = applied(source, *(PutValue("自评表", cell, 1) for cell in ("E1", "C7", "D7")))
    assert row(target, 1) == '<row r="1" s="1" customFormat="1"><c r="E1" s="1"><v>1</v></c></row>'
    assert row(target, 7) == '<row r="7"><c r="C7" s="1"><v>1</v></c><c r="D7"><v>1</v></c></row>'


def test_the_far_corner_can_be_written(tmp_path: Path) -> None:
    target = applied(
        write(tmp_path / "a.xlsx", {}), PutValue("自评表", "XFD1048576", 1), PutNote("自评表", "XFD1048576", "远")
    )
    assert read_snapshot(target).sheets[0].cells[1048576, 16384].text == "1"


def test_a_sheet_without_rows_can_be_written(tmp_path: Path) -> None:
    empty = SHEET[: SHEET.index("<sheetData>")] + "<sheetData/></worksheet>"
    target = applied(write(tmp_path / "a.xlsx", {ONE: empty}), PutValue("自评表", "B3", 1), PutValue("自评表", "A1", 2))
    assert (
        '<sheetData><row r="1"><c r="A1"><v>2</v></c></row><row r="3"><c r="B3"><v>1</v></c></row></sheetData>'
        in part(target, ONE)
    )


def test_a_cell_inside_a_merged_area_leads_to_its_first_cell(tmp_path: Path) -> None:
    source = with_sheet(
        tmp_path / "a.xlsx",
        '<row r="1"><c r="A1"/><c r="B1"/></row>',
        after='<mergeCells><mergeCell ref="A1:B3"/></mergeCells>',
    )
    target = applied(
        source, PutValue("自评表", "B2", 5), PutFill("自评表", "B3", "FFC7CE"), PutNote("自评表", "A2", "看")
    )
    assert row(target, 1) == '<row r="1"><c r="A1" s="2"><v>5</v></c><c r="B1"/></row>'
    assert 'ref="A1"' in part(target, "xl/comments1.xml")


def test_only_touched_cells_of_a_sheet_change(tmp_path: Path) -> None:
    odd = (
        '<?xml version="1.0"?>\r\n<!-- <sheetData><row r="1"/></sheetData> -->\r\n<x:worksheet xmlns:x='
        '"http://schemas.openxmlformats.org/spreadsheetml/2006/main"  ><x:sheetData >\r\n'
        "<x:row r='1' ht='20' ><x:c t='s' r='A1'  ><x:v>0</x:v></x:c ><!--<x:c r=\"B1\"/>-->"
        "<x:c  r='C1' s='1'/></x:row>\n"
        '<x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t><![CDATA[<x:c r="B1">]]></x:t></x:is></x:c></x:row>'
        "</x:sheetData></x:worksheet>\r\n"
    )
    source = write(tmp_path / "a.xlsx", {ONE: odd})
    target = applied(source, PutValue("自评表", "B1", 3), PutValue("自评表", "B2", "甲"))
    written = '<x:c r="B2" t="inlineStr"><x:is><x:t xml:space="preserve">甲</x:t></x:is></x:c>'
    expected = odd.replace("<x:c  r='C1'", "<x:c r=\"B1\"><x:v>3</x:v></x:c><x:c  r='C1'")
    expected = expected.replace("</x:is></x:c></x:row>", f"</x:is></x:c>{written}</x:row>")
    assert part(target, ONE).encode() == expected.encode()


def test_other_encodings_stay(tmp_path: Path) -> None:
    source = write(tmp_path / "a.xlsx", {ONE: SHEET.replace("UTF-8", "UTF-16").encode("utf-16")})
    target = tmp_path / "out.xlsx"
    apply_edits(source, [PutValue("自评表", "C1", "甲")], target)
    assert read_snapshot(target).sheets[0].cells[1, 3].text == "甲"
    assert faults(target) == []


def formulas(path: Path, first: str = "<f>SUM(B1:B2)</f>") -> Path:
    chain = '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="C1" i="7"/></calcChain>'
    data = (
        f'<row r="1"><c r="C1">{first}<v>3</v></c></row><row r="2"><c r="C2"><f t="shared" si="0"/><v>4</v></c></row>'
    )
    return write(
        path,
        {
            ONE: sheet(data),
            "xl/calcChain.xml": chain,
            "[Content_Types].xml": typed(("xl/calcChain.xml", f"{TYPE}.calcChain+xml")),
            "xl/_rels/workbook.xml.rels": related(
                ("rId1", "worksheet", "worksheets/sheet1.xml"),
                ("rId2", "styles", "styles.xml"),
                ("rId3", "sharedStrings", "sharedStrings.xml"),
                ("rId4", "calcChain", "calcChain.xml"),
            ),
        },
    )


@pytest.mark.parametrize("cell", ["C1", "C2", "A1"])
def test_a_new_value_has_the_formulas_computed_again(tmp_path: Path, cell: str) -> None:
    target = applied(formulas(tmp_path / "a.xlsx"), PutValue("自评表", cell, 5))
    assert '<calcPr fullCalcOnLoad="1"/>' in part(target, "xl/workbook.xml")
    with pytest.raises(KeyError):
        part(target, "xl/calcChain.xml")
    assert "calcChain" not in part(target, "[Content_Types].xml") + part(target, "xl/_rels/workbook.xml.rels")


def test_a_fill_leaves_the_calculation_alone(tmp_path: Path) -> None:
    target = applied(formulas(tmp_path / "a.xlsx"), PutFill("自评表", "C1", "FFC7CE"))
    assert part(target, "xl/workbook.xml") == WORKBOOK
    assert "C1" in part(target, "xl/calcChain.xml")


REFUSED = [
    (
        '<f t="shared" ref="C1:C2" si="0">B1</f>',
        "C1",
        "工作表“自评表”的 C1 是一组共享公式的首格，改它会影响其他单元格，请先在 Excel 中改写这一格的公式再试。",
    ),
    (
        '<f t="array" ref="C1:C2">B1:B2</f>',
        "C1",
        "工作表“自评表”的 C1 是数组公式，不能只改其中一格，请先在 Excel 中清除该公式再试。",
    ),
    (
        '<f t="array" ref="C1:D5">B1:B2</f>',
        "D4",
        "工作表“自评表”的 D4 属于一个数组公式的区域，不能只改其中一格，请先在 Excel 中清除该公式再试。",
    ),
    (
        '<f t="dataTable" ref="C1:D5" dt2D="1" dtr="1" r1="A1" r2="A2"/>',
        "C1",
        "工作表“自评表”的 C1 是数组公式，不能只改其中一格，请先在 Excel 中清除该公式再试。",
    ),
]


@pytest.mark.parametrize(("formula", "cell", "sentence"), REFUSED)
def test_part_of_a_common_formula_is_not_overwritten(tmp_path: Path, formula: str, cell: str, sentence: str) -> None:
    assert refusal(formulas(tmp_path / "a.xlsx", formula), PutValue("自评表", cell, 5)) == sentence


def refusal(source: Path, *edits: Edit) -> str:
    before, target = source.read_bytes(), source.with_name("out.xlsx")
    with pytest.raises(WorkbookError) as caught:
        apply_edits(source, edits, target)
    assert source.read_bytes() == before
    assert not target.exists()
    assert [path.name for path in source.parent.iterdir()] == [source.name]
    return str(caught.value)


SENTENCES: list[tuple[Edit, str]] = [
    (PutValue("总表", "A1", 1), "“a.xlsx”里没有工作表“总表”，现有工作表是“自评表”，请检查名称。"),
    (PutValue("自评表", "第3行", 1), "“第3行”不是单元格地址，请写成 B5 这样的列标加行号。"),
    (PutFill("自评表", "XFE1", "FFC7CE"), "“XFE1”不是单元格地址，请写成 B5 这样的列标加行号。"),
    (PutFill("自评表", "A1", "红"), "“红”不是颜色，请写成 FFC7CE 这样的六位十六进制数。"),
    (PutValue("自评表", "A1", "长" * 32768), "要写入工作表“自评表”的 A1 的文字超过 32767 个字符，请缩短后再试。"),
    (PutNote("自评表", "A1", "\ud800"), "要写入工作表“自评表”的 A1 的文字里有无法保存的字符，请删去后再试。"),
    (PutValue("自评表", "A1", math.nan), "工作表“自评表”的 A1 不能写入“nan”，它不是一个确定的数。"),
    (PutValue("自评表", "A1", date(1899, 1, 1)), "Excel 不能保存日期“1899-01-01”，请改用文字。"),
    (
        PutSheet(NewSheet("说明", (NewCell(2, 3, "长" * 32768),))),
        "要写入工作表“说明”的 C2 的文字超过 32767 个字符，请缩短后再试。",
    ),
    (
        PutSheet(NewSheet("a/b", (NewCell(1, 1, "甲"),))),
        "“a/b”不能用作工作表名称，名称不能为空，也不能含有 [ ] : * ? / \\ 或首尾单引号，请改名后再试。",
    ),
]


@pytest.mark.parametrize(("edit", "sentence"), SENTENCES, ids=[sentence[:12] for _, sentence in SENTENCES])
def test_what_cannot_be_done_is_said_in_one_sentence(tmp_path: Path, edit: Edit, sentence: str) -> None:
    assert refusal(write(tmp_path / "a.xlsx", {}), edit) == sentence


def test_a_table_header_stays(tmp_path: Path) -> None:
    table = (
        '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="表1" displayName="表1" '
        'ref="A1:B2"><tableColumns count="2"><tableColumn id="1" name="指标"/><tableColumn id="2" name="1.5"/>'
        "</tableColumns></table>"
    )
    source = write(
        tmp_path / "a.xlsx",
        {
            "xl/worksheets/_rels/sheet1.xml.rels": related(("rId1", "table", "../tables/table1.xml")),
            "xl/tables/table1.xml": table,
            "[Content_Types].xml": typed(("xl/tables/table1.xml", f"{TYPE}.table+xml")),
        },
    )
    assert refusal(source, PutValue("自评表", "A1", "其他")) == (
        "工作表“自评表”的 A1 是表格的标题，改动会使表格损坏，请在 Excel 中修改这个标题。"
    )
    assert "<v>7</v>" in row(applied(source, PutValue("自评表", "A2", 7), PutFill("自评表", "A1", "FFC7CE")), 2)


def test_no_edit_at_all_gives_the_same_bytes(tmp_path: Path) -> None:
    source = write(tmp_path / "a.xlsx", {})
    assert applied(source).read_bytes() == source.read_bytes()


def test_rows_out_of_order_are_left_in_theirs(tmp_path: Path) -> None:
    source = with_sheet(tmp_path / "a.xlsx", '<row r="5"><c r="A5"/></row><row r="2"><c r="A2"/></row><row r="9"/>')
    target = tmp_path / "out.xlsx"
    apply_edits(source, [PutValue("自评表", cell, 1) for cell in ("B5", "B2", "B9", "B7")], target)
    assert re.findall(r'r="([A-Z]+\d+)"', part(target, ONE)) == ["A5", "B5", "A2", "B2", "B7", "B9"]


def test_many_edits_of_a_long_sheet_find_their_rows(tmp_path: Path) -> None:
    source = with_sheet(
        tmp_path / "a.xlsx", "".join(f'<row r="{2 * n}"><c r="A{2 * n}"/></row>' for n in range(1, 3001))
    )
    target = applied(source, *(PutValue("自评表", f"B{number}", number) for number in range(1, 6001)))
    cells = read_snapshot(target).sheets[0].cells
    assert [cells[number, 2].text for number in range(1, 6001)] == [str(number) for number in range(1, 6001)]
