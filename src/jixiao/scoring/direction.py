"""Which way is good (指标方向): from the target's comparator, and from what the row is about."""

from __future__ import annotations

from jixiao.form.family import Family
from jixiao.form.indicator_names import is_bad_outcome
from jixiao.scoring.model import Direction
from jixiao.values.model import Comparator, Kind, Value

_BY_COMPARATOR = {
    Comparator.AT_LEAST: Direction.HIGHER,
    Comparator.MORE: Direction.HIGHER,
    Comparator.AT_MOST: Direction.LOWER,
    Comparator.LESS: Direction.LOWER,
    Comparator.EQUAL: Direction.EQUAL,
    Comparator.ABOUT: Direction.EQUAL,
    Comparator.RANGE: Direction.EQUAL,
    Comparator.WITHIN: Direction.EQUAL,
}
WORDS = frozenset({Kind.QUALITATIVE, Kind.QUALITATIVE_TIER})
TIMES = frozenset({Kind.DEADLINE, Kind.DATE, Kind.PERIOD})


def is_money(value: Value) -> bool:
    """Whether a value is an amount or a price: 180万元, 65元/小时."""
    return value.kind is Kind.MONEY or (value.kind is Kind.RATE and value.unit.partition("/")[0] == "元")


def direction_of(target: Value, family: Family = Family.OTHER, name: str = "") -> tuple[Direction, str]:
    """The direction of a target, and the note on what had to be presumed ("" for nothing).

    A target without a comparator means "=" — but an amount under 成本, with or without its unit, means "≤", and so does
    what the indicator's ``name`` says should be rare (投诉率): to spend less, or to have fewer, is not a defect.

    >>> from jixiao.values import read
    >>> direction_of(read("2%"), name="重新犯罪率")
    (<Direction.LOWER: '反向'>, '指标越低越好，未写比较符，推定为“≤”')
    """
    if target.kind in WORDS:
        return Direction.WORDS, ""
    if target.kind in TIMES:
        return Direction.LOWER, ""
    if target.number is None:
        return Direction.UNKNOWN, ""
    if target.comparator is not None:
        return _BY_COMPARATOR[target.comparator], ""
    return _presumed(target, family, name)


def _presumed(target: Value, family: Family, name: str) -> tuple[Direction, str]:
    """The direction of a number without a comparator."""
    if family is Family.COST and (is_money(target) or (target.kind is Kind.QUANTITY and not target.unit)):
        return Direction.LOWER, "成本指标未写比较符，推定为“≤”"
    if is_bad_outcome(name):
        return Direction.LOWER, "指标越低越好，未写比较符，推定为“≤”"
    return Direction.EQUAL, "指标值未写比较符，推定为“=”"


def kind_of_row(target: Value, direction: Direction) -> str:
    """What a 得分依据 begins with: what kind of row it explains."""
    if target.kind in TIMES:
        return "时效"
    if target.kind is Kind.COMPOSITE:
        return "一格多值"
    return "定量指标" if direction is Direction.UNKNOWN else f"{direction.value}指标"
