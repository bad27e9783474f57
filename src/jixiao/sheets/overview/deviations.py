"""The rows that deviate most from their targets, listed and drawn, on the sheet 得分一览 (偏离度)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jixiao.checks.rows import subject
from jixiao.form.grid import reference
from jixiao.form.model import Statement
from jixiao.prose.template import Sections
from jixiao.review.overview import Overview, Standing
from jixiao.scoring.model import ScoredIndicator
from jixiao.sheets import score_rows as at
from jixiao.sheets.overview.block import Block
from jixiao.sheets.overview.charts import DEVIATION_FORMAT, axis_limit, chart_height, cut_labels, deviation_bars
from jixiao.sheets.overview.page import LEFT, Page
from jixiao.sheets.overview.standings import LOOKS, STATUS
from jixiao.sheets.style import BAR_DARK, CENTERED, QUIET, TEXT, number
from jixiao.values.decimals import plain
from jixiao.workbook.chart import Series
from jixiao.workbook.edits import Formula

LENGTH = "图中长度"
_HEADINGS = ("指标", at.TARGET, at.ACTUAL, at.DEVIATION, STATUS, LENGTH)
_MOST = 15  # as many as stay on a page with their chart
_SIZE, _DRAWN = number(TEXT, DEVIATION_FORMAT), number(QUIET, DEVIATION_FORMAT)


@dataclass(frozen=True, slots=True)
class Deviation:
    """A row that is off its target by ``size``, as a ratio."""

    row: ScoredIndicator
    standing: Standing
    size: Decimal


@dataclass(frozen=True, slots=True)
class Deviations:
    """The rows that deviate most, from above to below, and how many others deviate less.

    ``limit`` is how far their bars are drawn.
    """

    rows: tuple[Deviation, ...]
    left: int
    limit: Decimal

    @property
    def sizes(self) -> list[Decimal]:
        """How far each is off."""
        return [one.size for one in self.rows]

    @property
    def drawn(self) -> list[Decimal]:
        """How long each bar is."""
        return [max(-self.limit, min(self.limit, size)) for size in self.sizes]

    @property
    def cut(self) -> int:
        """How many bars are longer than is drawn."""
        return len(cut_labels(self.sizes, self.limit))


def deviations(glance: Overview) -> Deviations:
    """The rows whose actual differs in number from the target."""
    rows = [Deviation(row, standing, off) for row, standing in glance.rows if (off := row.points.deviation)]
    most = sorted(rows, key=lambda one: -abs(one.size))[:_MOST]
    limit = axis_limit([one.size for one in most]) if most else Decimal(0)
    return Deviations(tuple(sorted(most, key=lambda one: -one.size)), len(rows) - len(most), limit)


def deviation_table(page: Page, block: Block, off: Deviations, words: Sections) -> None:
    """The table, and its bars beside it."""
    top = page.draft.next_row
    page.table(words.text("偏离度"), _HEADINGS)
    first = page.draft.next_row
    limit = plain(off.limit)
    for one, drawn in zip(off.rows, off.drawn, strict=True):
        cell = reference(page.draft.next_row, page.draft.place(LEFT[3]))
        _line(page, block, one, Formula(f"=MAX(-{limit},MIN({limit},N({cell})))", drawn))
    rows = range(first, page.draft.next_row)
    height = max(chart_height(len(rows), 1), sum(page.draft.heights[row] for row in range(top + 1, rows.stop)))
    series = Series(
        at.DEVIATION,
        page.under(LEFT[0], rows),
        page.under(LEFT[5], rows),
        BAR_DARK,
        labelled=True,
        cut=cut_labels(off.sizes, off.limit),
    )
    page.charts.append(deviation_bars(words.text("偏离度图"), series, off.drawn, page.area(top + 1, height)))


def _line(page: Page, block: Block, one: Deviation, length: Formula) -> None:
    indicator = one.row.indicator
    size = block.number(block.places.rows.get(indicator.name.ref), at.DEVIATION)
    page.line(
        (subject(indicator), _text(indicator.target), _text(indicator.actual), size, one.standing.value, length),
        (TEXT, CENTERED, CENTERED, _SIZE, LOOKS.get(one.standing, CENTERED), _DRAWN),
    )


def _text(statement: Statement | None) -> str:
    return statement.text.strip() if statement else ""
