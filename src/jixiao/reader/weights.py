"""The weights that levels state for the rows below them: inside the heading, or in a column beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from jixiao.form.model import Amount, Cell, Column, Heading, Indicator
from jixiao.form.words import core_word
from jixiao.reader.grid_view import GridView, compact
from jixiao.reader.header import Header
from jixiao.reader.levels import Place
from jixiao.reader.statements import amount, plain_number

_WEIGHT = re.compile(
    r".*?(?:\((?:权重|分值|共|满分)?:?(?P<inside>\d+(?:\.\d+)?)[分%]?\)|(?P<bare>\d+(?:\.\d+)?)[分%]|(?<=\D)(?P<two>\d{2,3}))"
)


def headings(view: GridView, header: Header, places: Iterable[tuple[int, Place]]) -> tuple[Heading, ...]:
    """The level cells that state a weight, each with its rows; a group that goes on after a page break is one."""
    found: dict[tuple[Column, str, str, str], tuple[list[Cell], list[int]]] = {}
    for row, place in places:
        parent = core_word(place.level1.text) if place.level1 else ""
        for cell, column in ((place.level1, Column.LEVEL1), (place.level2, Column.LEVEL2)):
            if cell is not None:
                cells, rows = found.setdefault((column, place.goal, parent, core_word(cell.text)), ([], []))
                cells.append(cell)
                rows.append(row)
    stated = (_heading(view, header, key[0], cells, rows) for key, (cells, rows) in found.items())
    return tuple(heading for heading in stated if heading is not None)


def _heading(view: GridView, header: Header, column: Column, cells: list[Cell], rows: list[int]) -> Heading | None:
    """The heading of these rows: the first of its cells that states a weight, in itself or beside it."""
    level, below = 1 if column is Column.LEVEL1 else 2, set(rows)
    for cell in {(cell.row, cell.column): cell for cell in cells}.values():
        weight = stated_weight(cell.text)
        if weight is None and column in header.level_weights:
            weight = amount(view.cell(cell.row, header.level_weights[column])).number
        if weight is None and cell.row not in below and Column.WEIGHT in header.places:
            weight = amount(view.cell(cell.row, header.places[Column.WEIGHT])).number
        if weight is not None:
            return Heading(cell, level, _name(cell.text), weight, tuple(rows))
    return None


def whole_weights(indicators: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """The indicators, without the weights where only some of them state one in their names."""
    if all(indicator.weight is not None for indicator in indicators if not indicator.template):
        return tuple(indicators)
    return tuple(one if one.weight is None else replace(one, weight=None) for one in indicators)


def weights_of_headings(indicators: Sequence[Indicator], stated: Iterable[Heading]) -> tuple[Indicator, ...]:
    """The indicators, each without a weight of its own given that of a heading which stands over it alone.

    Where a heading weighs several rows, nobody knows what each of them has: they keep none.
    """
    alone: dict[int, Amount] = {}
    for heading in sorted(stated, key=lambda heading: -heading.level):
        if len(heading.rows) == 1:
            alone.setdefault(heading.rows[0], Amount(heading.cell, heading.weight))
    return tuple(
        replace(one, weight=alone[one.row]) if one.weight is None and one.row in alone else one for one in indicators
    )


def stated_weight(text: str) -> Decimal | None:
    """The weight inside a heading.

    >>> stated_weight("产出指标(50分)"), stated_weight("效益指标（30）"), stated_weight("数量指标")
    (Decimal('50'), Decimal('30'), None)
    """
    match = _WEIGHT.fullmatch(compact(text))
    return plain_number(match["inside"] or match["bare"] or match["two"]) if match else None


def _name(text: str) -> str:
    """The heading's own words, without numbering and weight."""
    word = re.sub(r"\([^()]*\)$|\d+(\.\d+)?[分%]?$", "", compact(text))
    return re.sub(r"^\(?[一二三四五六七八九十\d]{1,2}[)、.．]", "", word)
