"""Rates of a paragraph, and whether a printed rate is the ratio of two amounts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.checks.prose.amounts import Amount
from jixiao.checks.prose.rates import agrees, growth, rates
from jixiao.checks.prose.structure import sentences


def test_a_rate_comes_with_the_amounts_of_one_unit_that_lead_up_to_it() -> None:
    found = [
        (rate.text, [amount.text for amount in alike])
        for rate, _, alike in rates("抽检120批次，投入8万元，支出6万元，支付率75%，合格118批次，合格率98.3%。")
    ]
    assert found == [("75%", ["8万元", "6万元"]), ("98.3%", ["118批次"])]


def test_what_stands_before_a_rate_reaches_over_sentences() -> None:
    (found,) = rates("总支出100万元。基本支出60万元，占总支出的60%。")
    assert [amount.text for amount in found[1]] == ["100万元", "60万元"]


def test_an_approximate_rate_is_left_out() -> None:
    assert list(rates("发放400份，收回386份，回收率95%以上。")) == []


@pytest.mark.parametrize(
    ("printed", "ratio", "holds"),
    [("96.5%", "0.965", True), ("97%", "0.965", True), ("96%", "0.965", True), ("95.6%", "0.965", False)],
)
def test_a_rate_may_be_rounded_or_cut(printed: str, ratio: str, holds: bool) -> None:
    over, under, rate = (amount for amount in sentences(f"收回386份，发放400份，回收率{printed}")[0])
    assert agrees(rate, Decimal(ratio), over, under) is holds


def told(text: str) -> list[str]:
    return [message for rate, _, alike in rates(text) for message in growth(rate, alike)]


def test_growth_is_measured_against_last_year_or_the_budget() -> None:
    assert told("支出46.38万元，比上年减少5.62万元，下降10.81%。") == []
    assert told("预算52万元，支出46.38万元，比预算减少5.62万元，下降10.81%。") == []
    assert told("预算52万元，支出46.38万元，比预算减少5.62万元，下降12%。") == [
        "“比预算减少5.62万元”，预算应为52万元，幅度为10.81%，所写的“下降12%”与此不符，请核对。"
    ]


def test_growth_alone_says_nothing_that_could_be_checked() -> None:
    (rate, _, alike), *_ = rates("比上年减少5.62万元，下降10.81%。")
    assert isinstance(rate, Amount)
    assert list(growth(rate, alike)) == []
