"""Goals and levels: merged, left blank, in the wrong column, ended by totals and goals."""

import pytest

from jixiao.reader import read_forms
from jixiao.reader.levels import goal_label
from text_grid import sheet_from_text

HEADER = "绩效目标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值\n"


def _levels(rows: str, header: str = HEADER) -> list[str]:
    (form,), _ = read_forms(sheet_from_text(header + rows.strip()))
    return [
        " ".join([row.goal or "-", row.level1.text if row.level1 else "-", row.level2.text if row.level2 else "-"])
        for row in form.indicators
    ]


@pytest.mark.parametrize("below", ["^", ""])
def test_levels_hold_for_the_rows_below_merged_or_blank(below: str) -> None:
    rows = f"目标1 | 产出指标 | 数量指标 | 甲 | 1 | 1\n{below} | {below} | {below} | 乙 | 2 | 2"
    assert _levels(rows) == ["目标1 产出指标 数量指标"] * 2


def test_a_new_goal_leaves_the_levels_behind() -> None:
    rows = "目标1 | 产出指标 | 数量指标 | 甲 | 1 | 1\n目标2 | | | 乙 | 2 | 2"
    assert _levels(rows) == ["目标1 产出指标 数量指标", "目标2 - -"]


def test_a_new_first_level_leaves_the_second_behind() -> None:
    rows = "目标1 | 产出指标 | 数量指标 | 甲 | 1 | 1\n | 效益指标 | | 乙 | 2 | 2"
    assert _levels(rows) == ["目标1 产出指标 数量指标", "目标1 效益指标 -"]


def test_a_total_row_leaves_the_levels_behind() -> None:
    rows = "目标1 | 产出指标 | 数量指标 | 甲 | 1 | 1\n小计 | | | | |\n | | | 乙 | 2 | 2"
    assert _levels(rows) == ["目标1 产出指标 数量指标", "目标1 - -"]


def test_a_second_level_in_the_column_of_the_first_is_moved() -> None:
    rows = "目标1 | 产出指标 | 数量指标 | 甲 | 1 | 1\n | 质量指标 | | 乙 | 2 | 2"
    assert _levels(rows) == ["目标1 产出指标 数量指标", "目标1 产出指标 质量指标"]


def test_a_first_level_in_the_column_of_the_goals_is_moved() -> None:
    rows = "目标1 | 产出指标 | 数量指标 | 甲 | 1 | 1\n效益指标 | 社会效益指标 | | 乙 | 2 | 2"
    assert _levels(rows) == ["目标1 产出指标 数量指标", "目标1 效益指标 社会效益指标"]


def test_a_first_level_in_the_column_of_the_second_is_moved() -> None:
    rows = "目标1 | 产出指标 | 数量指标 | 甲 | 1 | 1\n | | 效益指标 | 乙 | 2 | 2"
    assert _levels(rows) == ["目标1 产出指标 数量指标", "目标1 效益指标 -"]


def test_cost_is_a_second_level_below_output_and_a_first_level_of_its_own() -> None:
    rows = "目标1 | 产出指标 | 成本指标 | 甲 | 1 | 1\n | 成本指标 | 经济成本指标 | 乙 | 2 | 2"
    (form,), _ = read_forms(sheet_from_text(HEADER + rows))
    assert [(row.group.name, row.family.name) for row in form.indicators] == [("OUTPUT", "COST"), ("COST", "COST")]


def test_a_page_break_that_repeats_the_groups_changes_nothing() -> None:
    rows = f"目标1 | 产出指标 | 数量指标 | 甲 | 1 | 1\n{HEADER}目标1 | 产出指标 | | 乙 | 2 | 2"
    assert _levels(rows) == ["目标1 产出指标 数量指标"] * 2


@pytest.mark.parametrize("block", ["绩效指标", "年度绩效指标完成情况", "年度\\n绩效\\n指标", "项目绩效指标"])
def test_the_label_of_the_block_is_no_goal(block: str) -> None:
    rows = f"{block} | 产出指标 | 数量指标 | 甲 | 1 | 1"
    assert _levels(rows, HEADER.replace("绩效目标", "")) == ["- 产出指标 数量指标"]


def test_a_column_of_row_numbers_is_no_goal() -> None:
    rows = "1 | 产出指标 | 数量指标 | 甲 | 1 | 1\n2 | | | 乙 | 2 | 2"
    assert _levels(rows, HEADER.replace("绩效目标", "序号")) == ["- 产出指标 数量指标"] * 2


def test_a_line_between_the_rows_names_the_next_goal() -> None:
    rows = """
        年度目标1：普法 | < | < | < | < | <
        | 产出指标 | 数量指标 | 甲 | 1 | 1
        年度目标2：调解 | < | < | < | < | <
        | 产出指标 | 数量指标 | 乙 | 2 | 2
    """
    assert _levels(rows) == ["年度目标1 产出指标 数量指标", "年度目标2 产出指标 数量指标"]


def test_a_heading_that_fills_a_row_is_the_first_level_of_those_below() -> None:
    rows = "一、产出指标（60分） | < | <\n甲 | 1 | 1\n二、效益指标（40分） | < | <\n乙 | 2 | 2"
    assert _levels(rows, "三级指标 | 指标值 | 实际完成值\n") == ["- 一、产出指标（60分） -", "- 二、效益指标（40分） -"]


def test_a_name_that_is_a_family_word_tells_the_family_where_the_second_level_does_not() -> None:
    (form,), _ = read_forms(sheet_from_text(HEADER + "| 产出指标 | 职责履行 | 数量指标 | 办案 | 办案100件"))
    assert form.indicators[0].family.name == "QUANTITY"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("年度目标 1: 圆满完成“七五”普法", "年度目标1"),
        ("目标二：办理案件", "目标二"),
        ("绩效目标1", "绩效目标1"),
        ("总体满意度", "总体满意度"),
    ],
)
def test_a_goal_is_known_by_what_stands_before_its_colon(text: str, label: str) -> None:
    assert goal_label(text) == label
