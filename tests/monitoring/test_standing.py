"""How one project stands: the milestone reached, what was due, what it is called."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jixiao.monitoring import Status
from jixiao.monitoring.standing import standing_of
from monitoring.made import RULE, payment, project

_PLAN = "3:0.2 6:0.5 10:0.7 12:1"


@pytest.mark.parametrize(
    ("day", "paid", "status", "asks"),
    [
        ("2020-03-30", "0", Status.ON_PLAN, False),  # nothing is due yet
        ("2020-03-31", "0", Status.NOT_STARTED, True),
        ("2020-03-31", "20000", Status.ON_PLAN, False),
        ("2020-06-30", "60000", Status.AHEAD, False),
        ("2020-06-30", "59999.99", Status.ON_PLAN, False),
        ("2020-06-30", "40000.01", Status.ON_PLAN, False),
        ("2020-06-30", "40000", Status.BEHIND, False),
        ("2020-06-30", "30000.01", Status.BEHIND, False),
        ("2020-06-30", "30000", Status.FAR_BEHIND, True),
        ("2020-06-30", "-1", Status.NOT_STARTED, True),
        ("2020-06-30", "100000", Status.AHEAD, False),
        ("2020-06-30", "100000.01", Status.OVER_BUDGET, True),
        ("2021-02-01", "100000", Status.ON_PLAN, False),
    ],
)
def test_the_status_follows_from_plan_and_payments(day: str, paid: str, status: Status, asks: bool) -> None:
    found = standing_of(project(plan=_PLAN), [payment("2020-03-01", paid)], date.fromisoformat(day), RULE)
    assert (found.status, found.asks) == (status, asks)


def test_a_small_part_not_begun_is_not_asked_about() -> None:
    found = standing_of(project(plan="3:0.05 12:1"), [], date(2020, 3, 31), RULE)
    assert (found.status, found.asks) == (Status.NOT_STARTED, False)


def test_between_milestones_the_last_one_reached_counts_and_the_next_says_what_is_left() -> None:
    payments = [payment("2020-03-01", "15000"), payment("2020-05-01", "10000"), payment("2020-07-01", "5000")]
    found = standing_of(project(plan=_PLAN), payments, date(2020, 9, 30), RULE)
    assert (found.share, found.due, found.paid) == (Decimal("0.5"), 50000, 30000)
    assert (found.rate, found.lead, found.lead_amount) == (Decimal("0.3"), Decimal("-0.2"), -20000)
    assert [(point.label, point.due, point.paid) for point in found.history] == [
        ("3月底", 20000, 15000),
        ("6月底", 50000, 25000),
    ]
    assert found.next_point is not None
    assert (found.next_point.label, found.next_point.due, found.next_point.left) == ("10月底", 70000, 40000)


def test_after_the_last_milestone_nothing_is_next() -> None:
    assert standing_of(project(plan=_PLAN), [], date(2020, 12, 31), RULE).next_point is None


@pytest.mark.parametrize(
    ("budget", "plan"),
    [("100000", ""), (None, "3:0.2 12:1"), ("100000", "3:0.2 6:? 12:1")],
    ids=["没有计划", "没有预算", "到期的比例读不出来"],
)
def test_without_budget_or_share_there_is_nothing_to_compare_with(budget: str | None, plan: str) -> None:
    found = standing_of(project(budget=budget, plan=plan), [payment("2020-03-01", "5")], date(2020, 6, 30), RULE)
    assert (found.status, found.due, found.lead, found.asks) == (Status.NO_PLAN, None, None, False)


def test_a_share_that_cannot_be_read_does_no_harm_before_it_is_due() -> None:
    found = standing_of(project(plan="3:0.2 6:? 12:1"), [payment("2020-03-01", "20000")], date(2020, 4, 1), RULE)
    assert (found.status, found.next_point) == (Status.ON_PLAN, None)


def test_a_budget_below_nothing_is_a_slip_and_nothing_to_compare_with() -> None:
    found = standing_of(project(budget="-50000"), [payment("2020-03-01", "5")], date(2020, 6, 30), RULE)
    assert (found.status, found.due, found.rate, found.lead, found.asks) == (Status.NO_PLAN, None, None, None, False)


def test_a_budget_of_nothing_has_no_rate() -> None:
    nothing = standing_of(project(budget="0"), [], date(2020, 6, 30), RULE)
    assert (nothing.rate, nothing.status) == (None, Status.ON_PLAN)
    assert standing_of(project(budget="0"), [payment("2020-03-01", "5")], date(2020, 6, 30), RULE).asks
