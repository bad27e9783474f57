"""Bring a target and an actual to one unit, or say why they do not compare."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from jixiao.values import units
from jixiao.values.comparing import INHERITED
from jixiao.values.model import ONE, Value

ZERO = Decimal(0)
# A percentage and a number without a sign: 0.98 against ≥95% may be 98% or 0.98%.
_LARGEST_DOUBTFUL = Decimal(2)
_SMALLEST_PERCENT_TARGET = Decimal(10)
# A number without a unit this many times its target was hardly meant in the target's 万.
_IMPLAUSIBLE = Decimal(100)
# A form covers one year: 12次 there is 12次/年.
PER_YEAR = "/年"


@dataclass(frozen=True, slots=True)
class Pair:
    """Target and actual in one unit: the numbers as the arithmetic shows them, and what had to be presumed."""

    target: Decimal
    actual: Decimal
    upper: Decimal | None = None  # the target's second number
    notes: tuple[str, ...] = ()


def pair(target: Value, actual: Value) -> Pair | str:
    """Both numbers in one unit; part of a sentence where they do not compare.

    The numbers are the written ones where unit and scale agree, else plain units: 2万元 and 15000元 → 20000 and 15000.
    """
    if target.number is None or actual.number is None:
        return "没有可以比较的数值"
    doubt = _doubt(target, actual)
    if doubt:
        return doubt
    target, actual, notes = _same_unit(target, actual)
    if units.family(target.unit) != units.family(actual.unit):
        return f"单位“{actual.unit}”与“{target.unit}”不同"
    wide, other = units.factor(target.unit), units.factor(actual.unit)
    if wide == other:
        if target.scale == actual.scale:
            return Pair(target.number or ZERO, actual.number or ZERO, target.upper_number, notes)
        wide = other = ONE
    return _plain(target, actual, wide, other, notes)


def _unit_missing(actual: Value) -> bool:
    return not actual.unit or INHERITED in actual.presumed


def _doubt(target: Value, actual: Value) -> str:
    """Why a missing unit must be asked for, "" where it may be taken from the other side."""
    number, goal = actual.number or ZERO, target.number or ZERO
    if not target.unit:
        ambiguous = target.scale == ONE and actual.unit and actual.scale > ONE
        return f"指标值没有写单位，看不出是不是以“{_word(actual)}”计" if ambiguous else ""
    if not _unit_missing(actual):
        return ""
    if target.unit in units.PERCENT_SCALES and goal >= _SMALLEST_PERCENT_TARGET and 0 < number <= _LARGEST_DOUBTFUL:
        return f"完成值没有写“{target.unit}”，看不出是百分数还是小数"
    written_plain = actual.scale in (ONE, target.scale)
    if written_plain and target.scale > ONE and goal > 0 and number >= goal * _IMPLAUSIBLE:
        return f"完成值没有写单位，看不出是不是以“{_word(target)}”计"
    return ""


def _same_unit(target: Value, actual: Value) -> tuple[Value, Value, tuple[str, ...]]:
    """A missing unit taken over from the other side, and the note that says so."""
    if target.unit and _unit_missing(actual):
        scale = target.scale if actual.scale == ONE else actual.scale
        notes = (f"完成值未写单位，按“{_word(target)}”理解",) if actual.number else ()
        return target, replace(actual, unit=target.unit, scale=scale), notes
    if actual.unit and not target.unit:
        scale = min(actual.scale, target.scale)
        return replace(target, unit=actual.unit, scale=scale), actual, (f"指标值未写单位，按“{_word(actual)}”理解",)
    if target.unit == actual.unit + PER_YEAR:
        return target, replace(actual, unit=target.unit), (f"完成值未写“{PER_YEAR}”，按全年理解",)
    if actual.unit == target.unit + PER_YEAR:
        return replace(target, unit=actual.unit), actual, (f"指标值未写“{PER_YEAR}”，按全年理解",)
    return target, actual, ()


def _plain(target: Value, actual: Value, wide: Decimal, other: Decimal, notes: tuple[str, ...]) -> Pair:
    """Both numbers with scale and factor applied."""
    wide *= target.scale
    upper = None if target.upper_number is None else target.upper_number * wide
    goal, done = target.number or ZERO, actual.number or ZERO
    return Pair(goal * wide, done * actual.scale * other, upper, notes)


def _word(value: Value) -> str:
    """Scale and unit as one word.

    >>> from jixiao.values.model import Kind
    >>> _word(Value(Kind.MONEY, unit="元", scale=Decimal(10000)))
    '万元'
    """
    if value.unit in units.PERCENT_SCALES:
        return value.unit
    return next((word for word, scale in units.SCALES.items() if scale == value.scale), "") + value.unit
