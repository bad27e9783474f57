"""The budget row (预算执行率): what was spent of what was granted."""

from __future__ import annotations

from decimal import Decimal

from jixiao.form.model import BudgetLine
from jixiao.packs.model import Pack
from jixiao.scoring.basis import percent, plain, quoted, rounded
from jixiao.scoring.model import Direction, Outcome, Points

ZERO, ONE = Decimal(0), Decimal(1)


def score_budget(line: BudgetLine, pack: Pack) -> Points:
    """Points of a budget line: 分值 × min(1, 全年执行数 ÷ 全年预算数).

    The annual budget counts, the initial one where the annual one is missing; the printed rate where amounts are.
    """
    rate, quotation = _rate(line)
    if rate is None:
        return Points(
            None, f"预算执行率：{quotation}（{pack.name}）", Outcome.UNSCORED, Direction.HIGHER, presumed=True
        )
    weight = line.weight.number if line.weight else None
    outcome = Outcome.OVERSPENT if rate > ONE else Outcome.MET if rate == ONE else Outcome.SHORT
    if weight is None or weight < 0:
        basis = f"预算执行率：{quotation}，没有分值，不测算得分（{pack.name}）"
        return Points(None, basis, outcome, Direction.HIGHER, rate, rate - ONE)
    counted = max(ZERO, min(ONE, rate))
    points = rounded(weight * counted, pack.decimals)
    result = f"得满分{plain(weight)}分" if counted == ONE else f"得分={plain(weight)}×{percent(counted)}={points:f}"
    over = "，超过100%，请核对" if rate > ONE else ""
    notes = _notes(weight, pack)
    return Points(
        points,
        f"预算执行率：{quotation}{over}，{result}（{pack.name}）",
        outcome,
        Direction.HIGHER,
        rate,
        rate - ONE,
        notes=notes,
    )


def _notes(weight: Decimal, pack: Pack) -> tuple[str, ...]:
    full = pack.budget.weight
    if full is None or full == weight:
        return ()
    return (f"口径规定预算执行率为{plain(full)}分，表中分值为{plain(weight)}分，按表中分值计算",)


def _rate(line: BudgetLine) -> tuple[Decimal | None, str]:
    """The execution rate and how it comes about, or None and why not."""
    spent = line.spent.number if line.spent else None
    budget = line.budget.number if line.budget else None
    if spent is not None and budget is not None:
        label = "年初预算数" if line.annual is None or line.annual.number is None else "全年预算数"
        if budget <= 0:
            return None, f"{label}为{plain(budget)}，无法计算执行率"
        return spent / budget, f"全年执行数{plain(spent)}÷{label}{plain(budget)}={percent(spent / budget)}"
    if line.rate is not None and line.rate.value.amount is not None:
        amount = line.rate.value.amount
        return amount, f"表中执行率为{quoted(line.rate.value)}"
    missing = "全年执行数" if spent is None else "预算数"
    return None, f"没有填写{missing}，无法计算执行率"
