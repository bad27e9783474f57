"""Which checks find most (问题统计), and which unit has how many of the most frequent (单位问题)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from jixiao.checks.finding import Severity
from jixiao.summary.schema import FINDINGS
from jixiao.summary.store import Store
from jixiao.summary.tables.whose import Numbers, Whose

MOST = 20  # codes that have a column of their own


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A check: how often it found something, and in how many units."""

    code: str
    severity: Severity
    title: str
    count: int
    units: int


@dataclass(frozen=True, slots=True)
class Codes:
    """All checks that found something, the most frequent first, and the counts of the first of them by unit."""

    rows: tuple[CodeRow, ...]
    by_unit: tuple[tuple[int, ...], ...]  # for each unit, of rows[:MOST]

    @property
    def shown(self) -> tuple[CodeRow, ...]:
        """Those that are counted by unit."""
        return self.rows[:MOST]


def count_codes(store: Store, whose: Whose) -> Codes:
    """Count the findings by check; a check that a pack has moved to another severity counts once in each."""
    rows = store.frame(FINDINGS, ["workbook", "form", "code", "severity", "title"])
    units = whose.of_rows(rows)
    # As small as they are, category codes would overflow when they are put together.
    code, severity = (rows[name].cat.codes.to_numpy().astype(np.int64) for name in ("code", "severity"))
    kinds, first, kind = np.unique(code * len(Severity) + severity, return_index=True, return_inverse=True)
    shape = len(whose.names), len(kinds)
    counts = np.bincount(units * len(kinds) + kind, minlength=shape[0] * shape[1]).reshape(shape)
    found = list(_rows(rows.iloc[first.tolist()], counts))
    order = sorted(range(len(found)), key=lambda at: (-found[at].count, found[at].code, found[at].severity))
    return Codes(tuple(found[at] for at in order), tuple(map(tuple, counts[:, order[:MOST]].tolist())))


def _rows(heads: pd.DataFrame, counts: Numbers) -> Iterator[CodeRow]:
    names = (heads[name] for name in ("code", "severity", "title"))
    totals, having = counts.sum(axis=0).tolist(), (counts > 0).sum(axis=0).tolist()
    for code, severity, title, count, units in zip(*names, totals, having, strict=True):
        yield CodeRow(str(code), Severity(severity), str(title), count, units)
