"""Several values in one cell (一格多值): scored part by part where the actual answers each part."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from jixiao.packs.model import Pack
from jixiao.scoring.basis import plain, quoted, rounded
from jixiao.scoring.model import Direction, Outcome, Points
from jixiao.values.model import Kind, Value

ScorePart = Callable[[Value, Value], Points]


def score_parts(target: Value, actual: Value, weight: Decimal, pack: Pack, score_part: ScorePart) -> Points:
    """All parts reached: full marks; some short: the mean of the parts, for a person to confirm.

    ``score_part`` gives a part's points out of 1.
    """
    pairs = _pairs(target, actual)
    if not pairs:
        why = f"指标值“{quoted(target)}”与完成值“{quoted(actual)}”的项数不一致，无法逐项比较，请逐项填写"
        return _none(why, Outcome.UNSCORED, pack)
    scored = [score_part(part, done) for part, done in pairs]
    open_parts = [str(place) for place, part in enumerate(scored, 1) if part.points is None]
    if open_parts:
        why = f"指标值“{quoted(target)}”的第{'、'.join(open_parts)}项无法与完成值“{quoted(actual)}”比较，请逐项填写"
        return _none(why, Outcome.CONFIRM, pack)
    return _mean(target, actual, weight, pack, scored)


def _mean(target: Value, actual: Value, weight: Decimal, pack: Pack, scored: list[Points]) -> Points:
    shares = [part.points or Decimal(0) for part in scored]
    short = [str(place) for place, share in enumerate(shares, 1) if share < 1]
    said = f"一格多值：完成值{quoted(actual)}"
    if not short:
        basis = f"{said}逐项达到指标值{quoted(target)}，得满分{plain(weight)}分（{pack.name}）"
        presumed = any(part.presumed for part in scored)
        return Points(weight, basis, Outcome.MET, Direction.UNKNOWN, presumed=presumed)
    points = rounded(weight * sum(shares) / len(shares), pack.decimals)
    arithmetic = f"{plain(weight)}×({'+'.join(plain(share) for share in shares)})/{len(shares)}"
    basis = (
        f"{said}的第{'、'.join(short)}项未达到指标值{quoted(target)}，各项按同等分值推定，"
        f"得分={arithmetic}={points:f}，请确认（{pack.name}）"
    )
    return Points(points, basis, Outcome.SHORT, Direction.UNKNOWN, presumed=True)


def _pairs(target: Value, actual: Value) -> tuple[tuple[Value, Value], ...]:
    """Each part of the target with what answers it; 均为100% answers every part; () where they do not match."""
    goals = target.parts or (target,)
    answers = actual.parts or (actual,)
    if Kind.COMPOSITE is not target.kind or any(Kind.COMPOSITE is part.kind for part in (*goals, *answers)):
        return ()
    if len(answers) == 1 and actual.text.lstrip().startswith(("均", "都", "全部", "各项", "皆")):
        answers *= len(goals)
    return tuple(zip(goals, answers, strict=True)) if len(goals) == len(answers) else ()


def _none(why: str, outcome: Outcome, pack: Pack) -> Points:
    return Points(None, f"未测算：{why}（{pack.name}）", outcome, presumed=True)
