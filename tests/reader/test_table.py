"""Which rows are indicators, totals or templates, and where a table ends."""

import pytest

from jixiao.form.model import Form
from jixiao.reader import read_forms
from text_grid import sheet_from_text

HEADER = "一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值 | 分值 | 得分 | 偏差原因\n"
ROW = "产出指标 | 数量指标 | 件数 | ≥2件 | 3件 | 10 | 10 |"


def _form(rows: str) -> Form:
    (form,), _ = read_forms(sheet_from_text(HEADER + rows.strip()))
    return form


def _names(rows: str) -> list[str]:
    return [indicator.name.text for indicator in _form(rows).indicators]


@pytest.mark.parametrize(
    "below",
    [
        "填表人：张三 | | 联系电话：123 | 456 | 789",
        "填报人（签字）： | | | 填报日期：2022年1月5日 | 2022",
        "单位负责人（签字）： | 李四 | 王五 | 赵六",
        "注：1.定量指标按完成比例计分。 | < | < | < | < | < | < | <",
        "备注：无",
        "填表说明 | | 1.指标值 | 应填写年初批复值 | 不得空缺",
        "自评结论 | < | < | 总体完成较好 | < | < | < | <",
        "存在的问题 | < | < | 无 | < | < | < | <",
        "其他需要说明的问题 | < | < | 无 | < | < | < | <",
        "下一步改进措施 | < | < | 加强管理 | < | < | < | <",
        "项目名称 | | 另一个项目",
        "2022年度项目支出绩效自评表 | < | < | < | < | < | < | <",
    ],
)
def test_what_stands_below_the_table_is_no_indicator(below: str) -> None:
    assert _names(f"{ROW}\n{below}\n产出指标 | 数量指标 | 乙 | 1 | 1") == ["件数"]


@pytest.mark.parametrize(
    "name",
    ["整改措施落实率", "下一步工作计划完成率", "项目名称更新数", "联系电话接通率", "满意度合计", "自评结论公开率"],
)
def test_an_indicator_may_begin_like_a_label(name: str) -> None:
    assert _names(f"{ROW}\n | | {name} | ≥90% | 95% | 10 | 10 |") == ["件数", name]


@pytest.mark.parametrize(
    "counts",
    ["1 | 2 | 3 | 4 | 5 | 6 | 7 | 8", "栏次 | 1 | 2 | 3 | 4 | 5 | 6 | 7", "甲 | 乙 | 丙 | 1 | 2 | 3 | 4 | 5"],
)
def test_a_row_that_counts_the_columns_is_no_indicator(counts: str) -> None:
    assert _names(f"{counts}\n{ROW}") == ["件数"]


def test_a_row_of_numbers_that_do_not_count_the_columns_stays() -> None:
    assert _names(f" | | 3 | 78 | 90 | 1 | 2 | 3\n{ROW}") == ["3", "件数"]


@pytest.mark.parametrize("label", ["总分", "合计", "总 分", "自评总分", "总计", "合计：", "总分（100分）"])
@pytest.mark.parametrize(
    "cells", ["{} | | | | | 100 | 98 |", "{} | < | < | < | < | 100 | 98 |", " | | {} | — | — | 100 | 98 |"]
)
def test_a_total_row_is_none_of_the_indicators(label: str, cells: str) -> None:
    form = _form(f"{ROW}\n{cells.format(label)}")
    assert [indicator.name.text for indicator in form.indicators] == ["件数"]
    assert form.total is not None
    assert (form.total.label, form.total.weight.number, form.total.score.number) == (label, 100, 98)


def test_subtotals_are_no_grand_total() -> None:
    form = _form(f"{ROW}\n小计 | | | | | 10 | 10 |\n效益指标 | | 乙 | 1件 | 1件 | 90 | 88 |\n小计 | | | | | 90 | 88 |")
    assert [(total.label, total.grand) for total in form.totals] == [("小计", False), ("小计", False)]
    assert form.total is None


def test_the_last_of_several_totals_is_the_grand_one() -> None:
    form = _form(f"{ROW}\n合计 | | | | | 10 | 10 |\n效益指标 | | 乙 | 1件 | 1件 | 90 | 88 |\n总分 | | | | | 100 | 98 |")
    assert [(total.label, total.grand) for total in form.totals] == [("合计", False), ("总分", True)]


def test_a_total_may_state_its_score_behind_a_colon() -> None:
    form = _form(f"{ROW}\n自评总分：98.5分 | < | < | < | < | < | < | <")
    assert form.total is not None
    assert str(form.total.score.number) == "98.5"


@pytest.mark.parametrize(
    "row",
    [
        " | | 指标1 | | | | |",
        " | | 指标2： | | | 5 | |",
        " | | …… | | | | |",
        " | | ... | | | | |",
        " | 质量指标 | | | | | |",
        " | 质量指标 | | | | 10 | |",
    ],
)
def test_a_row_of_the_blank_form_is_a_template(row: str) -> None:
    form = _form(f"{ROW}\n{row}")
    assert [indicator.template for indicator in form.indicators] == [False, True]


@pytest.mark.parametrize(
    "row", [" | | 指标1：件数 | | | | |", " | | 指标1 | ≥1件 | | 5 | |", " | | | ≥1件 | 1件 | 5 | |"]
)
def test_a_row_that_somebody_began_is_no_template(row: str) -> None:
    form = _form(f"{ROW}\n{row}")
    assert [indicator.template for indicator in form.indicators] == [False, False]


@pytest.mark.parametrize("word", ["无", "不适用", "—", "/"])
def test_a_row_that_says_there_is_none_is_no_indicator(word: str) -> None:
    assert _names(f"{ROW}\n效益指标 | 经济效益指标 | {word} | | | | |") == ["件数"]


def test_a_score_and_a_reason_may_be_shared_by_rows() -> None:
    form = _form(f"{ROW}疫情影响\n | | 次数 | 2次 | 1次 | 10 | ^ | ^")
    first, second = form.indicators
    assert (first.score.number, second.score.number) == (10, None)
    assert second.score.cell == first.score.cell
    assert second.reason == first.reason
    assert second.reason.rows == 2


def test_targets_below_one_merged_name_are_rows_of_their_own() -> None:
    form = _form(
        "产出指标 | 数量指标 | 抽检批次 | 食品≥100批次 | 105 | 10 | 10 |\n^ | ^ | ^ | 药品≥50批次 | 50 | 10 | 10 |"
    )
    assert [(row.row, row.name.text) for row in form.indicators] == [(2, "抽检批次"), (3, "抽检批次")]


def test_execution_may_be_a_row_of_the_table() -> None:
    form = _form("预算执行率 | < | < | 100% | 98% | 10 | 9.8 |")
    (indicator,) = form.indicators
    assert (indicator.name.text, indicator.group.name, indicator.family.name) == (
        "预算执行率",
        "EXECUTION",
        "EXECUTION",
    )


def test_execution_may_name_its_row_in_the_first_level() -> None:
    form = _form("预算执行率（10分） | | | 100% | 98% | 10 | 9.8 |")
    assert form.indicators[0].name.text == "预算执行率（10分）"


def test_an_unrelated_table_below_the_total_is_not_read() -> None:
    below = "\n姓名 | 岗位 | 工资 | 奖金 | 合计额\n张三 | 科员 | 3000 | 2000 | 5000"
    assert _names(f"{ROW}\n总分 | | | | | 100 | 98 |\n{below}") == ["件数"]


def test_a_total_below_a_box_is_found() -> None:
    form = _form(f"{ROW}\n其他需要说明的事项 | 无 | < | < | < | < | < | <\n总分 | | | | | 100 | 98 |")
    assert form.total is not None
    assert [remark.label for remark in form.remarks] == ["其他需要说明的事项"]


def test_an_adjusted_target_counts_where_it_is_filled_in() -> None:
    text = "三级指标 | 年初指标值 | 调整后指标值 | 完成值\n甲 | 5个 | 6个 | 6个\n乙 | 4次 | | 4次"
    (form,), _ = read_forms(sheet_from_text(text))
    assert [(row.target.cell.ref, row.target.text) for row in form.indicators] == [("C2", "6个"), ("B3", "4次")]


def test_weights_in_some_names_only_are_no_weights_of_the_rows() -> None:
    text = "三级指标 | 指标值 | 完成值 | 得分\n培训人次（5分） | 5 | 6 | 5\n检查次数 | 2 | 2 | 5"
    (form,), _ = read_forms(sheet_from_text(text))
    assert [row.weight for row in form.indicators] == [None, None]


def test_a_weight_may_stand_in_the_name() -> None:
    (form,), _ = read_forms(sheet_from_text("三级指标 | 指标值 | 完成值 | 得分\n培训人次（5分） | 5 | 6 | 5"))
    assert str(form.indicators[0].weight.number) == "5"


def test_a_formula_shows_its_value_and_an_error_has_no_number() -> None:
    form = _form(
        "产出指标 | 数量指标 | 件数 | ≥2件 | 3件 | 10 | 9.8 {=F2*0.98} |\n | | 次数 | 1次 | 1次 | 10 | #REF! |"
    )
    first, second = form.indicators
    assert (first.score.number, first.score.cell.formula) == (first.score.cell.number, True)
    assert (second.score.number, second.score.cell.error) == (None, True)


def test_a_name_may_follow_its_number_below_one_heading() -> None:
    table = """
        二级指标 | 三级指标 | <        | 指标值 | <  | < | 实际完成值
        数量指标 | 指标1    | 办理件数 | ≥      | 95 | 件 | 96件
        ^        | 指标2    |          |        |    |    |
        ^        | 联办件数 | <        | ≥5件   | <  | <  | 6件
    """
    (form,), _ = read_forms(sheet_from_text(table))
    assert [(row.name.text, row.target.text, row.template) for row in form.indicators] == [
        ("办理件数", "≥95件", False),
        ("指标2", "", True),
        ("联办件数", "≥5件", False),
    ]
    assert form.indicators[0].target.cell.ref == "E2"


def test_a_second_level_that_nobody_filled_in_is_a_row_of_the_blank_form_and_no_heading() -> None:
    form = _form(f"{ROW}\n^ | 成本指标 | | | | | |\n^ | 质量指标 | 合格率 | ≥90% | 95% | 10 | 10 |")
    assert [(row.name.text, row.template, row.level1.text) for row in form.indicators] == [
        ("件数", False, "产出指标"),
        ("", True, "产出指标"),
        ("合格率", False, "产出指标"),
    ]


def test_a_budget_answered_with_a_budget_does_not_end_the_table() -> None:
    answered = "效益指标 | 社会效益指标 | 保障取暖 | 年度预算 | 年度预算 | 10 | 10 |"
    below = "满意度指标 | 满意度 | 满意 | ≥90% | 91% | 10 | 10 |"
    assert _names(f"{ROW}\n{answered}\n{below}") == ["件数", "保障取暖", "满意"]


def test_a_target_called_a_budget_does_not_end_the_table() -> None:
    assert _names(f"{ROW}\n效益指标 | 社会效益指标 | 正常取暖 | 年度预算 | 完成 | 10 | 10 |") == ["件数", "正常取暖"]


@pytest.mark.parametrize(
    ("cells", "text", "place"),
    [
        ("文字描述 |  | 应援尽援", "应援尽援", "F3"),
        ("≥ | 90 | %", "≥90%", "E3"),
        ("≥ |  | %", "", "E3"),
    ],
)
def test_a_target_in_words_may_stand_in_the_column_of_units(cells: str, text: str, place: str) -> None:
    unit = "单位" if text != "应援尽援" else "单位（文字描述）"
    header = f"一级指标 | 二级指标 | 三级指标 | 指标值 | < | <\n^ | ^ | ^ | 符号 | 值 | {unit}\n"
    (form,), _ = read_forms(sheet_from_text(f"{header}产出指标 | 质量指标 | 援助程度 | {cells}"))
    assert (form.indicators[0].target.text, form.indicators[0].target.cell.ref) == (text, place)
