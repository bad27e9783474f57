"""The checks, one family after the other; importing this package declares those of every form.

Those of reports and of 评分表 are packages of their own, loaded (`load`) when a workbook holds such a thing.

S 表的结构, A 合计与比率, T 指标值, R 完成值与得分, E 偏差原因, B 预算, X 文字与表,
C 评分表, P 资金支出计划.
"""

from collections.abc import Mapping
from importlib import import_module

from jixiao.checks.families import (
    blanks,
    budget,
    budget_sums,
    changes_in_text,
    conclusion,
    coverage,
    goals_and_rows,
    layout,
    payment_plan,
    rates_in_text,
    reasons_doubtful,
    reasons_missing,
    reasons_poor,
    results_actual,
    results_alike,
    results_deviation,
    results_score,
    results_units,
    results_words,
    signatures,
    sums_in_text,
    target_direction,
    target_history,
    target_placement,
    target_readable,
    target_repeats,
    target_tables,
    target_units,
    target_wording,
    totals,
    totals_told_twice,
    weights,
)
from jixiao.checks.registry import Check, declared

__all__ = [
    "blanks",
    "budget",
    "budget_sums",
    "changes_in_text",
    "conclusion",
    "coverage",
    "goals_and_rows",
    "layout",
    "load",
    "payment_plan",
    "rates_in_text",
    "reasons_doubtful",
    "reasons_missing",
    "reasons_poor",
    "registry",
    "results_actual",
    "results_alike",
    "results_deviation",
    "results_score",
    "results_units",
    "results_words",
    "signatures",
    "sums_in_text",
    "target_direction",
    "target_history",
    "target_placement",
    "target_readable",
    "target_repeats",
    "target_tables",
    "target_units",
    "target_wording",
    "totals",
    "totals_told_twice",
    "weights",
]


def load(*, reports: bool, scorecards: bool) -> None:
    """Declare the checks of reports and of 评分表, where asked."""
    for name, wanted in (("reports", reports), ("scorecards", scorecards)):
        if wanted:
            import_module(f"{__name__}.{name}")


def registry() -> Mapping[str, Check]:
    """All checks there are by code, in the order of their codes."""
    load(reports=True, scorecards=True)
    return declared()
