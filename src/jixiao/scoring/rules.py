"""Points of a row whose target and actual are numbers: one function for each direction, one for each curve."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from jixiao.form.family import Family
from jixiao.packs.model import Curve, Excess, Pack
from jixiao.scoring.basis import bare, percent, plain, quoted, rounded
from jixiao.scoring.completion import completion, deviation
from jixiao.scoring.direction import is_money
from jixiao.scoring.measure import Pair
from jixiao.scoring.model import Direction, Outcome, Points
from jixiao.values.model import Comparator, Kind, Value

ZERO = Decimal(0)
STRICT = frozenset({Comparator.MORE, Comparator.LESS})


@dataclass(frozen=True, slots=True)
class Row:
    """One row ready to be scored: texts, numbers in one unit, weight, pack."""

    target: Value
    actual: Value
    pair: Pair
    weight: Decimal
    pack: Pack
    family: Family
    direction: Direction

    @property
    def money_cost(self) -> bool:
        """Whether it is a cost row with a money target."""
        return self.family is Family.COST and is_money(self.target)

    @property
    def off(self) -> Decimal | None:
        """偏离度 of the row."""
        return deviation(self.pair.target, self.pair.actual)

    def points(self, points: Decimal, sentence: str, outcome: Outcome, *, presumed: bool = False) -> Points:
        """The row's points with everything that all rows carry, capped by the weight."""
        return Points(
            points=rounded(min(max(points, ZERO), self.weight), self.pack.decimals),
            basis=f"{self.direction.value}指标：{sentence}（{self.pack.name}）",
            outcome=outcome,
            direction=self.direction,
            completion=completion(self.pair.target, self.pair.actual),
            deviation=self.off,
            presumed=presumed,
            notes=self.pair.notes,
        )

    def shown(self, points: Decimal) -> str:
        """Points as the sentence shows them: rounded, with all their places."""
        return f"{rounded(points, self.pack.decimals):f}"


def _ratio(weight: Decimal, part: Decimal, whole: Decimal) -> tuple[Decimal, str]:
    """分值 × part ÷ whole; the larger of the two is never zero here."""
    return weight * part / whole, f"{plain(weight)}×{plain(part)}/{plain(whole)}"


def _linear(weight: Decimal, part: Decimal, whole: Decimal, target: Decimal) -> tuple[Decimal, str]:
    gap = whole - part
    share = max(ZERO, 1 - gap / target)
    return weight * share, f"{plain(weight)}×(1−({plain(whole)}−{plain(part)})/{plain(target)})"


def fall(curve: Curve, weight: Decimal, target: Decimal, actual: Decimal) -> tuple[Decimal, str]:
    """Points and arithmetic on the wrong side of a target above zero, by the pack's curve.

    >>> fall(Curve.RATIO, Decimal(1), Decimal(180), Decimal(200))
    (Decimal('0.9'), '1×180/200')
    """
    small, large = sorted((target, actual))
    if curve is Curve.RATIO:
        return _ratio(weight, small, large)
    if curve is Curve.LINEAR:
        return _linear(weight, small, large, target)
    return (weight, plain(weight)) if curve is Curve.FULL else (ZERO, "0")


def higher(row: Row) -> Points:
    """正向: full marks from the target on, the pack's curve below it."""
    goal, actual = row.pair.target, row.pair.actual
    if actual >= goal:
        return _reached(row)
    points, arithmetic = fall(row.pack.higher, row.weight, goal, actual)
    return row.points(points, f"{_versus(row, '低于')}，{_result(row, points, arithmetic)}", Outcome.SHORT)


def _reached(row: Row) -> Points:
    """A 正向 target reached, perhaps by far: flagged, and cut where the pack says so."""
    above, off = row.pack.above, row.off
    met = f"完成值{quoted(row.actual)}达到指标值{quoted(row.target)}"
    if row.target.comparator is Comparator.MORE and row.pair.actual == row.pair.target:
        return row.points(row.weight, f"{_versus(row, '只等于')}，未超过，{_full(row)}，请确认", Outcome.CONFIRM)
    if off is None:
        return _reached_from_zero(row, met)
    if off < above.warn:
        return row.points(row.weight, f"{met}，{_full(row)}", Outcome.MET)
    cut = _EXCESS[above.rule](row) if above.start is not None and off >= above.start else None
    points, result = cut or (row.weight, _full(row))
    advice = "，请说明原因" if off >= above.reason else ""
    scored = row.points(points, f"{met}，高出{percent(off)}，{result}{advice}", Outcome.ABOVE)
    return _adjustable(scored, row) if row.pack.adjustable.above else scored


def _reached_from_zero(row: Row, met: str) -> Points:
    limit = row.pack.above.reason_when_zero
    advice = "，请说明原因" if limit is not None and row.pair.actual >= limit else ""
    outcome = Outcome.ABOVE if advice else Outcome.CONFIRM
    return row.points(row.weight, f"{met}，指标值为0，{_full(row)}，请核对指标值{advice}", outcome, presumed=True)


def _factor(row: Row) -> tuple[Decimal, str]:
    factor = row.pack.above.factor or ZERO
    points = row.weight * factor
    return points, _result(row, points, f"{plain(row.weight)}×{plain(factor)}")


def _points(row: Row) -> tuple[Decimal, str]:
    taken = row.pack.above.points or ZERO
    points = max(row.weight - taken, ZERO)
    return points, _result(row, points, f"{plain(row.weight)}−{plain(taken)}")


_EXCESS: Mapping[Excess, Callable[[Row], tuple[Decimal, str] | None]] = {
    Excess.NONE: lambda _: None,
    Excess.FACTOR: _factor,
    Excess.POINTS: _points,
    Excess.NOTHING: lambda _: (ZERO, "按口径得0分"),
}


def lower(row: Row) -> Points:
    """反向: full marks up to the target, the pack's curve over it; money may be under-spent."""
    goal, actual = row.pair.target, row.pair.actual
    if row.money_cost and row.pack.cost.bands and goal > 0:
        return _cost_bands(row)
    if actual <= goal:
        return _kept(row)
    outcome = Outcome.OVERSPENT if is_money(row.target) else Outcome.SHORT
    if goal == 0:
        return row.points(ZERO, f"指标值为{quoted(row.target)}，完成值为{quoted(row.actual)}，得0分", outcome)
    points, arithmetic = fall(row.pack.lower, row.weight, goal, actual)
    scored = row.points(points, f"{_versus(row, '高于')}，{_result(row, points, arithmetic)}", outcome)
    return _adjustable(scored, row) if row.pack.adjustable.over else scored


def _kept(row: Row) -> Points:
    goal, actual, off = row.pair.target, row.pair.actual, row.off
    if row.target.comparator is Comparator.LESS and actual == goal:
        return row.points(row.weight, f"{_versus(row, '只等于')}，不低于，{_full(row)}，请确认", Outcome.CONFIRM)
    if row.money_cost and row.pack.cost.underspent is Curve.RATIO and actual < goal:
        points, arithmetic = fall(Curve.RATIO, row.weight, goal, actual)
        return row.points(points, f"{_versus(row, '低于')}，{_result(row, points, arithmetic)}", Outcome.UNDERSPENT)
    kept = f"完成值{quoted(row.actual)}未超过指标值{quoted(row.target)}"
    if off is not None and -off >= row.pack.cost.warn and is_money(row.target):
        return row.points(row.weight, f"{kept}，低{percent(-off)}，{_full(row)}", Outcome.UNDERSPENT)
    return row.points(row.weight, f"{kept}，{_full(row)}", Outcome.MET)


def _cost_bands(row: Row) -> Points:
    """成本控制率: the deviation from the target, either way, falls into one of the pack's bands."""
    off = row.off or ZERO
    share = next((band.share for band in row.pack.cost.bands if abs(off) <= band.within), ZERO)
    over = Outcome.OVERSPENT if off > 0 else Outcome.UNDERSPENT
    outcome = Outcome.MET if share == 1 else over
    points = row.weight * share
    result = _result(row, points, f"{plain(row.weight)}×{plain(share)}")
    return row.points(
        points, f"{_versus(row, '比')}偏离{percent(off)}，按成本控制率分档，{result}", outcome, presumed=True
    )


def equal(row: Row) -> Points:
    """等于: full marks on the target, the pack's curves on either side; a range counts from its nearer end."""
    low, high = _ends(row)
    actual = row.pair.actual
    if low <= actual <= high:
        word = "等于" if low == high else "在区间内，符合"
        return row.points(
            row.weight, f"完成值{quoted(row.actual)}{word}指标值{quoted(row.target)}，{_full(row)}", Outcome.MET
        )
    end, curve, word = (low, row.pack.equal_below, "低于") if actual < low else (high, row.pack.equal_above, "高于")
    outcome = Outcome.SHORT if actual < low else Outcome.ABOVE
    if end <= 0:
        sentence = f"指标值为{quoted(row.target)}，完成值为{quoted(row.actual)}，得0分，请核对指标值"
        return row.points(ZERO, sentence, outcome, presumed=True)
    points, arithmetic = fall(curve, row.weight, end, actual)
    advice = "，请核对" if outcome is Outcome.ABOVE else ""
    scored = row.points(points, f"{_versus(row, word)}，{_result(row, points, arithmetic)}{advice}", outcome)
    return _adjustable(scored, row) if row.pack.adjustable.unequal else scored


def _ends(row: Row) -> tuple[Decimal, Decimal]:
    """The lowest and highest number that is as good as the target: 90%-95%, 100±5, or one number twice."""
    goal, upper = row.pair.target, row.pair.upper
    if upper is None:
        return goal, goal
    return (goal - upper, goal + upper) if row.target.kind is Kind.TOLERANCE else (goal, upper)


BY_DIRECTION: Mapping[Direction, Callable[[Row], Points]] = {
    Direction.HIGHER: higher,
    Direction.LOWER: lower,
    Direction.EQUAL: equal,
}


def score_row(row: Row) -> Points:
    """Points of a row with numbers on both sides; a negative one never enters a division."""
    goal, actual = row.pair.target, row.pair.actual
    if goal < 0:
        return unscored(row, f"指标值{quoted(row.target)}为负数，口径没有规定怎样计分，请人工判断")
    if actual < 0:
        return row.points(ZERO, f"完成值{quoted(row.actual)}为负数，得0分，请核对", Outcome.SHORT, presumed=True)
    return BY_DIRECTION[row.direction](row)


def unscored(row: Row, why: str, outcome: Outcome = Outcome.UNSCORED) -> Points:
    """No points, and why."""
    return Points(None, f"{row.direction.value}指标：{why}（{row.pack.name}）", outcome, row.direction, presumed=True)


def _adjustable(scored: Points, row: Row) -> Points:
    """The system lets a person change these points: any score up to the weight may be right."""
    basis = scored.basis.replace(f"（{row.pack.name}）", f"，该得分可调整（{row.pack.name}）")
    return replace(scored, basis=basis, presumed=True, band=(ZERO, row.weight))


def _versus(row: Row, word: str) -> str:
    return f"完成值{quoted(row.actual)}{word}指标值{bare(row.target)}"


def _full(row: Row) -> str:
    return f"得满分{plain(row.weight)}分"


def _result(row: Row, points: Decimal, arithmetic: str) -> str:
    if arithmetic in {"0", plain(row.weight)}:
        return f"得{plain(points)}分"
    return f"得分={arithmetic}={row.shown(points)}"
