"""Numbers and cells as a report shows them: one way for text and tables alike."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.values.decimals import percent, plain, rounded

if TYPE_CHECKING:
    from jixiao.form.model import Amount, Cell, Statement

NOTHING = "—"
_NUMERALS = "一二三四五六七八九"
_FIRST_NUMBER = re.compile(r"\d[\d,，]*(?:\.(\d+))?")
_MOST_PLACES = 6
# What no XML can hold; a line break of a spreadsheet may be a carriage return or a vertical tab.
_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    r"""A text as it stands, its line breaks all alike, without what cannot stand in a document.

    >>> clean(" 因故\r\n推迟\x07 ")
    '因故\n推迟'
    """
    return _UNFIT.sub("", _BREAKS.sub("\n", text)).strip()


def one_line(text: str) -> str:
    r"""A name on one line, whatever a narrow cell made of it.

    >>> one_line("办理\n案件 数")
    '办理案件 数'
    """
    return "".join(line.strip() for line in clean(text).split("\n"))


def shown(cell: Cell | Statement | None) -> str:
    """What a cell or a statement says; "" where there is none."""
    return "" if cell is None else clean(cell.text)


def number_shown(amount: Amount | None) -> str:
    """A number of 分值 or 得分; what stands there instead of one; "" for nothing."""
    if amount is None:
        return ""
    return plain(amount.number) if amount.number is not None else one_line(amount.cell.text)


def points(number: Decimal | None) -> str:
    """Points of a score, "" for None."""
    return "" if number is None else plain(number)


def money(number: Decimal, places: int) -> str:
    """An amount with so many decimals.

    >>> money(Decimal("2136.5"), 2)
    '2136.50'
    """
    return f"{rounded(number, places):f}"


def places_shown(amount: Amount) -> int:
    """How many decimals the form shows an amount with; those of the number where it shows it otherwise."""
    found = _FIRST_NUMBER.search(amount.cell.text)
    if found and amount.number is not None and not amount.cell.text.rstrip().endswith(("亿元", "亿")):
        return min(len(found[1] or ""), _MOST_PLACES)
    exponent = amount.number.normalize().as_tuple().exponent if amount.number is not None else 0
    return min(max(-exponent, 0) if isinstance(exponent, int) else 0, _MOST_PLACES)


def amount_shown(amount: Amount | None) -> str:
    """An amount of money as exactly as the form shows it, without its unit; "" for nothing."""
    if amount is None:
        return ""
    return one_line(amount.cell.text) if amount.number is None else money(amount.number, places_shown(amount))


def ratio(part: Decimal, whole: Decimal) -> str:
    """A share in percent."""
    return percent(part / whole)


def or_nothing(text: str) -> str:
    """A dash where nothing stands."""
    return text or NOTHING


def numeral(number: int) -> str:
    """A number as headings count.

    >>> numeral(3), numeral(10), numeral(12), numeral(20), numeral(35)
    ('三', '十', '十二', '二十', '三十五')
    """
    tens, ones = divmod(number, 10)
    front = "" if tens == 0 else ("" if tens == 1 else _digits(tens)) + "十"
    return front + (_NUMERALS[ones - 1] if ones else "")


def _digits(number: int) -> str:
    return _NUMERALS[number - 1] if number < 10 else numeral(number)
