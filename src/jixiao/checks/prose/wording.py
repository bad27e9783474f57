"""How a check's sentence shows amounts of a text and what they add up to."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from jixiao.checks.prose.amounts import Amount
from jixiao.checks.prose.rounding import total
from jixiao.checks.wording import quote
from jixiao.values.decimals import plain


def in_unit_of(value: Decimal, amount: Amount) -> str:
    """A value in plain yuan or pieces, in the unit that an amount is written in."""
    return f"{plain(value / amount.scale)}{amount.word}"


def added_up(parts: Sequence[Amount], whole: Amount) -> str:
    """Parts as an addition with its result: 1324.17＋556.55＝1880.72万元; each with its unit where they differ."""
    alike = len({part.word for part in (*parts, whole)}) == 1
    addends = (plain(part.value / part.scale) if alike else part.text for part in parts)
    return f"{'＋'.join(addends)}＝{in_unit_of(total(parts), whole)}"


def named(amount: Amount) -> str:
    """An amount with its name in quotation marks."""
    return quote(amount.quoted)
