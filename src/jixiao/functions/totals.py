"""Sums of a form (总分) and the grade (等级) that a total gets."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from jixiao.functions.arguments import Given, number_of, pack_of
from jixiao.functions.errors import NotScorableError, OutOfRangeError, WrongArgumentError
from jixiao.values.decimals import plain

WEIGHT, SCORE = "分值", "得分"
HUNDRED = Decimal(100)


def perf_total(weights: Sequence[Given], scores: Sequence[Given]) -> Decimal | None:
    """The sum of the scores (总分) over rows that have a 分值; None where no row has a score yet.

    A row with 分值 and without 得分 leaves the total open: part of a sum is no total.

    Raises:
        NotScorableError: a row has no 得分 yet, a 得分 without 分值 beside it, or one below 0 or above its 分值.
        WrongArgumentError: the areas differ in length, or text stands where a number belongs.
        ArgumentIsError: a cell is an error.
    """
    if len(weights) != len(scores):
        raise WrongArgumentError(f"分值区域有{len(weights)}个单元格，得分区域有{len(scores)}个，请选取同样多的行。")
    rows = [(number_of(weight, WEIGHT), number_of(score, SCORE)) for weight, score in zip(weights, scores, strict=True)]
    if all(score is None for _, score in rows):
        return None
    open_rows = sum(weight is not None and score is None for weight, score in rows)
    if open_rows:
        raise NotScorableError(f"还有{open_rows}行有分值而没有得分，合计还算不出来。")
    for weight, score in rows:
        _refuse_odd(weight, score)
    return sum((score for _, score in rows if score is not None), Decimal(0))


def perf_grade(total: Given, pack: Given = None) -> str | None:
    """The grade (等级) of a total out of 100: 优, 良, 中, 差 as the pack sets them; None for a blank.

    Raises:
        OutOfRangeError: the total is below 0 or above 100.
        WrongArgumentError: the total is no number, 口径 unknown.
        ArgumentIsError: an argument is an error.
    """
    scheme = pack_of(pack)
    number = number_of(total, "总分")
    if number is None:
        return None
    if not 0 <= number <= HUNDRED:
        raise OutOfRangeError(f"总分{plain(number)}不在0～100之间，请核对。")
    return scheme.grade(number)


def _refuse_odd(weight: Decimal | None, score: Decimal | None) -> None:
    """Refuse a score that no rule can explain."""
    if score is None:
        return
    if weight is None:
        raise NotScorableError(f"有一行得分为{plain(score)}而没有分值，请补上分值。")
    if not 0 <= score <= weight:
        raise NotScorableError(f"有一行得分{plain(score)}不在0和分值{plain(weight)}之间，请核对。")
