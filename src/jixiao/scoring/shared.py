"""Rows that share one 分值 merged over them (合用分值): points only where all of them reach the whole of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from jixiao.form.model import Indicator
from jixiao.scoring.model import Points
from jixiao.values.decimals import plain

Score = Callable[..., Points]
"""Scores an indicator; ``lacking`` says why it has no 分值 of its own."""


def rows_sharing(indicators: Sequence[Indicator]) -> Mapping[int, tuple[Indicator, ...]]:
    """The rows under one merged 分值, by the number of each such row; rows nobody filled in share nothing."""
    groups: dict[str, list[Indicator]] = {}
    for row in indicators:
        if row.weight is not None and row.weight.cell.rows > 1 and not row.template:
            groups.setdefault(row.weight.cell.ref, []).append(row)
    shared = (tuple(group) for group in groups.values() if len(group) > 1)
    return MappingProxyType({row.row: group for group in shared for row in group if _whole(group) is not None})


def score_sharing(row: Indicator, group: Sequence[Indicator], score: Score) -> Points:
    """Points of a row that shares its 分值: nobody knows its part, so the first row has all points or none has any."""
    first = _whole(group)
    if first is None or first.weight is None or first.weight.number is None:
        return score(row)
    whole = first.weight.number
    alone = [score(replace(mate, weight=first.weight)) for mate in group]
    reached = all(points.points == whole and not points.presumed for points in alone)
    if reached and row is first:
        return score(row)
    lines = "、".join(str(mate.row) for mate in group)
    said = f"分值{plain(whole)}分由第{lines}行合用"
    lacking = f"{said}，都得满分，计在第{first.row}行" if reached else f"{said}，没有写明每行各占多少"
    return score(replace(row, weight=None), lacking=lacking)


def _whole(group: Sequence[Indicator]) -> Indicator | None:
    """The row that the merged 分值 is read in."""
    return next((row for row in group if row.weight is not None and row.weight.number), None)
