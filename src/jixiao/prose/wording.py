"""Numbers and values as a Chinese sentence shows them."""

from __future__ import annotations

from decimal import Decimal

from jixiao.values.decimals import percent

_LONGEST_VALUE = 16  # a longer text is a sentence, whatever numbers stand in it


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
