"""The sheet 偏差分布: how far actuals are off their targets, by 一级指标."""

from __future__ import annotations

from jixiao.prose.template import sections
from jixiao.summary.book import style
from jixiao.summary.book.charts import Drawing, Series, draw
from jixiao.summary.book.given import Given
from jixiao.summary.book.page import Column, Listing
from jixiao.summary.tables.deviations import BINS, Deviations, LevelRow

NAME = "偏差分布"
_COLUMNS = (
    Column("一级指标", 16),
    Column("可以比较", 9, style.COUNT),
    *(Column(name, 10, style.COUNT) for name in BINS),
    Column("达到±30%", 9, style.COUNT),
    Column("其中没有写原因", 9, style.COUNT),
    Column("不能比较", 9, style.COUNT),
)
_FIRST_BIN = 2


def deviation_sheet(given: Given, deviations: Deviations) -> None:
    """Write the sheet."""
    whole = deviations.all
    words = sections(
        "summary/deviations.j2",
        compared=whole.compared,
        uncompared=whole.uncompared,
        far=whole.far,
        unexplained=whole.unexplained,
    )
    page = given.book.page(NAME, _COLUMNS)
    page.head(words.text("标题"), words.lines("说明"))
    table = Listing(page, _COLUMNS)
    totals = {at: style.total(column.look) for at, column in enumerate(_COLUMNS)}
    table.add(_values(whole), totals)
    for row in deviations.levels:
        table.add(_values(row))
    names_area = (table.header, _FIRST_BIN, table.header, _FIRST_BIN + len(BINS) - 1)
    area = (table.first, _FIRST_BIN, table.first, _FIRST_BIN + len(BINS) - 1)
    series = Series(whole.name, area, whole.counts)
    page.skip()
    draw(given.book, page, Drawing(words.text("图"), names_area, BINS, (series,), 1020, 300), (page.row, 0))
    page.sheet.set_selection(table.first, 0, table.first, 0)


def _values(row: LevelRow) -> list[str | int]:
    return [row.name, row.compared, *row.counts, row.far, row.unexplained, row.uncompared]
