"""反向 targets (≤, <): kept, exceeded, and money under-spent."""

from __future__ import annotations

from decimal import Decimal

from jixiao.packs.model import Curve
from jixiao.scoring.direction import is_money
from jixiao.scoring.model import Outcome, Points
from jixiao.scoring.rules.curve import fall
from jixiao.scoring.rules.row import Row
from jixiao.values.decimals import percent, plain
from jixiao.values.model import Comparator

ZERO, ONE = Decimal(0), Decimal(1)


def lower(row: Row) -> Points:
    """Full marks up to the target, the pack's curve over it."""
    goal, actual = row.pair.target, row.pair.actual
    if row.money_cost and row.pack.cost.bands and goal > 0:
        return _banded(row)
    if actual <= goal:
        return _kept(row)
    outcome = Outcome.OVERSPENT if is_money(row.target) else Outcome.SHORT
    points, arithmetic = fall(row.pack.lower, row.weight, goal, actual) if goal else (ZERO, "")
    sentence = f"{row.versus('高于')}，{row.result(points, arithmetic)}"
    if row.pack.adjustable.over:
        return row.adjustable(points, sentence, outcome)
    return row.points(points, sentence, outcome)


def _kept(row: Row) -> Points:
    """At or under the target; a cost row may lose points for being far under it."""
    goal, actual, off = row.pair.target, row.pair.actual, row.off
    if actual == goal and row.target.comparator is Comparator.LESS:
        sentence = f"{row.versus('只等于')}，没有低于，{row.case.full}，请确认"
        return row.points(row.weight, sentence, Outcome.CONFIRM, presumed=True)
    if row.money_cost and row.pack.cost.underspent is Curve.RATIO and actual < goal:
        points, arithmetic = fall(Curve.RATIO, row.weight, goal, actual)
        return row.points(points, f"{row.versus('低于')}，{row.result(points, arithmetic)}", Outcome.UNDERSPENT)
    kept = row.against("未超过")
    if off is not None and -off >= row.pack.cost.warn and is_money(row.target):
        return row.points(row.weight, f"{kept}，低{percent(-off)}，{row.case.full}", Outcome.UNDERSPENT)
    return row.points(row.weight, f"{kept}，{row.case.full}", Outcome.MET)


def _banded(row: Row) -> Points:
    """成本控制率: the deviation from the target, either way, falls into one of the pack's bands."""
    off = row.off or ZERO
    share = next((band.share for band in row.pack.cost.bands if abs(off) <= band.within), ZERO)
    over = Outcome.OVERSPENT if off > 0 else Outcome.UNDERSPENT
    points = row.weight * share
    arithmetic = f"{plain(row.weight)}×{plain(share)}" if ZERO < share < ONE else ""
    sentence = f"{row.versus('与')}相差{percent(abs(off))}，按成本控制率分档，{row.result(points, arithmetic)}"
    return row.points(points, sentence, Outcome.MET if share == ONE else over, presumed=True)
