"""How many findings of each severity every unit has (问题数), and what a unit's findings ask of it (处理)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from jixiao.checks.finding import Severity
from jixiao.summary.schema import FINDINGS
from jixiao.summary.store import Store
from jixiao.summary.tables.whose import Numbers, Whose

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTICE)


class Action(StrEnum):
    """What is to be done about a unit (处理), by its gravest finding."""

    RETURN = "退回修改"
    EXPLAIN = "请说明或修改"
    CONFIRM = "请确认"
    NOTHING = "未发现问题"


_ACTIONS = (Action.RETURN, Action.EXPLAIN, Action.CONFIRM)


@dataclass(frozen=True, slots=True)
class Counts:
    """Findings by severity."""

    errors: int = 0
    warnings: int = 0
    notices: int = 0

    @property
    def all(self) -> int:
        """How many there are."""
        return self.errors + self.warnings + self.notices

    @property
    def action(self) -> Action:
        """What they ask for.

        >>> Counts(0, 2, 1).action.value, Counts().action.value
        ('请说明或修改', '未发现问题')
        """
        found = zip((self.errors, self.warnings, self.notices), _ACTIONS, strict=True)
        return next((action for count, action in found if count), Action.NOTHING)


def findings_by_unit(store: Store, whose: Whose) -> list[Counts]:
    """Count the findings of every unit."""
    rows = store.frame(FINDINGS, ["workbook", "form", "severity"])
    units = whose.of_rows(rows)
    columns = [np.bincount(units[chosen], minlength=len(whose.names)) for chosen in _by_severity(rows["severity"])]
    return [Counts(*each) for each in zip(*(column.tolist() for column in columns), strict=True)]


def _by_severity(severity: pd.Series) -> list[Numbers]:
    return [np.flatnonzero((severity == each.value).to_numpy()) for each in SEVERITIES]
