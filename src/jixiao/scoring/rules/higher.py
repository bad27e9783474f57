"""正向 targets (≥, >): reached, short, and far above."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

from jixiao.packs.model import Excess
from jixiao.scoring.model import Outcome, Points
from jixiao.scoring.rules.curve import fall
from jixiao.scoring.rules.row import Row
from jixiao.values.decimals import percent, plain
from jixiao.values.model import Comparator

ZERO = Decimal(0)


def higher(row: Row) -> Points:
    """Full marks from the target on, the pack's curve below it."""
    goal, actual = row.pair.target, row.pair.actual
    if actual < goal:
        points, arithmetic = fall(row.pack.higher, row.weight, goal, actual)
        return row.points(points, f"{row.versus('低于')}，{row.result(points, arithmetic)}", Outcome.SHORT)
    if actual == goal and row.target.comparator is Comparator.MORE:
        sentence = f"{row.versus('只等于')}，没有超过，{row.case.full}，请确认"
        return row.points(row.weight, sentence, Outcome.CONFIRM, presumed=True)
    off = row.off
    if off is None:
        return _above_zero(row)
    if off < row.pack.above.warn:
        return row.points(row.weight, f"{row.against('达到')}，{row.case.full}", Outcome.MET)
    return _far_above(row, off)


def _far_above(row: Row, off: Decimal) -> Points:
    """Reached by far: flagged, and cut where the pack says so."""
    above = row.pack.above
    cut = above.start is not None and off >= above.start
    points, result = _EXCESS[above.rule if cut else Excess.NONE](row)
    advice = "，请说明原因" if off >= above.reason else ""
    sentence = f"{row.against('达到')}，高出{percent(off)}，{result}{advice}"
    if row.pack.adjustable.above:
        return row.adjustable(points, sentence, Outcome.ABOVE)
    return row.points(points, sentence, Outcome.ABOVE)


def _above_zero(row: Row) -> Points:
    """A target of 0 is reached by anything: flagged, since nothing can be said about how far."""
    limit = row.pack.above.reason_when_zero
    far = limit is not None and row.pair.actual >= limit
    advice = "，请说明原因" if far else ""
    sentence = f"{row.against('达到')}，{row.case.full}，指标值为0，请核对{advice}"
    return row.points(row.weight, sentence, Outcome.ABOVE if far else Outcome.CONFIRM, presumed=True)


def _none(row: Row) -> tuple[Decimal, str]:
    return row.weight, row.case.full


def _factor(row: Row) -> tuple[Decimal, str]:
    factor = row.pack.above.factor or ZERO
    points = row.weight * factor
    return points, row.result(points, f"{plain(row.weight)}×{plain(factor)}")


def _points(row: Row) -> tuple[Decimal, str]:
    taken = row.pack.above.points or ZERO
    points = row.weight - taken
    if points <= 0:
        return ZERO, f"扣{plain(taken)}分，扣完为止，得0分"
    return points, row.result(points, f"{plain(row.weight)}−{plain(taken)}")


def _nothing(_row: Row) -> tuple[Decimal, str]:
    return ZERO, "得0分"


_EXCESS: Mapping[Excess, Callable[[Row], tuple[Decimal, str]]] = MappingProxyType(
    {Excess.NONE: _none, Excess.FACTOR: _factor, Excess.POINTS: _points, Excess.NOTHING: _nothing}
)
