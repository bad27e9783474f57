"""A formula gives way to what it shows: number, text, blank, truth or error, over the whole of its area."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from jixiao.form.grid import GridCell
from jixiao.workbook import (
    PutFill,
    PutResult,
    PutValue,
    apply_edits,
    clear_edits,
    has_record,
    read_formulas,
    read_snapshot,
)
from workbook.books import FEATURES, HEAD, MAIN, OFFICE, TYPE, WORKBOOK, part, related, sheet, typed, with_sheet, write
from workbook.lint import faults

ONE = "xl/worksheets/sheet1.xml"
FORMULA = "<f>PERF_SCORE(A1,B1,C1)</f>"


def frozen(source: Path, *cells: str) -> Path:
    """The workbook with the formulas of these cells replaced."""
    target = source.with_name("out.xlsx")
    apply_edits(source, [PutResult("自评表", cell) for cell in cells], target)
    assert faults(target) == faults(source)
    return target


def cells(path: Path) -> str:
    """The sheet's cells as they are written."""
    return "".join(re.findall(r"<row.*</row>", part(path, ONE), re.DOTALL))


RESULTS = [
    (f'<c r="A1">{FORMULA}<v>9.60</v></c>', '<c r="A1"><v>9.60</v></c>'),
    (f'<c r="A1" s="1" t="n">{FORMULA}<v>0.98</v></c>', '<c r="A1" s="1"><v>0.98</v></c>'),
    (
        f'<c r="A1" t="str">{FORMULA}<v>未达&lt;指标</v></c>',
        '<c r="A1" t="inlineStr"><is><t xml:space="preserve">未达&lt;指标</t></is></c>',
    ),
    (f'<c r="A1" t="str">{FORMULA}<v></v></c>', '<c r="A1"/>'),
    (f'<c r="A1" s="1" t="str">{FORMULA}<v/></c>', '<c r="A1" s="1"/>'),
    (f'<c r="A1" t="b">{FORMULA}<v>1</v></c>', '<c r="A1" t="b"><v>1</v></c>'),
    (f'<c r="A1" t="e">{FORMULA}<v>#DIV/0!</v></c>', '<c r="A1" t="e"><v>#DIV/0!</v></c>'),
    (f'<c r="A1" t="e" vm="1">{FORMULA}<v>#VALUE!</v></c>', '<c r="A1" t="e"><v>#VALUE!</v></c>'),
]


@pytest.mark.parametrize(("before", "after"), RESULTS)
def test_a_formula_becomes_the_value_it_shows(tmp_path: Path, before: str, after: str) -> None:
    source = with_sheet(tmp_path / "a.xlsx", f'<row r="1">{before}<c r="B1"><f>A1*2</f><v>3</v></c></row>')
    assert cells(frozen(source, "A1")) == f'<row r="1">{after}<c r="B1"><f>A1*2</f><v>3</v></c></row>'


UNCOMPUTED = [f"{FORMULA}<v></v>", f"{FORMULA}<v/>", FORMULA]


@pytest.mark.parametrize("inner", UNCOMPUTED)
def test_a_formula_that_nobody_computed_stays(tmp_path: Path, inner: str) -> None:
    source = with_sheet(tmp_path / "a.xlsx", f'<row r="1"><c r="A1">{inner}</c></row>')
    assert frozen(source, "A1").read_bytes() == source.read_bytes()


def test_a_formula_whose_function_nobody_knew_stays(tmp_path: Path) -> None:
    source = with_sheet(tmp_path / "a.xlsx", f'<row r="1"><c r="A1" t="e">{FORMULA}<v>#NAME?</v></c></row>')
    assert frozen(source, "A1").read_bytes() == source.read_bytes()


@pytest.mark.parametrize("cell", ["A2", "Z99"])
def test_a_cell_without_a_formula_stays(tmp_path: Path, cell: str) -> None:
    source = write(tmp_path / "a.xlsx", {})
    assert frozen(source, cell).read_bytes() == source.read_bytes()


def test_text_that_looks_like_a_formula_is_marked_as_text(tmp_path: Path) -> None:
    source = with_sheet(tmp_path / "a.xlsx", f'<row r="1"><c r="A1" t="str">{FORMULA}<v>=1+1</v></c></row>')
    assert cells(frozen(source, "A1")) == (
        '<row r="1"><c r="A1" s="2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c></row>'
    )


@pytest.mark.parametrize("cm", ["", ' cm="1"'], ids=["CSE", "动态数组"])
def test_an_array_formula_goes_from_its_whole_area(tmp_path: Path, cm: str) -> None:
    data = (
        f'<row r="1"><c r="B1"{cm}><f t="array" ref="B1:C2">PERF_SCORES(A1:A2)</f><v>1</v></c>'
        '<c r="C1" t="str"><v>优</v></c><c r="D1" t="str"><v>外</v></c></row>'
        '<row r="2"><c r="A2"><v>7</v></c><c r="B2" t="str"><v></v></c><c r="C2" t="e"><v>#N/A</v></c></row>'
    )
    assert cells(frozen(with_sheet(tmp_path / "a.xlsx", data), "B1")) == (
        '<row r="1"><c r="B1"><v>1</v></c><c r="C1" t="inlineStr"><is><t xml:space="preserve">优</t></is></c>'
        '<c r="D1" t="str"><v>外</v></c></row>'
        '<row r="2"><c r="A2"><v>7</v></c><c r="B2"/><c r="C2" t="e"><v>#N/A</v></c></row>'
    )


def test_an_array_formula_over_a_whole_column_costs_no_more_than_its_cells(tmp_path: Path) -> None:
    data = '<row r="1"><c r="A1"><f t="array" ref="A1:A1048576">PERF_SCORES(B1)</f><v>1</v></c></row>'
    assert cells(frozen(with_sheet(tmp_path / "a.xlsx", data), "A1")) == '<row r="1"><c r="A1"><v>1</v></c></row>'


SHARED = (
    '<row r="1"><c r="D1"><f t="shared" ref="D1:D3" si="0">PERF_SCORE(A1,B1,$C$1)</f><v>1</v></c></row>'
    '<row r="2"><c r="D2"><f t="shared" si="0"/><v>2</v></c></row>'
    '<row r="3"><c r="D3" s="1" t="str"><f t="shared" si="0"/><v></v></c></row>'
)


def test_a_shared_formula_goes_from_all_its_cells(tmp_path: Path) -> None:
    assert cells(frozen(with_sheet(tmp_path / "a.xlsx", SHARED), "D1", "D2", "D3")) == (
        '<row r="1"><c r="D1"><v>1</v></c></row><row r="2"><c r="D2"><v>2</v></c></row>'
        '<row r="3"><c r="D3" s="1"/></row>'
    )


def test_cells_that_keep_a_shared_formula_get_it_written_out(tmp_path: Path) -> None:
    target = frozen(with_sheet(tmp_path / "a.xlsx", SHARED), "D1")
    assert cells(target) == (
        '<row r="1"><c r="D1"><v>1</v></c></row>'
        '<row r="2"><c r="D2"><f>PERF_SCORE(A2,B2,$C$1)</f><v>2</v></c></row>'
        '<row r="3"><c r="D3" s="1" t="str"><f>PERF_SCORE(A3,B3,$C$1)</f><v></v></c></row>'
    )


def test_the_first_cell_of_a_shared_formula_that_nobody_computed_keeps_it(tmp_path: Path) -> None:
    data = SHARED.replace("</f><v>1</v>", "</f>")
    assert cells(frozen(with_sheet(tmp_path / "a.xlsx", data), "D1", "D2", "D3")) == (
        '<row r="1"><c r="D1"><f t="shared" ref="D1:D3" si="0">PERF_SCORE(A1,B1,$C$1)</f></c></row>'
        '<row r="2"><c r="D2"><v>2</v></c></row><row r="3"><c r="D3" s="1"/></row>'
    )


def test_another_prefix_is_kept(tmp_path: Path) -> None:
    text = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:f>PERF_GRADE(B1)</x:f>'
        "<x:v>优</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    target = frozen(write(tmp_path / "a.xlsx", {ONE: text}), "A1")
    assert '<x:c r="A1" t="inlineStr"><x:is><x:t xml:space="preserve">优</x:t></x:is></x:c>' in part(target, ONE)


def with_chain_and_link(path: Path) -> Path:
    """A workbook with a calculation chain and a link to the add-in."""
    chain = f'<calcChain xmlns="{MAIN}"><c r="A1" i="7"/><c r="B1" i="7"/></calcChain>'
    link = f'{HEAD}<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{OFFICE}" r:id="rId1"/></externalLink>'
    book = WORKBOOK.replace(
        "</sheets>", '</sheets><externalReferences><externalReference r:id="rId5"/></externalReferences>'
    )
    data = '<row r="1"><c r="A1"><f>[1]!PERF_SCORE(C1,D1,E1)</f><v>5</v></c><c r="B1"><f>A1*2</f><v>10</v></c></row>'
    return write(
        path,
        {
            ONE: sheet(data),
            "xl/workbook.xml": book,
            "xl/calcChain.xml": chain,
            "xl/externalLinks/externalLink1.xml": link,
            "xl/externalLinks/_rels/externalLink1.xml.rels": related(
                ("rId1", "externalLinkPath", "jixiao.xlam")
            ).replace("/>", ' TargetMode="External"/>'),
            "[Content_Types].xml": typed(
                ("xl/calcChain.xml", f"{TYPE}.calcChain+xml"),
                ("xl/externalLinks/externalLink1.xml", f"{TYPE}.externalLink+xml"),
            ),
            "xl/_rels/workbook.xml.rels": related(
                ("rId1", "worksheet", "worksheets/sheet1.xml"),
                ("rId2", "styles", "styles.xml"),
                ("rId3", "sharedStrings", "sharedStrings.xml"),
                ("rId4", "calcChain", "calcChain.xml"),
                ("rId5", "externalLink", "externalLinks/externalLink1.xml"),
            ),
        },
    )


def test_the_calculation_chain_goes_and_the_link_stays(tmp_path: Path) -> None:
    source = with_chain_and_link(tmp_path / "a.xlsx")
    target = frozen(source, "A1")
    with pytest.raises(KeyError):
        part(target, "xl/calcChain.xml")
    assert "calcChain" not in part(target, "[Content_Types].xml") + part(target, "xl/_rels/workbook.xml.rels")
    assert part(target, "xl/workbook.xml") == part(source, "xl/workbook.xml")
    assert part(target, "xl/externalLinks/externalLink1.xml") == part(source, "xl/externalLinks/externalLink1.xml")
    assert cells(target) == '<row r="1"><c r="A1"><v>5</v></c><c r="B1"><f>A1*2</f><v>10</v></c></row>'


def test_without_a_formula_to_freeze_the_calculation_chain_stays(tmp_path: Path) -> None:
    source = with_chain_and_link(tmp_path / "a.xlsx")
    assert frozen(source, "C1").read_bytes() == source.read_bytes()


def test_a_result_is_not_on_the_record(tmp_path: Path) -> None:
    path = with_sheet(tmp_path / "a.xlsx", f'<row r="1"><c r="A1">{FORMULA}<v>5</v></c></row>')
    apply_edits(path, [PutFill("自评表", "A1", "FFC7CE")], path, record=True)
    apply_edits(path, [PutResult("自评表", "A1")], path)
    assert has_record(path)
    assert clear_edits(path, path)
    assert read_snapshot(path).sheets[0].cells[1, 1] == GridCell("5", number=5)
    assert openpyxl.load_workbook(path)["自评表"]["A1"].fill.fill_type is None


def test_a_value_written_in_the_same_go_comes_after_the_result(tmp_path: Path) -> None:
    source = with_sheet(tmp_path / "a.xlsx", f'<row r="1"><c r="A1">{FORMULA}<v>5</v></c></row>')
    target = tmp_path / "out.xlsx"
    apply_edits(source, [PutValue("自评表", "A1", 6), PutResult("自评表", "A1")], target)
    assert cells(target) == '<row r="1"><c r="A1"><v>6</v></c></row>'


@pytest.mark.parametrize("path", [path for path in FEATURES if "protect" not in path.stem], ids=lambda path: path.stem)
def test_a_workbook_without_its_formulas_shows_the_same(path: Path, tmp_path: Path) -> None:
    formulas, target = read_formulas(path, lambda _: True), tmp_path / "out.xlsx"
    apply_edits(path, [PutResult(formula.sheet, formula.cell) for formula in formulas], target)
    assert faults(target) == faults(path)
    assert shown(target) == shown(path)
    assert {formula.computed for formula in read_formulas(target, lambda _: True)} <= {False}


def shown(path: Path) -> list[dict[tuple[int, int], str]]:
    return [
        {place: cell.text for place, cell in sheet.cells.items() if cell.text} for sheet in read_snapshot(path).sheets
    ]
