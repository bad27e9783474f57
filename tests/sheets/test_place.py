"""Where a cell is: for a person, for a link, for a formula."""

from __future__ import annotations

import pytest

from jixiao.form.model import Cell, Passage, Report
from jixiao.sheets.place import formula_reference, link, place_text, report_name, several_sheets
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


def test_a_paragraph_of_a_report_is_named_with_its_file_and_not_linked_to() -> None:
    cell = Cell("自评报告.docx", 12, 0)
    assert link(cell, with_sheet=False) == link(cell, with_sheet=True) == "自评报告.docx 第12段"
    assert place_text(cell, with_sheet=False) == "自评报告.docx 第12段"


@pytest.mark.parametrize(("column", "name"), [(0, "自评报告"), (1, "工作表“自评报告”")])
def test_a_report_is_called_by_its_file_or_its_sheet(column: int, name: str) -> None:
    assert report_name(Report("自评报告", "", (Passage(Cell("自评报告", 1, column)),))) == name


def test_cells_of_one_sheet_are_not_several_sheets() -> None:
    assert not several_sheets([])
    assert not several_sheets([Cell("自评表", 1, 1), Cell("自评表", 2, 1)])
    assert several_sheets([Cell("自评表", 1, 1), Cell("本级", 1, 1)])
