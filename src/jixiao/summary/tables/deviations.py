"""How far actuals are off their targets (偏差分布), in all and by 一级指标.

Computed in binary fractions, rounded to nine places before a limit is compared.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from jixiao.form.model import FormKind
from jixiao.form.words import group_of
from jixiao.summary.schema import FORMS, INDICATORS
from jixiao.summary.store import Store
from jixiao.summary.tables.keys import closed
from jixiao.summary.tables.whose import Numbers, Whose, numbers

BINS = (
    "低50%及以上",
    "低30%～50%",
    "低10%～30%",
    "低10%以内",
    "持平",
    "高10%以内",
    "高10%～30%",
    "高30%～50%",
    "高50%～1倍",
    "高1倍及以上",
)
_LIMITS = np.array([0.1, 0.3, 0.5, 1.0])  # each belongs to what lies beyond
_PLACES = 9
_LEVEL = 4  # of BINS: 持平
FAR = 0.3  # ±30% 及以上
_FAR_BINS = (0, 1, 7, 8, 9)
OTHER = "其他"


@dataclass(frozen=True, slots=True)
class LevelRow:
    """The indicators of one 一级指标, or all, by how far they are off; ``uncompared`` have no deviation."""

    name: str
    counts: tuple[int, ...]  # one for each of BINS
    uncompared: int
    unexplained: int  # far off and without a reason

    @property
    def compared(self) -> int:
        """How many have a deviation."""
        return sum(self.counts)

    @property
    def far(self) -> int:
        """How many are off by 30% or more."""
        return sum(self.counts[at] for at in _FAR_BINS)


@dataclass(frozen=True, slots=True)
class Deviations:
    """All indicators, and those of each 一级指标, the largest first."""

    all: LevelRow
    levels: tuple[LevelRow, ...]


def bin_of(deviation: float) -> int:
    """Which of BINS a deviation falls into.

    >>> [BINS[bin_of(one)] for one in (-0.5, -0.0999, 0.0, 0.1, 0.3, 0.999, 12)]
    ['低50%及以上', '低10%以内', '持平', '高10%～30%', '高30%～50%', '高50%～1倍', '高1倍及以上']
    """
    return int(_bins(np.array([deviation]))[0])


def spread_of_deviations(store: Store, whose: Whose) -> Deviations:
    """Count the indicators by bin; those of target tables, which have no actuals yet, do not count."""
    frame = _with_actuals(store, whose)
    deviations = frame["deviation"].to_numpy(dtype=np.float64)
    explained = frame["explained"].fillna(value=False).to_numpy(dtype=bool)
    names, levels = _levels(frame["level1"].cat.categories.tolist(), frame["level1"].cat.codes.to_numpy())
    bins = np.full(len(frame), len(BINS))
    there = ~np.isnan(deviations)
    bins[there] = _bins(deviations[there])
    counts = np.zeros((len(names), len(BINS) + 1), dtype=np.int64)
    np.add.at(counts, (levels, bins), 1)
    silent = np.isin(bins, _FAR_BINS) & ~explained
    unexplained = np.bincount(levels[silent], minlength=len(names))
    rows = [
        LevelRow(name, tuple(row[:-1]), row[-1], alone)
        for name, row, alone in zip(names, counts.tolist(), unexplained.tolist(), strict=True)
    ]
    whole = counts.sum(axis=0).tolist()
    everything = LevelRow("全部指标", tuple(whole[:-1]), whole[-1], int(unexplained.sum()))
    shown = [row for row in rows if row.compared or row.uncompared]
    shown.sort(key=lambda row: (row.name == OTHER, -row.compared - row.uncompared))
    return Deviations(everything, tuple(shown))


def _with_actuals(store: Store, whose: Whose) -> pd.DataFrame:
    """The indicators of all forms but target tables."""
    frame = store.frame(INDICATORS, ["workbook", "form", "level1", "deviation", "explained"])
    if frame.empty:
        return frame
    target = (store.frame(FORMS, ["kind"])["kind"] == FormKind.TARGET_TABLE.value).to_numpy(dtype=bool)
    return frame[~target[whose.form_numbers(numbers(frame["workbook"]), numbers(frame["form"]))]]


def _bins(deviations: npt.NDArray[np.float64]) -> Numbers:
    sizes = np.round(deviations, _PLACES)
    beyond = np.digitize(np.abs(sizes), _LIMITS)  # 0 within 10%, 4 by 100% or more
    below = np.maximum(_LEVEL - 1 - beyond, 0)
    found: Numbers = np.where(sizes == 0, _LEVEL, np.where(sizes > 0, _LEVEL + 1 + beyond, below))
    return found


def _levels(said: list[str], codes: npt.NDArray[np.integer]) -> tuple[list[str], Numbers]:
    """The 一级指标 that are usual, and which of them each row is of: one spelled otherwise is still it."""
    names = [OTHER]
    of_said = [0] * (len(said) + 1)  # the last is for a code of -1, nothing said
    for at, text in enumerate(said):
        group = group_of(closed(text))
        if group is None:
            continue
        if group.value not in names:
            names.append(group.value)
        of_said[at] = names.index(group.value)
    return names, np.array(of_said, dtype=np.int64)[codes]
