"""Indicators of one name compared across units (同名指标): what is usual, and what is far from it.

Computed in binary fractions, which is exact enough for medians. A unit with several rows of one name (projects)
counts once, with the median of its rows; every row is compared.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

from jixiao.summary.schema import INDICATORS, WORKBOOKS
from jixiao.summary.store import Store
from jixiao.summary.tables.keys import indicator_key
from jixiao.summary.tables.segments import Reals, Segments, distinct, segments_of
from jixiao.summary.tables.whose import Numbers, Whose

FEWEST_UNITS = 5
# The name of a level where that of an indicator is due: what stands beside it is of all kinds.
_NO_NAME = re.compile(
    r"(?:产出|效益|数量|质量|时效|成本|管理|(?:经济|社会|生态)(?:成本|效益)|可持续影响)(?:指标)?|.{0,6}满意度指标"
)
_PERCENT = frozenset({"%", "‰", "百分点"})
_TIMES, _POINTS = math.log(5), 0.2  # a fifth or five times the median; 20 percentage points
_FAR = 3.5 * 1.4826  # median absolute deviations: 3.5 standard deviations where values are normal


class Doubt(StrEnum):
    """Why a value is far off."""

    TIMES = "倍数"
    POINTS = "百分点"
    SIGN = "正负号"


@dataclass(frozen=True, slots=True)
class Peers:
    """What units report under one name and unit of measure."""

    name: str
    measure: str
    units: int
    rows: int
    least: float
    lower: float
    median: float
    upper: float
    most: float
    far: int  # rows that are far off

    @property
    def percent(self) -> bool:
        """Whether the values are shares: 1 is then 100%."""
        return self.measure in _PERCENT


@dataclass(frozen=True, slots=True)
class FarRow:
    """A row far off the median; texts as they stand in the form."""

    peers: int
    unit: int
    path: str
    copy: str
    cell: str
    target: str
    actual: str
    value: float
    doubt: Doubt


@dataclass(frozen=True, slots=True)
class Compared:
    """All names that enough units share, and the rows far off, the farthest first."""

    peers: tuple[Peers, ...]
    far: tuple[FarRow, ...]
    left_out: int  # rows far off that are not listed


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of groups with enough units, in the order of groups."""

    keys: Sequence[tuple[str, str]]  # of each group
    group: Numbers
    unit: Numbers
    value: Reals
    row: Numbers  # in the table

    @property
    def percent(self) -> npt.NDArray[np.bool_]:
        """Whether the values of each group are shares."""
        return np.array([measure in _PERCENT for _, measure in self.keys])

    def some(self, which: Numbers | slice) -> _Rows:
        """Some of the rows."""
        return _Rows(self.keys, self.group[which], self.unit[which], self.value[which], self.row[which])


@dataclass(frozen=True, slots=True)
class _Far:
    """The rows that are far off, the farthest first, and why each is."""

    rows: _Rows
    doubts: Sequence[Doubt]


@dataclass(frozen=True, slots=True)
class _Usual:
    """What is usual in each group."""

    segments: Segments
    least: Reals
    lower: Reals
    median: Reals
    upper: Reals
    most: Reals
    limit: Reals  # how far from the median is far


def compare_peers(store: Store, whose: Whose, most: int = 5_000) -> Compared:
    """Compare the numeric actuals of each name and unit of measure that at least five units have."""
    rows = _rows(store, whose)
    if not len(rows.row):
        return Compared((), (), 0)
    usual = _usual(rows)
    found = _far(rows, usual)
    peers = _peers(rows, usual, np.bincount(found.rows.group, minlength=len(rows.keys)))
    order = sorted(range(len(peers)), key=lambda at: (-peers[at].far, -peers[at].units, peers[at].name))
    place = {group: at for at, group in enumerate(order)}
    listed = _Far(found.rows.some(slice(most)), found.doubts[:most])
    left_out = max(0, len(found.doubts) - most)
    return Compared(tuple(peers[at] for at in order), tuple(_told(store, listed, place)), left_out)


def _rows(store: Store, whose: Whose) -> _Rows:
    frame = store.frame(INDICATORS, ["workbook", "form", "name", "measure", "actual_amount"])
    amounts = frame["actual_amount"].to_numpy(dtype=np.float64)
    there = np.flatnonzero(~np.isnan(amounts))
    frame, amounts = frame.iloc[there], amounts[there]
    unit = whose.of_rows(frame)
    names, name = _merged(frame["name"])
    measures = frame["measure"].cat.categories.tolist()
    measure = frame["measure"].cat.codes.to_numpy().astype(np.int64)
    whole, group = np.unique(name * (len(measures) + 1) + measure, return_inverse=True)
    named = np.array([_NO_NAME.fullmatch(each) is None for each in names], dtype=bool)
    enough = (distinct(group, unit, len(whole)) >= FEWEST_UNITS) & named[whole // (len(measures) + 1)]
    number = np.cumsum(enough) - 1
    kept = np.flatnonzero(enough[group])
    order = kept[np.lexsort((amounts[kept], unit[kept], group[kept]))]
    keys = [(names[key // (len(measures) + 1)], measures[key % (len(measures) + 1)]) for key in whole[enough].tolist()]
    return _Rows(keys, number[group[order]], unit[order], amounts[order], there[order])


def _merged(column: pd.Series) -> tuple[list[str], Numbers]:
    """The different keys of a column of names, and which of them each row has."""
    keys: dict[str, int] = {}
    places = [keys.setdefault(indicator_key(name), len(keys)) for name in column.cat.categories.tolist()]
    return list(keys), np.array(places, dtype=np.int64)[column.cat.codes.to_numpy()]


def _usual(rows: _Rows) -> _Usual:
    percent = rows.percent
    of_unit = segments_of(rows.group * (int(rows.unit.max()) + 1) + rows.unit)
    values, group = of_unit.quantile(rows.value, 0.5), rows.group[of_unit.starts]
    order = np.lexsort((values, group))
    values, group = values[order], group[order]
    segments = segments_of(group)
    least, lower, median, upper, most = (segments.quantile(values, share) for share in (0, 0.25, 0.5, 0.75, 1))
    off = _off(values, median[group], percent[group])
    known = np.flatnonzero(~np.isnan(off))
    known = known[np.lexsort((off[known], group[known]))]
    limit = np.where(percent, _POINTS, _TIMES)
    some = segments_of(group[known])
    of_group = group[known][some.starts]
    enough = some.sizes >= FEWEST_UNITS
    limit[of_group] = np.maximum(limit[of_group], _FAR * some.quantile(off[known], 0.5))
    limit[np.setdiff1d(np.arange(len(limit)), of_group[enough])] = np.inf
    return _Usual(segments, least, lower, median, upper, most, limit)


def _off(values: Reals, median: Reals, percent: npt.NDArray[np.bool_]) -> Reals:
    """How far each value is from the median; nan where the two do not compare."""
    both = (values > 0) & (median > 0) & ~percent
    found = np.where(percent, np.abs(values - median), np.nan)
    found[both] = np.abs(np.log(values[both] / median[both]))
    return found


def _far(rows: _Rows, usual: _Usual) -> _Far:
    percent = rows.percent[rows.group]
    off = _off(rows.value, usual.median[rows.group], percent)
    times = np.nan_to_num(off, nan=0.0) / usual.limit[rows.group]
    # A negative number has no place on the scale of the others; where most are positive it is asked about first.
    negative = (rows.value < 0) & (usual.lower[rows.group] > 0) & ~percent
    times[negative] = np.inf
    far = np.flatnonzero(times > 1)
    far = far[np.argsort(-times[far], kind="stable")]
    doubts = np.where(negative[far], Doubt.SIGN, np.where(percent[far], Doubt.POINTS, Doubt.TIMES)).tolist()
    return _Far(rows.some(far), [Doubt(doubt) for doubt in doubts])


def _peers(rows: _Rows, usual: _Usual, far: Numbers) -> list[Peers]:
    sizes = np.bincount(rows.group, minlength=len(rows.keys)).tolist()
    figures = (usual.least, usual.lower, usual.median, usual.upper, usual.most)
    columns = zip(*(each.tolist() for each in figures), strict=True)
    found = zip(rows.keys, usual.segments.sizes.tolist(), sizes, columns, far.tolist(), strict=True)
    return [
        Peers(name, measure, units, size, least, lower, median, upper, most, off)
        for (name, measure), units, size, (least, lower, median, upper, most), off in found
    ]


def _told(store: Store, far: _Far, place: Mapping[int, int]) -> Iterator[FarRow]:
    columns = ["workbook", "actual_cell", "target", "actual"]
    said = store.frame(INDICATORS, columns).iloc[far.rows.row]
    books = store.frame(WORKBOOKS, ["path", "copy"])
    paths, copies = books["path"].tolist(), books["copy"].tolist()
    texts = zip(*(said[name].tolist() for name in columns), strict=True)
    numbers = zip(*(each.tolist() for each in (far.rows.group, far.rows.unit, far.rows.value)), strict=True)
    for (workbook, cell, target, actual), (group, unit, value), doubt in zip(texts, numbers, far.doubts, strict=True):
        yield FarRow(place[group], unit, paths[workbook], copies[workbook], cell, target, actual, value, doubt)
