"""A Decimal as a Chinese sentence shows it: without exponent, without needless zeros, rounded 四舍五入."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

WIDE = Context(prec=1000)  # a mistyped number may be longer than the usual 28 digits


def plain(number: Decimal) -> str:
    """A number without exponent and without zeros at its end.

    >>> plain(Decimal("0.90")), plain(Decimal("1E+2")), plain(Decimal("-0.0"))
    ('0.9', '100', '0')
    """
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def rounded(number: Decimal, decimals: int) -> Decimal:
    """A number to so many decimals, 四舍五入; of any length.

    >>> rounded(Decimal("0.225"), 2), rounded(Decimal(10) ** 40, 0) == Decimal(10) ** 40
    (Decimal('0.23'), True)
    """
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, WIDE)


def percent(ratio: Decimal) -> str:
    """A ratio as a percentage of at most two places, 四舍五入.

    >>> percent(Decimal(20) / Decimal(180)), percent(Decimal("0.5")), percent(Decimal("0.98155"))
    ('11.11%', '50%', '98.16%')
    """
    return plain(rounded(ratio * 100, 2)) + "%"
