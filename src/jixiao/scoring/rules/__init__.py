"""The rules for rows with a number on both sides: a literal table from direction to function."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

from jixiao.scoring.basis import quoted
from jixiao.scoring.model import Direction, Outcome, Points
from jixiao.scoring.rules.counting import counted
from jixiao.scoring.rules.equal import equal
from jixiao.scoring.rules.higher import higher
from jixiao.scoring.rules.lower import lower
from jixiao.scoring.rules.row import Row

__all__ = ["BY_DIRECTION", "Row", "score_row"]

BY_DIRECTION: Mapping[Direction, Callable[[Row], Points]] = MappingProxyType(
    {
        Direction.HIGHER: higher,
        Direction.LOWER: lower,
        Direction.EQUAL: equal,
    }
)


def score_row(row: Row) -> Points:
    """Points of a row with numbers on both sides; a number below zero never enters a division."""
    goal, actual = row.pair.target, row.pair.actual
    if goal < 0:
        why = f"指标值{quoted(row.target)}为负数，口径没有规定怎样计分，请人工判断"
        return row.case.unscored(why, Outcome.CONFIRM, row.direction)
    if actual < 0:
        sentence = f"完成值{quoted(row.actual)}为负数，得0分，请核对"
        return row.points(Decimal(0), sentence, Outcome.SHORT, presumed=True)
    if row.case.family in row.pack.counting.families and row.direction is Direction.HIGHER:
        return counted(row)
    return BY_DIRECTION[row.direction](row)
