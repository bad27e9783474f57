"""What of the target tables did not arrive as it was meant is told, with the cell."""

from __future__ import annotations

from dataclasses import replace

from drafts.made import RUNNING, projects_from
from jixiao.drafts import doubtful_sources


def test_tables_whose_cells_all_have_values_are_told_nothing_of() -> None:
    assert list(doubtful_sources(projects_from(RUNNING))) == []


def test_an_amount_whose_formula_has_no_result_is_told_with_its_cell() -> None:
    (project,) = projects_from(RUNNING)
    budget = project.form.budget
    assert budget is not None
    assert budget.total.annual is not None
    cell = replace(budget.total.annual.cell, text="", formula=True)
    total = replace(budget.total, annual=replace(budget.total.annual, cell=cell, number=None))
    form = replace(project.form, budget=replace(budget, total=total))
    assert list(doubtful_sources([replace(project, form=form)])) == [
        (
            "目标表里有 1 个单元格是公式，但文件里没有存下计算结果（如 表1!C4），这次按空白处理；"
            "请用 Excel 或 WPS 打开目标表并保存一次，再重新生成。"
        )
    ]


def test_weights_that_were_not_complete_are_told_by_project() -> None:
    table = "项目名称 | 普法 | < | <\n三级指标 | 指标值 | 分值\n场次 | ≥1场 | 50\n人次 | ≥2人次 | "
    assert list(doubtful_sources(projects_from(table))) == [
        "“普法”的目标表只有一部分指标写明了分值，分值已全部由口径重新拟定，请核对。"
    ]
