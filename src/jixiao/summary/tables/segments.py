"""Statistics of many groups at once (分组统计): values sorted by group, each group one stretch of the array."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jixiao.summary.tables.whose import Numbers

Reals = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Segments:
    """The stretches of an array of groups in ascending order: where each begins and how long it is."""

    starts: Numbers
    sizes: Numbers

    def quantile(self, values: Reals, share: float) -> Reals:
        """The quantile of each stretch of values in ascending order, between two of them in proportion."""
        place = (self.sizes - 1) * share
        low = np.floor(place).astype(np.int64)
        high = np.minimum(low + 1, self.sizes - 1)
        first, second = values[self.starts + low], values[self.starts + high]
        found: Reals = first + (second - first) * (place - low)
        return found


def segments_of(groups: Numbers) -> Segments:
    """The stretches of groups in ascending order."""
    changes = np.flatnonzero(groups[1:] != groups[:-1]) + 1 if len(groups) else np.zeros(0, np.int64)
    starts = np.concatenate([np.zeros(min(len(groups), 1), np.int64), changes])
    return Segments(starts, np.diff(np.append(starts, len(groups))))


def distinct(groups: Numbers, members: Numbers, count: int) -> Numbers:
    """How many different members each of the groups 0, 1, … has."""
    order = np.lexsort((members, groups))
    groups, members = groups[order], members[order]
    fresh = np.ones(len(groups), dtype=bool)
    fresh[1:] = (groups[1:] != groups[:-1]) | (members[1:] != members[:-1])
    return np.bincount(groups[fresh], minlength=count).astype(np.int64)
