"""Which scores a rule can give at all (可能的得分), so that a score it can never give is found without any data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from jixiao.packs.scorecards import CardRow, Part, RuleKind

ZERO = Decimal(0)
_MOST_STEPS = 1000  # beyond that any score may come out


class Stretch(NamedTuple):
    """Scores from ``low`` to ``high``; one score where both are the same."""

    low: Decimal
    high: Decimal


def attainable(row: CardRow) -> tuple[Stretch, ...]:
    """Every score that a row's rule can give, part by part added up, in rising order.

    >>> from jixiao.packs.scorecards import load_scorecard
    >>> rows = {row.name: row for row in load_scorecard("hunan-county-2021").rows}
    >>> [f"{low}–{high}" for low, high in attainable(rows["项目质量达标率"])]
    ['0–0', '3.80–4']
    """
    sums = {Stretch(ZERO, ZERO)}
    for part in row.parts:
        sums = {Stretch(a.low + b.low, a.high + b.high) for a, b in product(sums, set(_stretches(part)))}
    return tuple(sorted(sums))


def can_be(score: Decimal, stretches: Iterable[Stretch], slack: Decimal) -> bool:
    """Whether a score lies in one of the stretches, or within ``slack`` of one by rounding."""
    return any(low - slack < score < high + slack or low <= score <= high for low, high in stretches)


def highest_up_to(score: Decimal, stretches: Iterable[Stretch]) -> Decimal:
    """The highest score at or below ``score`` that a rule can give, 0 where there is none.

    >>> highest_up_to(Decimal(3), [Stretch(Decimal(0), Decimal(0)), Stretch(Decimal("3.8"), Decimal(4))])
    Decimal('0')
    """
    return max((min(high, score) for low, high in stretches if low <= score), default=ZERO)


def _stretches(part: Part) -> Iterator[Stretch]:
    full = part.full
    if part.each is not None and full > part.each * _MOST_STEPS:
        yield Stretch(ZERO, full)
    elif part.kind in {RuleKind.ALL_OR_NOTHING, RuleKind.BANDED}:
        yield from _single((ZERO, full, *(points for _, points in part.bands)))
    elif part.kind is RuleKind.COUNT_MET:
        yield from _single(points for _, points in part.bands)
    elif part.kind is RuleKind.BY_WORD:
        yield from _single(points for _, points in part.words)
    elif part.kind is RuleKind.DEDUCTED_PER_STEP:
        yield from _single(max(ZERO, full - off) for off in _steps(part))
    elif part.kind is RuleKind.EARNED_PER_ITEM:
        yield from _single(min(full, got) for got in _steps(part))
    elif part.kind is RuleKind.RATIO_CAPPED:
        yield from _capped(part)
    else:
        yield from _proportional(part)


def _single(points: Iterable[Decimal]) -> Iterator[Stretch]:
    return (Stretch(one, one) for one in points)


def _steps(part: Part) -> Iterator[Decimal]:
    """0, each, 2×each … up to the first that is the full points or more."""
    each, reached = part.each or part.full, ZERO
    while reached < part.full:
        yield reached
        reached += each
    yield reached


def _capped(part: Part) -> Iterator[Stretch]:
    if part.nothing_from is None or not isinstance(part.target, Decimal):
        yield Stretch(ZERO, part.full)
    else:
        yield Stretch(ZERO, ZERO)
        yield Stretch(min(part.full, part.full * part.nothing_from / part.target), part.full)


def _proportional(part: Part) -> Iterator[Stretch]:
    most = part.full if part.most is None else part.most
    reach = most if part.all_from is None else min(most, part.all_from * (part.factor or ZERO))
    yield Stretch(max(ZERO, part.full - reach), part.full)
    yield Stretch(part.full - most, part.full - most)
