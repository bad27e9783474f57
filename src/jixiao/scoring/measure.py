"""Bring a target and an actual to one unit, or say why they do not compare."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jixiao.values import units
from jixiao.values.model import ONE, Value

# A percentage and a number without a sign: 0.98 against ≥95% may be 98% or 0.98%.
_SMALLEST_CLEAR_PERCENT = Decimal(2)
_PERCENT_TARGET = Decimal(10)
# A number without a unit this many times its target was hardly meant in the target's 万.
_IMPLAUSIBLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Pair:
    """Target and actual in one unit: the numbers as the arithmetic shows them, and what had to be presumed."""

    target: Decimal
    actual: Decimal
    upper: Decimal | None = None  # the target's second number
    notes: tuple[str, ...] = ()


def pair(target: Value, actual: Value) -> Pair | str:
    """Both numbers in one unit; a sentence's middle part where they do not compare.

    The numbers are the written ones where unit and scale agree, else plain units: 2万元 and 15000元 → 20000 and 15000.
    """
    if target.number is None or actual.number is None:
        return "没有可以比较的数值"
    if (target.unit, target.scale) == (actual.unit, actual.scale):
        return Pair(target.number, actual.number, target.upper_number)
    if not actual.unit:
        return _without_unit(target, actual)
    if not target.unit:
        if target.scale != ONE or actual.scale == ONE:
            return _plain(target, actual, ONE, ONE, ("指标值未写单位，按完成值的单位理解",))
        return Pair(target.number, actual.number, target.upper_number, ("指标值未写单位，按完成值的单位理解",))
    if units.family(target.unit) != units.family(actual.unit):
        return f"单位“{actual.unit}”与“{target.unit}”不能比较"
    if target.unit == actual.unit:
        return _plain(target, actual, ONE, ONE)
    return _plain(target, actual, units.factor(target.unit), units.factor(actual.unit))


def _plain(
    target: Value, actual: Value, target_factor: Decimal, actual_factor: Decimal, notes: tuple[str, ...] = ()
) -> Pair:
    wide = target.scale * target_factor
    upper = None if target.upper_number is None else target.upper_number * wide
    number, other = target.number or Decimal(0), actual.number or Decimal(0)
    return Pair(number * wide, other * actual.scale * actual_factor, upper, notes)


def _without_unit(target: Value, actual: Value) -> Pair | str:
    """An actual that leaves its unit out takes the target's, where that is plausible."""
    number, goal = actual.number or Decimal(0), target.number or Decimal(0)
    if actual.scale != ONE:  # 2.4万 against 本: the scale is written, only the unit is missing
        return _plain(target, actual, ONE, ONE, (f"完成值未写单位，按“{target.unit}”理解",))
    if target.unit in units.PERCENT_SCALES and goal >= _PERCENT_TARGET and 0 < number <= _SMALLEST_CLEAR_PERCENT:
        return f"没有写“{target.unit}”，看不出是百分数还是小数"
    if target.scale > ONE and goal > 0 and number / goal >= _IMPLAUSIBLE:
        return f"没有写单位，看不出是不是以“{_scale_word(target)}”计"
    note = "" if number == 0 else f"完成值未写单位，按“{_scale_word(target)}”理解"
    return Pair(goal, number, target.upper_number, (note,) if note else ())


def _scale_word(value: Value) -> str:
    """Scale and unit as one word: 万元.

    >>> from jixiao.values.model import Kind
    >>> _scale_word(Value(Kind.MONEY, unit="元", scale=Decimal(10000)))
    '万元'
    """
    if value.unit in units.PERCENT_SCALES:
        return value.unit
    word = next((word for word, scale in units.SCALES.items() if scale == value.scale), "")
    return word + value.unit
