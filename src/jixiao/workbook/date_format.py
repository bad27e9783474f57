"""How a stored date or time looks in its cell (日期与时间格式), in the 1900 and the 1904 date systems."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"""General|G/通用格式|"[^"]*"|[\\!].|[_*].|\[[^\]]*\]|AM/PM|am/pm|A/P|a/p|上午/下午|[eE][+-]"""
    r"""|[yY]+|[eE]+|[mM]+|[dD]+|[aA]{3,4}|[hH]+|[sS]+(?:\.0+)?|.""",
    re.DOTALL,
)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_DIGITS = "〇一二三四五六七八九"
_HALF_DAYS = ("AM/PM", "am/pm", "A/P", "a/p", "上午/下午")
_LAST_DAY = 2958465  # 9999-12-31
_LONG_DATE = 'yyyy"年"m"月"d"日"'


class _Moment(NamedTuple):
    """A date and time as numbers: Excel has a 29th of February 1900 and a day 0."""

    year: int
    month: int
    day: int
    weekday: int
    hour: int
    minute: int
    second: int
    part: Decimal  # of a second
    serial: Decimal


@lru_cache(maxsize=512)
def is_date_format(code: str) -> bool:
    """Whether a number format shows a date or a time.

    >>> is_date_format('yyyy"年"'), is_date_format('0.0"分钟 d"'), is_date_format("[h]:mm"), is_date_format("General")
    (True, False, True, False)
    """
    if code.upper().startswith(("[$-F800]", "[$-F400]")):
        return True
    tokens = _TOKEN.findall(code.partition(";")[0])
    if '"' in tokens:
        return False  # a quotation that does not end: nobody knows what is meant
    for token in tokens:
        if _ELAPSED.fullmatch(token):
            return True
        if token[0] in "yYmMdDhHsS" or (token[0] in "eE" and token[-1] not in "+-"):
            return True
    return False


def date_text(serial: Decimal, code: str, *, from_1904: bool = False) -> str | None:
    """Show a date or time, or nothing where Excel itself can show only ####.

    >>> date_text(Decimal("44561.5"), "yyyy-mm-dd hh:mm"), date_text(Decimal("0.75"), "h:mm AM/PM")
    ('2021-12-31 12:00', '6:00 PM')
    """
    if code.upper().startswith("[$-F800]"):
        code = _LONG_DATE
    tokens = _TOKEN.findall(code.partition(";")[0].removeprefix("[$-F400]"))
    places = max((len(token.partition(".")[2]) for token in tokens if token[0] in "sS"), default=0)
    moment = _moment(serial, places, from_1904=from_1904)
    if moment is None:
        return None
    chinese = any(token.upper() == "[DBNUM1]" for token in tokens)
    half_day = any(token in _HALF_DAYS for token in tokens)
    written = []
    for index, token in enumerate(tokens):
        written.append(_shown(token, moment, minutes=_is_minutes(tokens, index), half_day=half_day, chinese=chinese))
    return "".join(written).strip()


def _moment(serial: Decimal, places: int, *, from_1904: bool) -> _Moment | None:
    seconds = (serial * 86400).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    days, rest = divmod(seconds, 86400)
    if serial < 0 or days > _LAST_DAY:
        return None
    whole = int(rest)
    hour, minute, second = whole // 3600, whole // 60 % 60, whole % 60
    day = int(days)
    if from_1904:
        found = date(1904, 1, 1) + timedelta(days=day)
    elif day in (0, 60):
        month, number = (1, 0) if day == 0 else (2, 29)
        return _Moment(1900, month, number, (day - 2) % 7, hour, minute, second, rest - whole, serial)
    else:
        found = date(1899, 12, 31 if day < 60 else 30) + timedelta(days=day)
    weekday = found.weekday()
    return _Moment(found.year, found.month, found.day, weekday, hour, minute, second, rest - whole, serial)


def _is_minutes(tokens: list[str], index: int) -> bool:
    """Whether an m is about minutes: hours before it or seconds after it."""
    if tokens[index][0] not in "mM" or len(tokens[index]) > 2:
        return False
    timely = re.compile(r"\[?([yYmMdDhHsS])")
    before = [timely.match(token) for token in tokens[:index]]
    after = [timely.match(token) for token in tokens[index + 1 :]]
    last = next((match[1] for match in reversed(before) if match), "")
    following = next((match[1] for match in after if match), "")
    return last in ("h", "H") or following in ("s", "S")


def _shown(token: str, moment: _Moment, *, minutes: bool, half_day: bool, chinese: bool) -> str:
    head = token[0]
    elapsed = _ELAPSED.fullmatch(token)
    if elapsed:
        unit = {"h": 24, "m": 1440, "s": 86400}[elapsed[1][0].lower()]
        total = (moment.serial * 86400).quantize(Decimal(1), ROUND_HALF_UP) * unit // 86400
        return str(int(total)).zfill(len(elapsed[1]))
    if head in '"\\![_*':
        return {'"': token[1:-1], "\\": token[1:], "!": token[1:]}.get(head, "")
    if head in "mMdDhH":
        return _number(token, moment, minutes=minutes, half_day=half_day, chinese=chinese)
    return _word(token, moment, chinese=chinese)


def _word(token: str, moment: _Moment, *, chinese: bool) -> str:
    head, text = token[0], token
    if token in _HALF_DAYS:
        text = token.split("/")[moment.hour >= 12]
    elif head in "yYeE" and token[-1] not in "+-":
        text = str(moment.year) if head in "eE" or len(token) > 2 else f"{moment.year % 100:02d}"
        text = "".join(_DIGITS[int(digit)] for digit in text) if chinese else text
    elif head in "aA" and len(token) > 2:
        text = ("星期" if len(token) == 4 else "") + "一二三四五六日"[moment.weekday]
    elif head in "sS":
        fraction = f"{moment.part:f}"[1:] if "." in token else ""
        text = f"{moment.second:0{min(2, len(token.partition('.')[0]))}d}{fraction}"
    return text


def _number(token: str, moment: _Moment, *, minutes: bool, half_day: bool, chinese: bool) -> str:
    head = token[0].lower()
    if head == "m" and not minutes and len(token) > 2:
        name = _MONTHS[moment.month - 1]
        return name[: {3: 3, 5: 1}.get(len(token), 99)]
    if head == "d" and len(token) > 2:
        return _DAYS[moment.weekday][: 3 if len(token) == 3 else 99]
    hour = (moment.hour % 12 or 12) if half_day else moment.hour
    number = {"m": moment.minute if minutes else moment.month, "d": moment.day, "h": hour}[head]
    return _numeral(number) if chinese else f"{number:0{min(2, len(token))}d}"


def _numeral(number: int) -> str:
    """Write a number below 100 with Chinese numerals.

    >>> _numeral(12), _numeral(30), _numeral(5)
    ('十二', '三十', '五')
    """
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else _DIGITS[tens] + "十")
    return head + (_DIGITS[ones] if ones or not tens else "")
