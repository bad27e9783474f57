"""Sheets come into the open workbook from the file beside it, which is opened without macros and closed again."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from doors.excel.com import opened
from doors.excel.com_base import ComError
from doors.excel.forms import FORM, drawn_book
from jixiao.doors.excel.live.sheets import replace_sheets
from jixiao.workbook import PutSheet, apply_edits
from jixiao.workbook.difference import Difference
from jixiao.workbook.edits import Formula, NewCell, NewSheet


@pytest.fixture
def donor(tmp_path: Path) -> Path:
    """A changed copy with two sheets more, one of which looks at the form and at the other."""
    formulas = (Formula(f"='{FORM}'!F2*2", Decimal(80)), Formula("='甲'!A1", "一"))
    sheets = [
        PutSheet(NewSheet("甲", (NewCell(1, 1, "一"),))),
        PutSheet(NewSheet("乙", tuple(NewCell(row, 1, formula) for row, formula in enumerate(formulas, start=1)))),
    ]
    path = tmp_path / "jixiao-donor.xlsx"
    apply_edits(drawn_book(tmp_path / "自评表.xlsx"), sheets, path)
    return path


def test_formulas_point_at_the_open_workbook_and_the_donor_is_closed(donor: Path, tmp_path: Path) -> None:
    book = opened(tmp_path / "自评表.xlsx")
    replace_sheets(book.api, Difference(new_sheets=("甲", "乙")), donor)
    sheets = book.api._stored.book
    assert sheets.sheetnames == [FORM, "甲", "乙"]
    assert [sheets["乙"][cell].value for cell in ("A1", "A2")] == [f"='{FORM}'!F2*2", "='甲'!A1"]
    assert len(book.api._app._books) == 1
    assert book.api._app._settings["AutomationSecurity"] == 1
    assert [sheet.title for sheet in sheets.worksheets if sheet.sheet_view.tabSelected] == [FORM]


def test_the_donor_is_closed_and_macros_are_as_they_were_when_copying_fails(donor: Path, tmp_path: Path) -> None:
    book = opened(tmp_path / "自评表.xlsx")
    with pytest.raises(ComError):
        replace_sheets(book.api, Difference(new_sheets=("甲", "没有")), donor)
    assert len(book.api._app._books) == 1
    assert book.api._app._settings["AutomationSecurity"] == 1


def test_where_no_sheet_comes_no_file_is_opened(donor: Path, tmp_path: Path) -> None:
    book = opened(donor)
    book.api._app._settings["DisplayAlerts"] = False
    replace_sheets(book.api, Difference(removed_sheets=("甲", "乙")), tmp_path / "missing.xlsx")
    assert book.api._stored.book.sheetnames == [FORM]


def test_a_user_who_looked_at_a_sheet_that_goes_sees_a_new_one(donor: Path, tmp_path: Path) -> None:
    book = opened(donor)
    book.api._app._settings["DisplayAlerts"] = False
    book.api._stored.book.active = book.api._stored.book["乙"]
    other = tmp_path / "other.xlsx"
    apply_edits(tmp_path / "自评表.xlsx", [PutSheet(NewSheet("丙", (NewCell(1, 1, "三"),)))], other)
    replace_sheets(book.api, Difference(removed_sheets=("甲", "乙"), new_sheets=("丙",)), other)
    assert book.api._stored.book.sheetnames == [FORM, "丙"]
    assert book.api._stored.book.active.title == "丙"
