"""The fake Excel is as strict as Excel: what it does not know, or would not carry, it refuses."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from doors.excel.com import opened
from doors.excel.com_base import AskedError, ComError
from doors.excel.com_files import load
from doors.excel.forms import FORM, drawn_book

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")


@pytest.fixture
def api(tmp_path: Path) -> Any:
    """An open workbook with a form, a sheet more and a formula that has its value."""
    path = drawn_book(tmp_path / "a.xlsx")
    user = openpyxl.load_workbook(path)
    user.create_sheet("另一张")["A1"] = f"='{FORM}'!F2"
    user.save(path)
    book = opened(path).api
    book._stored.cached["另一张"]["A1"] = 40
    return book


def protect(api: Any) -> None:
    api._stored.book[FORM].protection.sheet = True


REFUSED: list[tuple[Callable[[Any], object], type[Exception]]] = [
    (lambda api: api.Charts, AttributeError),
    (lambda api: api.Worksheets(FORM).Range("A1").Font, AttributeError),
    (lambda api: setattr(api.Worksheets(FORM), "Tab", 1), AttributeError),
    (lambda api: setattr(api.Worksheets(FORM).Range("A1"), "Value2", Decimal(1)), TypeError),
    (lambda api: api.SaveCopyAs(Path("a.xlsx")), TypeError),
    (lambda api: api.Worksheets(FORM).Range("A1,".join(["B2"] * 90)), ComError),
    (lambda api: api.Worksheets("没有"), ComError),
    (lambda api: api.Worksheets("另一张").Delete(), AskedError),
    (lambda api: api.Application.Run("没有的宏"), ComError),
    (lambda api: [api.Worksheets(FORM).Range("A1").AddComment("甲") for _ in range(2)], ComError),
    (lambda api: (protect(api), setattr(api.Worksheets(FORM).Range("A1"), "Value2", 1)), ComError),
    (lambda api: (protect(api), setattr(api.Worksheets(FORM).Range("A1").Interior, "Color", 1)), ComError),
    (lambda api: (protect(api), api.Worksheets(FORM).Range("A1").AddComment("甲")), ComError),
    (lambda api: (api.Protect(Structure=True), api._sheet("另一张").Copy(After=api._sheet(FORM))), ComError),
]


@pytest.mark.parametrize(("call", "trouble"), REFUSED)
def test_what_excel_refuses_is_refused(api: Any, call: Callable[[Any], object], trouble: type[Exception]) -> None:
    with pytest.raises(trouble):
        call(api)


def test_every_get_set_and_call_is_counted_and_can_fail(api: Any) -> None:
    api.Worksheets(FORM).Range("J1").Value2 = 5
    assert api._log.calls == ["get Workbook.Worksheets", "call Sheets.Item", "call Worksheet.Range", "set Range.Value2"]
    api._log.fail_at = 6
    with pytest.raises(ComError):
        api.Worksheets(FORM)


def test_a_saved_copy_keeps_values_of_formulas_notes_and_custom_parts(api: Any, tmp_path: Path) -> None:
    api.CustomXMLParts.Add('<record xmlns="urn:a">甲</record>')
    api.Worksheets(FORM).Range("J1").AddComment("批注")
    api.SaveCopyAs(str(tmp_path / "copy.xlsx"))
    stored = load(tmp_path / "copy.xlsx")
    assert stored.custom == ['<record xmlns="urn:a">甲</record>']
    assert stored.cached["另一张"] == {"A1": 40}
    assert stored.book[FORM]["J1"].comment.text == "批注"


def test_a_sheet_copied_into_another_workbook_points_back(api: Any, tmp_path: Path) -> None:
    api.SaveCopyAs(str(tmp_path / "b.xlsx"))
    api.Application.AutomationSecurity = 3
    other = api.Application.Workbooks.Open(str(tmp_path / "b.xlsx"), UpdateLinks=0, ReadOnly=True, AddToMru=False)
    api._app._settings["DisplayAlerts"] = False
    api.Worksheets("另一张").Delete()
    other.Sheets(("另一张",)).Copy(After=api.Sheets(1))
    assert api._stored.book["另一张"]["A1"].value == f"='[b.xlsx]{FORM}'!F2"


@pytest.mark.parametrize(
    ("given", "value"), [("12", 12.0), ("'12", "12"), ("98%", 98.0), ("true", True), ("2020-3-5", "date"), ("甲", "甲")]
)
def test_a_text_is_read_as_if_it_were_typed(api: Any, given: str, value: object) -> None:
    api.Worksheets(FORM).Range("J1").Value2 = given
    found = api._stored.book[FORM]["J1"].value
    assert found == value or (value == "date" and found.year == 2024)
