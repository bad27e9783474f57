"""Texts that several units have in the same words (相同文字), with other numbers or the same.

The texts are read twice, some workbooks at a time: once for a number that stands for each wording, once for the few
that are shown. Memory is a few numbers for each text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from jixiao.summary.schema import TEXTS
from jixiao.summary.store import Store
from jixiao.summary.tables.batches import batches
from jixiao.summary.tables.copies.group import PLACES, Group, Kind
from jixiao.summary.tables.copies.quotes import read_quotes
from jixiao.summary.tables.keys import bare_text, unnamed, without_numbers
from jixiao.summary.tables.segments import Segments, distinct, segments_of
from jixiao.summary.tables.whose import Numbers, Whose

# Characters, without white space and punctuation; what is shorter, any two may write.
SHORTEST, SHORTEST_WORDING = 20, 30
_COMMON_SHARE, _COMMON_LEAST = 0.3, 10  # of the units that fill in the same box: what more have, is not theirs
_NOTHING = 0

Marks = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class _Marks:
    """A number for the wording of each text that is long enough, and for its wording without numbers."""

    row: Numbers  # in the table
    unit: Numbers
    text: Marks
    wording: Marks  # 0 where it holds no number or is too short


@dataclass(frozen=True, slots=True)
class _Found:
    """A group before its texts are read."""

    kind: Kind
    units: tuple[int, ...]
    rows: tuple[int, ...]
    count: int


def same_texts(store: Store, whose: Whose, most: int) -> tuple[list[Group], Mapping[Kind, int]]:
    """Find the texts that two units or more have: ``most`` groups, those of most units, and how many of each kind."""
    marks, beside = _marks(store, whose)
    found = [*_same(marks, marks.text, Kind.TEXT, _any), *_same(marks, marks.wording, Kind.WORDING, _other_numbers)]
    found = [_common(each, int(beside[each.rows[0]])) for each in found]
    found.sort(key=lambda each: (each.kind is Kind.COMMON, -len(each.units), -each.count, each.rows))
    return _told(store, whose, found[:most]), Counter(each.kind for each in found)


def _common(found: _Found, beside: int) -> _Found:
    """Words that a large part of those who fill in a box have there are no copy: somebody gave them to all.

    ``beside`` is how many units have written something into the same box.
    """
    units = len(found.units)
    common = units > _COMMON_LEAST and units > _COMMON_SHARE * beside
    return replace(found, kind=Kind.COMMON) if common else found


def marks_of(text: str, unit: str) -> tuple[int, int]:
    """What stands for a text's wording, and for its wording without numbers; 0 for what is too short to count.

    >>> long = "我局按季开展普法宣传活动{}场，受众满意度较高，完成年初确定的目标任务。"
    >>> one, other = (marks_of(long.format(count), "青山区司法局") for count in (12, 9))
    >>> one[0] == other[0], one[1] == other[1], marks_of("已完成", "青山区司法局")
    (False, True, (0, 0))
    """
    if len(text) < SHORTEST:
        return _NOTHING, _NOTHING
    own = unnamed(text, unit)
    bare = bare_text(own)
    if len(bare) < SHORTEST:
        return _NOTHING, _NOTHING
    masked = without_numbers(own)
    wording = bare_text(masked)
    has_numbers = masked != own and len(wording) >= SHORTEST_WORDING
    return _mark(bare), _mark(wording) if has_numbers else _NOTHING


def _mark(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big")


def _marks(store: Store, whose: Whose) -> tuple[_Marks, Numbers]:
    """The marks of all texts, and for each row of the table how many units have written into the same box."""
    parts: list[_Marks] = []
    boxes, owners = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
    first = 0
    for frame in batches(store, TEXTS, ["workbook", "form", "kind", "indicator", "text"]):
        units = whose.of_rows(frame)
        names = [whose.names[unit] for unit in units.tolist()]
        pairs = [marks_of(text, name) for text, name in zip(frame["text"], names, strict=True)]
        marks = np.array(pairs, dtype=np.uint64).reshape(-1, 2)
        kept = np.flatnonzero(marks[:, 0])
        parts.append(_Marks(kept + first, units[kept], marks[kept, 0], marks[kept, 1]))
        about = [
            _mark(f"{kind} {indicator}") for kind, indicator in zip(frame["kind"], frame["indicator"], strict=True)
        ]
        boxes.append(np.array(about, dtype=np.uint64))
        owners.append(units)
        first += len(frame)
    return _joined(parts), _units_beside(np.concatenate(boxes), np.concatenate(owners))


def _units_beside(box: Marks, unit: Numbers) -> Numbers:
    kinds, number = np.unique(box, return_inverse=True)
    return distinct(number, unit, len(kinds))[number]


def _joined(parts: Sequence[_Marks]) -> _Marks:
    return _Marks(
        np.concatenate([np.zeros(0, np.int64), *(part.row for part in parts)]),
        np.concatenate([np.zeros(0, np.int64), *(part.unit for part in parts)]),
        np.concatenate([np.zeros(0, np.uint64), *(part.text for part in parts)]),
        np.concatenate([np.zeros(0, np.uint64), *(part.wording for part in parts)]),
    )


_Check = Callable[[_Marks], bool]


def _any(group: _Marks) -> bool:
    return len(group.row) > 1


def _other_numbers(group: _Marks) -> bool:
    """Whether more units have the wording than have any one text of it: else the texts say it already."""
    texts, number = np.unique(group.text, return_inverse=True)
    return len(np.unique(group.unit)) > int(distinct(number, group.unit, len(texts)).max())


def _same(marks: _Marks, key: Marks, kind: Kind, counts: _Check) -> Iterator[_Found]:
    there = np.flatnonzero(key)
    order = there[np.lexsort((marks.row[there], marks.unit[there], key[there]))]
    parts = segments_of(key[order].view(np.int64))
    for start, size in _of_several(parts, marks.unit[order]):
        chosen = order[start : start + size]
        group = _Marks(marks.row[chosen], marks.unit[chosen], marks.text[chosen], marks.wording[chosen])
        if counts(group):
            yield _found(kind, group)


def _of_several(parts: Segments, unit: Numbers) -> Iterator[tuple[int, int]]:
    """The stretches that more than one unit has a part in; units ascend within each."""
    several = unit[parts.starts] != unit[parts.starts + parts.sizes - 1]
    yield from zip(parts.starts[several].tolist(), parts.sizes[several].tolist(), strict=True)


def _found(kind: Kind, group: _Marks) -> _Found:
    """Each unit's first place, then others as far as there is room."""
    units, first = np.unique(group.unit, return_index=True)
    order = [*np.sort(group.row[first]).tolist(), *np.sort(np.delete(group.row, first)).tolist()]
    return _Found(kind, tuple(units.tolist()), tuple(order[:PLACES]), len(group.row))


def _told(store: Store, whose: Whose, found: Sequence[_Found]) -> list[Group]:
    rows = sorted({row for each in found for row in each.rows})
    quoted = read_quotes(store, whose, rows, {each.rows[0] for each in found})
    return [
        Group(
            each.kind,
            each.units,
            tuple(quoted.places[row] for row in each.rows),
            each.count,
            quoted.texts[each.rows[0]],
        )
        for each in found
    ]
