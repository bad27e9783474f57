"""Places on a sheet as they are written: B2, $B$2, B2:D3."""

from __future__ import annotations

import re
from functools import lru_cache

from jixiao.form.grid import Span

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


@lru_cache(maxsize=20_000)
def column_number(letters: str) -> int:
    """Read a column's letters.

    >>> column_number("A"), column_number("XFD")
    (1, 16384)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


@lru_cache(maxsize=4096)
def place(written: str) -> tuple[int, int] | None:
    """Read a cell's name as row and column, or nothing if it is none.

    >>> place("B3"), place("XFE1"), place("第3行")
    ((3, 2), None, None)
    """
    match = _PLACE.fullmatch(written)
    if match is None:
        return None
    row, column = int(match[2]), column_number(match[1])
    return (row, column) if 1 <= row <= LAST_ROW and column <= LAST_COLUMN else None


@lru_cache(maxsize=4096)
def area(written: str) -> Span | None:
    """Read an area's reference, or nothing if it is none; those of merged areas are the same in sheet after sheet.

    >>> area("B2:D3"), area("A1")
    (Span(top=2, left=2, bottom=3, right=4), Span(top=1, left=1, bottom=1, right=1))
    """
    first, _, last = written.partition(":")
    start, stop = place(first), place(last or first)
    return Span(*start, *stop) if start and stop else None


def covers(span: Span, row: int, column: int) -> bool:
    """Whether a cell lies in an area.

    >>> covers(Span(2, 2, 3, 4), 3, 4), covers(Span(2, 2, 3, 4), 4, 4)
    (True, False)
    """
    return span.top <= row <= span.bottom and span.left <= column <= span.right
