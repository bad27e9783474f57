"""Every line of a payment list is counted once or set aside, whatever it says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jixiao.errors import JixiaoError
from jixiao.monitoring import Monitoring, Payment, PaymentList, SetAside, Status, monitor_payments
from monitoring.made import RULE, listed, payment, project

_JUNE = date(2020, 6, 30)
_PROJECTS = (project("甲", "1"), project("乙", "2", plan="6:0.5 12:1"), project("丙", "3", plan=""), project("丁", "4"))

_AMOUNTS = some.decimals(-50_000, 150_000, places=2)
_PAYMENTS = some.lists(
    some.builds(
        Payment,
        some.integers(2, 99),
        some.dates(date(2019, 11, 1), date(2020, 12, 31)),
        _AMOUNTS,
        some.sampled_from(["1", "2", "3", "4", "", "9"]),
        some.sampled_from(["甲", "乙", "丙", "丁", "戊", ""]),
    ),
    max_size=12,
).map(lambda payments: [payment("2020-01-31", "5", "甲", "1"), *payments])  # a list of another year alone is refused


@given(_PAYMENTS)
def test_what_counts_and_what_is_set_aside_make_up_the_list(payments: list[Payment]) -> None:
    found = monitor_payments(_PROJECTS, listed(*payments), _JUNE, RULE)
    assert found.matched + found.unmatched == found.total
    assert sum(standing.payments for standing in found.standings) + len(found.set_aside) == len(payments)


@given(_PAYMENTS, some.randoms())
def test_the_order_of_payments_does_not_matter(payments: list[Payment], random: object) -> None:
    shuffled = list(payments)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = (monitor_payments(_PROJECTS, listed(*some_), _JUNE, RULE) for some_ in (payments, shuffled))
    assert (one.standings, one.course, one.unmatched) == (other.standings, other.course, other.unmatched)


@given(_PAYMENTS, some.decimals(0, 150_000, places=2), some.dates(date(2020, 1, 1), _JUNE))
def test_a_payment_more_never_lowers_a_rate(payments: list[Payment], amount: Decimal, day: date) -> None:
    before = monitor_payments(_PROJECTS, listed(*payments), _JUNE, RULE)
    more = listed(*payments, Payment(100, day, amount, "1", "甲"))
    after = monitor_payments(_PROJECTS, more, _JUNE, RULE)
    assert all((new.rate or 0) >= (old.rate or 0) for old, new in zip(before.standings, after.standings, strict=True))


@given(_PAYMENTS)
def test_a_status_agrees_with_its_numbers(payments: list[Payment]) -> None:
    for standing in monitor_payments(_PROJECTS, listed(*payments), _JUNE, RULE).standings:
        budget = standing.project.budget or Decimal(0)
        lead = standing.lead_amount
        if standing.status is Status.OVER_BUDGET:
            assert standing.paid > budget
            continue
        assert standing.paid <= budget
        if lead is None:
            assert standing.status is Status.NO_PLAN
        elif standing.status in (Status.BEHIND, Status.FAR_BEHIND):
            assert lead <= -budget * RULE.behind
        elif standing.status is Status.NOT_STARTED:
            assert standing.paid <= 0
        else:
            assert (lead >= budget * RULE.ahead) == (standing.status is Status.AHEAD)
            assert lead > -budget * RULE.behind


@pytest.mark.parametrize(
    ("day", "code", "reason"),
    [
        ("2019-12-30", "1", "2019-12-30是2019年的支付，项目“甲”是2020年的。"),
        ("2020-07-01", "1", "2020-07-01晚于截至日期2020-06-30。"),
        ("2020-03-01", "9", "工作簿里没有编码为“9”的项目，请核对项目编码。"),
    ],
)
def test_a_payment_that_does_not_count_says_why(day: str, code: str, reason: str) -> None:
    payments = listed(payment("2020-03-01", "5", "甲"), payment(day, "5", "", code, row=7))
    (aside,) = monitor_payments(_PROJECTS, payments, _JUNE, RULE).set_aside
    assert (aside.row, aside.amount, aside.reason) == (7, 5, reason)


def test_the_day_of_the_last_payment_of_the_year_is_taken_where_none_is_given() -> None:
    days = ("2020-03-01", "2020-06-30", "2019-12-30", "2021-01-05")
    found = monitor_payments(_PROJECTS, listed(*(payment(day, "5", "甲") for day in days)), None, RULE)
    assert found.as_of == _JUNE


def test_a_line_set_aside_while_reading_stays_set_aside() -> None:
    aside = SetAside(3, "上月", "20", Decimal(20), "甲", "", "日期读不出来。")
    given_ = PaymentList((payment("2020-03-01", "5", "甲"),), (aside,), Decimal(25), "元", "", names_projects=True)
    found = monitor_payments(_PROJECTS, given_, _JUNE, RULE)
    assert (found.set_aside, found.matched, found.unmatched) == ((aside,), 5, 20)


def _refusal(projects: tuple[object, ...], given_: PaymentList, as_of: date | None) -> str:
    with pytest.raises(JixiaoError) as refusal:
        monitor_payments(projects, given_, as_of, RULE)  # type: ignore[arg-type]
    return str(refusal.value)


def test_a_list_without_payments_is_refused() -> None:
    assert _refusal(_PROJECTS, listed(), None) == "支付明细里没有一笔支付，表头下面是空的，请确认文件后再试。"


def test_a_list_of_which_nothing_can_be_read_is_refused_with_the_first_reason() -> None:
    aside = SetAside(3, "2020-3-1", "待定", None, "甲", "", "金额“待定”读不出来，请写成12345.67这样的数。")
    given_ = PaymentList((), (aside,), Decimal(0), "元", "", names_projects=True)
    assert _refusal(_PROJECTS, given_, None) == (
        "支付明细里没有读出一笔支付，例如第3行：金额“待定”读不出来，请写成12345.67这样的数。"
    )


def test_a_list_that_names_no_projects_is_refused_where_there_are_several() -> None:
    assert _refusal(_PROJECTS, listed(payment("2020-03-01", "5"), names_projects=False), None) == (
        "支付明细里没有“项目编码”或“项目名称”一栏，而工作簿里有4个项目，分不清各笔支付属于哪个项目；请补上其中一栏。"
    )


@pytest.mark.parametrize(("days", "years"), [(["2019-06-30"], "2019"), (["2021-02-01", "2019-03-01"], "2019、2021")])
def test_a_list_of_another_year_is_refused(days: list[str], years: str) -> None:
    for as_of in (None, _JUNE):
        with pytest.raises(JixiaoError) as refused:
            monitor_payments(_PROJECTS, listed(*(payment(day, "5", "甲") for day in days)), as_of, RULE)
        assert str(refused.value) == (
            f"支付明细里的支付都是{years}年的，工作簿里的项目是2020年度的，请核对是否选错了文件。"
        )


def test_a_day_before_the_first_milestone_is_refused() -> None:
    assert _refusal(_PROJECTS, listed(payment("2020-02-01", "5", "甲")), None) == (
        "截至日期2020-02-01早于计划的第一个时点（2020年3月底），还没有可以比对的计划；"
        "请用 --as-of 指定2020-03-31或以后的日期。"
    )


def test_a_project_whose_first_milestone_comes_later_is_on_its_plan() -> None:
    found: Monitoring = monitor_payments(_PROJECTS[:2], listed(payment("2020-03-31", "5", "甲")), None, RULE)
    assert found.standings[1].status is Status.ON_PLAN
    assert found.standings[1].reached is None
