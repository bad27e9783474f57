"""Target tables of many places, drawn for the reader and the checks, arrive in the new workbook word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts.made import NATIONAL, review_of
from jixiao.checks.finding import Severity
from jixiao.doors.file import open_book
from jixiao.drafts import draft_self_evaluations, target_projects, target_shortcomings
from jixiao.form.model import Form
from jixiao.review import review_book
from jixiao.values import Value

TESTS = Path(__file__).parent.parent
LAYOUTS = sorted([*(TESTS / "reader" / "layouts").glob("*.txt"), *(TESTS / "checks" / "clean").glob("*.txt")])


def facts(form: Form) -> tuple[object, ...]:
    """What is copied of a form."""
    amount = form.budget.total.budget if form.budget else None
    rows: list[tuple[str, str, str, Value | None]] = [
        (
            row.level1.text.strip() if row.level1 else "",
            row.level2.text.strip() if row.level2 else "",
            row.name.text.strip(),
            row.target.value if row.target else None,
        )
        for row in form.filled
    ]
    goals = ["".join(goal.text.text.split()) for goal in form.goals]
    return form.project, form.project_code, form.year, amount and amount.number, form.money_unit, goals, rows


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda path: path.stem)
def test_what_is_approved_arrives(layout: Path, tmp_path: Path) -> None:
    review = review_of(layout.read_text(encoding="utf-8"))
    projects = target_projects(review)
    if not projects:
        assert all(form.kind != "target-table" for form in review.forms)
        return
    path = tmp_path / "自评表.xlsx"
    path.write_bytes(draft_self_evaluations(projects, target_shortcomings(projects, review), NATIONAL))
    back = open_book(path)
    assert back.troubles == ()
    assert [facts(form) for form in back.forms] == [facts(project.form) for project in projects]
    codes = {one.code for one in review_book(back, NATIONAL.pack).findings if one.severity is Severity.ERROR}
    assert codes <= {"A01"}  # weights that were approved without making a hundred
