"""Many cells as few addresses: Excel takes up to 255 characters at once, and each call takes its time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from jixiao.form.grid import reference
from jixiao.workbook.places import place

_LONGEST = 250


def unions(cells: Iterable[str]) -> Iterator[str]:
    """Name all the cells, with neighbours below each other as one area, in as few addresses as there may be.

    >>> list(unions(["C5", "C6", "E9"]))
    ['C5:C6,E9']
    """
    union = ""
    for column in columns(cells):
        area = column[0] if len(column) == 1 else f"{column[0]}:{column[-1]}"
        if union and len(union) + 1 + len(area) > _LONGEST:
            yield union
            union = ""
        union = f"{union},{area}" if union else area
    if union:
        yield union


def columns(cells: Iterable[str]) -> Iterator[list[str]]:
    """Give the cells column by column, those that follow each other without a gap together.

    >>> list(columns(["B2", "C2", "B3", "B5"]))
    [['B2', 'B3'], ['B5'], ['C2']]
    """
    places = sorted((column, row) for row, column in filter(None, map(place, cells)))
    for _, run in groupby(enumerate(places), key=lambda item: (item[1][0], item[1][1] - item[0])):
        yield [reference(row, column) for _, (column, row) in run]
