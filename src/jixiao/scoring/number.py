"""A number against a number: inequalities and approximations as actuals first, then the pack's rules."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from jixiao.form.family import Family
from jixiao.packs.model import Pack
from jixiao.scoring.basis import bare, quoted
from jixiao.scoring.measure import pair
from jixiao.scoring.model import Direction, Outcome, Points
from jixiao.scoring.rules import Row, score_row, unscored
from jixiao.values.model import Comparator, Kind, Value

_EXACT = frozenset({None, Comparator.EQUAL})
_UPWARD = {Comparator.AT_LEAST: Comparator.AT_LEAST, Comparator.MORE: Comparator.AT_LEAST}
_DOWNWARD = {Comparator.AT_MOST: Comparator.AT_MOST, Comparator.LESS: Comparator.AT_MOST}
_OPEN = {Direction.HIGHER: _UPWARD, Direction.LOWER: _DOWNWARD}


def score_number(
    target: Value, actual: Value, weight: Decimal, pack: Pack, family: Family, direction: Direction
) -> Points:
    """Points of a numeric target and a numeric actual, or why they do not compare."""
    both = pair(target, actual)
    if isinstance(both, str):
        why = f"完成值“{quoted(actual)}”与指标值“{quoted(target)}”无法比较：{both}，请核对"
        return Points(None, f"{direction.value}指标：{why}（{pack.name}）", Outcome.UNSCORED, direction, presumed=True)
    row = Row(target, actual, both, weight, pack, family, direction)
    if Kind.RATIO in (target.kind, actual.kind) or Kind.SERVICE_HOURS in (target.kind, actual.kind):
        return _same_or_ask(row)
    if actual.kind in (Kind.RANGE, Kind.TOLERANCE):
        return _span(row)
    if actual.comparator in _EXACT:
        return score_row(row)
    return _about(row) if actual.comparator is Comparator.ABOUT else _bound(row)


def _same_or_ask(row: Row) -> Points:
    """比例 and 服务时间 either say the same as the target or need a person."""
    first, second = row.target, row.actual
    if (first.kind, first.number, first.upper_number) == (second.kind, second.number, second.upper_number):
        return row.points(
            row.weight, f"完成值{quoted(second)}与指标值{quoted(first)}一致，得满分{row.weight:f}分", Outcome.MET
        )
    return unscored(row, f"完成值“{quoted(second)}”与指标值“{quoted(first)}”不一致，请人工判断", Outcome.CONFIRM)


def _bound(row: Row) -> Points:
    """An actual that is itself an inequality: enough where it implies the target, else a number is asked for."""
    relaxed = _OPEN.get(row.direction, {}).get(row.actual.comparator or Comparator.EQUAL)
    if relaxed is None or not _implied(row):
        return _ask_number(row, "只写了范围")
    copied = (row.target.comparator, row.pair.target) == (row.actual.comparator, row.pair.actual)
    note = "照抄了指标值的写法" if copied else "写的是范围"
    scored = score_row(replace(row, target=replace(row.target, comparator=relaxed)))
    return replace(
        scored, notes=(*scored.notes, f"完成值“{quoted(row.actual)}”{note}，按{bare(row.actual)}计算，请确认")
    )


def _implied(row: Row) -> bool:
    """Whether every number that the actual allows reaches the target."""
    goal, actual = row.pair.target, row.pair.actual
    strict = row.target.comparator in (Comparator.MORE, Comparator.LESS)
    if actual == goal:
        return not strict or row.actual.comparator in (Comparator.MORE, Comparator.LESS)
    return actual > goal if row.direction is Direction.HIGHER else actual < goal


def _about(row: Row) -> Points:
    """370余场: enough where the number named already reaches the target."""
    goal, actual = row.pair.target, row.pair.actual
    enough = actual >= goal if row.direction is Direction.HIGHER else actual < goal
    if row.direction is Direction.EQUAL or not enough:
        return _ask_number(row, "是约数")
    scored = score_row(row)
    note = f"完成值“{quoted(row.actual)}”是约数，请补充准确数值"
    return replace(scored, presumed=True, notes=(*scored.notes, note))


def _span(row: Row) -> Points:
    """An actual given as a range says the same as a range target, or nothing exact."""
    if (row.target.kind, row.target.number, row.target.upper_number) == (
        row.actual.kind,
        row.actual.number,
        row.actual.upper_number,
    ):
        return row.points(
            row.weight,
            f"完成值{quoted(row.actual)}与指标值一致，得满分{row.weight:f}分",
            Outcome.CONFIRM,
            presumed=True,
        )
    return _ask_number(row, "只写了范围")


def _ask_number(row: Row, what: str) -> Points:
    return unscored(
        row,
        f"完成值“{quoted(row.actual)}”{what}，不能确定是否达到指标值“{quoted(row.target)}”，请填写具体数值",
        Outcome.CONFIRM,
    )
