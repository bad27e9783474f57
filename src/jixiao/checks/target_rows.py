"""The rows of a form that have a target, each with it at hand."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.form.model import Form, FormKind, Indicator, Statement
from jixiao.values.model import Value


def targets(form: Form) -> Iterator[tuple[Indicator, Statement, Value]]:
    """Every filled row with its target and how that reads; none of a 评分表, whose rows have rules instead."""
    if form.kind is FormKind.SCORECARD:
        return
    for row in form.filled:
        if row.target is not None:
            yield row, row.target, row.target.value
