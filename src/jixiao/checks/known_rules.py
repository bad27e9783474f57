"""The ways of scoring a row that published forms use (计分方式), to tell another 口径 from no 口径 at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from jixiao.checks.rows import Claim
from jixiao.scoring.measure import Pair, pair
from jixiao.scoring.model import Direction, ScoredIndicator
from jixiao.values.decimals import plain, rounded

_ZERO = Decimal(0)
_FINE = Decimal("0.01")
_COARSE = Decimal("0.05")  # a score written with one decimal


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of scoring: its name for people, and the points it gives (weight, target, actual → points)."""

    name: str
    points: Callable[[Decimal, Decimal, Decimal], Decimal]


_NOTHING = Rule("未达标不得分", lambda _weight, _target, _actual: _ZERO)
_BY_COMPLETION = Rule("按完成比例", lambda weight, target, actual: weight * actual / target)
_BY_EXCESS = Rule("按指标值与完成值之比", lambda weight, target, actual: weight * target / actual)
_LINEAR = Rule("按偏离度扣减", lambda weight, target, actual: weight * max(_ZERO, 1 - abs(actual - target) / target))
_TENTH_OFF = Rule("扣减10%", lambda weight, _target, _actual: weight * Decimal("0.9"))
_TWO_OFF = Rule("扣2分", lambda weight, _target, _actual: max(_ZERO, weight - 2))

SHORT = (_BY_COMPLETION, _NOTHING)
OVER = (_BY_EXCESS, _LINEAR, _NOTHING)
ABOVE = (_TENTH_OFF, _TWO_OFF, _LINEAR, _NOTHING)
UNDER = (_BY_COMPLETION, _TENTH_OFF)

_ON_SIDE = {
    (Direction.HIGHER, False): SHORT,
    (Direction.HIGHER, True): ABOVE,
    (Direction.EQUAL, False): SHORT,
    (Direction.EQUAL, True): ABOVE,
    (Direction.LOWER, False): UNDER,
    (Direction.LOWER, True): OVER,
}


def numbers(row: ScoredIndicator) -> Pair | None:
    """Target and actual of a row in one unit, where they compare and the target is above zero."""
    target, actual = row.indicator.target, row.indicator.actual
    if target is None or actual is None:
        return None
    found = pair(target.value, actual.value)
    return None if isinstance(found, str) or found.target <= 0 else found


def fitting_rule(row: ScoredIndicator, claimed: Claim) -> str | None:
    """The name of the known way of scoring that gives the claimed score; None where no way does."""
    found = numbers(row)
    if found is None or found.actual < 0 or found.actual == found.target:
        return None
    rules = _ON_SIDE.get((row.points.direction, found.actual > found.target), ())
    candidates = ((rule.name, rule.points(claimed.weight, found.target, found.actual)) for rule in rules)
    return next((name for name, points in candidates if agrees(claimed, points)), None)


def agrees(claimed: Claim, points: Decimal) -> bool:
    """Whether a claimed score is these points, as far as it is written out.

    A form that writes whole points rounds to them: 28 agrees with 28.33. Elsewhere 9.8 agrees with 9.82, as a score
    may be cut short. Full marks are never the result of rounding: 10 does not agree with 9.8.
    """
    apart = abs(claimed.score - points)
    if claimed.full:
        return apart < _FINE
    if claimed.form_places == 0:
        return claimed.score == rounded(points, 0)
    if claimed.places <= 1:
        return apart <= max(_FINE, min(_COARSE, claimed.weight * _FINE))
    return apart < _FINE


def arithmetic(row: ScoredIndicator, claimed: Claim) -> str:
    """The pack's arithmetic for a row, as people check it: 1×180/200; empty where it is not a plain ratio."""
    found, points = numbers(row), row.points.points
    if found is None or points is None or not found.actual:
        return ""
    over = row.points.direction is Direction.LOWER and found.actual > found.target
    small, large = sorted((found.target, found.actual)) if over else (found.actual, found.target)
    if abs(claimed.weight * small / large - points) >= _FINE:
        return ""
    return f"（{plain(claimed.weight)}×{plain(small)}/{plain(large)}）"
