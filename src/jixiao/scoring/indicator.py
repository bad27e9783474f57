"""Points of one row: what kind of target meets what kind of actual decides how it is scored."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from jixiao.form.family import Family
from jixiao.form.model import Indicator
from jixiao.packs.model import Pack
from jixiao.scoring.basis import quoted
from jixiao.scoring.case import MOST_WEIGHT, Case
from jixiao.scoring.composite import score_parts
from jixiao.scoring.deadline import score_deadline
from jixiao.scoring.direction import TIMES, WORDS, direction_of, kind_of_row
from jixiao.scoring.model import Direction, Outcome, Points
from jixiao.scoring.number import score_number
from jixiao.scoring.qualitative import score_words
from jixiao.values.decimals import percent, plain
from jixiao.values.model import Kind, Value

ZERO, ONE = Decimal(0), Decimal(1)

NO_WEIGHT = "没有分值，不测算得分"
"""What is said of a row without a 分值."""

_NO_TARGET = {
    Kind.BLANK: "没有填写指标值",
    Kind.PLACEHOLDER: "指标值“{}”还是占位符号，请填写实际数值",
    Kind.SHIFTED: "指标值“{}”像是指标名称，没有可以比较的内容",
    Kind.REFERENCE: "指标值“{}”指向另一份材料，没有可以比较的内容",
    Kind.UNREADABLE: "指标值“{}”无法读取，请改写",
    Kind.NOT_APPLICABLE: "指标值“{}”没有可以比较的内容",
}
_NO_ACTUAL = {
    Kind.PLACEHOLDER: "完成值“{}”还是占位符号，请填写实际数值",
    Kind.SHIFTED: "完成值“{}”像是指标名称，看不出完成情况",
    Kind.UNREADABLE: "完成值“{}”无法读取，请改写",
}
_NOTHING_HAPPENED = ("未发生", "没有发生", "未出现", "没有出现", "零")
_ANSWERS_IN_WORDS = WORDS | {Kind.REFERENCE, Kind.NOT_APPLICABLE}


def score_values(  # noqa: PLR0913 - what a formula may state; inside, a Case carries it
    target: Value,
    actual: Value,
    weight: Decimal,
    pack: Pack,
    *,
    family: Family = Family.OTHER,
    claimed: Decimal | None = None,
    year: int | None = None,
    name: str = "",
) -> Points:
    """Points of one target and actual under a pack (测算得分).

    ``weight`` is 分值, ``claimed`` the 得分 on the form (it decides within a 定性 band), ``year`` the form's year for
    dates that name none, ``name`` the indicator's, which tells what should be low. Nothing is raised: what cannot be
    computed has ``points`` None and a basis that says why.
    """
    return score_case(Case(target, actual, weight, pack, family, claimed, year, name))


def score_case(case: Case) -> Points:
    """Points of a case: first what keeps it from being scored, then the way of scoring that fits."""
    if not 0 <= case.weight <= MOST_WEIGHT:
        return case.unscored(f"分值{plain(case.weight)}不是可用的分数，请核对", Outcome.UNSCORED)
    trouble = _trouble(case)
    if trouble is not None:
        return trouble
    scored = _score(case)
    return _deducted(case, scored) if case.pack.adjustable.manual_deduction else scored


def _trouble(case: Case) -> Points | None:
    """Why nothing can be computed, from the kinds alone; None where something may."""
    target, actual = case.target, case.actual
    if actual.kind is Kind.BLANK:
        return case.unscored("没有填写完成值", Outcome.BLANK)
    if target.kind in _NO_TARGET:
        return case.unscored(_NO_TARGET[target.kind].format(quoted(target)), Outcome.UNSCORED)
    if actual.kind in _NO_ACTUAL:
        return case.unscored(_NO_ACTUAL[actual.kind].format(quoted(actual)), Outcome.UNSCORED)
    if actual.kind is Kind.NOT_APPLICABLE and not (
        target.kind in WORDS and any(word in actual.text for word in _NOTHING_HAPPENED)
    ):
        return case.unscored(f"完成值为“{quoted(actual)}”，请确认本年是否不适用", Outcome.CONFIRM)
    return None


def _score(case: Case) -> Points:
    """The first way of scoring that fits the two kinds."""
    target, actual = case.target, case.actual
    direction, note = direction_of(target, case.family, case.name)
    if target.kind in WORDS and actual.kind not in _ANSWERS_IN_WORDS:
        scored = _number_for_words(case)
    elif actual.kind in _ANSWERS_IN_WORDS:
        scored = score_words(case, direction)
    elif Kind.COMPOSITE in (target.kind, actual.kind):
        scored = score_parts(case, score_case)
    elif target.kind in TIMES and actual.kind in TIMES:
        scored = score_deadline(case)
    elif target.kind in TIMES or actual.kind in TIMES:
        why = f"完成值“{quoted(actual)}”与指标值“{quoted(target)}”一个是日期，一个不是，无法比较，请核对"
        scored = case.unscored(why, Outcome.UNSCORED)
    else:
        scored = score_number(case, direction, note)
    return replace(scored, notes=(note, *scored.notes)) if note else scored


def _number_for_words(case: Case) -> Points:
    """A number that answers words: 100% is taken as "reached"; any other number says nothing about the words."""
    if case.actual.kind is Kind.PERCENT and case.actual.amount == ONE:
        return score_words(case, Direction.WORDS)
    why = f"指标值“{quoted(case.target)}”没有数值，无法与完成值“{quoted(case.actual)}”比较，请人工判断"
    return case.unscored(why, Outcome.CONFIRM, Direction.WORDS)


def _deducted(case: Case, scored: Points) -> Points:
    """扣分 entered by hand: a claimed score below the computed one is the computed one minus the deduction."""
    claimed = case.claimed
    if scored.points is None or scored.band is not None or claimed is None or not 0 <= claimed < scored.points:
        return scored
    points = case.rounded(claimed)
    body = scored.basis.removesuffix(case.sentence(""))
    taken = plain(scored.points - points)
    basis = case.sentence(f"{body}，自行扣减{taken}分后得{plain(points)}分，请在偏差原因中说明")
    return replace(scored, points=points, basis=basis, presumed=True, band=(ZERO, scored.points))


def score_indicator(
    indicator: Indicator,
    pack: Pack,
    year: int | None = None,
    *,
    provisional: bool = True,
    lacking: str = NO_WEIGHT,
) -> Points:
    """Points of one row of a form; without a 分值 only completion and deviation are computed.

    ``provisional`` says whether words count at the top of their band until a person decides; ``lacking`` is what is
    said of a row without a 分值.
    """
    weight = indicator.weight.number if indicator.weight else None
    blank = Value(Kind.BLANK)
    case = Case(
        target=indicator.target.value if indicator.target else blank,
        actual=indicator.actual.value if indicator.actual else blank,
        weight=ONE if weight is None else weight,
        pack=pack,
        family=indicator.family,
        claimed=indicator.score.number if indicator.score else None,
        year=year,
        name=indicator.name.text,
        provisional=provisional,
    )
    if indicator.template:
        return case.unscored("模板行尚未填写", Outcome.BLANK)
    if indicator.actual is None:
        return case.unscored("表中没有完成值一栏", Outcome.UNSCORED)
    scored = score_case(case)
    return scored if weight is not None else _without_weight(case, scored, lacking)


def _without_weight(case: Case, scored: Points, lacking: str) -> Points:
    """A row without 分值: how far it got, but no points."""
    if scored.points is None:
        return scored
    said = f"完成值“{quoted(case.actual)}”，指标值“{quoted(case.target)}”"
    rate = "" if scored.completion is None else f"，完成率{percent(scored.completion)}"
    basis = case.sentence(f"{kind_of_row(case.target, scored.direction)}：{said}{rate}，{lacking}")
    return replace(scored, points=None, band=None, basis=basis)
