"""The sheets 问题统计 and 单位问题: how often each check found something, and where."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from jixiao.prose.template import sections
from jixiao.summary.book import style
from jixiao.summary.book.charts import Drawing, Series, draw
from jixiao.summary.book.given import ROWS, Given
from jixiao.summary.book.page import Column, Listing
from jixiao.summary.tables.codes import CodeRow, Codes
from jixiao.summary.tables.units import UnitRow

CODES, UNIT_CODES = "问题统计", "单位问题"
_COLUMNS = (
    Column("编号", 8, style.CENTERED),
    Column("级别", 8, style.CENTERED),
    Column("名称", 40),
    Column("次数", 10, style.COUNT),
    Column("单位数", 10, style.COUNT),
    Column("单位占比", 10, style.RATE),
)
_GAP, _CHART = 3, 66  # character widths beside the table
_DRAWN = 10
_SEVERITY = 1
_UNIT_COLUMNS = (
    Column("单位", 26),
    Column("错误", 6, style.COUNT),
    Column("警告", 6, style.COUNT),
    Column("提示", 6, style.COUNT),
    Column("合计", 7, style.COUNT),
    Column("处理", 14, style.CENTERED),
)
_ACTION = 5
_CODE_WIDTH = 7


def code_sheet(given: Given, codes: Codes, units: Sequence[UnitRow]) -> None:
    """Write 问题统计."""
    having = sum(row.found.all > 0 for row in units)
    count = sum(row.count for row in codes.rows)
    drawn = codes.rows[:_DRAWN]
    words = sections(
        "summary/codes.j2", count=count, kinds=len(codes.rows), units=having, all=len(units), shown=len(drawn)
    )
    beside = [_GAP, _CHART] if drawn else []
    page = given.book.page(CODES, [*(column.width for column in _COLUMNS), *beside])
    page.head(words.text("标题"), words.lines("说明"))
    table = Listing(page, _COLUMNS)
    for row in codes.rows:
        share = Decimal(row.units) / len(units)
        values = (row.code, row.severity, row.title, row.count, row.units, share)
        table.add(values, {_SEVERITY: style.SEVERITY[row.severity]})
    table.finish()
    last = table.first + len(drawn) - 1
    series = Series(words.text("次数"), (table.first, 3, last, 3), [row.count for row in drawn])
    names = [row.title for row in drawn]
    size = (480, 60 + 30 * len(drawn))
    drawing = Drawing(words.text("图"), (table.first, 2, last, 2), names, (series,), *size, lying=True)
    draw(given.book, page, drawing, (table.header, len(_COLUMNS) + 1))


def unit_code_sheet(given: Given, codes: Codes, units: Sequence[UnitRow]) -> None:
    """Write 单位问题, the units with most errors first."""
    having = [row for row in units if row.found.all]
    having.sort(key=lambda row: (-row.found.errors, -row.found.warnings, -row.found.notices, row.unit))
    words = sections(
        "summary/unit_codes.j2",
        units=len(having),
        all=len(units),
        shown=len(codes.shown),
        left=max(0, len(having) - ROWS),
    )
    columns = [*_UNIT_COLUMNS, *(_code_column(row) for row in codes.shown)]
    page = given.book.page(UNIT_CODES, columns)
    page.head(words.text("标题"), words.lines("说明"))
    table = Listing(page, columns)
    for row in having[:ROWS]:
        found = row.found
        counts = [count or None for count in codes.by_unit[row.unit]]
        values = (row.name, found.errors, found.warnings, found.notices, found.all, found.action, *counts)
        table.add(values, {_ACTION: style.ACTION[found.action]})
    table.finish(1)


def _code_column(row: CodeRow) -> Column:
    return Column(f"{row.code}\n{row.title}", _CODE_WIDTH, style.COUNT)
