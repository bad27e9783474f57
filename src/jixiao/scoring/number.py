"""A number against a number: ratios, inequalities and approximations first, then the pack's rules."""

from __future__ import annotations

from dataclasses import replace

from jixiao.scoring.basis import bare, quoted
from jixiao.scoring.case import Case
from jixiao.scoring.direction import kind_of_row
from jixiao.scoring.measure import pair
from jixiao.scoring.model import Direction, Outcome, Points
from jixiao.scoring.rules import Row, score_row
from jixiao.values.model import Comparator, Kind, Value

_EXACT = frozenset({None, Comparator.EQUAL})
_STRICT = frozenset({Comparator.MORE, Comparator.LESS})
_TWO_NUMBERS = frozenset({Kind.RATIO, Kind.SERVICE_HOURS})
_SPANS = frozenset({Kind.RANGE, Kind.TOLERANCE})
# An actual with a comparator that points the target's way may imply it: 小于1% implies ≤1%.
_SAME_WAY = {
    (Direction.HIGHER, Comparator.AT_LEAST): Comparator.AT_LEAST,
    (Direction.HIGHER, Comparator.MORE): Comparator.AT_LEAST,
    (Direction.LOWER, Comparator.AT_MOST): Comparator.AT_MOST,
    (Direction.LOWER, Comparator.LESS): Comparator.AT_MOST,
}


def score_number(case: Case, direction: Direction, note: str) -> Points:
    """Points of a numeric target and a numeric actual, or why they do not compare."""
    target, actual = case.target, case.actual
    if target.kind in _TWO_NUMBERS or actual.kind in _TWO_NUMBERS or actual.kind in _SPANS:
        return _same_or_ask(case, direction)
    both = pair(target, actual)
    if isinstance(both, str):
        why = f"完成值“{quoted(actual)}”与指标值“{quoted(target)}”无法比较，{both}，请核对"
        return case.unscored(why, Outcome.UNSCORED, direction)
    row = Row(case, both, direction, target, note)
    if actual.comparator in _EXACT:
        return score_row(row)
    return _about(row) if actual.comparator is Comparator.ABOUT else _bound(row)


def _same_or_ask(case: Case, direction: Direction) -> Points:
    """比例, 服务时间 and ranges either say the same as the target or need a person."""
    target, actual = case.target, case.actual
    if _numbers(target) == _numbers(actual):
        head = kind_of_row(target, direction)
        basis = case.sentence(f"{head}：完成值{quoted(actual)}与指标值{quoted(target)}一致，{case.full}")
        return Points(case.rounded(case.weight), basis, Outcome.CONFIRM, direction, presumed=True)
    why = f"完成值“{quoted(actual)}”与指标值“{quoted(target)}”写法不同，不能确定是否达到，请人工判断"
    return case.unscored(why, Outcome.CONFIRM, direction)


def _numbers(value: Value) -> tuple[object, ...]:
    return value.kind, value.number, value.upper_number, value.unit, value.scale


def _bound(row: Row) -> Points:
    """An actual that is itself an inequality: enough where it implies the target, else a number is asked for."""
    stated = row.actual.comparator or Comparator.EQUAL
    loosened = _SAME_WAY.get((row.direction, stated))
    if loosened is None or not _implied(row):
        return _ask_number(row, "只写了范围")
    copied = (row.target.comparator, row.pair.target) == (stated, row.pair.actual)
    how = "照抄了指标值的写法" if copied else "写的是范围"
    scored = score_row(replace(row, target=replace(row.target, comparator=loosened)))
    note = f"完成值“{quoted(row.actual)}”{how}，按{bare(row.actual)}计算，请填写实际数值"
    return replace(scored, presumed=True, notes=(*scored.notes, note))


def _implied(row: Row) -> bool:
    """Whether every number that the actual allows reaches the target."""
    goal, actual = row.pair.target, row.pair.actual
    if actual == goal:
        return row.target.comparator not in _STRICT or row.actual.comparator in _STRICT
    return actual > goal if row.direction is Direction.HIGHER else actual < goal


def _about(row: Row) -> Points:
    """370余场: enough where the number named already reaches the target."""
    goal, actual = row.pair.target, row.pair.actual
    enough = {Direction.HIGHER: actual >= goal, Direction.LOWER: actual < goal}.get(row.direction, False)
    if not enough:
        return _ask_number(row, "是约数")
    scored = score_row(row)
    note = f"完成值“{quoted(row.actual)}”是约数，请补充准确数值"
    return replace(scored, presumed=True, notes=(*scored.notes, note))


def _ask_number(row: Row, what: str) -> Points:
    why = f"完成值“{quoted(row.actual)}”{what}，不能确定是否达到指标值“{quoted(row.target)}”，请填写具体数值"
    return row.case.unscored(why, Outcome.CONFIRM, row.direction)
