"""A whole form: rows, sums by group and by goal, the pack's limits, the grade."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from jixiao.form.family import Family, Group
from jixiao.form.grid import Span
from jixiao.form.model import Amount, Budget, BudgetLine, Cell, Form, FormKind, Indicator, Statement
from jixiao.packs import load_pack
from jixiao.scoring import Outcome, score_form
from jixiao.values import Role, read

NATIONAL = load_pack("national")


def cell(text: str = "") -> Cell:
    return Cell("自评表", 1, 1, text)


def amount(number: str | None) -> Amount:
    return Amount(cell(number or ""), None if number is None else Decimal(number))


def statement(text: str, role: Role) -> Statement:
    return Statement(cell(text), read(text, role), text)


def row(
    target: str,
    actual: str,
    weight: str | None,
    score: str | None = None,
    group: Group = Group.OUTPUT,
    family: Family = Family.QUANTITY,
    goal: str = "目标1",
) -> Indicator:
    return Indicator(
        goal=goal,
        level1=None,
        level2=None,
        name=cell("指标"),
        group=group,
        family=family,
        target=statement(target, Role.TARGET),
        actual=statement(actual, Role.ACTUAL),
        weight=amount(weight),
        score=amount(score),
    )


def budget(annual: str, spent: str, weight: str = "10", score: str | None = None) -> Budget:
    line = BudgetLine("年度资金总额", False, None, amount(annual), amount(spent), amount(weight), amount(score))
    return Budget(line)


def form(*rows: Indicator, budget: Budget | None = None) -> Form:
    return Form(FormKind.SELF_EVALUATION, "自评表", "绩效自评表", Span(1, 1, 9, 9), {}, rows, year=2021, budget=budget)


HUNDRED = (
    row("≥100件", "90件", "50", "45"),
    row("提升", "有效提升", "30", "28", Group.BENEFIT, Family.SOCIAL, "目标2"),
    row("≥90%", "95%", "10", "10", Group.SATISFACTION, Family.SATISFACTION, "目标2"),
)


def test_the_total_is_the_sum_of_the_rounded_rows_and_the_budget() -> None:
    scored = score_form(form(*HUNDRED, budget=budget("30892.6", "30322.9", score="9.8")), NATIONAL)
    assert [item.points.points for item in scored.rows] == [45, 28, 10]
    assert scored.budget is not None
    assert scored.budget.points == Decimal("9.82")
    assert (scored.weight, scored.score, scored.points) == (100, Decimal("92.8"), Decimal("92.82"))
    assert (scored.grade, scored.claimed_grade, scored.complete, scored.cap) == ("优", "优", True, "")


def test_sums_stand_by_group_and_by_goal_in_reading_order() -> None:
    scored = score_form(form(*HUNDRED, budget=budget("100", "100", score="10")), NATIONAL)
    assert [(part.label, part.weight, part.score, part.points) for part in scored.by_group] == [
        ("预算执行率", 10, 10, 10),
        ("产出指标", 50, 45, 45),
        ("效益指标", 30, 28, 28),
        ("满意度指标", 10, 10, 10),
    ]
    assert [(part.label, part.weight) for part in scored.by_goal] == [("目标1", 50), ("目标2", 40)]


def test_a_row_that_cannot_be_computed_leaves_the_total_incomplete_and_without_a_grade() -> None:
    rows = (row("≥100件", "", "50", "45"), *HUNDRED[1:])
    scored = score_form(form(*rows, budget=budget("100", "100")), NATIONAL)
    assert scored.rows[0].points.outcome is Outcome.BLANK
    assert (scored.points, scored.complete, scored.grade) == (48, False, "")


def test_a_budget_that_cannot_be_computed_leaves_the_total_incomplete() -> None:
    assert not score_form(form(*HUNDRED, budget=budget("0", "100")), NATIONAL).complete


def test_without_any_weight_there_is_no_total_but_each_row_has_its_completion() -> None:
    scored = score_form(form(row("550件以上", "660件", None)), NATIONAL)
    points = scored.rows[0].points
    assert (scored.weight, scored.score, scored.points, scored.complete) == (None, None, None, False)
    assert (points.points, points.completion, points.outcome) == (None, Decimal("1.2"), Outcome.ABOVE)
    assert points.basis == ("正向指标：完成值“660件”，指标值“550件以上”，完成率120%，没有分值，不测算得分（national）")


def test_a_row_of_several_values_says_so_when_it_has_no_weight() -> None:
    scored = score_form(form(row("衔接率100%，帮教率90%以上", "均为100%", None)), NATIONAL)
    assert scored.rows[0].points.basis == (
        "一格多值：完成值“均为100%”，指标值“衔接率100%，帮教率90%以上”，没有分值，不测算得分（national）"
    )


def test_a_template_row_counts_nowhere() -> None:
    blank = replace(row("≥1件", "1件", "5"), template=True)
    scored = score_form(form(*HUNDRED, blank, budget=budget("100", "100")), NATIONAL)
    assert scored.weight == 100
    assert scored.rows[3].points.basis == "未测算：模板行尚未填写（national）"


def test_a_target_table_has_nothing_to_score() -> None:
    without = replace(HUNDRED[0], actual=None)
    scored = score_form(form(without), NATIONAL)
    assert scored.rows[0].points.outcome is Outcome.UNSCORED
    assert scored.rows[0].points.basis == "未测算：表中没有完成值一栏（national）"


def test_an_empty_form_has_no_total() -> None:
    scored = score_form(form(), NATIONAL)
    assert (scored.rows, scored.weight, scored.points, scored.grade) == ((), None, None, "")


def test_weights_that_do_not_make_a_hundred_get_no_grade() -> None:
    scored = score_form(form(*HUNDRED), NATIONAL)
    assert (scored.weight, scored.grade, scored.claimed_grade) == (90, "", "")


def test_the_execution_rate_caps_the_total_where_the_pack_says_so() -> None:
    pack = load_pack("manual-2022")
    for spent, total in (("80", "91.00"), ("79", "89"), ("69", "79"), ("59", "69"), ("49", "59")):
        scored = score_form(form(*HUNDRED, budget=budget("100", spent)), pack)
        assert scored.points == Decimal(total)
    assert scored.cap == "预算执行率49%低于50%，总分最高59分（manual-2022）"
    assert scored.grade == "差"


def test_counted_rows_score_by_how_many_are_met() -> None:
    pack = load_pack("sichuan-daying-2020")
    rows = (row("≥10件", "10件", "1"), row("≥10件", "14件", "2"), row("≥10件", "12件", "3"), row("≥10件", "9件", "4"))
    scored = score_form(form(*rows), pack)
    assert [item.points.points for item in scored.rows] == [1, 0, 3, 0]
    assert scored.points == 5
    assert scored.cap == "数量指标共4项，达标2项，得分=10×2/4=5.00（sichuan-daying-2020）"


def test_a_cost_block_without_cost_targets_is_limited_where_the_pack_says_so() -> None:
    pack = load_pack("shanxi")
    words = row("控制在预算内", "控制在预算内", "20", None, Group.COST, Family.COST)
    scored = score_form(form(words), pack)
    assert (scored.points, scored.cap) == (5, "成本指标没有填写成本目标值，成本部分最高5分（shanxi）")
    money = row("≤10万元", "9万元", "20", None, Group.COST, Family.COST)
    assert score_form(form(words, money), pack).points == 40


def test_manual_deduction_lowers_the_total() -> None:
    rows = (row("≥10件", "10件", "50", "48"),)
    assert score_form(form(*rows), load_pack("guangxi")).points == 48
    assert score_form(form(*rows), NATIONAL).points == 50
