"""A form without 分值 scored under proposed ones (拟定分值下的测算); the form and its checks know nothing of it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from jixiao.form.family import Group
from jixiao.form.model import Amount, Budget, BudgetLine, Cell, Form, FormKind, Indicator
from jixiao.packs.model import Pack
from jixiao.scoring.case import MOST_WEIGHT
from jixiao.scoring.form_score import FormScore
from jixiao.scoring.model import Points, ScoredIndicator
from jixiao.scoring.proposal import Proposal, Spread, propose_weights
from jixiao.scoring.total import score_form
from jixiao.values.decimals import rounded


def lacks_weights(form: Form) -> bool:
    """Whether a self-evaluation states no 分值 anywhere: no such column, or a blank one."""
    amounts = [row.weight for row in form.filled]
    if form.budget is not None:
        amounts.append(form.budget.total.weight)
    blank = all(amount is None or (amount.cell.blank and amount.number is None) for amount in amounts)
    return form.kind is FormKind.SELF_EVALUATION and bool(form.filled) and blank and not form.headings


def score_proposed(form: Form, pack: Pack, spread: Spread) -> FormScore | None:
    """A form that lacks weights, scored under proposed ones; None for a form with weights of its own.

    Words (定性) get no points here: a person scores them within their band.
    """
    if not lacks_weights(form):
        return None
    proposal = propose_weights(form, pack, spread)
    scored = score_form(_weighted(form, proposal), pack, provisional=False)
    yardstick = score_form(_weighted(form, _yardstick(proposal)), pack, provisional=False)
    return replace(
        scored,
        rows=tuple(_with_share(row, measured, pack) for row, measured in zip(scored.rows, yardstick.rows, strict=True)),
        budget=_shared(scored.budget, yardstick.budget, proposal.budget, pack),
        proposed=True,
    )


def _yardstick(proposal: Proposal) -> Proposal:
    """So many points for every row that its points tell the share to eight places."""
    return Proposal(None if proposal.budget is None else MOST_WEIGHT, (MOST_WEIGHT,) * len(proposal.weights))


def _weighted(form: Form, proposal: Proposal) -> Form:
    """The form as if it had these weights; they stand in no cell."""
    weights = iter(proposal.weights)
    rows = tuple(row if row.template else _with_weight(row, next(weights), form.sheet) for row in form.indicators)
    if proposal.budget is None:
        return replace(form, indicators=rows)
    budget = form.budget or Budget(BudgetLine(Group.EXECUTION.value, part=False))
    total = replace(budget.total, weight=Amount(Cell(form.sheet, 0, 0), proposal.budget))
    return replace(form, indicators=rows, budget=replace(budget, total=total))


def _with_weight(row: Indicator, weight: Decimal, sheet: str) -> Indicator:
    return replace(row, weight=Amount(Cell(sheet, row.row, 0), weight))


def _with_share(row: ScoredIndicator, measured: ScoredIndicator, pack: Pack) -> ScoredIndicator:
    weight = row.indicator.weight.number if row.indicator.weight else None
    return replace(row, points=_shared(row.points, measured.points, weight, pack) or row.points)


def _shared(points: Points | None, measured: Points | None, weight: Decimal | None, pack: Pack) -> Points | None:
    """The points with their share of the weight, where they are in proportion to it."""
    if points is None or points.points is None or measured is None or measured.points is None or weight is None:
        return points
    share = measured.points / MOST_WEIGHT
    return replace(points, share=share) if rounded(weight * share, pack.decimals) == points.points else points
