"""A form with everything computed: rows, subtotals, the total with the pack's caps, the grade."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from jixiao.form.family import Group
from jixiao.form.model import Amount, Form
from jixiao.packs.model import Pack
from jixiao.scoring.basis import percent, plain
from jixiao.scoring.budget import score_budget
from jixiao.scoring.model import FormScore, Points, ScoredIndicator, Subtotal
from jixiao.scoring.row import score_indicator

HUNDRED = Decimal(100)
ZERO = Decimal(0)


def score_form(form: Form, pack: Pack) -> FormScore:
    """Every row of a form scored under a pack, its sums and its grade (测算结果)."""
    rows = tuple(ScoredIndicator(row, score_indicator(row, pack, form.year)) for row in form.indicators)
    line = form.budget.total if form.budget else None
    budget = score_budget(line, pack) if line else None
    filled = [row for row in rows if not row.indicator.template]
    whole = _subtotal("合计", filled)
    if line is not None:
        whole = _plus(whole, _number(line.weight), _number(line.score), budget.points if budget else None)
    points, cap = _capped(whole.points, filled, budget, pack)
    complete = whole.points is not None and not _open(filled, budget, line.weight if line else None)
    graded = whole.weight == HUNDRED
    return FormScore(
        form=form,
        rows=rows,
        budget=budget,
        by_group=_budget_group(form, budget) + _by(filled, lambda row: str(row.indicator.group)),
        by_goal=_by(filled, lambda row: row.indicator.goal),
        weight=whole.weight,
        score=whole.score,
        points=points,
        complete=complete,
        grade=pack.grade(points) if graded and complete and points is not None else "",
        claimed_grade=pack.grade(whole.score) if graded and whole.score is not None else "",
        cap=cap,
    )


def _number(amount: Amount | None) -> Decimal | None:
    return amount.number if amount else None


def _sum(numbers: Iterable[Decimal | None]) -> Decimal | None:
    known = [number for number in numbers if number is not None]
    return sum(known, ZERO) if known else None


def _subtotal(label: str, rows: list[ScoredIndicator]) -> Subtotal:
    return Subtotal(
        label,
        _sum(_number(row.indicator.weight) for row in rows),
        _sum(_number(row.indicator.score) for row in rows),
        _sum(row.points.points for row in rows),
    )


def _plus(subtotal: Subtotal, weight: Decimal | None, score: Decimal | None, points: Decimal | None) -> Subtotal:
    return Subtotal(
        subtotal.label,
        _sum((subtotal.weight, weight)),
        _sum((subtotal.score, score)),
        _sum((subtotal.points, points)),
    )


def _by(rows: list[ScoredIndicator], label: Callable[[ScoredIndicator], str]) -> tuple[Subtotal, ...]:
    """Subtotals by a label, in the order in which the labels first appear."""
    groups: dict[str, list[ScoredIndicator]] = {}
    for row in rows:
        groups.setdefault(label(row), []).append(row)
    return tuple(_subtotal(name, members) for name, members in groups.items() if name)


def _budget_group(form: Form, budget: Points | None) -> tuple[Subtotal, ...]:
    if form.budget is None or budget is None or _number(form.budget.total.weight) is None:
        return ()
    line = form.budget.total
    return (Subtotal(str(Group.EXECUTION), _number(line.weight), _number(line.score), budget.points),)


def _open(rows: list[ScoredIndicator], budget: Points | None, budget_weight: Amount | None) -> bool:
    """Whether a row with a weight has no points."""
    if budget is not None and _number(budget_weight) is not None and budget.points is None:
        return True
    return any(row.points.points is None and _number(row.indicator.weight) for row in rows)


def _capped(
    total: Decimal | None, rows: list[ScoredIndicator], budget: Points | None, pack: Pack
) -> tuple[Decimal | None, str]:
    """The total after the pack's caps, and the sentence on the cap."""
    if total is None:
        return None, ""
    rate = budget.completion if budget else None
    cap = next((cap for cap in pack.caps if rate is not None and rate < cap.below), None)
    if cap is None or rate is None or total <= cap.points:
        return total, ""
    return (
        cap.points,
        f"预算执行率{percent(rate)}低于{percent(cap.below)}，总分最高{plain(cap.points)}分（{pack.name}）",
    )
