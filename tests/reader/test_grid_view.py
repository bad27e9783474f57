"""Merge-aware access to a sheet."""

from jixiao.reader.grid_view import GridView, compact
from text_grid import sheet_from_text

VIEW = GridView(sheet_from_text("标题 | < | <\n甲 | 乙 |\n^ | 丙 | 丁 {=A1}"))


def test_a_merged_area_shows_its_corner_everywhere() -> None:
    cell = VIEW.cell(1, 3)
    assert (cell.ref, cell.text, cell.rows, cell.columns) == ("A1", "标题", 1, 3)
    assert VIEW.cell(3, 1) == VIEW.cell(2, 1)
    assert VIEW.cell(3, 1).rows == 2


def test_a_text_is_own_only_where_it_begins() -> None:
    assert VIEW.is_own(1, 1)
    assert not VIEW.is_own(1, 2)
    assert not VIEW.is_own(2, 3)
    assert [list(VIEW.own_columns(row)) for row in (1, 2, 3, 4)] == [[1], [1, 2], [2, 3], []]


def test_an_empty_place_is_a_blank_cell() -> None:
    assert VIEW.cell(9, 9).blank
    assert VIEW.text(9, 9) == ""


def test_the_next_cell_lies_beyond_the_merged_area() -> None:
    assert VIEW.right_of(VIEW.cell(2, 1)) == VIEW.cell(2, 2)
    assert VIEW.right_of(VIEW.cell(1, 1)) is None


def test_a_formula_is_known_as_one() -> None:
    assert VIEW.cell(3, 3).formula


def test_headings_are_compared_without_white_space_and_width() -> None:
    assert compact(" 年 度\n指标值　（Ａ） ") == "年度指标值(A)"
