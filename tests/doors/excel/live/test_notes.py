"""Notes go over in one call a sheet; without the add-in, or after it stopped half-way, note by note."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlwings
from openpyxl.comments import Comment

from doors.excel.com import opened
from doors.excel.com_base import ComError
from doors.excel.forms import FORM, drawn_book
from jixiao.doors.excel.live.notes import put_notes
from jixiao.workbook.difference import CellChange, Difference
from jixiao.workbook.difference.note_change import NoteChange

CHANGES = {
    "A1": NoteChange(None, "新"),
    "A2": NoteChange("我的话😀", "我的话😀\n提示"),
    "A5": NoteChange("我的话\n旧", "我的话\n新"),
    "B2": NoteChange("旧提示", None, ours=True),
    "B3": NoteChange("旧提示", "新提示", ours=True),
}
DIFFERENCE = Difference(tuple(CellChange(FORM, cell, note=change) for cell, change in CHANGES.items()))


def noted(folder: Path, *, addin: bool) -> xlwings.Book:
    book = opened(drawn_book(folder / "a.xlsx"), addin=addin)
    for cell, change in CHANGES.items():
        if change.before is not None:
            book.api._stored.book[FORM][cell].comment = Comment(change.before, "王会计", height=33, width=44)
    return book


def put(book: xlwings.Book) -> list[str]:
    sheets = {FORM: book.api.Worksheets(FORM)}
    book.api._log.calls.clear()
    put_notes(book.api, sheets, DIFFERENCE)
    return book.api._log.calls


def texts(book: xlwings.Book) -> dict[str, str | None]:
    sheet = book.api._stored.book[FORM]
    return {cell: sheet[cell].comment and sheet[cell].comment.text for cell in CHANGES}


AFTER = {cell: change.after for cell, change in CHANGES.items()}


@pytest.mark.parametrize("addin", [True, False])
def test_every_note_becomes_what_it_is_to_be(addin: bool, tmp_path: Path) -> None:
    book = noted(tmp_path, addin=addin)
    put(book)
    assert texts(book) == AFTER
    sheet = book.api._stored.book[FORM]
    sizes = [(sheet[cell].comment.width, sheet[cell].comment.height) for cell in ("A1", "A2", "B3")]
    assert sizes == [(180, 80), (44, 33), (180, 80)]


def test_the_addin_does_all_of_a_sheet_in_one_call(tmp_path: Path) -> None:
    assert put(noted(tmp_path, addin=True)) == [
        "get Workbook.Application",
        "get Workbook.Name",
        "call Application.Run",
    ]


def test_a_text_that_excel_has_cut_off_on_its_way_to_the_addin_is_put_right_note_by_note(tmp_path: Path) -> None:
    book = noted(tmp_path, addin=True)
    book.api._app._longest_text = 2
    put(book)
    assert texts(book) == AFTER


def test_what_the_addin_left_half_done_is_finished_note_by_note(tmp_path: Path) -> None:
    book = noted(tmp_path, addin=False)
    sheet = book.api._stored.book[FORM]
    sheet["A1"].comment, sheet["B2"].comment = Comment("新", "用户"), None
    sheet["A5"].comment = Comment("我的话\n", "用户")
    put(book)
    assert texts(book) == AFTER


@pytest.mark.parametrize("number", range(4, 30))
def test_whichever_call_fails_a_note_is_what_it_was_or_what_it_is_to_be(number: int, tmp_path: Path) -> None:
    book = noted(tmp_path, addin=False)
    sheets = {FORM: book.api.Worksheets(FORM)}
    book.api._log.calls.clear()
    book.api._log.fail_at = number
    try:
        put_notes(book.api, sheets, DIFFERENCE)
    except ComError:
        found = texts(book)
        assert all(found[cell] in (change.before, change.after) for cell, change in CHANGES.items())
    else:
        assert texts(book) == AFTER


def test_when_excel_is_busy_nothing_is_tried_note_by_note(tmp_path: Path) -> None:
    book = noted(tmp_path, addin=True)
    sheets = {FORM: book.api.Worksheets(FORM)}
    book.api._log.editing = True
    with pytest.raises(ComError):
        put_notes(book.api, sheets, DIFFERENCE)
    assert book.api._log.calls[-1] == "call Application.Run"
