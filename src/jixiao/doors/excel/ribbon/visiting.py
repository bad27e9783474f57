"""Where the user is led in an open workbook: to a sheet, to the cell of the next problem (跳转)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jixiao.doors.excel.live.copy import worked_on_copy
from jixiao.doors.excel.ribbon.reply import SILENT, Reply
from jixiao.form.grid import Snapshot
from jixiao.sheets import next_problem, read_problems
from jixiao.workbook import read_snapshot

if TYPE_CHECKING:
    import xlwings

_NOTHING_LISTED = "还没有可以跳转的问题：请先点“校验”，问题会列在工作表“校验结果”中。"
_ALL_HANDLED = "“校验结果”中的问题都已选了处理情况，没有下一个了。"
_HIDDEN = "下一个问题在隐藏的工作表“{sheet}”的 {cell}：{message}请先取消隐藏，再点一次。"
_VISIBLE = -1
_LONGEST_STATUS = 200


def show_sheet(book: xlwings.Book, title: str) -> None:
    """Show a sheet of ours, which somebody may have hidden."""
    sheet = book.api.Worksheets(title)
    if sheet.Visible != _VISIBLE:
        sheet.Visible = _VISIBLE
    sheet.Activate()


def show_next(book: xlwings.Book) -> Reply:
    """Select the cell of the next problem, and tell it in the status bar."""
    problems = read_problems(worked_on_copy(book, _seen))
    if not any(problem.in_workbook for problem in problems):
        return Reply(_NOTHING_LISTED)
    problem = next_problem(problems, *_place(book))
    if problem is None:
        return Reply(_ALL_HANDLED)
    sheet = book.api.Worksheets(problem.sheet)
    if sheet.Visible != _VISIBLE:
        return Reply(_HIDDEN.format(sheet=problem.sheet, cell=problem.cell, message=problem.message))
    sheet.Activate()
    sheet.Range(problem.cell).Select()
    left = sum(not other.handled for other in problems)
    told = f"{problem.severity} {problem.code} {problem.sheet}!{problem.cell}（未处理{left}处）：{problem.message}"
    book.api.Application.StatusBar = told[:_LONGEST_STATUS]
    return SILENT


def _seen(before: Path, after: Path) -> Snapshot:  # noqa: ARG001 - nothing is written
    return read_snapshot(before)


def _place(book: xlwings.Book) -> tuple[str, str]:
    """The sheet and the cell where the user is."""
    api: Any = book.api
    sheet = api.ActiveSheet.Name
    cell = api.Application.ActiveCell
    return sheet, "" if cell is None else cell.Address
