"""A table that lists several projects becomes a form for each of them."""

from __future__ import annotations

from decimal import Decimal

from drafts.made import RUNNING, projects_from, review_of
from jixiao.drafts.listed import by_project

LIST = """
部门预算项目绩效目标表（2024年度） | < | < | < | < | < | < | <
金额单位：万元 | < | < | < | < | < | < | <
项目名称 | 预算数 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 权重
51050021Y000000018-普法经费 | 36.50 | 普及法律知识。 | 产出指标 | 数量指标 | 宣传场次 | ≥10场 | 50
^ | ^ | ^ | 效益指标 | 社会效益指标 | 知晓率 | ≥80% | 40
调解补贴 | 8.00 | 调解各类纠纷，化解在基层。 | 产出指标 | 数量指标 | 调解案件 | ≥300件 |
 | | | 满意度指标 | 服务对象满意度指标 | 当事人满意度 | ≥90% |
"""


def test_each_project_has_its_own_rows_goal_budget_and_code() -> None:
    first, second = projects_from(LIST)
    assert [(one.form.project, one.form.project_code, one.form.year) for one in (first, second)] == [
        ("普法经费", "51050021Y000000018", 2024),
        ("调解补贴", "", 2024),
    ]
    assert [[row.name.text for row in one.form.filled] for one in (first, second)] == [
        ["宣传场次", "知晓率"],
        ["调解案件", "当事人满意度"],
    ]
    assert [goal.text.text for one in (first, second) for goal in one.form.goals] == [
        "普及法律知识。",
        "调解各类纠纷，化解在基层。",
    ]
    budgets = [one.form.budget.total.budget for one in (first, second) if one.form.budget]
    assert [amount.number for amount in budgets if amount] == [Decimal("36.50"), Decimal("8.00")]


def test_each_project_has_its_own_hundred_points() -> None:
    first, second = projects_from(LIST)
    assert (first.weights.proposed, first.weights.budget, first.weights.rows) == (False, 10, (50, 40))
    assert second.weights.proposed
    assert sum(second.weights.rows, second.weights.budget or Decimal(0)) == 100


def test_a_table_of_one_project_stays_whole() -> None:
    (form,) = review_of(RUNNING).forms
    assert list(by_project(form)) == [form]
