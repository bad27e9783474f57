"""Budget blocks in both layouts, their units, weights and reasons."""

import pytest

from jixiao.form.model import Budget, BudgetLine
from jixiao.reader import read_forms
from jixiao.reader.budget_fields import figure_of, is_part
from text_grid import sheet_from_text

TABLE = "\n三级指标 | 指标值 | 实际完成值\n件数 | 1件 | 1件"


def _budget(text: str) -> Budget:
    (form,), _ = read_forms(sheet_from_text(text.strip() + TABLE))
    assert form.budget is not None
    return form.budget


def _said(line: BudgetLine) -> str:
    amounts = (line.initial, line.annual, line.spent, line.weight, line.score)
    return " ".join(["-" if amount is None or amount.number is None else str(amount.number) for amount in amounts])


def test_numbers_stand_below_their_headings() -> None:
    budget = _budget(
        """
        预算执行情况 | 部门预算金额(万元) | 年初预算数 | 全年预算数(A) | 全年执行数(B) | 分值 | 得分 | 执行率(B/A)
        ^            | ^                  | 18178.9    | 30892.6       | 30322.9       | 10.0 | 9.8  | 98.2%
        ^            | 偏差原因分析及改进措施 | 资金已结转 | < | < | < | < | <
        """
    )
    assert _said(budget.total) == "18178.9 30892.6 30322.9 10.0 9.8"
    assert budget.total.rate is not None
    assert budget.total.rate.text == "98.2%"
    assert budget.reason is not None
    assert budget.reason.text == "资金已结转"


def test_sources_of_the_money_are_parts_without_weight() -> None:
    budget = _budget(
        """
        项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
        ^ | 年度资金总额       | 100 | 120 | 110 | 10 | 91.67% | 9.17
        ^ | 其中：当年财政拨款 | 90  | 110 | 100 | —  | —      | —
        ^ | 上年结转资金       | 10  | 10  | 10  | —  |        |
        ^ | 其他资金           |     |     |     |    |        |
        """
    )
    assert (budget.total.label, budget.total.part, _said(budget.total)) == (
        "年度资金总额",
        False,
        "100 120 110 10 9.17",
    )
    assert [(part.label, part.part, _said(part)) for part in budget.parts] == [
        ("其中:当年财政拨款", True, "90 110 100 - -"),
        ("上年结转资金", True, "10 10 10 - -"),
        ("其他资金", True, "- - - - -"),
    ]


def test_numbers_may_stand_beside_their_labels() -> None:
    budget = _budget("预算数： | 12.5 万元 | 执行数： | 12.00 万元 | 执行率 | 96%")
    assert _said(budget.total) == "- 12.5 12.00 - -"


def test_numbers_may_stand_behind_a_colon() -> None:
    budget = _budget("预算数：12.5万元 | 执行数：12万元")
    assert _said(budget.total) == "- 12.5 12 - -"


def test_a_cell_in_another_unit_is_converted_to_that_of_the_form() -> None:
    budget = _budget("单位：万元\n年初预算数 | 全年预算数 | 全年执行数\n100 | 1200000元 | 0.011亿元")
    assert _said(budget.total) == "100 120 110.000 - -"


def test_the_weight_may_stand_in_the_label_of_the_block() -> None:
    budget = _budget(
        """
        预算执行情况（万元）（20分） | | 预算数（A） | 执行数（B） | 执行率（B/A） | 得分（20分*执行率）
        ^ | 部门整体支出总额 | 2000 | 1900 | 95% | 19
        """
    )
    assert _said(budget.total) == "- 2000 1900 20 19"


def test_a_list_of_tasks_is_no_budget_block() -> None:
    text = "任务名称 | 批复金额 | 实际支出金额 | 预算执行率\n普法 | 10 | 9 | 90%"
    (form,), _ = read_forms(sheet_from_text(text + TABLE))
    assert form.budget is None


def test_goals_below_the_block_are_none_of_its_lines() -> None:
    budget = _budget("年初预算数 | 全年预算数 | 全年执行数\n100 | 120 | 110\n年度总体目标 | 100 | 200")
    assert budget.parts == ()


def test_an_error_cell_has_no_amount() -> None:
    assert _said(_budget("年初预算数 | 全年预算数 | 全年执行数\n100 | 120 | #REF!").total) == "100 120 - - -"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("年初预算数", "INITIAL"),
        ("全年预算数(A)", "ANNUAL"),
        ("全年（调整）预算数", "ANNUAL"),
        ("调整后预算数", "ANNUAL"),
        ("预算数（A）", "ANNUAL"),
        ("2021年预算数", "ANNUAL"),
        ("全年执行数(B)", "SPENT"),
        ("执行数（B）", "SPENT"),
        ("预算执行数", "SPENT"),
        ("实际支出", "SPENT"),
        ("执行率(B/A)", "RATE"),
        ("预算执行率（B/A×100%）", "RATE"),
        ("支出进度", "RATE"),
        ("分值", "WEIGHT"),
        ("自评得分", "SCORE"),
    ],
)
def test_a_figure_has_many_names(text: str, name: str) -> None:
    figure = figure_of(text)
    assert figure is not None
    assert figure.name == name


@pytest.mark.parametrize("label", ["其中:财政拨款", "省级财政资金", "上年结转资金", "其他资金", "基本支出", "项目支出"])
def test_a_source_of_money_is_a_part(label: str) -> None:
    assert is_part(label)


@pytest.mark.parametrize("label", ["年度资金总额", "年度财政资金总额", "合计", "部门整体支出总额"])
def test_the_whole_amount_is_no_part(label: str) -> None:
    assert not is_part(label)


def test_the_block_may_stand_below_the_table() -> None:
    text = TABLE.strip() + "\n预算执行情况 | 全年预算数 | 全年执行数\n资金总额 | 120 | 110\n填表人：张三"
    (form,), _ = read_forms(sheet_from_text(text))
    assert [row.name.text for row in form.indicators] == ["件数"]
    assert form.budget is not None
    assert _said(form.budget.total) == "- 120 110 - -"


def test_a_row_with_a_label_among_its_amounts_is_not_read() -> None:
    text = """
        资金情况 | 年初预算数 | 全年预算数 | 全年执行数 | 分值
        | 年度总金额 | 200 | 200 | 170
        一级指标 | 三级指标 | 指标值 | 实际完成值
        产出指标 | 甲 | 1 | 1
    """
    (form,), _ = read_forms(sheet_from_text(text))
    assert form.budget is None
