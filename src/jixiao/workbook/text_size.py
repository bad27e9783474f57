"""How much room a text takes in a cell, in the character widths that a column's width is counted in."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

LONGEST_TEXT = 32_767
"""How long a text a cell of Excel holds, as `text_length` counts."""
TALLEST = 409.0  # points: what Excel allows a row
_LINE_RATIO = 1.5  # height of a line in font sizes: Chinese fonts are tall
_MARGIN = 5.0  # points above and below the text
PADDING = 1.5  # character widths that a cell's margins take
_ROOM = 1.05  # a width is counted in digits of the 11-point default font, the texts are of 10 points


def text_length(text: str) -> int:
    """The length of a text as spreadsheets count it, in UTF-16 units.

    >>> text_length("指标"), text_length("𠮷")
    (2, 2)
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def text_width(text: str) -> int:
    """The width of one line in characters, a Chinese one counting two.

    >>> text_width("指标值"), text_width("≥200件"), text_width("E12")
    (6, 7, 3)
    """
    # In UTF-8 a Chinese character takes three bytes and two columns, a Latin one takes one of each.
    return len(text) + (len(text.encode()) - len(text)) // 2


@lru_cache(maxsize=4096)
def line_count(text: str, width: float) -> int:
    r"""How many lines a text takes in a cell of this width.

    >>> line_count("指标值为200件，实际完成值为150件。", 21.5), line_count("一\n二", 21.5)
    (2, 2)
    """
    room = max(width * _ROOM - PADDING, 2.0)
    return sum(max(1, ceil(text_width(line) / room)) for line in text.split("\n"))


def text_height(text: str, width: float, size: float) -> float:
    r"""The height in points that a wrapped text needs in a cell of this width, in a font of this size.

    >>> text_height("一行", 20, 10), text_height("一\n二", 20, 10)
    (20.0, 35.0)
    """
    lines = line_count(text, width * 10 / size) if text else 1
    return lines * size * _LINE_RATIO + _MARGIN
