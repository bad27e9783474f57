"""A form that goes on in the next sheet is read as one."""

import pytest

from jixiao.form.grid import Snapshot
from jixiao.reader import read_book
from text_grid import sheet_from_text

FIRST = """
2022年度部门整体支出绩效自评表 | < | < | < | < | <
部门名称 | 某县水务局 | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值
产出指标 | 数量指标 | 维修水库 | ≥3座 | 3座 | 30
^ | 质量指标 | 验收合格率 | 100% | 100% | 30
"""
SECOND = """
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值
效益指标 | 社会效益指标 | 受益人口 | ≥2万人 | 2.1万人 | 30
满意度指标 | 满意度指标 | 群众满意度 | ≥90% | 95% | 10
总分 | < | < | < | < | 100
"""


def _book(title: str, name: str, first: str = FIRST):
    second = f"{title} | < | < | < | < | <{SECOND}" if title else SECOND
    sheets = (sheet_from_text(first, "整体"), sheet_from_text(second, name))
    return read_book(Snapshot(sheets), "整体.xlsx")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("2022年度部门整体支出绩效自评表（续）", "第二页"),
        ("部门整体支出绩效自评表", "整体（续表）"),
        ("续表", "第二页"),
        ("", "第二页"),
    ],
)
def test_a_sheet_that_says_it_goes_on_is_part_of_the_form_before_it(title: str, name: str) -> None:
    (form,) = _book(title, name).forms
    assert [one.name.text for one in form.indicators] == ["维修水库", "验收合格率", "受益人口", "群众满意度"]
    assert [one.name.sheet for one in form.indicators] == ["整体", "整体", name, name]
    assert form.total is not None
    assert form.total.cell.sheet == name


def test_a_sheet_that_does_not_say_so_holds_a_form_of_its_own() -> None:
    assert len(_book("2022年度部门整体支出绩效自评表", "第二页").forms) == 2


def test_nothing_goes_on_below_a_form_that_has_its_total() -> None:
    assert len(_book("续表", "第二页", FIRST + "总分 | < | < | < | < | 60").forms) == 2
