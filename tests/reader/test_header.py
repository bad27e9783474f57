"""Headers of one to three rows, and the words in them that have two meanings."""

import pytest

from jixiao.form.model import Column
from jixiao.reader.grid_view import GridView
from jixiao.reader.header import find_headers
from text_grid import sheet_from_text


def _places(text: str) -> tuple[dict[str, str], tuple[int, int]]:
    (header,) = find_headers(GridView(sheet_from_text(text)))
    return {column.name: cell.ref for column, cell in header.cells.items()}, (header.top, header.bottom)


def test_a_heading_may_be_split_over_two_rows() -> None:
    places, rows = _places(
        """
        一级指标 | 二级指标 | 三级指标 | 年度   | 实际   | 分值 | 得分
        ^        | ^        | ^        | 指标值 | 完成值 | ^    | ^
        产出指标 | 数量指标 | 件数     | 2件    | 2件    | 10   | 10
        """
    )
    assert places["TARGET"] == "D2"
    assert places["ACTUAL"] == "E2"
    assert rows == (1, 2)


def test_a_target_and_its_weight_may_stand_below_one_heading() -> None:
    places, rows = _places(
        """
        一级指标 | 二级指标 | 三级指标 | 指标值   | <    | 全年完成值 | 得分
        ^        | ^        | ^        | 年初设定 | 分值 | ^          | ^
        产出指标 | 数量指标 | 件数     | 2件      | 10   | 2件        | 10
        """
    )
    assert (places["TARGET"], places["WEIGHT"], places["ACTUAL"], rows) == ("D2", "E2", "F1", (1, 2))


def test_a_heading_may_be_split_without_merged_cells_beside_it() -> None:
    places, rows = _places(
        """
        一级指标 | 三级指标 | 年度   | 实际   | 分值
                 |          | 指标值 | 完成值 |
        产出指标 | 件数     | 2件    | 2件    | 10
        """
    )
    assert (places["TARGET"], places["ACTUAL"], rows) == ("C2", "D2", (1, 2))


def test_a_group_of_headings_may_stand_above() -> None:
    places, rows = _places(
        """
        绩效指标 | <        | <        | 年度指标值 | 全年实际完成 | <    | 自评得分
        一级指标 | 二级指标 | 三级指标 | ^          | 数值         | 单位 | ^
        产出指标 | 数量指标 | 件数     | 2件        | 2            | 件   | 10
        """
    )
    assert places == {
        "LEVEL1": "A2",
        "LEVEL2": "B2",
        "NAME": "C2",
        "TARGET": "D1",
        "ACTUAL": "E2",
        "ACTUAL_UNIT": "F2",
        "SCORE": "G1",
    }
    assert rows == (1, 2)


def test_a_target_may_have_columns_for_sign_number_and_unit() -> None:
    places, _ = _places(
        """
        三级指标 | 年度指标值 | <    | <    | 完成值
        ^        | 符号       | 数值 | 单位 | ^
        件数     | ≥          | 2    | 件   | 3
        """
    )
    assert (places["COMPARATOR"], places["TARGET"], places["UNIT"]) == ("B2", "C2", "D2")


def test_the_third_level_is_the_name_where_other_words_could_be() -> None:
    places, _ = _places("绩效指标 | 指标 | 三级指标 | 指标值 | 完成值\n甲 | 乙 | 件数 | 2 | 3")
    assert places["NAME"] == "C1"


def test_weights_of_levels_are_told_from_those_of_rows() -> None:
    sheet = sheet_from_text(
        "一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值 | 指标值\n产出 | 50 | 数量 | 20 | 件数 | 10 | 2"
    )
    (header,) = find_headers(GridView(sheet))
    assert header.places[Column.WEIGHT] == 6
    assert header.level_weights == {Column.LEVEL1: 2, Column.LEVEL2: 4}


def test_a_goal_right_of_the_names_is_their_target() -> None:
    places, _ = _places("三级指标 | 年初目标 | 实际完成值\n件数 | 2件 | 3件")
    assert places["TARGET"] == "B1"


def test_an_adjusted_target_stands_beside_the_first_one() -> None:
    places, _ = _places("三级指标 | 年初指标值 | 调整后指标值 | 完成值\n件数 | 2件 | 3件 | 3件")
    assert (places["TARGET"], places["ADJUSTED_TARGET"]) == ("B1", "C1")


def test_a_data_row_is_no_part_of_the_header() -> None:
    _, rows = _places("三级指标 | 指标值 | 实际完成值\n满意度 | 90% | 95%")
    assert rows == (1, 1)


def test_every_repeated_header_is_found() -> None:
    header = "三级指标 | 指标值 | 实际完成值"
    headers = find_headers(GridView(sheet_from_text(f"{header}\n甲 | 1 | 1\n{header}\n乙 | 2 | 2")))
    assert [found.top for found in headers] == [1, 3]


@pytest.mark.parametrize(
    "row",
    [
        "目标序号 | 年度绩效目标 | 实际完成情况 | 偏差原因分析及改进措施",
        "年初预算数 | 全年预算数 | 全年执行数 | 分值 | 得分 | 执行率",
        "预期目标 | 实际完成情况",
        "姓名 | 指标值 | 完成值",
    ],
)
def test_other_headings_are_no_header_of_a_table(row: str) -> None:
    assert find_headers(GridView(sheet_from_text(row + "\n1 | 2 | 3 | 4"))) == []


def test_a_fourth_level_gives_the_names_and_the_third_explains_them() -> None:
    text = "一级指标 | 二级指标 | 三级指标 | 四级指标 | 指标值\n产出 | 数量 | 完成率 | 活动场次 | 5场"
    (header,) = find_headers(GridView(sheet_from_text(text)))
    assert (header.cells[Column.NAME].ref, header.cells[Column.DESCRIPTION].ref) == ("D1", "C1")


def test_the_latest_year_gives_the_actual() -> None:
    text = "三级指标 | 指标值 | 2022年完成值 | 2023年完成值"
    (header,) = find_headers(GridView(sheet_from_text(text)))
    assert header.cells[Column.ACTUAL].ref == "D1"


def test_points_beside_a_score_are_the_weight() -> None:
    text = "三级指标 | 指标值 | 完成值 | 自评分值 | 自评得分"
    (header,) = find_headers(GridView(sheet_from_text(text)))
    assert (header.cells[Column.WEIGHT].ref, header.cells[Column.SCORE].ref) == ("D1", "E1")


def test_targets_of_several_years_below_one_heading_give_way_to_those_of_the_year() -> None:
    places, rows = _places(
        """
        一级指标 | 二级指标 | 三级指标 | 指标值 | <
        ^        | ^        | ^        | 实施期 | 年度
        产出指标 | 数量指标 | 件数     | 6件    | 2件
        """
    )
    assert (places["TARGET"], rows) == ("E2", (1, 2))
