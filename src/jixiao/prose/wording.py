"""Numbers and values as a Chinese sentence shows them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

_HUNDREDTH = Decimal("0.01")
_WIDE = Context(prec=1000)  # a mistyped number may be longer than the usual 28 digits
_LONGEST_VALUE = 16  # a longer text is a sentence, whatever numbers stand in it


def plain(number: Decimal) -> str:
    """A number without exponent and without zeros at its end.

    >>> plain(Decimal("0.90")), plain(Decimal("1E+2")), plain(Decimal("-0.0"))
    ('0.9', '100', '0')
    """
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def percent(ratio: Decimal) -> str:
    """A ratio as a percentage of at most two places, 四舍五入.

    >>> percent(Decimal(20) / Decimal(180)), percent(Decimal("0.5")), percent(Decimal("0.98155"))
    ('11.11%', '50%', '98.16%')
    """
    return plain((ratio * 100).quantize(_HUNDREDTH, ROUND_HALF_UP, _WIDE)) + "%"


def gap(deviation: Decimal, of: str = "指标值") -> str:
    """A deviation in words: by how much it stands above or below what was set.

    >>> gap(Decimal("0.5")), gap(Decimal("-0.125")), gap(Decimal(0)), gap(Decimal("0.699"), "年初预算数")
    ('高于指标值50%', '低于指标值12.5%', '与指标值持平', '高于年初预算数69.9%')
    """
    if not deviation:
        return f"与{of}持平"
    return f"{'高于' if deviation > 0 else '低于'}{of}{percent(abs(deviation))}"


def said(text: str) -> str:
    """A target or an actual inside a sentence: words in quotation marks, a value as it stands.

    >>> said("≥200件"), said("保障机构正常运行")
    ('≥200件', '“保障机构正常运行”')
    """
    return text if any(character.isdigit() for character in text) and len(text) <= _LONGEST_VALUE else f"“{text}”"
