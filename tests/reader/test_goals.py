"""Goals of a form: a block with headings, labelled cells, lines."""

import pytest

from jixiao.reader import read_forms
from text_grid import sheet_from_text

TABLE = "\n一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值\n产出指标 | 数量指标 | 件数 | 1件 | 1件"
BLOCKS = {
    "a numbered list": (
        """
        年度绩效目标完成情况 | 目标序号 | 年度绩效目标 | 实际完成情况 | 偏差原因分析及改进措施
        ^ | 1 | 调解案件 | 调解690件 | 案件增多
        ^ | 2 | 法治宣传 | 已宣传   |
        """,
        ["绩效目标1 C2 D2 E2", "绩效目标2 C3 D3 E3"],
    ),
    "side by side": (
        """
        年度总体目标 | 预期目标 | 实际完成情况
        ^            | 做好普法 | 已做好普法
        """,
        ["绩效目标1 B2 C2 -"],
    ),
    "side by side for a whole region": (
        """
        总体目标完成情况 | 总体目标 | 全年实际完成情况
        ^                | 修建学校 | 已修建
        """,
        ["绩效目标1 B2 C2 -"],
    ),
    "with words of its own": (
        """
        年度总体目标 | 年初设定目标 | 年度总体目标完成情况综述
        ^            | 完成整治任务 | 已完成
        """,
        ["绩效目标1 B2 C2 -"],
    ),
    "numbered inside their texts": (
        """
        年度总体目标 | 预期目标 | 实际完成情况
        ^            | 目标1：普法 | 目标1：完成
        """,
        ["绩效目标1 B2 C2 -"],
    ),
    "without headings": ("年度总体目标 | 拟订规划 | 排查纠纷1466件", ["绩效目标1 B1 C1 -"]),
    "of a target table": ("绩效目标 | 1.保障软件正常运行 | <", ["绩效目标1 B1 - -"]),
    "a line of its own": ("年度目标 1: 圆满完成普法 | < | < | < | <", ["年度目标1 A1 - -"]),
    "left blank": ("年度总体目标 | |", []),
}


@pytest.mark.parametrize("block", BLOCKS)
def test_goals_are_read(block: str) -> None:
    text, expected = BLOCKS[block]
    (form,), _ = read_forms(sheet_from_text(text.strip() + TABLE))
    assert [
        " ".join([goal.label, goal.text.ref, *(cell.ref if cell else "-" for cell in (goal.actual, goal.reason))])
        for goal in form.goals
    ] == expected


def test_a_line_above_the_table_names_the_goal_of_its_rows() -> None:
    (form,), _ = read_forms(sheet_from_text("年度目标 1: 普法 | < | < | < | <" + TABLE))
    assert form.indicators[0].goal == "年度目标1"


def test_goals_of_a_block_name_no_rows() -> None:
    (form,), _ = read_forms(sheet_from_text("年度总体目标 | 目标1：普法 | 已完成" + TABLE))
    assert form.indicators[0].goal == ""


def test_every_goal_of_repeated_tables_is_kept() -> None:
    text = f"年度目标1：普法 | < | < | < | <{TABLE}\n年度目标2：调解 | < | < | < | <{TABLE}"
    (form,), _ = read_forms(sheet_from_text(text))
    assert [goal.label for goal in form.goals] == ["年度目标1", "年度目标2"]
    assert [row.goal for row in form.indicators] == ["年度目标1", "年度目标2"]
    assert form.repeated_headers == (5,)
