"""Completion and deviation (完成率、偏离度), exact and as ratios."""

from __future__ import annotations

from decimal import Decimal


def completion(target: Decimal, actual: Decimal) -> Decimal | None:
    """完成率: actual ÷ target; None for a target that is not above zero.

    >>> completion(Decimal(200), Decimal(150))
    Decimal('0.75')
    """
    return actual / target if target > 0 else None


def deviation(target: Decimal, actual: Decimal) -> Decimal | None:
    """偏离度: (actual − target) ÷ target; None for a target that is not above zero.

    >>> deviation(Decimal(200), Decimal(150))
    Decimal('-0.25')
    """
    return (actual - target) / target if target > 0 else None
