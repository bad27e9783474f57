"""等于 targets (=), ranges and tolerances: on the target, below it, above it."""

from __future__ import annotations

from decimal import Decimal

from jixiao.scoring.model import Outcome, Points
from jixiao.scoring.rules.curve import fall
from jixiao.scoring.rules.row import Row
from jixiao.values.model import Kind


def equal(row: Row) -> Points:
    """Full marks on the target, the pack's curves on either side; a range counts from its nearer end."""
    low, high = _ends(row)
    actual = row.pair.actual
    if low <= actual <= high:
        word = "等于" if low == high else "符合"
        zero = "，指标值为0，请核对" if high == 0 else ""
        return row.points(row.weight, f"{row.against(word)}，{row.case.full}{zero}", Outcome.MET, presumed=high == 0)
    short = actual < low
    end, curve = (low, row.pack.equal_below) if short else (high, row.pack.equal_above)
    outcome = Outcome.SHORT if short else Outcome.ABOVE
    if end <= 0:
        return row.points(Decimal(0), f"{row.versus('高于')}，得0分，请核对", outcome, presumed=True)
    points, arithmetic = fall(curve, row.weight, end, actual)
    advice = "" if short else "，请核对"
    sentence = f"{row.versus('低于' if short else '高于')}，{row.result(points, arithmetic)}{advice}"
    if row.pack.adjustable.unequal:
        return row.adjustable(points, sentence, outcome)
    return row.points(points, sentence, outcome)


def _ends(row: Row) -> tuple[Decimal, Decimal]:
    """The lowest and highest number that is as good as the target: 90%-95%, 100±5, or one number twice."""
    goal, upper = row.pair.target, row.pair.upper
    if upper is None or row.target.kind not in (Kind.RANGE, Kind.TOLERANCE):
        return goal, goal
    return (goal - upper, goal + upper) if row.target.kind is Kind.TOLERANCE else (goal, upper)
