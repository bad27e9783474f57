"""The budget row (预算执行率): what was spent of what was granted."""

from __future__ import annotations

from decimal import Decimal

from jixiao.form.model import BudgetLine
from jixiao.packs.model import Pack
from jixiao.scoring.basis import quoted
from jixiao.scoring.case import MOST_WEIGHT
from jixiao.scoring.model import Direction, Outcome, Points
from jixiao.values.decimals import percent, plain, rounded
from jixiao.values.model import Kind

ZERO, ONE = Decimal(0), Decimal(1)
# A printed rate without % up to here is a share (0.98), above it a percentage (98.2).
_LARGEST_SHARE = Decimal("1.5")


def score_budget(line: BudgetLine, pack: Pack) -> Points:
    """Points of a budget line: 分值 × min(1, 全年执行数 ÷ 全年预算数).

    The annual budget counts, the initial one where the annual one is missing; the printed rate where amounts are.
    """
    rate, quotation = _rate(line)
    if rate is None:
        return _points(None, quotation, Outcome.UNSCORED, None, pack)
    outcome = Outcome.OVERSPENT if rate > ONE else Outcome.MET if rate == ONE else Outcome.SHORT
    weight = line.weight.number if line.weight else None
    if weight is None:
        return _points(None, f"{quotation}，没有分值，不测算得分", outcome, rate, pack)
    if not 0 <= weight <= MOST_WEIGHT:
        return _points(None, f"{quotation}，分值{plain(weight)}不是可用的分数，请核对", outcome, rate, pack)
    counted = max(ZERO, min(ONE, rate))
    points = min(rounded(weight * counted, pack.decimals), weight)
    result = f"得满分{plain(weight)}分" if counted == ONE else f"得分={plain(weight)}×{percent(counted)}={points:f}"
    odd = "，超过100%，请核对" if rate > ONE else "，是负数，请核对" if rate < 0 else ""
    return _points(points, f"{quotation}{odd}，{result}{_other_weight(weight, pack)}", outcome, rate, pack)


def _points(points: Decimal | None, text: str, outcome: Outcome, rate: Decimal | None, pack: Pack) -> Points:
    off = None if rate is None else rate - ONE
    basis = f"预算执行率：{text}（{pack.name}）"
    return Points(points, basis, outcome, Direction.HIGHER, rate, off, presumed=points is None)


def _other_weight(weight: Decimal, pack: Pack) -> str:
    """The note where the pack fixes another weight than the form has; the form's own weight is used."""
    full = pack.budget.weight
    if full is None or full == weight:
        return ""
    return f"，口径规定满分为{plain(full)}分，请核对表中分值{plain(weight)}分"


def _rate(line: BudgetLine) -> tuple[Decimal | None, str]:
    """The execution rate and how it comes about, or None and why not."""
    spent = line.spent.number if line.spent else None
    budget = line.budget
    if spent is not None and budget is not None and budget.number is not None:
        label = "全年预算数" if budget is line.annual else "年初预算数"
        if budget.number <= 0:
            return None, f"{label}为{plain(budget.number)}，无法计算执行率"
        rate = spent / budget.number
        return rate, f"全年执行数{plain(spent)}÷{label}{plain(budget.number)}={percent(rate)}"
    value = line.rate.value if line.rate else None
    if value is not None and value.amount is not None:
        share = value.kind is Kind.PERCENT or value.amount <= _LARGEST_SHARE
        return value.amount if share else value.amount / 100, f"表中执行率为{quoted(value)}"
    missing = "全年执行数" if spent is None else "预算数"
    return None, f"没有填写{missing}，无法计算执行率"
