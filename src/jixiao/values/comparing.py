"""Whether two values can be compared, in which base unit, and what an actual takes over from its target."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from jixiao.values import units
from jixiao.values.model import Kind, Value

INHERITED = "单位取自指标值"


def comparable(a: Value, b: Value) -> bool:
    """Whether two values measure the same thing: 万元 and 元, 天 and 小时 do; 人 and 件, 月 and 天 do not.

    A number without a unit compares with anything, since the missing unit may be taken over.

    >>> from jixiao.values import read
    >>> comparable(read("≤5万元"), read("48000元")), comparable(read("5人"), read("5件"))
    (True, False)
    """
    if a.when is not None or b.when is not None:
        return a.when is not None and b.when is not None
    if a.number is None or b.number is None:
        return False
    if (a.kind is Kind.RATIO) != (b.kind is Kind.RATIO):
        return False
    return not a.unit or not b.unit or units.family(a.unit) == units.family(b.unit)


def base_amount(value: Value) -> Decimal | None:
    """The number in the base unit of its family, so that comparable values can be compared as numbers.

    >>> from jixiao.values import read
    >>> base_amount(read("3.5公里")), base_amount(read("3500米")), base_amount(read("2万元"))
    (Decimal('3500.0'), Decimal('3500'), Decimal('20000'))
    """
    return None if value.amount is None else value.amount * units.factor(value.unit)


def inherit_unit(actual: Value, target: Value) -> Value:
    """The actual with the target's unit and scale where it states none itself; noted in ``presumed``.

    >>> from jixiao.values import Role, read
    >>> inherit_unit(read("98", Role.ACTUAL), read("≥95%")).presumed
    ('单位取自指标值',)
    """
    if actual.number is None or actual.unit or target.number is None or not target.unit:
        return actual
    if actual.kind not in (Kind.QUANTITY, Kind.APPROX, Kind.RANGE) or target.kind is Kind.RATIO:
        return actual
    if actual.scale != 1:
        return _with_unit(actual, target, actual.scale)
    notes: tuple[str, ...] = ()
    if _may_be_a_fraction(actual, target):
        notes = (f"“{actual.number:f}”可能是{(actual.number * 100).normalize():f}%未设百分比格式，请核对",)
    return _with_unit(actual, target, target.scale).presuming(*notes)


def _with_unit(actual: Value, target: Value, scale: Decimal) -> Value:
    kind = units.kind_of(target.unit) if actual.kind is Kind.QUANTITY else actual.kind
    return replace(actual, kind=kind, unit=target.unit, scale=scale, presumed=(*actual.presumed, INHERITED))


def _may_be_a_fraction(actual: Value, target: Value) -> bool:
    """0.98 against ≥95%: perhaps 98%, perhaps really 0.98%; only a person can tell."""
    if target.kind is not Kind.PERCENT or actual.number is None or target.number is None:
        return False
    return 0 < actual.number <= 1 and target.number > 1
