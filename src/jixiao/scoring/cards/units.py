"""Which of two data that should be alike was filled in in another unit: 元 beside 万元 makes a ratio of 10000."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from jixiao.packs.scorecards import Card, Operation, Part, RuleKind
from jixiao.scoring.cards.datum import Datum
from jixiao.values.decimals import plain

MONEY = "万元"
_TOO_MANY = Decimal(100)  # a rate of 10000 % is beyond belief
_TOO_FEW = Decimal("0.001")
_MOSTLY = Decimal("0.5")  # a rule that aims at less may well be met by next to nothing


def in_one_unit(card: Card, data: Mapping[str, Datum]) -> Mapping[str, Datum]:
    """The data, those that cannot be in the unit they were asked for set apart with the datum they were compared with.

    Of two that differ beyond belief the greater is set apart: people write 元 where 万元 is asked for.
    """
    apart: dict[str, Datum] = {}
    for part in (part for row in card.rows for part in row.parts):
        for left, right in _alike(part, data):
            low = _TOO_FEW if _should_be_near(part) and right.quantity.unit == MONEY else None
            greater = _greater(left, right, low)
            if greater is not None:
                other = right if greater is left else left
                apart.setdefault(greater.quantity.name, replace(greater, fault=_fault(other), beside=other.text))
    return {name: apart.get(name, datum) for name, datum in data.items()}


def _alike(part: Part, data: Mapping[str, Datum]) -> Iterator[tuple[Datum, Datum]]:
    """The pairs that a rule compares, of each term the greatest datum."""
    terms = [*part.value.terms, *([(part.target,)] if isinstance(part.target, str) else [])]
    if part.value.operation not in {Operation.RATIO, Operation.CHANGE}:
        terms = [terms[0], terms[-1]]
    left, right = (*(_greatest([data[name] for name in term]) for term in terms[:2]), None)[:2]
    if left is not None and right is not None and left.quantity.unit == right.quantity.unit:
        yield left, right


def _greatest(term: list[Datum]) -> Datum | None:
    """The greatest of a term whose needed data are all known."""
    known = [datum for datum in term if datum.known and datum.number is not None]
    if any(datum.fault or (datum.blank and not datum.quantity.optional) for datum in term):
        return None
    return max(known, key=lambda datum: datum.number or Decimal(0), default=None)


def _should_be_near(part: Part) -> bool:
    """Whether full marks need about as much as what it is compared with: not so for 结转结余率, that should be 0."""
    if part.value.operation is Operation.CHANGE or (
        part.kind is RuleKind.RATIO_CAPPED and isinstance(part.target, str)
    ):
        return True
    if isinstance(part.target, Decimal):
        return part.target >= _MOSTLY
    return part.kind is RuleKind.BANDED and part.bands[0][0] >= _MOSTLY


def _greater(left: Datum, right: Datum, low: Decimal | None) -> Datum | None:
    """The datum that is too great beside the other; None where both may be right."""
    if not left.number or not right.number or left.number <= 0 or right.number <= 0:
        return None
    ratio = left.number / right.number
    if ratio >= _TOO_MANY:
        return left
    return right if low is not None and ratio <= low else None


def _fault(other: Datum) -> str:
    """Why a datum is not used, as the end of a sentence."""
    unit = other.quantity.unit
    cause = "疑似单位不是万元" if unit == MONEY else "疑似多写了位数"
    return f"与{other.quantity.name}{plain(other.number or Decimal(0))}{unit}相差悬殊，{cause}"
