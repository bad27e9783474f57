"""The charts of the sheet 得分一览: bars that tell their values, so that they need no axis, also on a grey print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from jixiao.form.grid import Span
from jixiao.sheets.style import BAR_DARK, BAR_LIGHT
from jixiao.values.decimals import percent, rounded
from jixiao.workbook.chart import Chart, ChartKind, Series

_ABOVE, _LEGEND = 44.0, 24.0  # points: of title and edges, of the legend
_ROOMY, _CLOSE = (11.0, 8.0), (8.0, 2.0)  # points: of a bar, between two groups of bars
_PAGE = 440.0  # points: what stays on a page
_LABEL = Decimal("0.75")  # of the length of the bars: room for a value beside the longest
_LIMITS = tuple(map(Decimal, ("0.1", "0.2", "0.5", "1", "2", "5", "10")))
_WITHIN = Decimal("0.75")  # of the bars are to be drawn whole


def chart_height(groups: int, bars: int) -> float:
    """How high a chart is to be that has so many groups of so many bars, in points: no higher than a page if it can be.

    >>> chart_height(4, 2), chart_height(14, 2), chart_height(40, 2)
    (188.0, 440.0, 788.0)
    """
    around = _ABOVE + (_LEGEND if bars > 1 else 0.0)
    roomy, close = (around + groups * (bars * bar + between) for bar, between in (_ROOMY, _CLOSE))
    return max(min(roomy, _PAGE), close)


def bars(title: str, names: Span, series: Sequence[tuple[str, Span]], anchor: Span) -> Chart:
    """Two series side by side, or one: the first of two is light and hatched, the last is dark."""
    looks = ((BAR_LIGHT, True), (BAR_DARK, False))[-len(series) :]
    made = (
        Series(name, names, values, color, hatched=hatched, labelled=True)
        for (name, values), (color, hatched) in zip(series, looks, strict=True)
    )
    return Chart(
        ChartKind.BAR, title, tuple(made), anchor, number_format="General", limits=(Decimal(0), None), scaled=False
    )


def axis_limit(deviations: Sequence[Decimal]) -> Decimal:
    """How far bars of deviations are drawn: the first round number that three quarters of them keep to.

    >>> from decimal import Decimal
    >>> axis_limit([Decimal("0.4"), Decimal("-0.2"), Decimal("0.3"), Decimal("16")]), axis_limit([Decimal(77)])
    (Decimal('0.5'), Decimal('77'))
    """
    sizes = sorted(map(abs, deviations))
    whole = next((limit for limit in _LIMITS if sum(size <= limit for size in sizes) >= _WITHIN * len(sizes)), None)
    return whole or sizes[-1]


def deviation_bars(title: str, series: Series, drawn: Sequence[Decimal], anchor: Span) -> Chart:
    """Bars to both sides of nothing; ``drawn`` are their lengths."""
    left, right = -min(*drawn, Decimal(0)), max(*drawn, Decimal(0))
    room = (left + right) * _LABEL
    limits = (rounded(-left - room, 4) if left else Decimal(0), rounded(right + room, 4) if right else Decimal(0))
    return Chart(ChartKind.BAR, title, (series,), anchor, number_format=DEVIATION_FORMAT, limits=limits, scaled=False)


DEVIATION_FORMAT = "+0.00%;-0.00%;0.00%"


def cut_labels(deviations: Sequence[Decimal], limit: Decimal) -> Mapping[int, str]:
    """What is written beside the bars that are longer than is drawn.

    >>> from decimal import Decimal
    >>> cut_labels([Decimal("1.76"), Decimal("0.1")], Decimal(1))
    {0: '+176%'}
    """
    return {
        place: f"{'+' if one > 0 else ''}{percent(one)}" for place, one in enumerate(deviations) if abs(one) > limit
    }
