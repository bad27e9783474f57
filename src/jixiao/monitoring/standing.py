"""How one project stands: what was due by each milestone, what was paid by then, and what that is called."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.monitoring.model import ZERO, Payment, Point, Project, Standing, Status, Step
from jixiao.values.decimals import rounded
from jixiao.values.moments import last_day

if TYPE_CHECKING:
    from jixiao.packs.model import MonitoringRule

_LONGEST_SHARE = 15  # digits; a quotient that has no end has 28


def standing_of(project: Project, payments: Sequence[Payment], as_of: date, rule: MonitoringRule) -> Standing:
    """How a project stands on ``as_of`` with these payments, none of them later."""
    year = project.year or as_of.year
    paid = sum((payment.amount for payment in payments), ZERO)
    reached = [step for step in project.steps if month_end(year, step.month) <= as_of]
    coming = [step for step in project.steps if month_end(year, step.month) > as_of]
    share = _share(project, reached)
    due = None if share is None or project.budget is None else due_of(share, project.budget)
    history = tuple(_point(project, step, _paid_by(payments, month_end(year, step.month))) for step in reached)
    status = _status(project.budget, due, paid, rule)
    return Standing(
        project=project,
        paid=paid,
        payments=len(payments),
        reached=reached[-1] if reached else None,
        share=share,
        due=due,
        rate=paid / project.budget if project.budget is not None and project.budget > 0 else None,
        history=tuple(point for point in history if point is not None),
        next_point=next((_point(project, step, paid) for step in coming), None),
        status=status,
        asks=_asks(status, project.budget, due, paid, rule),
    )


def due_of(share: Decimal, budget: Decimal) -> Decimal:
    """A share of the budget: exact, and in whole 分 where the share has no end (a plan in money: 70 of 120).

    >>> due_of(Decimal("0.125"), Decimal(1000)), due_of(Decimal(7) / 12, Decimal(1200000))
    (Decimal('125.000'), Decimal('700000.00'))
    """
    due = share * budget
    return due if len(share.as_tuple().digits) <= _LONGEST_SHARE else rounded(due, 2)


def month_end(year: int, month: int) -> date:
    """The last day of a month, on which a milestone is reached.

    >>> month_end(2020, 2)
    datetime.date(2020, 2, 29)
    """
    return date(year, month, last_day(year, month))


def _share(project: Project, reached: Sequence[Step]) -> Decimal | None:
    """The share due: that of the last milestone reached. An unreadable one is not replaced by an earlier one."""
    if not project.is_planned:
        return None
    return reached[-1].share if reached else ZERO


def _point(project: Project, step: Step, paid: Decimal) -> Point | None:
    if step.share is None or project.budget is None or not project.is_planned:
        return None
    return Point(step.month, step.label, step.share, due_of(step.share, project.budget), paid)


def _paid_by(payments: Sequence[Payment], day: date) -> Decimal:
    return sum((payment.amount for payment in payments if payment.day <= day), ZERO)


def _status(budget: Decimal | None, due: Decimal | None, paid: Decimal, rule: MonitoringRule) -> Status:
    """The word for it; shares of the budget are compared as amounts, which are exact."""
    if budget is not None and 0 <= budget < paid:
        return Status.OVER_BUDGET
    if budget is None or due is None:
        return Status.NO_PLAN
    if paid <= 0 < due:
        return Status.NOT_STARTED
    lead = paid - due
    if lead <= -rule.far_behind * budget and lead < 0:
        return Status.FAR_BEHIND
    if lead <= -rule.behind * budget and lead < 0:
        return Status.BEHIND
    return Status.AHEAD if lead >= rule.ahead * budget and lead > 0 else Status.ON_PLAN


def _asks(status: Status, budget: Decimal | None, due: Decimal | None, paid: Decimal, rule: MonitoringRule) -> bool:
    """Whether reason and measures are asked for: far behind, begun or not, and over the budget."""
    if status is Status.NOT_STARTED and budget is not None and due is not None:
        return paid - due <= -rule.far_behind * budget
    return status in (Status.FAR_BEHIND, Status.OVER_BUDGET)
