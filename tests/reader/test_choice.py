"""Where a header names a column more than once, the surest word in the likeliest place is taken."""

import pytest

from jixiao.form.model import Column
from jixiao.reader.grid_view import GridView
from jixiao.reader.header import find_header
from text_grid import sheet_from_text


@pytest.mark.parametrize(
    ("headings", "column", "place"),
    [
        ("绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值 | 完成值", Column.NAME, 4),
        ("年度绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值 | 完成值", Column.NAME, 4),
        ("年度目标 | 一级指标 | 三级指标 | 指标值 | 完成值", Column.GOAL, 1),
        ("年度目标 | 一级指标 | 三级指标 | 指标值 | 完成值", Column.TARGET, 4),
        ("三级指标 | 年度目标 | 完成值 | 得分", Column.TARGET, 2),
        ("三级指标 | 指标值 | 2021年实际值 | 2022年实际值", Column.ACTUAL, 4),
        ("三级指标 | 指标值 | 完成值 | 自评分值 | 自评得分", Column.WEIGHT, 4),
    ],
)
def test_a_column_named_twice_has_one_place(headings: str, column: Column, place: int) -> None:
    header = find_header(GridView(sheet_from_text(headings)), 1)
    assert header is not None
    assert header.places[column] == place


def test_a_heading_over_both_levels_gives_each_its_column() -> None:
    header = find_header(GridView(sheet_from_text("指标类别 | < | 绩效指标 | 目标值 | 实际完成值")), 1)
    assert header is not None
    assert (header.places[Column.LEVEL1], header.places[Column.LEVEL2], header.places[Column.NAME]) == (1, 2, 3)
