"""One cell's text as a value: ``read(text, role)``, the one door of this package."""

from __future__ import annotations

from decimal import Decimal

from jixiao.values import door
from jixiao.values.common_shape import read_common
from jixiao.values.model import Role, Value
from jixiao.values.pattern import Pattern

LONGEST_NUMBER_CELL = 36
NUMBER_CELL = Pattern(r"(-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|-?[0-9]+(?:\.[0-9]+)?)(?:分|元|万元)?")


def read(text: str, role: Role = Role.TARGET) -> Value:
    """The value that a cell's text stands for in a column of that role; never raises on any text.

    A text that cannot be read becomes a value of kind ``unreadable`` with the position and a Chinese reason.

    >>> read("≥12万人").amount
    Decimal('120000')
    >>> read("完成率达到98%", Role.ACTUAL).comparator
    <Comparator.EQUAL: '='>
    >>> read("90%提高到95%").kind.value
    'unreadable'
    """
    value = read_common(text, role)
    if value is not None:
        return value
    from jixiao.values.any_shape import read_any  # noqa: PLC0415 - the whole grammar, which most texts do without

    return read_any(text, role)


def read_number(text: str | None) -> Decimal | None:
    """The number of a plain 分值, 得分 or amount cell; None for a blank, a dash, or anything that is not one number.

    The number is in the unit of its column; a unit that repeats it (分, 元, 万元) is dropped, never converted.

    >>> [read_number(text) for text in ("10", "10分", "2,136.50", "９.8", "—", "")]
    [Decimal('10'), Decimal('10'), Decimal('2136.50'), Decimal('9.8'), None, None]
    """
    closed = door.close_up(door.normalise(text or ""))
    match = NUMBER_CELL.fullmatch(closed) if len(closed) <= LONGEST_NUMBER_CELL else None
    return Decimal(match[1].replace(",", "")) if match else None
