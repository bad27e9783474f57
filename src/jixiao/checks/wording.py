"""How a check's sentence shows numbers, quotations and lists."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from jixiao.values.decimals import plain, rounded

_LONGEST = 40
_INNER = str.maketrans("“”", "‘’")  # quotation marks within quotation marks


def marks(number: Decimal) -> str:
    """Points of a score.

    >>> marks(Decimal("0.50"))
    '0.5分'
    """
    return f"{plain(number)}分"


def quote(text: str) -> str:
    r"""What stands in a cell, on one line, in quotation marks, cut where it is long.

    >>> quote("培训\n人次"), quote("“七五”普法"), quote("")
    ('“培训人次”', '“‘七五’普法”', '“”')
    """
    line = "".join(text.split("\n")).strip().translate(_INNER)
    return f"“{line if len(line) <= _LONGEST else line[:_LONGEST] + '……'}”"


def listed(texts: Iterable[str], at_most: int = 3) -> str:
    """Several quotations in a row: the first few different ones.

    >>> listed(["甲", "乙", "甲"]), listed(["甲", "乙", "丙", "丁"])
    ('“甲”、“乙”', '“甲”、“乙”、“丙”等')
    """
    different = list(dict.fromkeys(quote(text) for text in texts))
    return "、".join(different[:at_most]) + ("等" if len(different) > at_most else "")


def places(number: Decimal) -> int:
    """How many decimals a number is written with.

    >>> places(Decimal("97.30")), places(Decimal("1E+2"))
    (2, 0)
    """
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def agrees(stated: Decimal, true: Decimal) -> bool:
    """Whether a number is the true one, or what rounding (四舍五入) to the stated places makes of it.

    >>> agrees(Decimal("97.3"), Decimal("97.31")), agrees(Decimal("97.4"), Decimal("97.31"))
    (True, False)
    """
    return stated == true or stated == rounded(true, places(stated))


def points_text(number: Decimal) -> str:
    """A score beside a computed one: always two places, 四舍五入.

    >>> points_text(Decimal("0.8"))
    '0.80分'
    """
    return f"{rounded(number, 2):f}分"
