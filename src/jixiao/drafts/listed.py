"""A table that lists several projects (项目一览) taken apart: one form for each, as if each had a table of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from jixiao.form.model import Budget, BudgetLine, Form, ListedProject

# 51050021Y000000018-人员经费: the code that the system puts before the name.
_CODED = re.compile(r"(?P<code>[0-9A-Za-z]{8,})[-－_—\s]*(?P<name>.*[一-鿿].*)", re.DOTALL)
_TOTAL = "年度资金总额"


def by_project(form: Form) -> Iterator[Form]:
    """The form itself, or where its table lists projects a form for each of them, in their order."""
    if form.project or not form.projects:
        yield form
        return
    for project in form.projects:
        yield _form_of(form, project)


def _form_of(form: Form, project: ListedProject) -> Form:
    """What the table says about one project; the goal that its rows stand under is the project's own."""
    rows = tuple(row for row in form.indicators if row.row in project.rows)
    labels = {row.goal for row in rows}
    name = "".join(project.name.text.split())
    coded = _CODED.fullmatch(name)
    line = BudgetLine(_TOTAL, part=False, annual=project.budget)
    return replace(
        form,
        project=coded["name"] if coded else name,
        project_cell=None,
        project_code=coded["code"] if coded else "",
        indicators=tuple(replace(row, goal="") for row in rows),
        goals=tuple(goal for goal in form.goals if goal.label in labels),
        budget=Budget(line) if project.budget is not None else None,
        projects=(),
    )
