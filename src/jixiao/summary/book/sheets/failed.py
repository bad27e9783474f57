"""The sheet 未能校验: files that could not be reviewed, and files that were passed over, with why."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.prose.template import sections
from jixiao.summary.book import style
from jixiao.summary.book.given import ROWS, Given
from jixiao.summary.book.page import Column, Listing
from jixiao.summary.schema import FAILED, WORKBOOKS
from jixiao.summary.store import Store

NAME = "未能校验"
_COLUMNS = (Column("文件", 56), Column("情况", 10, style.CENTERED), Column("原因", 90))
_FAILED, _SKIPPED = "未能校验", "跳过"


def failures(store: Store) -> list[tuple[str, str]]:
    """The workbooks that could not be reviewed, each with its sentence."""
    books = store.frame(WORKBOOKS, ["path", "outcome", "sentence"])
    some = books[(books["outcome"] == FAILED).to_numpy()]
    return list(zip(some["path"], some["sentence"], strict=True))


def failed_sheet(given: Given, failed: Sequence[tuple[str, str]]) -> None:
    """Write the sheet."""
    skipped = given.about.skipped
    words = sections("summary/failed.j2", failed=len(failed), skipped=len(skipped))
    page = given.book.page(NAME, _COLUMNS)
    page.head(words.text("标题"), words.lines("说明"))
    table = Listing(page, _COLUMNS)
    rows = [*((path, _FAILED, why) for path, why in failed), *((path, _SKIPPED, why) for path, why in skipped)]
    for row in rows[:ROWS]:
        table.add(row, {1: style.ODD} if row[1] == _FAILED else None)
    table.finish(1)
