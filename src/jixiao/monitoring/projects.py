"""The projects of a book (项目): who they are, their budgets in 元, and when the budgets are to be paid."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from jixiao.checks.finding import Finding
from jixiao.errors import JixiaoError
from jixiao.form.model import Book, Form, FormKind
from jixiao.monitoring.model import Project, Step

_LEADING = re.compile(r"^(?:20\d\d年)?(?:截[至止]|到|至)?(?:20\d\d年)?")


def projects_of(book: Book, findings: Iterable[Finding] = ()) -> tuple[Project, ...]:
    """One project for each target table (绩效目标表), and for each other form with a payment plan.

    ``findings`` are those of a review of the book; what they say about a plan stays with its project.

    Raises:
        JixiaoError: no form has a payment plan, so there is nothing to monitor.
    """
    forms = [form for form in book.forms if form.payment_plan or form.kind is FormKind.TARGET_TABLE]
    if not any(form.payment_plan for form in forms):
        raise JixiaoError(
            f"“{book.name}”的各张表里没有“资金支出计划”，没有计划就无法监控支付进度；"
            "请在绩效目标表中补上“资金支出计划（%）”一行，例如3月底20、6月底50、10月底75、12月底100。"
        )
    found = tuple(findings)
    return tuple(_project(form, found) for form in forms)


def common_year(projects: tuple[Project, ...]) -> int | None:
    """The one year that the projects are of; None where none is known, or several are."""
    years = {project.year for project in projects if project.year is not None}
    return years.pop() if len(years) == 1 else None


def _project(form: Form, findings: Iterable[Finding]) -> Project:
    return Project(
        code=form.project_code.strip(),
        name=form.project.strip() or form.title.strip() or form.sheet,
        sheet=form.sheet,
        year=form.year,
        budget=_budget(form),
        unit=form.money_unit,
        steps=_steps(form),
        doubts=_doubts(form, findings),
    )


def _budget(form: Form) -> Decimal | None:
    amount = form.budget.total.budget if form.budget else None
    return None if amount is None or amount.number is None else amount.number * form.money_unit.scale


def _steps(form: Form) -> tuple[Step, ...]:
    plan = form.payment_plan
    if plan is None:
        return ()
    steps = (Step(item.month, _bare_label(item.label), item.share) for item in plan.milestones)
    return tuple(sorted(steps, key=lambda step: step.month))


def _doubts(form: Form, findings: Iterable[Finding]) -> tuple[str, ...]:
    """What a review found in the cells of the plan."""
    cells = {item.cell for item in form.payment_plan.milestones} if form.payment_plan is not None else set()
    return tuple(finding.message for finding in findings if finding.cell in cells)


def _bare_label(label: str) -> str:
    """A milestone as a sentence can say it, on one line: without its year, and without words that lead up to it.

    >>> _bare_label("2024年 3月底"), _bare_label("截至6月底"), _bare_label("第一季度")
    ('3月底', '6月底', '第一季度')
    """
    return _LEADING.sub("", "".join(label.split()))
