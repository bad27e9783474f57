"""All projects together are followed over the milestones."""

from __future__ import annotations

from datetime import date

import pytest

from jixiao.monitoring import Project, monitor_payments
from monitoring.made import RULE, listed, payment, project

_JUNE = date(2020, 6, 30)
_PROJECTS = (project("甲", "1"), project("乙", "2", plan="6:0.5 12:1"))


def test_all_projects_together_are_followed_over_their_milestones() -> None:
    payments = listed(payment("2020-02-01", "1000", "甲"), payment("2020-07-05", "500", "乙"))
    course = monitor_payments(_PROJECTS, payments, date(2020, 7, 5), RULE).course
    assert [(moment.label, moment.due, moment.paid) for moment in course] == [
        ("3月底", 20000, 1000),
        ("6月底", 100000, 1000),
        ("7月5日", None, 1500),
        ("10月底", 120000, None),
        ("12月底", 200000, None),
    ]


@pytest.mark.parametrize("other", [project("乙", plan=""), project("乙", budget=None), project("乙", budget="-5")])
def test_only_projects_that_have_a_plan_are_followed_over_the_milestones(other: Project) -> None:
    payments = listed(payment("2020-02-01", "1000", "甲"), payment("2020-03-05", "500", "乙"))
    found = monitor_payments((project("甲"), other), payments, _JUNE, RULE)
    assert [standing.project.name for standing in found.planned] == ["甲"]
    assert [(moment.due, moment.paid) for moment in found.course[:2]] == [(20000, 1000), (50000, 1000)]


def test_without_any_budget_the_payments_alone_are_followed() -> None:
    found = monitor_payments((project("甲", budget=None),), listed(payment("2020-02-01", "9", "甲")), _JUNE, RULE)
    assert [(moment.due, moment.paid) for moment in found.course[:3]] == [(None, 9), (None, 9), (None, None)]
