"""How far amounts may differ because each was rounded (四舍五入), and whether a list can be read so that it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import accumulate

from jixiao.checks.prose.amounts import MONEY, Amount
from jixiao.checks.prose.items import holds

_HALF = Decimal("0.5")
_MOST_PARTS = 12  # with more, all readings would take too long to try


def total(amounts: Iterable[Amount]) -> Decimal:
    """The sum in plain units."""
    return sum((amount.value for amount in amounts), Decimal(0))


def slack(amounts: Sequence[Amount]) -> Decimal:
    """Half a unit of the last printed place for each amount that was rounded, in plain units.

    8.5 beside 10.16 is 8.50 with its zero dropped: of amounts in the same unit the finest counts. Pieces and yuan are
    not rounded.
    """
    finest: dict[Decimal, int] = {}
    for amount in amounts:
        finest[amount.scale] = max(finest.get(amount.scale, 0), amount.places)
    return sum((_step(amount, finest[amount.scale]) * _HALF for amount in amounts), Decimal(0))


def _step(amount: Amount, places: int) -> Decimal:
    exact = amount.scale == 1 and (amount.unit != MONEY or places >= 2 or places == 0)
    return Decimal(0) if exact else amount.scale.scaleb(-places)


def difference(whole: Amount, parts: Sequence[Amount]) -> Decimal:
    """Sum of the parts minus the whole, 0 where rounding explains it."""
    off = total(parts) - whole.value
    return Decimal(0) if abs(off) <= slack([whole, *parts]) else off


def can_be_nested(whole: Amount, parts: Sequence[Amount]) -> bool:
    """Whether some parts make the whole exactly, and those after each of them may be parts of that part.

    「基本支出100万元，其中：人员经费80万元，工资70万元，公用经费20万元」 tells parts of parts without saying so, and
    「支出100万元，其中财政80万元、自筹20万元，用于设备60万元、培训40万元」 divides the whole twice.
    """
    if len(parts) > _MOST_PARTS:
        return True
    tolerance = slack([whole])  # only what makes the whole as printed is a reading of it
    twice = abs(total(parts) - 2 * whole.value) <= 2 * tolerance
    if twice and any(abs(made - whole.value) <= tolerance for made in accumulate(part.value for part in parts)):
        return True
    return any(
        _holds(whole, parts, chosen, tolerance) for chosen in range(1 << (len(parts) - 1)) if chosen.bit_count() >= 1
    )


def _holds(whole: Amount, parts: Sequence[Amount], chosen: int, tolerance: Decimal) -> bool:
    """Whether the first part and the chosen ones after it make the whole, and the others fit below them."""
    top, below = parts[0], Decimal(0)
    made = top.value
    for position, part in enumerate(parts[1:]):
        if chosen >> position & 1:
            top, below = part, Decimal(0)
            made += top.value
        else:
            below += part.value
            apart = bool(top.item and part.item) and not holds(top.item, part.item)
            if below > top.value + tolerance or apart:
                return False
    return abs(made - whole.value) <= tolerance
