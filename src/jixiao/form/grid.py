"""What a spreadsheet shows, as frozen data: the one snapshot that everything else reads.

A back end (file, open workbook, LibreOffice) makes a `Snapshot`; nothing further right looks at a spreadsheet again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple


class Span(NamedTuple):
    """A rectangle of cells (区域), rows and columns from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, place: object) -> bool:
        if not (isinstance(place, tuple) and len(place) == 2):
            return False
        row, column = place
        return bool(self.top <= row <= self.bottom and self.left <= column <= self.right)


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell that is not empty, as a reader would see it.

    ``text`` is what the cell shows: 0.98 formatted as 0% is "98%", an Excel date is "2021年12月31日" or as formatted.
    ``number`` is the stored number of a numeric cell (not of a date), unrounded. ``formula`` is the formula's text
    without "=". ``error`` marks #N/A and the like; ``text`` then holds the error's name.
    """

    text: str
    number: Decimal | None = None
    formula: str | None = None
    error: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet's non-empty cells and merged areas (工作表)."""

    name: str
    cells: Mapping[tuple[int, int], GridCell]
    merges: tuple[Span, ...] = ()
    visible: bool = True


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A workbook at one moment (快照): its sheets in order, and its defined names with what they refer to."""

    sheets: tuple[Sheet, ...]
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """Write a column number as Excel does.

    >>> column_letters(1), column_letters(27), column_letters(16384)
    ('A', 'AA', 'XFD')
    """
    letters = ""
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(65 + digit) + letters
    return letters


def reference(row: int, column: int) -> str:
    """Write a cell's place as Excel does.

    >>> reference(12, 5)
    'E12'
    """
    return f"{column_letters(column)}{row}"
