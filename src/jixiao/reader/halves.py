"""A table that sets the targets of several years beside those of the year: which half is the year's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping

from jixiao.form.model import Cell, Column
from jixiao.reader.grid_view import GridView, compact

SEVERAL_YEARS = re.compile(r"(实施期|中期|中长期|长期|项目期|周期|三年)(绩效|总体)?目标(\(.*\))?")
THE_YEAR = re.compile(r"(年度|当年|本年度?|20\d\d年度?)(绩效|总体)?目标(\(.*\))?")
_ROWS_ABOVE = 8

_Found = Mapping[Column, list[tuple[int, Cell]]]


def half_of_the_year(view: GridView, top: int, found: _Found) -> dict[Column, list[tuple[int, Cell]]] | None:
    """The headings of the year's half of a header, where 实施期目标 | 年度目标 stand above it; else None.

    A level that stands only once belongs to both halves.
    """
    start = _start(view, top)
    if start is None:
        return None
    return {column: [place for place in places if place[0] >= start] or places for column, places in found.items()}


def _start(view: GridView, top: int) -> int | None:
    """The column in which the year's goal stands, right of the goal for several years."""
    before = bisect_left(view.rows, top)
    for row in view.rows[max(0, before - _ROWS_ABOVE) : before]:
        cells = view.own_cells(row)
        several = [cell.column for cell in cells if SEVERAL_YEARS.fullmatch(compact(cell.text))]
        year = [cell.column for cell in cells if THE_YEAR.fullmatch(compact(cell.text))]
        if several and year and year[-1] > several[0]:
            return year[-1]
    return None
