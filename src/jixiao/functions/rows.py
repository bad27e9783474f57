"""One row of an indicator table (三级指标): points, completion, deviation, flag, basis, and what has to be explained.

All of them give None for a row that is blank, or has no 完成值 yet.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.form.cell import Statement
from jixiao.functions.arguments import Given, cell_of, kind_of, number_of, pack_of
from jixiao.functions.errors import NotScorableError
from jixiao.reader import statements
from jixiao.scoring import Outcome, Points, score_values

if TYPE_CHECKING:
    from jixiao.review import Prompt

_ONE = Decimal(1)
WEIGHT = "分值"
SCORE = "得分"


def perf_score(target: Given, actual: Given, weight: Given, pack: Given = None, kind: Given = None) -> Decimal | None:
    """Points of a row (测算得分); None too without 分值.

    定性 words give the most that their tier allows, provisionally, as a review does; a person decides (待确认).

    Args:
        target: 指标值, ≥200件.
        actual: 实际完成值, 174件; without a unit it is in the target's.
        weight: 分值, the row's full marks.
        pack: 口径 by its name or file; the national one where none is named.
        kind: 类型: 正向, 反向, 等于, or the second-level indicator (成本指标 …) where the target has no comparator.

    Raises:
        NotScorableError: the values can't be read or compared, or a person has to judge.
        WrongArgumentError: 分值 is no number, 口径 or 类型 unknown.
        ArgumentIsError: an argument is an error.
    """
    full = number_of(weight, WEIGHT)
    points = _points(target, actual, full, pack, kind)
    if points is None or full is None:
        return None
    if points.points is None:
        raise NotScorableError(points.basis)
    return points.points


def perf_completion(target: Given, actual: Given, pack: Given = None, kind: Given = None) -> Decimal | None:
    """完成率, actual ÷ target as a ratio; None where it makes no sense: words, dates, a target of 0.

    Takes and raises what `perf_score` does.
    """
    points = _compared(target, actual, pack, kind)
    return points.completion if points else None


def perf_deviation(target: Given, actual: Given, pack: Given = None, kind: Given = None) -> Decimal | None:
    """偏离度, (actual − target) ÷ target as a ratio; None where it makes no sense.

    Takes and raises what `perf_score` does.
    """
    points = _compared(target, actual, pack, kind)
    return points.deviation if points else None


def perf_flag(target: Given, actual: Given, pack: Given = None, kind: Given = None) -> str | None:
    """How a row stands, in one word: 正常, 未完成, 超额, 超支, 节约, 逾期, 待确认, 未填, 无法测算.

    Raises:
        WrongArgumentError: 口径 or 类型 unknown.
        ArgumentIsError: an argument is an error.
    """
    blank = cell_of(target).blank
    points = _points(target, actual, _ONE, pack, kind)
    if points is not None:
        return points.outcome.value
    return None if blank else Outcome.BLANK.value


def perf_basis(target: Given, actual: Given, weight: Given, pack: Given = None, kind: Given = None) -> str | None:
    """The sentence that explains the points (得分依据), and why there are none where nothing can be computed.

    Raises:
        WrongArgumentError: 分值 is no number, 口径 or 类型 unknown.
        ArgumentIsError: an argument is an error.
    """
    full = number_of(weight, WEIGHT)
    points = _points(target, actual, full, pack, kind)
    return None if points is None or full is None else points.basis


def perf_prompt(  # noqa: PLR0913, PLR0917 - the columns of a form, each by its name
    target: Given, actual: Given, weight: Given = None, score: Given = None, pack: Given = None, kind: Given = None
) -> Prompt | None:
    """The deviation that has to be explained (偏差原因提示) as a review finds it; None where there is none.

    Takes what `perf_score` does, and 得分 as claimed: fewer points than 分值 are asked about too.

    Raises:
        WrongArgumentError: 分值 or 得分 is no number, 口径 or 类型 unknown.
        ArgumentIsError: an argument is an error.
    """
    from jixiao.functions.one_row import prompt_of_row  # noqa: PLC0415 - loads the review, which points do without

    full, claimed = number_of(weight, WEIGHT), number_of(score, SCORE)
    scheme, row, stated = pack_of(pack), kind_of(kind), _statements(target, actual, kind)
    return None if cell_of(actual).blank else prompt_of_row(*stated, (full, claimed), scheme, row.family)


def _points(target: Given, actual: Given, weight: Decimal | None, pack: Given, kind: Given) -> Points | None:
    """Points under a weight, None for a row that says nothing yet."""
    scheme, row = pack_of(pack), kind_of(kind)
    answer = cell_of(actual)
    if answer.blank:
        cell_of(target)  # an error there is passed on all the same
        return None
    stated, done = _statements(target, actual, kind)
    return score_values(stated.value, done.value, _ONE if weight is None else weight, scheme, family=row.family)


def _compared(target: Given, actual: Given, pack: Given, kind: Given) -> Points | None:
    """Points whose completion and deviation are asked for.

    Raises:
        NotScorableError: the values can't be read or compared.
    """
    points = _points(target, actual, _ONE, pack, kind)
    if points is not None and points.outcome is Outcome.UNSCORED and points.completion is None:
        raise NotScorableError(points.basis)
    return points


def _statements(target: Given, actual: Given, kind: Given) -> tuple[Statement, Statement]:
    """Target and actual, read as a form's are."""
    stated = statements.target(cell_of(target), kind_of(kind).comparator)
    return stated, statements.actual(cell_of(actual), stated)
