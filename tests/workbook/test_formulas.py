"""The formulas stored in a workbook, and whether anybody has computed them."""

from __future__ import annotations

from pathlib import Path

from jixiao.workbook import StoredFormula, read_formulas
from workbook.books import with_sheet

DATA = (
    '<row r="1"><c r="A1"><f>B1+1</f><v>2</v></c><c r="B1"><v>1</v></c></row>'
    '<row r="2"><c r="A2" t="str"><f t="shared" ref="A2:A3" si="3">IF(B2&gt;1,"是","")</f><v></v></c></row>'
    '<row r="3"><c r="A3"><f t="shared" si="3"/><v></v></c><c r="C3" t="e"><f>PERF_GRADE(B3)</f><v>#NAME?</v></c></row>'
    '<row r="4"><c r="A4"><f t="array" ref="A4:A5">B4:B5</f><v>7</v></c></row><row r="5"><c r="A5"><v>8</v></c></row>'
)


def test_every_formula_is_found_in_reading_order(tmp_path: Path) -> None:
    path = with_sheet(tmp_path / "a.xlsx", DATA)
    assert read_formulas(path, lambda _: True) == (
        StoredFormula("自评表", "A1", "B1+1", computed=True),
        StoredFormula("自评表", "A2", 'IF(B2>1,"是","")', computed=True),
        StoredFormula("自评表", "A3", 'IF(B3>1,"是","")', computed=False),
        StoredFormula("自评表", "C3", "PERF_GRADE(B3)", computed=False, error=True),
        StoredFormula("自评表", "A4", "B4:B5", computed=True, area="A4:A5"),
    )


def test_only_the_wanted_ones_are_given(tmp_path: Path) -> None:
    path = with_sheet(tmp_path / "a.xlsx", DATA)
    assert [found.cell for found in read_formulas(path, lambda text: "IF" in text)] == ["A2", "A3"]


def test_a_workbook_without_formulas_has_none(tmp_path: Path) -> None:
    assert read_formulas(with_sheet(tmp_path / "a.xlsx", ""), lambda _: True) == ()
