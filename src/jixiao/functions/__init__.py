"""What one formula may ask (公式函数): the plain Python behind =PERF_SCORE() and its relatives, for every door.

Each function takes what stands in cells: a text, a number, None for a blank, or a `GridCell` that knows both what a
cell shows and what it stores. It returns None where a row has nothing to say yet, and raises a `FormulaError`, whose
sentence says what is wrong, where nothing can be computed: never a guess, never a zero.

>>> from decimal import Decimal
>>> perf_score("≥200件", "174件", 1), perf_flag("≥200件", "174件"), perf_rate("2000", "1963.2")
(Decimal('0.87'), '未完成', Decimal('0.9816'))
"""

from jixiao.functions.budget import perf_budget_score, perf_rate
from jixiao.functions.checking import perf_check
from jixiao.functions.errors import (
    ArgumentIsError,
    FormulaError,
    NotScorableError,
    OutOfRangeError,
    WrongArgumentError,
    ZeroBudgetError,
)
from jixiao.functions.rows import perf_basis, perf_completion, perf_deviation, perf_flag, perf_prompt, perf_score
from jixiao.functions.totals import perf_grade, perf_total
from jixiao.functions.words import Reading, perf_tier, perf_value

__all__ = [
    "ArgumentIsError",
    "FormulaError",
    "NotScorableError",
    "OutOfRangeError",
    "Reading",
    "WrongArgumentError",
    "ZeroBudgetError",
    "perf_basis",
    "perf_budget_score",
    "perf_check",
    "perf_completion",
    "perf_deviation",
    "perf_flag",
    "perf_grade",
    "perf_prompt",
    "perf_rate",
    "perf_score",
    "perf_tier",
    "perf_total",
    "perf_value",
]
