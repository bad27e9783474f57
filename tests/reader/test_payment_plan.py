"""Payment plans: their periods, what their numbers are shares of, and whether they count to date or in steps."""

from decimal import Decimal

import pytest

from jixiao.form.model import PaymentPlan
from jixiao.reader import read_forms
from text_grid import sheet_from_text

BUDGET = "预算规模及资金用途 | 预算数 | 80.00\n"
TABLE = "\n一级指标 | 二级指标 | 三级指标 | 指标值\n产出指标 | 数量指标 | 件数 | ≥1件"


def _plan(text: str, budget: str = BUDGET) -> PaymentPlan | None:
    lines = "\n".join(line.strip() for line in text.strip().splitlines())
    (form,), _ = read_forms(sheet_from_text(budget + lines + TABLE))
    return form.payment_plan


def _shares(text: str) -> str:
    plan = _plan(text)
    assert plan is not None
    return " ".join(f"{step.month}:{_shown(step.share)}" for step in plan.milestones)


def _shown(share: Decimal | None) -> str:
    return "?" if share is None else f"{share.normalize():f}"


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        (
            "资金支出计划(%) | 3月底 | 6月底 | 10月底 | 12月底\n^ | 20.00 | 40.00 | 60.00 | 100.00",
            "3:0.2 6:0.4 10:0.6 12:1",
        ),
        ("资金支出计划（%） | 3 月底 | 6 月底 | 12 月底\n^ | 0 | 0 | 100", "3:0 6:0 12:1"),
        ("支出进度计划 | 一季度 | 二季度 | 三季度 | 四季度\n^ | 25% | 50% | 75% | 100%", "3:0.25 6:0.5 9:0.75 12:1"),
        ("支出进度计划 | 一季度 | 二季度 | 三季度 | 四季度\n^ | 25% | 25% | 25% | 25%", "3:0.25 6:0.5 9:0.75 12:1"),
        ("用款计划（%） | 第一季度 | 第二季度\n^ | 30 | 60", "3:0.3 6:0.9"),
        ("用款计划（%） | 3月底 | 6月底\n^ | 30 | 60", "3:0.3 6:0.6"),
        ("资金支出计划（%） | 3月底 | 12月底\n^ | 40 | 60", "3:0.4 12:1"),
        ("资金支出计划(%) | 3月底 | 12月底\n^ | 0.4 | 1", "3:0.4 12:1"),
        ("用款计划（万元） | 上半年 | 下半年\n^ | 20 | 80", "6:0.25 12:1"),
        ("用款计划（万元） | 上半年 | 下半年\n^ | 20 | 60", "6:0.25 12:1"),
        ("用款计划 | 上半年 | 下半年\n^ | 20 | 60", "6:0.25 12:1"),
        ("单位：万元 | <\n用款计划（元） | 上半年 | 下半年\n^ | 200000 | 800000", "6:0.25 12:1"),
        ("用款计划（万元） | 4月 | 8月 | 12月\n^ | 26 | 27 | 27", "4:0.325 8:0.6625 12:1"),
        ("用款计划 | 1-6月 | 7-12月\n^ | 40% | 60%", "6:0.4 12:1"),
        ("资金支出计划 | 3月底前 | 20% | 12月底前 | 100%", "3:0.2 12:1"),
        ("资金支出计划 | 时间 | 3月底 | 12月底\n^ | 累计支出(%) | 20 | 100", "3:0.2 12:1"),
        ("资金支出计划(%) | 3月底 | 6月底 | 12月底\n^ | 按进度 | 50 | 100", "3:? 6:0.5 12:1"),
        ("资金支出计划(%) | 3月底 | 6月底\n^ |  | ", "3:? 6:?"),
        ("资金支出计划 | 3月底 | 6月底\n^ | 7 | 9", "3:? 6:?"),
        ("资金支出计划 | 3月底 | 6月底\n^ |  | ", "3:? 6:?"),
        ("资金支出计划（万元） | 3月底 | 6月底\n^ | 待定 | 待定", "3:? 6:?"),
        ("用款计划 | 第一季度 | 40%\n^ | 第四季度 | 60%", "3:0.4 12:1"),
    ],
)
def test_a_plan_gives_the_share_to_be_paid_by_the_end_of_each_period(text: str, shares: str) -> None:
    assert _shares(text) == shares


def test_each_milestone_knows_its_heading_and_the_cell_of_its_number() -> None:
    plan = _plan("资金支出计划(%) | 3 月底 | 12 月底\n^ | 20.00 | 100.00")
    assert plan is not None
    assert (plan.label.ref, [(step.label, step.cell.ref) for step in plan.milestones]) == (
        "A2",
        [("3 月底", "B3"), ("12 月底", "C3")],
    )


@pytest.mark.parametrize(
    "text",
    ["资金支出计划 | 按合同支付", "支出进度 | 98%", "工作计划 | 3月底 | 6月底\n^ | 20 | 40", "预算执行率 | 3月底"],
)
def test_what_names_no_periods_of_payment_is_no_plan(text: str) -> None:
    assert _plan(text) is None


def test_a_ratio_is_exact() -> None:
    plan = _plan("资金支出计划(%) | 3月底 | 12月底\n^ | 33.3 | 100")
    assert plan is not None
    assert plan.milestones[0].share == Decimal("0.333")


def test_steps_of_money_that_are_no_even_shares_of_the_budget_come_to_exactly_the_whole() -> None:
    months = " | ".join(f"{month}月" for month in range(1, 13))
    plan = _plan(f"资金支出计划（万元） | {months}\n^" + " | 10" * 12, BUDGET.replace("80", "120"))
    assert plan is not None
    assert [plan.milestones[place].share for place in (2, 5, 11)] == [Decimal("0.25"), Decimal("0.5"), 1]
