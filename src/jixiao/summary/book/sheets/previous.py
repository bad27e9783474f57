"""The sheet 上年对比: every unit beside what last year's summary said of it."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.prose.template import sections
from jixiao.summary.book import style
from jixiao.summary.book.given import ROWS, Given
from jixiao.summary.book.page import Column, Listing
from jixiao.summary.book.rows import Value
from jixiao.summary.book.style import Look
from jixiao.summary.tables.changes import Pair, Presence, change

NAME = "上年对比"
_KINDS: Sequence[tuple[str, Look, Look]] = (
    ("自评得分", style.SCORE, style.SIGNED),
    ("测算得分", style.SCORE, style.SIGNED),
    ("执行率", style.RATE, style.RATE_CHANGE),
    ("错误", style.COUNT, style.COUNT_CHANGE),
    ("警告", style.COUNT, style.COUNT_CHANGE),
)
_COLUMNS = (
    Column("单位", 28),
    Column("情况", 10, style.CENTERED),
    *(
        Column(f"{when}{what}", 10, look)
        for what, plain, signed in _KINDS
        for when, look in (("上年", plain), ("本年", plain), ("增减：", signed))
    ),
)


def previous_sheet(given: Given, file: str, pairs: Sequence[Pair]) -> None:
    """Write the sheet."""
    counts = {each: sum(pair.presence is each for pair in pairs) for each in Presence}
    words = sections(
        "summary/previous.j2",
        file=file,
        both=counts[Presence.BOTH],
        new=counts[Presence.NEW],
        gone=counts[Presence.GONE],
    )
    page = given.book.page(NAME, _COLUMNS)
    page.head(words.text("标题"), words.lines("说明"))
    table = Listing(page, _COLUMNS)
    for pair in pairs[:ROWS]:
        table.add(_values(pair), None if pair.presence is Presence.BOTH else {1: style.ODD})
    if not pairs:
        page.banner(words.text("没有"), style.QUIET)
    table.finish(1)


def _values(pair: Pair) -> list[Value]:
    before, now = pair.before, pair.now
    values: list[Value] = [now.name if pair.presence is not Presence.GONE else before.name, pair.presence]
    for one, other in (
        (before.claimed, now.claimed),
        (before.points, now.points),
        (before.execution_rate, now.execution_rate),
        (before.errors, now.errors),
        (before.warnings, now.warnings),
    ):
        values += [one, other, change(one, other)]
    return values
