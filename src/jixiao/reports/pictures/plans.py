"""Which charts a form gives: the scores by kind of indicator and by goal, and the deviations from the targets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.reports.pictures.chart import Bar, Fill, Plan
from jixiao.reports.texts import one_line
from jixiao.reports.words import word
from jixiao.review.overview import Standing
from jixiao.scoring.model import Outcome
from jixiao.values.decimals import percent, plain

if TYPE_CHECKING:
    from jixiao.review.overview import Overview
    from jixiao.scoring.form_score import FormScore, Subtotal

_LONGEST_BAR = Decimal(1)  # a deviation of 100%; what goes further is cut, its number written beside it
_MOST_BARS = 24
_LEAST_BARS = 2
_KEY = ((Fill.LIGHT, "图例：明显高于"), (Fill.HATCHED, "图例：未达到"))


def plans_of(score: FormScore, view: Overview) -> Iterator[Plan]:
    """The charts that a form has numbers for, in the order in which a report shows them."""
    for title, subtotals in (("图：各类", score.by_group), ("图：各目标", score.by_goal)):
        if plan := _scores(word(title), subtotals):
            yield plan
    if plan := _deviations(view):
        yield plan


def _scores(title: str, subtotals: Sequence[Subtotal]) -> Plan | None:
    """How much of the 分值 each part was given."""
    found = [(one.label, one.weight, one.score) for one in subtotals]
    bars = tuple(
        Bar(
            one_line(label),
            min(max(claimed / weight, Decimal(0)), Decimal(1)),
            f"{plain(claimed)}／{plain(weight)}分，{percent(claimed / weight)}",
        )
        for label, weight, claimed in found
        if weight is not None and claimed is not None and weight > 0
    )
    return _plan(title, bars, full=True)


def _deviations(view: Overview) -> Plan | None:
    """How far the rows that missed their target, or far exceeded it, are from it."""
    far = {id(row) for row in view.far_above}
    bars = []
    for row, standing in view.rows:
        off = row.points.deviation
        missed = standing is Standing.UNMET
        if off and (missed or (id(row) in far and row.points.outcome is Outcome.ABOVE)):
            length = max(min(off, _LONGEST_BAR), -_LONGEST_BAR)
            told = f"{'+' if off > 0 else '-'}{percent(abs(off))}"
            fill = Fill.HATCHED if missed else Fill.LIGHT
            bars.append(Bar(one_line(row.indicator.name.text), length, told, fill, cut=length != off))
    return _plan(word("图：偏离"), tuple(bars), key=_KEY)


def _plan(
    title: str, bars: tuple[Bar, ...], *, full: bool = False, key: tuple[tuple[Fill, str], ...] = ()
) -> Plan | None:
    if len(bars) < _LEAST_BARS:
        return None
    shown = bars[:_MOST_BARS]
    rest = f"（前{len(shown)}项）" if len(bars) > len(shown) else ""
    told = "；".join(f"{bar.label}{bar.told}" for bar in shown)
    used = tuple((fill, word(meaning)) for fill, meaning in key if any(bar.fill is fill for bar in shown))
    return Plan(title + rest, f"柱状图：{title}{rest}。{told}。", shown, full=full, key=used)
