"""The way to the next problem (跳到下一个问题) in an open workbook."""

from __future__ import annotations

from pathlib import Path

from jixiao.doors.live.book import OpenBook
from jixiao.doors.live.reply import SILENT, Reply
from jixiao.form.grid import Snapshot
from jixiao.sheets import next_problem, read_problems
from jixiao.workbook import read_snapshot

_NOTHING_LISTED = "还没有可以跳转的问题：请先点“校验”，问题会列在工作表“校验结果”中。"
_ALL_HANDLED = "“校验结果”中的问题都已选了处理情况，没有下一个了。"
_HIDDEN = "下一个问题在隐藏的工作表“{sheet}”的 {cell}：{message}请先取消隐藏，再点一次。"
_LONGEST_STATUS = 200


def show_next(book: OpenBook) -> Reply:
    """Select the cell of the next problem, and tell it in the status bar."""
    problems = read_problems(book.worked_on_copy(_seen))
    if not any(problem.in_workbook for problem in problems):
        return Reply(_NOTHING_LISTED)
    problem = next_problem(problems, *book.place())
    if problem is None:
        return Reply(_ALL_HANDLED)
    if not book.go_to(problem.sheet, problem.cell):
        return Reply(_HIDDEN.format(sheet=problem.sheet, cell=problem.cell, message=problem.message))
    left = sum(not other.handled for other in problems)
    told = f"{problem.severity} {problem.code} {problem.sheet}!{problem.cell}（未处理{left}处）：{problem.message}"
    book.say(told[:_LONGEST_STATUS])
    return SILENT


def _seen(before: Path, after: Path) -> Snapshot:  # noqa: ARG001 - nothing is written
    return read_snapshot(before)
