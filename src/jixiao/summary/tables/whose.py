"""Which unit a workbook, a form or a row belongs to (归属): units are known by their names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from jixiao.summary.schema import FORMS, REVIEWED, WORKBOOKS
from jixiao.summary.store import Store
from jixiao.summary.tables.keys import closed

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Whose:
    """The units of a batch, in the order in which they first appear, and what is theirs.

    Units are numbers from 0. Two spellings of a name that differ in white space or width are one unit, shown as it
    first appears. A workbook that could not be reviewed is nobody's (-1): its file's name is all that is known.
    """

    names: tuple[str, ...]
    of_workbook: Numbers
    first_form: Numbers  # of each workbook, among all forms
    of_form: Numbers

    def of_rows(self, rows: pd.DataFrame) -> Numbers:
        """The unit of each row that has the columns ``workbook`` and ``form``; a form of 0 is the workbook's."""
        workbook, form = numbers(rows["workbook"]), numbers(rows["form"])
        units = self.of_workbook[workbook]
        if len(self.of_form):
            units = np.where(form > 0, self.of_form[self.form_numbers(workbook, form)], units)
        return units

    def form_numbers(self, workbook: Numbers, form: Numbers) -> Numbers:
        """Where a workbook's form stands among all forms; where that of a form of 0 does means nothing."""
        places = self.first_form[workbook] + np.maximum(form, 1) - 1
        return np.minimum(places, len(self.of_form) - 1)


def numbers(column: pd.Series) -> Numbers:
    """A column of counts as plain numbers, 0 where it says nothing."""
    return column.fillna(0).to_numpy(dtype=np.int64)


def find_units(store: Store) -> Whose:
    """Find out whose everything is."""
    books = store.frame(WORKBOOKS, ["unit", "outcome"])
    forms = store.frame(FORMS, ["workbook", "unit"])
    register = _Register()
    workbook = numbers(forms["workbook"])
    count = np.bincount(workbook, minlength=len(books)).astype(np.int64)
    first = np.concatenate([np.zeros(1, np.int64), np.cumsum(count)[:-1]]) if len(books) else count
    of_workbook = [
        register.number(unit) if outcome == REVIEWED else -1
        for unit, outcome in zip(books["unit"], books["outcome"], strict=True)
    ]
    of_form = [register.number(unit) for unit in forms["unit"]]
    return Whose(tuple(register.names), _array(of_workbook), first, _array(of_form))


class _Register:
    """Units by key."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, name: str) -> int:
        key = closed(name)
        if key not in self._numbers:
            self._numbers[key] = len(self.names)
            self.names.append(" ".join(name.split()))
        return self._numbers[key]


def _array(found: Iterable[int]) -> Numbers:
    return np.fromiter(found, dtype=np.int64)
