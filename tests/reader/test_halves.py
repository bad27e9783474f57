"""Targets of several years beside those of the year: only the year's are read."""

import pytest

from jixiao.reader import read_forms
from text_grid import sheet_from_text

ABOVE = """
总体目标 | 实施期目标（2023-2025年） | < | < | 年度目标 | < | <
^ | 建成平台 | < | < | 完成一期 | < | <
"""
TABLE = """
一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 接入站点 | ≥900个 | 数量指标 | 接入站点 | ≥300个
效益指标 | 社会效益指标 | 服务县区 | ≥90个 | 社会效益指标 | 服务县区 | ≥30个
"""


def test_the_half_below_the_goal_of_the_year_is_read() -> None:
    (form,), troubles = read_forms(sheet_from_text(ABOVE.rstrip("\n") + TABLE))
    assert [one.target.text for one in form.indicators if one.target] == ["≥300个", "≥30个"]
    assert [one.level1.text for one in form.indicators if one.level1] == ["产出指标", "效益指标"]
    assert troubles == ()


def test_halves_of_which_nobody_says_what_they_are_are_not_read() -> None:
    forms, (trouble,) = read_forms(sheet_from_text(TABLE))
    assert forms == ()
    assert trouble.cell.row == 1


@pytest.mark.parametrize("left", ["长期目标", "中期绩效目标", "项目期目标（3年）"])
def test_several_years_have_many_names(left: str) -> None:
    (form,), _ = read_forms(sheet_from_text(ABOVE.rstrip("\n").replace("实施期目标（2023-2025年）", left) + TABLE))
    assert len(form.indicators) == 2
