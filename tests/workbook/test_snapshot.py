from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from jixiao.form.grid import GridCell, Span
from jixiao.workbook import WorkbookError, read_snapshot
from workbook.books import FEATURES, HEAD, MAIN, OFFICE, PLAIN, SHEET, TEXTS, WORKBOOK, sheet, with_sheet, write


def cells(path: Path) -> dict[tuple[int, int], GridCell]:
    return dict(read_snapshot(path).sheets[0].cells)


def test_a_cell_has_the_text_it_shows(tmp_path: Path) -> None:
    found = cells(write(tmp_path / "a.xlsx", {}))
    assert found == {
        (1, 1): GridCell("指标"),
        (1, 2): GridCell("1.5", Decimal("1.5")),
        (2, 1): GridCell("完成率"),
        (2, 2): GridCell("98%", Decimal("0.98")),
    }


KINDS = [
    ('<c r="A1" t="b"><v>1</v></c>', GridCell("TRUE")),
    ('<c r="A1" t="b"><v>0</v></c>', GridCell("FALSE")),
    ('<c r="A1" t="e"><v>#N/A</v></c>', GridCell("#N/A", error=True)),
    ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', GridCell("#DIV/0!", formula="1/0", error=True)),
    ('<c r="A1" t="str"><f>B1&amp;"元"</f><v>3元</v></c>', GridCell("3元", formula='B1&"元"')),
    ('<c r="A1"><f>1+2</f><v>3</v></c>', GridCell("3", Decimal(3), "1+2")),
    ('<c r="A1"><f>1+2</f></c>', GridCell("", formula="1+2")),
    ('<c r="A1"><v>0.30000000000000004</v></c>', GridCell("0.3", Decimal("0.30000000000000004"))),
    ('<c r="A1"><v>1E3</v></c>', GridCell("1000", Decimal("1E3"))),
    ('<c r="A1" s="1"><v>0.98</v></c>', GridCell("98%", Decimal("0.98"))),
    ('<c r="A1" t="inlineStr"><is><t>甲 &lt; 乙</t></is></c>', GridCell("甲 < 乙")),
    ('<c r="A1" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c>', GridCell("甲乙")),
    ('<c r="A1" t="inlineStr"><is><t>a_x000D_b_x005F_x0041_</t></is></c>', GridCell("a\rb_x0041_")),
    ("<c r='A1' s='1'><v>0.5</v></c>", GridCell("50%", Decimal("0.5"))),
    ('<c s="1" t="n" r="A1"><v>0.5</v></c>', GridCell("50%", Decimal("0.5"))),
    ('<c r="A1" t="inlineStr"><is><t><![CDATA[甲<乙]]></t></is></c>', GridCell("甲<乙")),
    ('<!-- <c r="B9"><v>1</v></c> --><c r="A1"><v>2</v></c>', GridCell("2", Decimal(2))),
    ("<c><v>2</v></c>", GridCell("2", Decimal(2))),
    ('<c r="A1" t="d"><v>2021-12-31</v></c>', GridCell("2021-12-31")),
]


@pytest.mark.parametrize(("written", "expected"), KINDS)
def test_every_kind_of_cell_is_read(tmp_path: Path, written: str, expected: GridCell) -> None:
    assert cells(with_sheet(tmp_path / "a.xlsx", f"<row>{written}</row>")) == {(1, 1): expected}


@pytest.mark.parametrize("written", ['<c r="A1" s="1"/>', '<c r="A1" t="s"><v/></c>', '<c r="A1"><v></v></c>'])
def test_an_empty_cell_is_not_there(tmp_path: Path, written: str) -> None:
    assert cells(with_sheet(tmp_path / "a.xlsx", f'<row r="1">{written}</row>')) == {}


def test_a_shared_formula_is_told_for_each_of_its_cells(tmp_path: Path) -> None:
    data = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*$C$1</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row>'
    )
    found = cells(with_sheet(tmp_path / "a.xlsx", data))
    assert [found[1, 1].formula, found[2, 1].formula] == ["B1*$C$1", "B2*$C$1"]


def test_rows_and_cells_without_a_place_follow_the_one_before(tmp_path: Path) -> None:
    data = '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row r="5"/><row><c><v>4</v></c></row>'
    assert {place: cell.text for place, cell in cells(with_sheet(tmp_path / "a.xlsx", data)).items()} == {
        (1, 1): "1",
        (1, 4): "2",
        (1, 5): "3",
        (6, 1): "4",
    }


def test_a_cell_at_the_far_corner_is_just_one_more_cell(tmp_path: Path) -> None:
    path = with_sheet(tmp_path / "a.xlsx", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    assert list(cells(path)) == [(1048576, 16384)]


def test_the_dimension_is_not_believed(tmp_path: Path) -> None:
    path = with_sheet(tmp_path / "a.xlsx", '<row r="9"><c r="C9"><v>1</v></c></row>', '<dimension ref="A1"/>')
    assert list(cells(path)) == [(9, 3)]


def test_merged_areas_are_read(tmp_path: Path) -> None:
    merges = '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="$B$2:$B$4"/></mergeCells>'
    path = with_sheet(tmp_path / "a.xlsx", '<row r="1"/>', after=merges)
    assert read_snapshot(path).sheets[0].merges == (Span(1, 1, 1, 3), Span(2, 2, 4, 2))


def test_hidden_sheets_and_names_are_told(tmp_path: Path) -> None:
    book = WORKBOOK.replace(' r:id="rId1"', ' state="hidden" r:id="rId1"').replace(
        "</sheets>", "</sheets><definedNames><definedName name=\"口径\">'自评表'!$B$1</definedName></definedNames>"
    )
    snapshot = read_snapshot(write(tmp_path / "a.xlsx", {"xl/workbook.xml": book}))
    assert [sheet.visible for sheet in snapshot.sheets] == [False]
    assert dict(snapshot.names) == {"口径": "'自评表'!$B$1"}


def prefixed(text: str) -> str:
    inner = text.replace(HEAD, "").replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"')
    return HEAD + inner.replace("</", "\0").replace("<", "<x:").replace("\0", "</x:")


def strict(text: str) -> str:
    return text.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
        OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"
    )


DIALECTS = {
    "prefixed main namespace": {
        name: prefixed(text) for name, text in PLAIN.items() if MAIN in text and name != "xl/workbook.xml"
    }
    | {
        "xl/workbook.xml": f'<x:workbook xmlns:x="{MAIN}"><x:sheets><x:sheet name="自评表" sheetId="7" q:id="rId1" '
        f'xmlns:q="{OFFICE}"/></x:sheets></x:workbook>'
    },
    "Strict": {name: strict(text) for name, text in PLAIN.items()},
    "byte order mark": {name: b"\xef\xbb\xbf" + text.encode() for name, text in PLAIN.items()},
    "UTF-16": {"xl/worksheets/sheet1.xml": SHEET.replace("UTF-8", "UTF-16").encode("utf-16")},
    "UTF-16 without a mark": {"xl/sharedStrings.xml": TEXTS.replace("UTF-8", "UTF-16").encode("utf-16-be")},
    "GB18030": {"xl/sharedStrings.xml": TEXTS.replace("UTF-8", "GB18030").encode("gb18030")},
    "part name in other case": {"xl/worksheets/sheet1.xml": None, "xl/Worksheets/Sheet1.xml": SHEET},
    "part name with backslashes": {"xl/worksheets/sheet1.xml": None, "xl\\worksheets\\sheet1.xml": SHEET},
    "part name with a leading slash": {"xl/worksheets/sheet1.xml": None, "/xl/worksheets/sheet1.xml": SHEET},
    "absolute target": {
        "xl/_rels/workbook.xml.rels": PLAIN["xl/_rels/workbook.xml.rels"].replace('"worksheets', '"/xl/worksheets')
    },
    "target with steps up": {
        "xl/_rels/workbook.xml.rels": PLAIN["xl/_rels/workbook.xml.rels"].replace('"worksheets', '"../xl/./worksheets')
    },
}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_reads_alike(tmp_path: Path, dialect: str) -> None:
    plain = read_snapshot(write(tmp_path / "a.xlsx", {}))
    assert read_snapshot(write(tmp_path / "b.xlsx", DIALECTS[dialect])) == plain


def test_a_workbook_without_styles_or_texts_is_read(tmp_path: Path) -> None:
    parts = {
        "xl/styles.xml": None,
        "xl/sharedStrings.xml": None,
        "xl/worksheets/sheet1.xml": sheet('<row r="1"><c r="A1" s="4"><v>2</v></c></row>'),
    }
    assert cells(write(tmp_path / "a.xlsx", parts)) == {(1, 1): GridCell("2", Decimal(2))}


def test_a_text_that_is_not_there_is_said(tmp_path: Path) -> None:
    path = with_sheet(tmp_path / "a.xlsx", '<row r="3"><c r="B3" t="s"><v>99</v></c></row>')
    with pytest.raises(WorkbookError) as caught:
        read_snapshot(path)
    assert str(caught.value) == (
        "工作表“自评表”的 B3 指向不存在的文字，工作簿已损坏，请用 Excel 打开并修复、另存为 .xlsx 后再试。"
    )


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_openpyxl_sees_the_same_cells(path: Path) -> None:
    snapshot = read_snapshot(path)
    other = openpyxl.load_workbook(path, data_only=True)
    for found in snapshot.sheets:
        expected = {
            (cell.row, cell.column): cell.value
            for row in other[found.name].iter_rows()
            for cell in row
            if cell.value is not None
        }
        assert {place for place, cell in found.cells.items() if cell.text} == set(expected)
        for place, value in expected.items():
            cell = found.cells[place]
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                assert cell.number == Decimal(repr(value))
            elif isinstance(value, str):
                assert cell.text == value
