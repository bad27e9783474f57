"""How points fall on the wrong side of a target: a literal table from the pack's word to the arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

from jixiao.packs.model import Curve
from jixiao.values.decimals import plain

ZERO, ONE = Decimal(0), Decimal(1)


def fall(curve: Curve, weight: Decimal, target: Decimal, actual: Decimal) -> tuple[Decimal, str]:
    """Points (not rounded) and their arithmetic; target and actual differ, the larger one is above zero.

    >>> fall(Curve.RATIO, Decimal(1), Decimal(180), Decimal(200))
    (Decimal('0.9'), '1×180/200')
    >>> fall(Curve.LINEAR, Decimal(1), Decimal(100), Decimal(130))
    (Decimal('0.7'), '1×(1−(130−100)/100)')
    """
    return _CURVES[curve](weight, target, actual)


def _ratio(weight: Decimal, target: Decimal, actual: Decimal) -> tuple[Decimal, str]:
    """分值 × the smaller ÷ the larger: B/A short of the target, A/B over it."""
    small, large = (target, actual) if target < actual else (actual, target)
    return weight * small / large, f"{plain(weight)}×{plain(small)}/{plain(large)}"


def _linear(weight: Decimal, target: Decimal, actual: Decimal) -> tuple[Decimal, str]:
    """分值 × (1 − |B−A| ÷ A), 0 from a gap as wide as the target."""
    small, large = (target, actual) if target < actual else (actual, target)
    share = max(ZERO, ONE - (large - small) / target) if target > 0 else ZERO
    return weight * share, f"{plain(weight)}×(1−({plain(large)}−{plain(small)})/{plain(target)})"


_CURVES: Mapping[Curve, Callable[[Decimal, Decimal, Decimal], tuple[Decimal, str]]] = MappingProxyType(
    {
        Curve.RATIO: _ratio,
        Curve.LINEAR: _linear,
        Curve.FULL: lambda weight, _target, _actual: (weight, ""),
        Curve.NOTHING: lambda _weight, _target, _actual: (ZERO, ""),
    }
)
