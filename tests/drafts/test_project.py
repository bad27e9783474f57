"""Sheet titles: allowed, unique, in the order of the targets."""

from __future__ import annotations

import pytest

from drafts.made import HEATING, RUNNING, projects_from
from jixiao.drafts.project import allowed_title


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("法治建设", "法治建设"),
        ("普法[2024]:第1/2期", "普法［2024］：第1／2期"),
        ("什么?全部*\\", "什么？全部＊＼"),
        ("'引号'", "引号"),
        ("两行\n名称", "两行 名称"),
        ("   ", "项目"),
    ],
)
def test_what_excel_forbids_in_a_title_is_written_in_full_width(name: str, title: str) -> None:
    assert allowed_title(name) == title


def test_projects_keep_their_order_and_their_names() -> None:
    assert [(one.number, one.sheet, one.name) for one in projects_from(HEATING, RUNNING)] == [
        (1, "公用取暖费", "公用取暖费"),
        (2, "数字化运维", "数字化运维"),
    ]


def test_two_projects_of_one_name_get_two_sheets() -> None:
    assert [one.sheet for one in projects_from(RUNNING, RUNNING)] == ["数字化运维", "数字化运维 (2)"]


def test_a_long_name_is_cut_to_what_excel_takes_and_stays_unique() -> None:
    long = RUNNING.replace("数字化运维", "提前下达二〇二四年中央政法纪检监察转移支付资金和省级配套资金用于社区矫正项目")
    first, second = projects_from(long, long)
    assert (len(first.sheet), len(second.sheet)) == (31, 31)
    assert second.sheet.endswith(" (2)")
    assert first.name.endswith("社区矫正项目")


@pytest.mark.parametrize("taken", ["填表说明", "校验结果", "得分测算", "history"])
def test_titles_that_are_taken_are_not_used(taken: str) -> None:
    assert [one.sheet for one in projects_from(RUNNING.replace("数字化运维", taken))] == [f"{taken} (2)"]


def test_a_project_without_a_name_is_called_by_its_title_but_gets_no_name() -> None:
    nameless = RUNNING.replace("项目名称 | 数字化运维 | < | < | <\n", "").replace(
        "项目支出绩效目标表（2024年度）", "3.法律职业资格考试绩效目标表"
    )
    (project,) = projects_from(nameless)
    assert project.sheet == "法律职业资格考试"
    assert project.form.project == ""
