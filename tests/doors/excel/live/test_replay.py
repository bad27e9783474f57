"""What a command does to a file, it does to the open workbook: the same cells, few calls, nothing left half-done."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings
from openpyxl.comments import Comment
from openpyxl.styles import GradientFill, PatternFill
from openpyxl.styles.colors import Color

from doors.excel.com import opened
from doors.excel.com_base import ComError
from doors.excel.forms import (
    FEATURES,
    FORM,
    SAMPLES,
    SMALL,
    Shown,
    clear,
    draw,
    drawn_book,
    long_form,
    now,
    protected,
    review,
    reviewed_file,
    shown,
)
from jixiao.doors.excel.live.copy import worked_on_copy
from jixiao.doors.file import clear_file, review_file
from jixiao.workbook import AddSheet, PutNote, PutSheet, PutValue, apply_edits, read_record
from jixiao.workbook.edits import Formula, NewCell, NewSheet

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")
every_sample = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
with_and_without_addin = pytest.mark.parametrize("addin", [True, False], ids=["add-in", "no add-in"])
ASKED_FIRST = 3  # name, path, SaveCopyAs


def changed(path: Path) -> tuple[str, str]:
    """A cell of the form that has a finding, which a user will change."""
    (finding, *_) = (one for one in review_file(path, path.with_name("found.xlsx")).review.findings if one.cell.sheet)
    return finding.cell.sheet, finding.cell.ref


@every_sample
@with_and_without_addin
def test_an_open_workbook_becomes_what_its_file_becomes(path: Path, addin: bool, tmp_path: Path) -> None:
    book = opened(path, addin=addin)
    review(book, fill_scores=not addin)
    assert now(book, tmp_path) == shown(reviewed_file(path, tmp_path, fill_scores=not addin))


@every_sample
def test_a_second_review_writes_nothing(path: Path) -> None:
    book = opened(path)
    review(book)
    book.api._log.calls.clear()
    review(book)
    assert book.api._log.calls == ["get Workbook.Name", "get Workbook.Path", "call Workbook.SaveCopyAs"]


@every_sample
def test_a_review_after_changes_leaves_what_it_leaves_in_the_file(path: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(path, tmp_path / path.name))
    sheet, cell = changed(path)
    book = opened(path, addin=False)
    review(book)
    book.api._stored.book[sheet][cell].value = "已改"
    review(book)
    target = reviewed_file(path, tmp_path)
    apply_edits(target, [PutValue(sheet, cell, "已改")], target)
    review_file(target, in_place=True)
    assert now(book, tmp_path) == shown(target)


@every_sample
def test_clearing_gives_the_original_back(path: Path, tmp_path: Path) -> None:
    book = opened(path)
    review(book, fill_scores=True)
    clear(book)
    assert now(book, tmp_path) == shown(path)
    assert book.api._stored.custom == []


@every_sample
def test_a_workbook_reviewed_as_a_file_is_cleared_when_it_is_open(path: Path, tmp_path: Path) -> None:
    book = opened(reviewed_file(path, tmp_path, fill_scores=True))
    clear(book)
    assert now(book, tmp_path) == shown(path)


@every_sample
def test_the_calls_stay_few(path: Path) -> None:
    book = opened(path)
    findings = review(book).review.findings
    assert len(book.api._log.calls) <= 60 + 3 * len(findings)


def test_the_calls_stay_few_for_a_form_of_80_rows(tmp_path: Path) -> None:
    book = opened(drawn_book(tmp_path / "长表.xlsx", long_form(80)))
    findings = review(book).review.findings
    assert len(findings) >= 40
    assert len(book.api._log.calls) <= 60 + 3 * len(findings)


@pytest.mark.parametrize("name", ["01_merged", "06_comments", "23_tables", "25_styles", "16_rich", "28_wps"])
def test_a_form_in_a_workbook_with_many_features_is_reviewed_and_cleared(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.xlsx"
    apply_edits(FEATURES / f"{name}.xlsx", [AddSheet(FORM, draw)], path)
    book, before = opened(path), now(opened(path), tmp_path)
    review(book)
    assert now(book, tmp_path) == shown(reviewed_file(path, tmp_path))
    clear(book)
    assert now(book, tmp_path) == before


FILLS = {
    "a colour": PatternFill("solid", fgColor="00FF00"),
    "a colour of the theme": PatternFill("solid", fgColor=Color(theme=4, tint=0.4)),
    "a colour of the palette": PatternFill("solid", fgColor=Color(indexed=13)),
    "a pattern": PatternFill("lightTrellis", fgColor="FF0000", bgColor=Color(theme=5)),
    "a pattern in its own colours": PatternFill("gray125", fgColor=Color(indexed=64), bgColor=Color(indexed=65)),
    "no fill": PatternFill(),
}


@pytest.mark.parametrize("fill", FILLS.values(), ids=FILLS)
def test_the_users_own_fill_and_note_come_back(fill: PatternFill, tmp_path: Path) -> None:
    path = drawn_book(tmp_path / "自评表.xlsx")
    user = openpyxl.load_workbook(path)
    for row in user[FORM].iter_rows(min_row=2):
        for cell in row:
            if type(cell).__name__ == "Cell":
                cell.fill, cell.comment = fill, Comment("请核对😀台账", "王会计")
    user.save(path)
    for addin in (True, False):
        book = opened(path, addin=addin)
        review(book)
        assert now(book, tmp_path) == shown(reviewed_file(path, tmp_path))
        clear(book)
        assert now(book, tmp_path) == shown(path)


def test_a_gradient_does_not_come_back_and_its_cell_is_named(tmp_path: Path) -> None:
    path = drawn_book(tmp_path / "自评表.xlsx")
    user = openpyxl.load_workbook(path)
    user[FORM]["E2"].fill = GradientFill(stop=("FF0000", "0000FF"))
    user.save(path)
    book = opened(path)
    review(book)
    told: list[str] = []
    worked_on_copy(book, clear_file, tell=told.append)
    assert told == ["工作表“绩效自评表”的 E2 原来是渐变填充，不能恢复，已改为无填充，请按需要重新设置。"]
    assert now(book, tmp_path)[FORM].cells.get("E2") is None


def test_what_an_edit_puts_into_a_cell_that_is_on_no_record_is_carried_over_when_it_is_named(tmp_path: Path) -> None:
    book = opened(drawn_book(tmp_path / "自评表.xlsx"))

    def work(before: Path, after: Path) -> tuple[str, str]:
        apply_edits(before, [PutValue(FORM, "H2", "=九月起")], after)
        return FORM, "H2"

    worked_on_copy(book, work, also=lambda done: [done])
    assert now(book, tmp_path)[FORM].cells["H2"] == ("=九月起", "s", None, None)
    assert book.api._stored.custom == []


@pytest.mark.parametrize("again", [False, True], ids=["first review", "review after changes"])
@with_and_without_addin
def test_whichever_call_fails_excel_is_as_it_was_and_clear_gives_the_users_cells_back(
    again: bool, addin: bool, tmp_path: Path
) -> None:
    path, original = half_way(tmp_path, again=again)
    settings = dict(opened(path).api._app._settings)
    number, reached = 0, True
    while reached:
        number += 1
        book, reached = with_a_failure(path, number, addin=addin)
        assert book.api._app._settings == settings, number
        assert len(book.api._app._books) == 1, number
        after = now(book, tmp_path)
        assert after[FORM].protection == original[FORM].protection, number
        assert book.api._stored.locked, number
        if after != original:
            clear(book)
        assert now(book, tmp_path) == original, number
    assert number > 60


def half_way(folder: Path, *, again: bool) -> tuple[Path, dict[str, Shown]]:
    """A protected workbook, reviewed and then changed if asked, and what its user has of it."""
    path = protected(drawn_book(folder / "自评表.xlsx"), structure="")
    fresh, book = opened(path), opened(path)
    if again:
        review(book, fill_scores=True)
        for one in (fresh, book):
            sheet = one.api._stored.book[FORM]
            sheet["E2"].value, sheet["E3"].value, sheet["E4"].value = "18场", None, "80%"
    book.api.SaveCopyAs(str(path))
    return path, now(fresh, folder)


def with_a_failure(path: Path, number: int, *, addin: bool) -> tuple[xlwings.Book, bool]:
    """A review of an open workbook in which one call fails; gives the book and whether a call failed."""
    book = opened(path, addin=addin)
    log = book.api._log
    log.fail_at = number + ASKED_FIRST
    with suppress(ComError):
        review(book, fill_scores=True)
    reached = len(log.calls) >= log.fail_at
    log.fail_at = 0
    return book, reached


def test_sheets_of_two_commands_stay_apart(tmp_path: Path) -> None:
    def sheet(title: str, text: str) -> PutSheet:
        cells = (NewCell(1, 1, text), NewCell(2, 1, Formula(f"='{FORM}'!F2*2", cached="80")))
        return PutSheet(NewSheet(title, cells))

    def put(title: str, text: str) -> Any:
        return lambda before, after: apply_edits(before, [sheet(title, text)], after, record=True, layer=title)

    book = opened(drawn_book(tmp_path / "自评表.xlsx"))
    worked_on_copy(book, put("监控", "一"))
    worked_on_copy(book, put("校验", "一"))
    calls = book.api._log.calls
    calls.clear()
    worked_on_copy(book, put("校验", "二"))
    assert calls.count("call Worksheet.Delete") == 1
    assert {title: seen.cells.get("A1", [None])[0] for title, seen in now(book, tmp_path).items()} == {
        FORM: "一级指标",
        "监控": "一",
        "校验": "二",
    }
    assert book.api._stored.book["校验"]["A2"].value == f"='{FORM}'!F2*2"
    calls.clear()
    worked_on_copy(book, put("监控", "一"))
    assert "call Worksheet.Delete" not in calls


def test_the_sheet_that_the_user_looks_at_stays_the_one_shown_and_no_two_are_selected(tmp_path: Path) -> None:
    book = opened(drawn_book(tmp_path / "自评表.xlsx"))
    cells = (NewCell(1, 1, "新"),)
    for active, title in ((False, FORM), (True, "结果")):
        edits = [PutSheet(NewSheet("结果", cells, active=active)), PutNote(FORM, "A1", str(active))]
        if active:
            edits[0] = PutSheet(NewSheet("结果", (*cells, NewCell(2, 1, "再")), active=True))
        worked_on_copy(book, lambda before, after, edits=edits: apply_edits(before, edits, after, record=True))
        sheets = book.api._stored.book.worksheets
        assert [sheet.title for sheet in sheets if sheet.sheet_view.tabSelected] == [title]
        assert book.api._stored.book.active.title == title


def test_what_is_kept_in_the_open_workbook_is_a_record_without_the_parts_of_the_file(tmp_path: Path) -> None:
    path = drawn_book(tmp_path / "自评表.xlsx", SMALL)
    book = opened(path)
    review(book)
    copy = tmp_path / "copy.xlsx"
    book.api.SaveCopyAs(str(copy))
    kept, written = read_record(copy), read_record(reviewed_file(path, tmp_path))
    assert kept is not None
    assert written is not None
    assert (kept.parts, kept.order, kept.edited) == ((), (), True)
    assert kept.layers == written.layers
