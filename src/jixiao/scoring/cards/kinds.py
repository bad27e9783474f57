"""The kinds of rule that a 评分表 prints (评分标准), as pure functions; `KINDS` is the table of their names.

Rates are ratios: 96.3 % is 0.963, one 百分点 is 0.01. ``full`` is the row's 分值. Every function stays within
0 … ``full`` and rounds to two places, 四舍五入.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_FLOOR, Decimal
from types import MappingProxyType

from jixiao.values.decimals import rounded

ZERO = Decimal(0)
_PLACES = 2


def all_or_nothing(met: Sequence[bool], full: Decimal) -> Decimal:
    """全部符合得满分，一项不符合得0分.

    >>> all_or_nothing([True, False], Decimal(1)), all_or_nothing([True, True], Decimal(1))
    (Decimal('0.00'), Decimal('1.00'))
    """
    return _within(full if met and all(met) else ZERO, full)


def count_met(met: int, bands: Sequence[tuple[int, Decimal]], full: Decimal) -> Decimal:
    """符合其中两项得2分: the points of the first band whose count is reached; bands go from many to few.

    >>> bands = [(8, Decimal(9)), (7, Decimal(8)), (6, Decimal(5)), (5, Decimal(3))]
    >>> [int(count_met(met, bands, Decimal(9))) for met in (8, 7, 6, 5, 4)]
    [9, 8, 5, 3, 0]
    """
    return _within(next((points for count, points in bands if met >= count), ZERO), full)


def ratio_capped(value: Decimal, target: Decimal, full: Decimal, nothing_from: Decimal | None = None) -> Decimal:
    """完成比率法: full × value ÷ target, never more than full; 0 at or under ``nothing_from`` (≤95%的扣4分).

    >>> ratio_capped(Decimal("0.35"), Decimal("0.70"), Decimal(3))
    Decimal('1.50')
    >>> ratio_capped(Decimal("0.95"), Decimal(1), Decimal(4), nothing_from=Decimal("0.95"))
    Decimal('0.00')
    """
    if nothing_from is not None and value <= nothing_from:
        return _within(ZERO, full)
    if target <= 0:
        raise ValueError(f"目标值应大于0，现为{target}。")
    return _within(full * value / target, full)


def deducted_per_step(value: Decimal, target: Decimal, step: Decimal, each: Decimal, full: Decimal) -> Decimal:
    """每超出1人扣0.1分，扣完为止: every whole ``step`` beyond the target costs ``each``.

    >>> deducted_per_step(Decimal(121), Decimal(89), Decimal(1), Decimal("0.1"), Decimal(3))
    Decimal('0.00')
    >>> deducted_per_step(Decimal("0.105"), Decimal("0.10"), Decimal("0.001"), Decimal("0.1"), Decimal(3))
    Decimal('2.50')
    """
    if step <= 0:
        raise ValueError(f"扣分步长应大于0，现为{step}。")
    steps = (max(value - target, ZERO) / step).to_integral_value(ROUND_FLOOR)
    return _within(full - steps * each, full)


def banded(value: Decimal, bands: Sequence[tuple[Decimal, Decimal]], full: Decimal) -> Decimal:
    """结果≥90%得3分: the points of the first band whose floor is reached; bands go from high to low.

    >>> banded(Decimal("0.963"), [(Decimal(1), Decimal(4)), (Decimal("0.95"), Decimal(3))], Decimal(4))
    Decimal('3.00')
    """
    return _within(next((points for floor, points in bands if value >= floor), ZERO), full)


def deducted_in_proportion(
    rate: Decimal,
    factor: Decimal,
    full: Decimal,
    all_from: Decimal | None = None,
    most: Decimal | None = None,
) -> Decimal:
    """比率扣分法: 变动率 × factor is taken off; a rate of 0 or less costs nothing.

    A rate of ``all_from`` and more costs ``most``, or everything where no ``most`` is given; nothing costs more.

    >>> deducted_in_proportion(Decimal("0.05"), Decimal(40), Decimal(4), all_from=Decimal("0.10"))
    Decimal('2.00')
    >>> deducted_in_proportion(Decimal("0.2"), Decimal(20), Decimal(3), all_from=Decimal("0.10"), most=Decimal(2))
    Decimal('1.00')
    """
    most = full if most is None else most
    if all_from is not None and rate >= all_from:
        return _within(full - most, full)
    return _within(full - min(max(rate, ZERO) * factor, most), full)


def earned_per_item(extra: int, each: Decimal, full: Decimal) -> Decimal:
    """每超过1项得0.1分，满分1分.

    >>> earned_per_item(3, Decimal("0.1"), Decimal(1))
    Decimal('0.30')
    """
    return _within(extra * each, full)


def by_word(word: str, points: Mapping[str, Decimal], full: Decimal) -> Decimal:
    """优秀5分、良好3分: the points of a grade word; ValueError names the words there are.

    >>> by_word("良好", {"优秀": Decimal(5), "良好": Decimal(3)}, Decimal(5))
    Decimal('3.00')
    """
    if word not in points:
        raise ValueError(f"没有“{word}”这一等，应为{'、'.join(points)}之一。")
    return _within(points[word], full)


def _within(points: Decimal, full: Decimal) -> Decimal:
    return min(rounded(max(points, ZERO), _PLACES), full)


KINDS: Mapping[str, Callable[..., Decimal]] = MappingProxyType(
    {
        "all-or-nothing": all_or_nothing,
        "count-met": count_met,
        "ratio-capped": ratio_capped,
        "deducted-per-step": deducted_per_step,
        "banded": banded,
        "deducted-in-proportion": deducted_in_proportion,
        "earned-per-item": earned_per_item,
        "by-word": by_word,
    }
)
