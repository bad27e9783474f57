"""One cell's text as a value: ``read(text, role)``, the one door of this package."""

from __future__ import annotations

import re
from decimal import Decimal

from jixiao.values import amount as amounts
from jixiao.values import clauses, comparators, door, lexer, wording
from jixiao.values.amount import Trouble
from jixiao.values.model import Comparator, Kind, Role, Value, When
from jixiao.values.units import DIVISORS, TAILS, Measure, kind_of

LONGEST_TEXT = 4000

# The commonest shape, sign + figures + known unit + 以上, is settled by one match; tests hold it equal to the grammar.
COMMON = re.compile(
    r"([≥≤=<>]|不低于|不少于|不超过|不高于|至少)? ?([0-9]{1,15}(?:\.[0-9]{1,4})?) ?([^0-9 ]{1,9}?)(以上|以下|以内)?"
)
SIGNS = comparators.SIGNS | comparators.WORD_MEANING
UNSTATED = ("未写比较符，按“=”理解",)
MEANT_TO_MEASURE = re.compile(r"[0-9零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]|[年季半月]")
POINTERS = ("按", "根据", "依据", "参照", "依照", "见附", "详见")
STATED_AMOUNT = re.compile(r"[0-9](?:元|%|万|亿|件|次|人|个|家|户|场|天)")
STATED_RATE = re.compile(r"[0-9](?:元|%|万)")


def read(text: str, role: Role = Role.TARGET) -> Value:
    """The value that a cell's text stands for in a column of that role; never raises on any text.

    A text that cannot be read becomes a value of kind ``unreadable`` with the position and a Chinese reason.

    >>> read("≥12万人").amount
    Decimal('120000')
    >>> read("完成率达到98%", Role.ACTUAL).comparator
    <Comparator.EQUAL: '='>
    >>> read("由90%提高到95%").kind.value
    'unreadable'
    """
    return _read_common(text, role) or _read_any(text, role)


def _read_common(text: str, role: Role) -> Value | None:
    match = COMMON.fullmatch(text)
    if match is None:
        return None
    sign, figures, tail, suffix = match.groups()
    measure = TAILS.get(tail) or (_rate(tail) if "/" in tail else None)
    if measure is None:
        return None
    comparator = SIGNS[sign] if sign else None
    if suffix:
        if comparator is not None:
            return None
        comparator = comparators.SUFFIX_MEANING[suffix]
    notes: tuple[str, ...] = ()
    if comparator is None:
        if role is Role.ACTUAL:
            comparator = Comparator.EQUAL
        else:
            notes = UNSTATED
    return Value(
        measure.kind, comparator, Decimal(figures), None, measure.unit, measure.scale, presumed=notes, text=text
    )


def _rate(tail: str) -> Measure | None:
    """The measure of 元/小时, 通/年: known units only, anything else goes the long way."""
    above, *below = tail.split("/")
    measure = TAILS.get(above)
    if measure is None or measure.kind is Kind.PERCENT or not all(unit in DIVISORS for unit in below):
        return None
    unit = "/".join([measure.unit, *below])
    return Measure(measure.scale, unit, kind_of(unit))


def _read_any(text: str, role: Role) -> Value:
    if len(text) > LONGEST_TEXT:
        return _unreadable(text, 0, f"文字超过{LONGEST_TEXT}字，不像一个值")
    plain = door.normalise(text)
    closed = door.close_up(plain)
    if not closed:
        return Value(Kind.BLANK, text=text)
    if closed in wording.EXCEL_ERRORS:
        return _unreadable(text, 0, f"“{closed}”是表格软件的错误值")
    try:
        value = _read_common(closed, role) if closed != text else None
        value = value or _read_closed(closed, role)
        if value is None:
            return _unreadable(text, 0, f"“{closed[:20]}”不是可以识别的值")
        return value.with_text(text)
    except Trouble as trouble:
        return _in_lines(text, plain, role) or _unreadable(
            text, door.position_in(text, closed, trouble.place), trouble.why
        )


def _in_lines(text: str, plain: str, role: Role) -> Value | None:
    """A second look at a cell of several lines, each line a clause of its own."""
    lines = [door.close_up(line) for line in plain.splitlines() if line.strip()]
    if len(lines) < 2:
        return None
    try:
        value = _read_closed("；".join(lines), role)
    except Trouble:
        return None
    return value.with_text(text) if value else None


def _read_closed(closed: str, role: Role) -> Value | None:
    if amounts.YEAR_MONTH.fullmatch(closed.strip("，,。；;、")):
        return _year_month(closed.strip("，,。；;、"), role)
    if closed.startswith(POINTERS):
        words = wording.read_words(closed)
        if words is not None and words.kind is Kind.REFERENCE and not STATED_RATE.search(closed):
            return words
    if MEANT_TO_MEASURE.search(closed):
        tokens = lexer.tokens(closed)
        value = clauses.read_clauses(tokens, role)
        if value is not None:
            return value
        if STATED_AMOUNT.search(closed):
            raise Trouble(0, f"“{closed[:20]}”里的数无法确定是不是指标的值")
    return wording.read_words(closed)


def _year_month(closed: str, role: Role) -> Value:
    year, month = closed.split(".")
    comparator = Comparator.EQUAL if role is Role.ACTUAL else None
    return Value(Kind.DATE, comparator, when=When(int(year), None, int(month)), presumed=(f"“{closed}”按年月理解",))


def _unreadable(text: str, position: int, why: str) -> Value:
    return Value(Kind.UNREADABLE, text=text, position=position, why=why)


NUMBER_CELL = re.compile(r"(-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|-?[0-9]+(?:\.[0-9]+)?)(?:分|元|万元)?")


def read_number(text: str | None) -> Decimal | None:
    """The number of a plain 分值, 得分 or amount cell; None for a blank, a dash, or anything that is not one number.

    The number is in the unit of its column; a unit that repeats it (分, 元, 万元) is dropped, never converted.

    >>> [read_number(text) for text in ("10", "10分", "2,136.50", "９.8", "—", "")]
    [Decimal('10'), Decimal('10'), Decimal('2136.50'), Decimal('9.8'), None, None]
    """
    closed = door.close_up(door.normalise(text or ""))
    match = NUMBER_CELL.fullmatch(closed) if len(closed) <= amounts.LONGEST_NUMBER * 2 else None
    return Decimal(match[1].replace(",", "")) if match else None
