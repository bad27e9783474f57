"""All projects together over the milestones of the year: what was due, and what was paid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from jixiao.monitoring.model import ZERO, Moment, Payment, Project
from jixiao.monitoring.projects import common_year
from jixiao.monitoring.standing import due_of, month_end


def course_of(
    all_projects: Sequence[Project], counted: Mapping[int, Sequence[Payment]], as_of: date
) -> tuple[Moment, ...]:
    """All projects that have a plan together at every milestone of theirs, and on the as-of day where that is none.

    Where no plan has a budget to compare with, all projects are followed by their payments alone.
    """
    places = [place for place in counted if all_projects[place].is_planned] or list(counted)
    projects = [all_projects[place] for place in places]
    months = sorted({step.month for project in projects for step in project.steps})
    year = common_year(tuple(projects)) or as_of.year
    payments = [payment for place in places for payment in counted[place]]
    moments: list[tuple[date, Moment]] = []
    for month in months:
        day = month_end(year, month)
        paid = sum((payment.amount for payment in payments if payment.day <= day), ZERO) if day <= as_of else None
        moments.append((day, Moment(f"{month}月底", _due_by(projects, month), paid)))
    if as_of not in [day for day, _ in moments]:
        paid = sum((payment.amount for payment in payments), ZERO)
        moments.append((as_of, Moment(f"{as_of.month}月{as_of.day}日", None, paid)))
    return tuple(moment for _, moment in sorted(moments, key=lambda found: found[0]))


def _due_by(projects: Sequence[Project], month: int) -> Decimal | None:
    """What all projects should have paid by the end of a month; None where a plan or a share of it is not known."""
    due = ZERO
    for project in projects:
        if project.budget is None or not project.is_planned:
            return None
        reached = [step for step in project.steps if step.month <= month]
        if not reached:
            continue
        share = reached[-1].share
        if share is None:
            return None
        due += due_of(share, project.budget)
    return due
