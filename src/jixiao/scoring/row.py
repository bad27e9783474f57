"""Points of one row: what kind of target meets what kind of actual decides how it is scored."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from jixiao.form.family import Family
from jixiao.form.model import Indicator
from jixiao.packs.model import Pack
from jixiao.scoring.basis import percent, plain, quoted, rounded
from jixiao.scoring.composite import score_parts
from jixiao.scoring.deadline import score_deadline
from jixiao.scoring.direction import TIMES, WORDS, direction_of
from jixiao.scoring.model import Direction, Outcome, Points
from jixiao.scoring.number import score_number
from jixiao.scoring.qualitative import score_words
from jixiao.values.model import Kind, Value

# Why a target cannot be scored against.
_NO_TARGET = {
    Kind.BLANK: "没有填写指标值",
    Kind.PLACEHOLDER: "指标值{}还是占位符号",
    Kind.SHIFTED: "指标值{}像是指标名称，不是数值",
    Kind.REFERENCE: "指标值{}指向另一份材料，没有可以比较的内容",
    Kind.UNREADABLE: "指标值{}无法读取",
    Kind.NOT_APPLICABLE: "指标值为{}，没有可以比较的内容",
}
_NO_ACTUAL = {
    Kind.PLACEHOLDER: "完成值{}还是占位符号",
    Kind.SHIFTED: "完成值{}像是指标名称，不是完成情况",
    Kind.UNREADABLE: "完成值{}无法读取",
}
_HAPPENED_NOT = ("未发生", "没有发生", "未出现", "没有出现", "零")
_WORDS_TOO = frozenset({Kind.REFERENCE, *WORDS})
_ALL = Decimal(1)


def score_values(
    target: Value,
    actual: Value,
    weight: Decimal,
    pack: Pack,
    *,
    family: Family = Family.OTHER,
    claimed: Decimal | None = None,
    year: int | None = None,
) -> Points:
    """Points of one target and actual under a pack (测算得分).

    ``weight`` is 分值, ``claimed`` the 得分 on the form (it decides within a 定性 band), ``year`` the form's year for
    dates that name none. Nothing is raised: what cannot be computed has ``points`` None and a basis that says why.
    """
    if weight < 0:
        return _none(f"分值{plain(weight)}是负数", Outcome.UNSCORED, pack)
    trouble = _trouble(target, actual, pack)
    if trouble is not None:
        return trouble
    scored = _score(target, actual, weight, pack, family, claimed, year)
    if pack.adjustable.manual_deduction:
        return _deducted(scored, claimed, pack)
    return scored


def _trouble(target: Value, actual: Value, pack: Pack) -> Points | None:
    """Why nothing can be computed from the kinds alone; None where something may."""
    if actual.kind is Kind.BLANK:
        return _none("没有填写完成值", Outcome.BLANK, pack)
    if target.kind in _NO_TARGET:
        return _none(_NO_TARGET[target.kind].format(f"“{quoted(target)}”"), Outcome.UNSCORED, pack)
    if actual.kind in _NO_ACTUAL:
        return _none(_NO_ACTUAL[actual.kind].format(f"“{quoted(actual)}”"), Outcome.UNSCORED, pack)
    if actual.kind is Kind.NOT_APPLICABLE and not (
        target.kind in WORDS and any(word in actual.text for word in _HAPPENED_NOT)
    ):
        return _none(f"完成值为“{quoted(actual)}”，请确认本年是否不适用", Outcome.CONFIRM, pack)
    return None


def _score(
    target: Value,
    actual: Value,
    weight: Decimal,
    pack: Pack,
    family: Family,
    claimed: Decimal | None,
    year: int | None,
) -> Points:
    """The first way of scoring that fits the two kinds."""
    direction, note = direction_of(target, family)
    if target.kind in WORDS and actual.number is not None:
        scored = _number_for_words(target, actual, weight, pack, claimed)
    elif target.kind in WORDS or actual.kind in _WORDS_TOO:
        scored = score_words(target, actual, weight, pack, claimed, direction)
    elif target.kind is Kind.COMPOSITE or actual.kind is Kind.COMPOSITE:
        scored = score_parts(
            target,
            actual,
            weight,
            pack,
            lambda part, done: score_values(part, done, _ALL, pack, family=family, year=year),
        )
    elif target.kind in TIMES and actual.kind in TIMES:
        scored = score_deadline(target, actual, weight, pack, year)
    elif target.kind in TIMES or actual.kind in TIMES:
        why = f"完成值“{quoted(actual)}”与指标值“{quoted(target)}”一个是时间、一个不是，无从比较"
        scored = _none(why, Outcome.UNSCORED, pack)
    else:
        scored = score_number(target, actual, weight, pack, family, direction)
    return replace(scored, notes=(note, *scored.notes)) if note else scored


def _number_for_words(target: Value, actual: Value, weight: Decimal, pack: Pack, claimed: Decimal | None) -> Points:
    """A number that answers words: 100% is taken as "reached"; any other number says nothing about the words."""
    if actual.kind is Kind.PERCENT and actual.amount == _ALL:
        return score_words(target, actual, weight, pack, claimed, Direction.WORDS)
    why = f"指标值“{quoted(target)}”没有数值，完成值“{quoted(actual)}”无从比较，请人工判断"
    return _none(why, Outcome.CONFIRM, pack, Direction.WORDS)


def _none(why: str, outcome: Outcome, pack: Pack, direction: Direction = Direction.UNKNOWN) -> Points:
    return Points(None, f"未测算：{why}（{pack.name}）", outcome, direction, presumed=True)


def _deducted(scored: Points, claimed: Decimal | None, pack: Pack) -> Points:
    """扣分 entered by hand: a claimed score below the computed one is the computed one minus the deduction."""
    if scored.points is None or claimed is None or not 0 <= claimed < scored.points or scored.band is not None:
        return scored
    points = rounded(claimed, pack.decimals)
    taken = plain(scored.points - points)
    basis = scored.basis.replace(
        f"（{pack.name}）", f"；自行扣减{taken}分，得{plain(points)}分，请在偏差原因中说明（{pack.name}）"
    )
    return replace(scored, points=points, basis=basis, presumed=True, band=(Decimal(0), scored.points))


def score_indicator(indicator: Indicator, pack: Pack, year: int | None = None) -> Points:
    """Points of one row of a form; without a 分值 only completion and deviation are computed."""
    if indicator.template:
        return _none("模板行尚未填写", Outcome.BLANK, pack)
    if indicator.actual is None:
        return _none("表中没有完成值一栏", Outcome.UNSCORED, pack)
    if indicator.target is None:
        return _none("表中没有指标值一栏", Outcome.UNSCORED, pack)
    weight = indicator.weight.number if indicator.weight else None
    claimed = indicator.score.number if indicator.score else None
    scored = score_values(
        indicator.target.value,
        indicator.actual.value,
        _ALL if weight is None else weight,
        pack,
        family=indicator.family,
        claimed=claimed,
        year=year,
    )
    return scored if weight is not None else _without_weight(scored, pack)


def _without_weight(scored: Points, pack: Pack) -> Points:
    """A row without 分值: how far it got, but no points."""
    if scored.points is None:
        return scored
    rate = "" if scored.completion is None else f"，完成率{percent(scored.completion)}"
    return replace(
        scored, points=None, band=None, basis=f"{scored.direction.value}指标：没有分值，不测算得分{rate}（{pack.name}）"
    )
