"""A date and an amount of a payment list as values: read whole, or not at all."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal

from jixiao.errors import JixiaoError
from jixiao.form.grid import GridCell
from jixiao.form.model import MoneyUnit

MONEY_UNITS = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万元": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "亿元": Decimal(100_000_000),
}
YUAN = MoneyUnit("元", MONEY_UNITS["元"])

_TIME = r"(?:[ T]*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
_DATES = tuple(
    re.compile(pattern + _TIME)
    for pattern in (
        r"(?P<year>\d{4})[-‐–—](?P<month>\d{1,2})[-‐–—](?P<day>\d{1,2})",
        r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})",
        r"(?P<year>\d{4})\.(?P<month>\d{1,2})\.(?P<day>\d{1,2})",
        r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日?",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日",
    )
)
_AMOUNT = re.compile(
    r"(?P<open>\()?(?P<minus>-)?[¥￥]?(?P<minus_after>-)?(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)"
    r"(?P<word>百万元|亿元|万元|千元|元)?整?(?P<close>\))?"
)
_MOST_DIGITS = 15  # of a number in Excel: beyond them there is the dust of its binary fraction, or a slip


class UnreadableError(JixiaoError):
    """A date or an amount that cannot be read; the message says why, for the list of lines set aside."""


def read_day(text: str, year: int | None) -> date:
    """The day that a text names; one without a year is in ``year``.

    Raises:
        UnreadableError: it is no date, there is no such day, or no year is known.

    >>> read_day("2020年3月15日", None), read_day("20200315", None) == read_day("3月15日", 2020)
    (datetime.date(2020, 3, 15), True)
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    if not plain:
        raise UnreadableError("没有日期，请补上。")
    joined = re.sub(r" ?([年月日/.-]) ?", r"\1", plain)
    found = next((match for pattern in _DATES if (match := pattern.fullmatch(joined))), None)
    if found is None:
        raise UnreadableError(f"日期“{text.strip()}”读不出来，请写成2020-3-15这样的日期。")
    given = found.groupdict()
    if given.get("year") is None and year is None:
        raise UnreadableError(f"日期“{text.strip()}”没有年份，请写成2020-3-15这样的日期。")
    try:
        return date(int(given.get("year") or year or 0), int(given["month"]), int(given["day"]))
    except ValueError:
        raise UnreadableError(f"日历上没有“{text.strip()}”这一天，请核对日期。") from None


def read_payment_amount(cell: GridCell | None, unit: MoneyUnit) -> Decimal:
    """An amount in 元: a bare number is in ``unit``; brackets and a minus mean a refund.

    Raises:
        UnreadableError: it is no plain amount of money.

    >>> read_payment_amount(GridCell("1,234.56"), YUAN), read_payment_amount(GridCell("(1.2万元)"), YUAN)
    (Decimal('1234.56'), Decimal('-12000.0'))
    """
    text = "".join(unicodedata.normalize("NFKC", cell.text).split()) if cell else ""
    if cell is None or not text:
        raise UnreadableError("没有金额，请补上。")
    found = _AMOUNT.fullmatch(text)
    stored = None if cell.error or "%" in text else cell.number
    if stored is not None:
        word = found["word"] if found else None
        return _without_dust(stored) * (MONEY_UNITS[word] if word else unit.scale)
    if found is None or bool(found["open"]) != bool(found["close"]):
        raise UnreadableError(f"金额“{cell.text.strip()}”读不出来，请写成12345.67这样的数。")
    number = Decimal(found["number"].replace(",", ""))
    if len(number.as_tuple().digits) > _MOST_DIGITS:
        raise UnreadableError(f"金额“{cell.text.strip()}”的位数太多，请核对金额。")
    negative = bool(found["open"]) + bool(found["minus"]) + bool(found["minus_after"])
    if negative > 1:
        raise UnreadableError(f"金额“{cell.text.strip()}”有两个负号，请写成-12345.67这样的数。")
    return (-number if negative else number) * (MONEY_UNITS[found["word"]] if found["word"] else unit.scale)


def _without_dust(stored: Decimal) -> Decimal:
    return stored if len(stored.as_tuple().digits) <= _MOST_DIGITS else Decimal(repr(float(stored)))
