"""Several values in one cell (一格多值): scored part by part where the actual answers each part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from jixiao.scoring.basis import quoted
from jixiao.scoring.case import Case
from jixiao.scoring.model import Outcome, Points
from jixiao.values.model import Kind, Value

_FOR_EACH = ("均", "都", "全部", "各项", "皆")
_EXACT_DECIMALS = 8  # parts are rounded only once, when they are put together


def score_parts(case: Case, score: Callable[[Case], Points]) -> Points:
    """All parts reached: full marks; some short: the mean of the parts, for a person to confirm."""
    target, actual = case.target, case.actual
    pairs = _pairs(target, actual)
    if not pairs:
        why = f"指标值“{quoted(target)}”与完成值“{quoted(actual)}”的项数不一致，无法逐项比较，请逐项填写"
        return case.unscored(why, Outcome.UNSCORED)
    exact = replace(case, pack=replace(case.pack, decimals=_EXACT_DECIMALS), claimed=None, provisional=True)
    scored = [score(replace(exact, target=goal, actual=answer)) for goal, answer in pairs]
    unknown = [str(place) for place, part in enumerate(scored, 1) if part.points is None]
    if unknown:
        why = f"指标值“{quoted(target)}”的第{'、'.join(unknown)}项无法与完成值“{quoted(actual)}”比较，请逐项填写"
        return case.unscored(why, Outcome.CONFIRM)
    return _together(case, scored)


def _together(case: Case, scored: list[Points]) -> Points:
    parts = [part.points or Decimal(0) for part in scored]
    short = [str(place) for place, points in enumerate(parts, 1) if points < case.weight]
    said = f"一格多值：完成值{quoted(case.actual)}"
    if not short:
        basis = case.sentence(f"{said}逐项达到指标值{quoted(case.target)}，{case.full}")
        presumed = any(part.presumed for part in scored)
        return Points(case.rounded(case.weight), basis, Outcome.MET, presumed=presumed)
    points = sum(parts, Decimal(0)) / len(parts)
    arithmetic = f"({'+'.join(case.shown(part) for part in parts)})/{len(parts)}"
    basis = case.sentence(
        f"{said}的第{'、'.join(short)}项未得满分，指标值为{quoted(case.target)}，推定各项分值相同，"
        f"得分={arithmetic}={case.shown(points)}，请确认"
    )
    return Points(case.rounded(points), basis, Outcome.SHORT, presumed=True)


def _pairs(target: Value, actual: Value) -> tuple[tuple[Value, Value], ...]:
    """Each part of the target with what answers it; 均为100% answers every part; () where they do not match."""
    goals, answers = target.parts, actual.parts or (actual,)
    if not goals or any(part.kind is Kind.COMPOSITE for part in (*goals, *answers)):
        return ()
    if len(answers) == 1 and actual.text.lstrip().startswith(_FOR_EACH):
        answers *= len(goals)
    return tuple(zip(goals, answers, strict=True)) if len(goals) == len(answers) else ()
