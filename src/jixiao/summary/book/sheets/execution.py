"""The sheet 执行率: sums of money, how rates are spread, and the forms from the lowest rate."""

from __future__ import annotations

from decimal import Decimal

from jixiao.prose.template import Sections, sections
from jixiao.summary.book import style
from jixiao.summary.book.charts import Drawing, Series, draw
from jixiao.summary.book.given import Given
from jixiao.summary.book.page import Column, Listing, Page
from jixiao.summary.tables.execution import ALL, BINS, WAN, Execution, doubtful
from jixiao.values.decimals import rounded

NAME = "执行率"
_AMOUNTS = ("年初预算数（万元）", "全年预算数（万元）", "全年执行数（万元）")
_COLUMNS = (
    Column("单位", 28),
    Column("文件", 36),
    Column("校验后", 7, style.CENTERED),
    Column("工作表", 14),
    Column("项目", 30),
    *(Column(name, 15, style.MONEY) for name in _AMOUNTS),
    Column("执行率", 10, style.RATE),
)
_RATE = len(_COLUMNS) - 1
_WIDE = (1, 4, 1, 1, 1, 1)  # columns that those of the sums take


def execution_sheet(given: Given, execution: Execution) -> None:
    """Write the sheet."""
    words = sections(
        "summary/execution.j2",
        forms=execution.rated,
        doubtful=execution.doubtful,
        unitless=execution.unitless,
        rateless=execution.rateless,
        both=len(execution.sums) > 1,
        left=execution.left_out,
    )
    page = given.book.page(NAME, _COLUMNS)
    page.head(words.text("标题"), words.lines("说明"))
    if execution.sums:
        _sums(page, execution, words)
    if execution.rated:
        _spread(given, page, execution, words)
        _forms(given, page, execution, words)


def _sums(page: Page, execution: Execution, words: Sections) -> None:
    page.block(words.text("金额"))
    headings = ("范围", "有金额的表", *_AMOUNTS, "执行率")
    page.stretches(list(zip(_WIDE, headings, [style.HEADER] * 6, strict=True)), 24.0)
    for row in execution.sums:
        looks = (style.TEXT, style.COUNT, *[style.MONEY] * 3, style.RATE)
        values = (row.name, row.forms, row.initial, row.annual, row.spent, row.rate)
        if row.name == ALL:
            looks = tuple(map(style.total, looks))
        page.stretches(list(zip(_WIDE, values, looks, strict=True)))


def _spread(given: Given, page: Page, execution: Execution, words: Sections) -> None:
    page.block(words.text("分布"))
    first = page.row
    page.write(("执行率", "表数"), (style.HEADER,) * 2, 24.0)
    for name, count in zip(BINS, execution.counts, strict=True):
        page.write((name, count), (style.CENTERED, style.COUNT), 24.0)
    last = page.row - 1
    series = Series("表数", (first + 1, 1, last, 1), execution.counts)
    drawing = Drawing(words.text("图"), (first + 1, 0, last, 0), BINS, (series,), 680, 220)
    draw(given.book, page, drawing, (first, 2))


def _forms(given: Given, page: Page, execution: Execution, words: Sections) -> None:
    page.block(words.text("明细"))
    table = Listing(page, _COLUMNS)
    for row in execution.rows:
        amounts = (_in_wan(row.initial), _in_wan(row.annual), _in_wan(row.spent))
        about = (given.unit(row.unit), row.path, given.copy_of(row.copy), row.sheet, row.project)
        table.add((*about, *amounts, _shown(row.execution_rate)), {_RATE: style.ODD_RATE} if doubtful(row) else None)
    table.finish(None)


def _shown(rate: Decimal | None) -> Decimal | None:
    return None if rate is None else rounded(rate, 4)


def _in_wan(amount: Decimal | None) -> Decimal | None:
    return None if amount is None else rounded(amount / WAN, 2)
