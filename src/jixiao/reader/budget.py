"""The budget block (预算执行情况), in either of its layouts."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.form.model import Budget, MoneyUnit
from jixiao.reader.budget_columns import budget_in_columns, is_budget_header
from jixiao.reader.budget_labels import budget_in_labels, has_pairs
from jixiao.reader.grid_view import GridView

__all__ = ["budget_of", "is_budget_header"]


def budget_of(view: GridView, rows: Sequence[int], unit: MoneyUnit, *, in_columns_only: bool = False) -> Budget | None:
    """The budget block among these rows, None where there is none."""
    for position, row in enumerate(rows):
        if is_budget_header(view, row) and not has_pairs(view, row):
            return budget_in_columns(view, rows[position:], unit)
    return None if in_columns_only else budget_in_labels(view, rows, unit)
