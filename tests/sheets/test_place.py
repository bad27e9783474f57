"""Where a cell is: for a person, for a link, for a formula."""

from __future__ import annotations

import pytest

from jixiao.form.model import Cell
from jixiao.sheets.place import formula_reference, link, several_sheets
from jixiao.workbook.edits import Link


@pytest.mark.parametrize(
    ("sheet", "reference"),
    [
        ("自评表", "'自评表'!$AB$12"),
        ("局'本级", "'局''本级'!$AB$12"),
        ("2021 年(1)", "'2021 年(1)'!$AB$12"),
        ("A1", "'A1'!$AB$12"),
    ],
)
def test_a_formula_names_the_sheet_whatever_it_is_called(sheet: str, reference: str) -> None:
    assert formula_reference(Cell(sheet, 12, 28)) == reference


def test_a_link_names_its_sheet_only_where_asked() -> None:
    cell = Cell("自评表", 12, 5)
    assert link(cell, with_sheet=False) == Link("E12", "自评表", "E12")
    assert link(cell, with_sheet=True) == Link("自评表!E12", "自评表", "E12")


def test_cells_of_one_sheet_are_not_several_sheets() -> None:
    assert not several_sheets([])
    assert not several_sheets([Cell("自评表", 1, 1), Cell("自评表", 2, 1)])
    assert several_sheets([Cell("自评表", 1, 1), Cell("本级", 1, 1)])
