"""等于 targets (=), ranges and tolerances: on the target, below it, above it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from jixiao.scoring.model import Outcome, Points
from jixiao.scoring.rules.curve import fall
from jixiao.scoring.rules.row import Row
from jixiao.values.model import Comparator, Kind

_SPANS = frozenset({Kind.RANGE, Kind.TOLERANCE})


def equal(row: Row) -> Points:
    """Full marks on the target, the pack's curves on either side; a range counts from its nearer end."""
    low, high = _ends(row)
    actual = row.pair.actual
    if low <= actual <= high:
        return _on_target(row, high)
    end = low if actual < low else high
    nearest = replace(row, pair=replace(row.pair, target=end))
    if end <= 0:
        return nearest.points(Decimal(0), f"{row.versus('高于')}，得0分，请核对", Outcome.ABOVE, presumed=True)
    return _below(nearest) if actual < low else _above(nearest)


def _on_target(row: Row, high: Decimal) -> Points:
    if row.target.kind in _SPANS:
        scored = row.points(row.weight, f"{row.against('符合')}，{row.case.full}", Outcome.MET)
        return replace(scored, completion=None, deviation=None)
    zero = "，指标值为0，请核对" if high == 0 else ""
    return row.points(row.weight, f"{row.against('等于')}，{row.case.full}{zero}", Outcome.MET, presumed=high == 0)


def _below(row: Row) -> Points:
    """Under the target; where no "=" was written the target may have meant "at most", so a person has to confirm."""
    points, arithmetic = fall(row.pack.equal_below, row.weight, row.pair.target, row.pair.actual)
    sentence = f"{row.versus('低于')}，{row.result(points, arithmetic)}"
    if row.pack.adjustable.unequal:
        return row.adjustable(points, sentence, Outcome.SHORT)
    return row.points(points, sentence, Outcome.SHORT, presumed=row.target.comparator is not Comparator.EQUAL)


def _above(row: Row) -> Points:
    """Over the target; where "=" was written a person has to confirm, however little it is."""
    points, arithmetic = fall(row.pack.equal_above, row.weight, row.pair.target, row.pair.actual)
    sentence = f"{row.versus('高于')}，{row.result(points, arithmetic)}，请核对"
    outcome = Outcome.ABOVE if row.off is not None and row.off >= row.pack.above.warn else Outcome.MET
    if row.pack.adjustable.unequal:
        return row.adjustable(points, sentence, outcome)
    return row.points(points, sentence, outcome, presumed=row.target.comparator is Comparator.EQUAL)


def _ends(row: Row) -> tuple[Decimal, Decimal]:
    """The lowest and highest number that is as good as the target: 90%-95%, 100±5, or one number twice."""
    goal, upper = row.pair.target, row.pair.upper
    if upper is None or row.target.kind not in _SPANS:
        return goal, goal
    return (goal - upper, goal + upper) if row.target.kind is Kind.TOLERANCE else (goal, upper)
