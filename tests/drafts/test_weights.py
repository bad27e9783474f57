"""分值 of a new form: approved ones stay, others are proposed, and never a guess."""

from __future__ import annotations

from decimal import Decimal

from drafts.made import RUNNING, projects_from
from jixiao.drafts.weights import Weights

WEIGHED = """
项目名称 | 普法 | < | <
一级指标 | 三级指标 | 指标值 | 分值
产出指标 | 宣传场次 | ≥10场 | {}
效益指标 | 知晓率 | ≥80% | {}
"""


def weights(table: str) -> Weights:
    (project,) = projects_from(table)
    return project.weights


def test_a_target_table_without_weights_gets_the_proposal_of_the_pack() -> None:
    found = weights(RUNNING)
    assert found.proposed
    assert found.budget == 10
    assert sum(found.rows) == 90
    assert (sum(found.rows[:5]), found.rows[5], found.rows[6]) == (50, 30, 10)


def test_approved_weights_stay_and_the_budget_takes_what_makes_a_hundred() -> None:
    assert weights(WEIGHED.format(60, 30)) == Weights(Decimal(10), (Decimal(60), Decimal(30)), False, False)


def test_a_budget_weight_that_cannot_be_told_is_left_open() -> None:
    assert weights(WEIGHED.format(60, 40)).budget is None
    assert weights(WEIGHED.format(50, 30)).budget is None


def test_weights_that_are_not_complete_are_proposed_anew() -> None:
    assert weights(WEIGHED.format(60, "")).proposed
    assert weights(WEIGHED.format(60, "")).replaced
    assert not weights(RUNNING).replaced


def test_a_row_for_the_execution_rate_leaves_no_weight_to_the_budget_block() -> None:
    found = weights(WEIGHED.format("", "") + "预算执行率 | 预算执行率 | 100% |\n")
    assert found.in_rows
    assert found.budget is None
    assert sum(found.rows) == 100


def test_weights_of_the_levels_are_spread_over_their_rows() -> None:
    table = """
    项目名称 | 普法 | < | <
    一级指标 | 二级指标 | 三级指标 | 指标值
    产出指标（65分） | 数量指标 | 宣传场次 | ≥10场
    ^ | 质量指标 | 合格率 | ≥90%
    效益指标（25分） | 社会效益指标 | 知晓率 | ≥80%
    """
    found = weights(table)
    assert (found.budget, found.rows, found.proposed) == (10, (Decimal("32.5"), Decimal("32.5"), 25), False)


def test_weights_of_some_levels_only_are_no_weights_of_the_form() -> None:
    table = """
    项目名称 | 普法 | < | <
    一级指标 | 二级指标 | 三级指标 | 指标值
    产出指标（65分） | 数量指标 | 宣传场次 | ≥10场
    效益指标 | 社会效益指标 | 知晓率 | ≥80%
    """
    assert weights(table).proposed
