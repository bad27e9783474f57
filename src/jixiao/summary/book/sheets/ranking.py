"""The sheet 单位排名: a row for each unit, by its claimed score."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.prose.template import Sections, sections
from jixiao.summary.book import style
from jixiao.summary.book.given import ROWS, Given
from jixiao.summary.book.page import Column, Listing
from jixiao.summary.book.rows import Value
from jixiao.summary.book.style import Look
from jixiao.summary.names import RANKING, Heading
from jixiao.summary.tables.execution import DOUBTFUL
from jixiao.summary.tables.units import UnitRow

_PLACE, _GRADE = Column("名次", 6, style.CENTERED), 11
_LETTER = Column("退回意见", 8, style.CENTERED)
_COLUMNS = (
    _PLACE,
    Column(Heading.UNIT, 28),
    Column(Heading.CLAIMED, 9, style.SCORE),
    Column(Heading.POINTS, 9, style.SCORE),
    Column("测算名次", 6, style.CENTERED),
    Column("差额", 8, style.SIGNED),
    Column("自评等级", _GRADE, style.CENTERED),
    Column("测算等级", _GRADE, style.CENTERED),
    Column(Heading.RATE, 10, style.RATE),
    Column(Heading.ERRORS, 6, style.COUNT),
    Column(Heading.WARNINGS, 6, style.COUNT),
    Column("提示", 6, style.COUNT),
    Column("处理", 14, style.CENTERED),
    _LETTER,
    Column("工作簿数", 8, style.COUNT),
    Column("表数", 6, style.COUNT),
    Column("有得分的表", 8, style.COUNT),
    Column("指标数", 8, style.COUNT),
    Column("备注", 22, style.QUIET),
)
_ACTION, _RATE = ([column.heading for column in _COLUMNS].index(name) for name in ("处理", Heading.RATE))


def ranking(given: Given, units: Sequence[UnitRow]) -> None:
    """Write the sheet."""
    columns = [column for column in _COLUMNS if column is not _LETTER or given.about.letters]
    page = given.book.page(RANKING, columns)
    words = sections(
        "summary/ranking.j2",
        units=len(units),
        ranked=sum(row.claimed is not None for row in units),
        complete=sum(row.points is not None for row in units),
        letters=bool(given.about.letters),
        left=max(0, len(units) - ROWS),
    )
    page.head(words.text("标题"), words.lines("说明"))
    table = Listing(page, columns)
    for row in units[:ROWS]:
        table.add(_values(given, row, words), _looks(row))
    if not units:
        page.banner(words.text("没有单位"), style.QUIET)
    table.finish(2)


def _looks(row: UnitRow) -> dict[int, Look]:
    looks = {_ACTION: style.ACTION[row.found.action]}
    return (
        {**looks, _RATE: style.ODD_RATE} if row.execution_rate is not None and row.execution_rate > DOUBTFUL else looks
    )


def _values(given: Given, row: UnitRow, words: Sections) -> list[Value]:
    notes = [words.text("部分")] * row.partly + [words.text("分值")] * row.uneven
    letter = [given.letters.of(row.name)] if given.about.letters else []
    return [
        row.claimed_place,
        row.name,
        row.claimed,
        row.points,
        row.points_place,
        row.difference,
        row.claimed_grades,
        row.grades,
        row.execution_rate,
        row.found.errors,
        row.found.warnings,
        row.found.notices,
        row.found.action,
        *letter,
        row.workbooks,
        row.forms,
        row.scored,
        row.indicators,
        "；".join(notes),
    ]
