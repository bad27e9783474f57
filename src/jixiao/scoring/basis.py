"""The sentence that explains points (得分依据): how numbers and texts are quoted in it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from jixiao.values.model import Value

_LONGEST = 40
_COMPARATORS = ("≥", "≤", ">", "<", "=", "＞", "＜", "＝", "≧", "≦", "不超过", "不高于", "不大于", "不多于", "控制在")
_PERCENT_PLACES = Decimal("0.01")
_LARGEST_EXPONENT = 20  # beyond it two places are more digits than Decimal carries


def plain(number: Decimal) -> str:
    """A number without needless zeros or exponent.

    >>> plain(Decimal("10.0")), plain(Decimal("1E+2")), plain(Decimal("91.80"))
    ('10', '100', '91.8')
    """
    shown = f"{number:f}"
    return shown.rstrip("0").rstrip(".") or "0" if "." in shown else shown


def percent(ratio: Decimal) -> str:
    """A ratio as a percentage of at most two places.

    >>> percent(Decimal("0.38748")), percent(Decimal(1))
    ('38.75%', '100%')
    """
    scaled = ratio * 100
    if scaled.adjusted() > _LARGEST_EXPONENT:
        return f"{scaled:.0f}%"
    return plain(scaled.quantize(_PERCENT_PLACES, ROUND_HALF_UP)) + "%"


def quoted(value: Value) -> str:
    """A value as the form writes it, long texts cut short."""
    text = " ".join((value.text or str(value)).split())
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def bare(value: Value) -> str:
    """The value as written, without the comparator in front: ≤180万元 → 180万元."""
    text = quoted(value)
    for word in _COMPARATORS:
        if text.startswith(word):
            return text.removeprefix(word).lstrip("=＝ ")
    return text


def rounded(points: Decimal, decimals: int) -> Decimal:
    """Points to the pack's places, 四舍五入.

    >>> rounded(Decimal("0.225"), 2)
    Decimal('0.23')
    """
    return points.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
