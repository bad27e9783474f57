"""Rows of a 评分表 that head others and repeat their 分值: 投入 | 15 above the rows that make up the 15."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from jixiao.form.family import Group
from jixiao.form.model import Indicator
from jixiao.reader.levels import Place, group_said_by

Placed = tuple[Indicator, tuple[int, Place]]
ZERO = Decimal(0)
_FARTHEST = 100  # rows below one heading


def without_heading_rows(
    indicators: Sequence[Indicator], places: Sequence[tuple[int, Place]]
) -> tuple[list[Indicator], list[tuple[int, Place]]]:
    """The rows that are scored, those that stood among the names now the levels of the rows below them.

    A heading row has no 评分标准 while others have one, and weighs as much as the scored rows that follow it.
    """
    heads = _heads(indicators)
    if not heads:
        return list(indicators), list(places)
    found = [
        _under(one, place, [indicators[head] for head, last in heads.items() if head < at <= last])
        for at, (one, place) in enumerate(zip(indicators, places, strict=True))
        if at not in heads
    ]
    return [one for one, _ in found], [place for _, place in found]


def _heads(rows: Sequence[Indicator]) -> dict[int, int]:
    """The heading rows, each with the last row that it stands over."""
    bare = [row.standard is None or row.standard.blank for row in rows]
    if all(bare) or not any(bare):
        return {}
    heads: dict[int, int] = {}
    for at in (at for at, row in enumerate(rows) if bare[at] and row.weight is not None and row.weight.number):
        last = _last_below(rows, bare, at)
        if last is not None:
            heads[at] = last
    return heads


def _last_below(rows: Sequence[Indicator], bare: Sequence[bool], at: int) -> int | None:
    """The last of the scored rows that make up the weight of a row; there a level ends or another bare row follows."""
    weight, total = _weight(rows[at]), ZERO
    for below in range(at + 1, min(len(rows), at + _FARTHEST)):
        total += ZERO if bare[below] else _weight(rows[below])
        ends = below + 1 == len(rows) or bare[below + 1] or rows[below + 1].level1 != rows[below].level1
        if total > weight:
            return None
        if total == weight and ends and not bare[below]:
            return below
    return None


def _weight(row: Indicator) -> Decimal:
    return (row.weight.number if row.weight is not None else None) or ZERO


def _under(row: Indicator, placed: tuple[int, Place], heads: list[Indicator]) -> Placed:
    """A row with the heading rows above it as its levels, where they stood among the names."""
    number, place = placed
    names = [head.name for head in heads if head.name.column == row.name.column and not head.name.blank]
    if not names:
        return row, placed
    above = place.level1 if group_said_by(names[0]) is None else None  # a lone heading above that has no 分值
    level1 = above or names[0]
    level2 = names[-1] if names[-1] is not level1 else None
    place = replace(place, level1=level1, level2=level2, group=group_said_by(level1) or Group.OTHER)
    return replace(row, level1=level1, level2=level2, group=place.group), (number, place)
