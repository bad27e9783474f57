"""The charts of the sheet 绩效运行监控: plan and payment of each project, and of all together over the milestones."""

from __future__ import annotations

from collections.abc import Mapping

from jixiao.form.grid import Span
from jixiao.prose.template import Sections
from jixiao.sheets.monitoring import rows as at
from jixiao.sheets.style import BAR_DARK, BAR_LIGHT
from jixiao.workbook.chart import Chart, ChartKind, Series

_FEWEST_ROWS, _ROWS_OF_A_PAGE = 18, 44  # of the default height


def chart_rows(projects: int) -> int:
    """How many rows the bars of so many projects need: two each, fewer where they would not stay on a page.

    >>> chart_rows(3), chart_rows(16), chart_rows(40), chart_rows(200)
    (18, 34, 44, 204)
    """
    return max(_FEWEST_ROWS, min(projects * 2 + 2, _ROWS_OF_A_PAGE), projects + 4)


def monitoring_charts(
    words: Sections, columns: Mapping[str, int], projects: range, moments: range, rows: range
) -> tuple[Chart, ...]:
    """Both charts side by side over ``rows``; ``projects`` and ``moments`` are the rows of the tables they draw."""
    left, right = columns[at.NUMBER], columns[at.MEASURE]
    middle = columns[at.GAP]
    bars = Chart(
        ChartKind.BAR,
        words.text("图一"),
        _series(columns, projects, at.SHARE, at.RATE),
        Span(rows.start, left, rows.stop - 1, middle),
        value_title=words.text("图一纵轴"),
        number_format="0%",
    )
    line = Chart(
        ChartKind.LINE,
        words.text("图二"),
        _series(columns, moments, at.DUE, at.PAID),
        Span(rows.start, middle + 1, rows.start + _FEWEST_ROWS - 1, right),
        value_title=words.text("图二纵轴"),
        number_format="#,##0.##",
    )
    return (bars, line)


def _series(columns: Mapping[str, int], rows: range, planned: str, paid: str) -> tuple[Series, ...]:
    def under(heading: str) -> Span:
        return Span(rows.start, columns[heading], rows.stop - 1, columns[heading])

    return (
        Series(planned, under(at.NAME), under(planned), BAR_LIGHT, hatched=True),
        Series(paid, under(at.NAME), under(paid), BAR_DARK),
    )
