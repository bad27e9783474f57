"""Merge-aware access to a sheet."""

import pytest

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


@pytest.mark.parametrize(
    "formula",
    [
        'PERF_SCORE(A1,B1,C1,"national")',
        "_xludf.PERF_SCORE(A1,B1,C1)",
        "[1]!PERF_BUDGET_SCORE(A1,B1,C1)",
        "'C:\\甲\\jixiao.xlam'!PERF_SCORE(A1,B1,C1)",
        "jixiao.xlam!PERF_SCORE(A1,B1,C1)",
        "perf_score(A1;B1;C1)",
        "+PERF_SCORE(A1,B1,C1)",
    ],
)
def test_a_formula_of_the_add_in_without_a_result_is_blank(formula: str) -> None:
    for shown in ("#NAME?", ""):
        cell = GridView(sheet_from_text(f"得分 | {shown} {{={formula}}}")).cell(1, 2)
        assert (cell.uncomputed, cell.blank, cell.error, cell.formula) == (True, True, False, True)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("8.5 {=PERF_SCORE(A1,B1,C1)}", "8.5"),
        ("#VALUE! {=PERF_SCORE(A1,B1,C1)}", "#VALUE!"),
        ("#NAME? {=PREF_SCORE(A1,B1,C1)}", "#NAME?"),
        ("#NAME? {=SUM(PERF_SCORE(A1,B1,C1),1)}", "#NAME?"),
        ("#NAME?", "#NAME?"),
    ],
)
def test_any_other_formula_shows_what_it_shows(written: str, text: str) -> None:
    cell = GridView(sheet_from_text(f"得分 | {written}")).cell(1, 2)
    assert (cell.uncomputed, cell.text) == (False, text)


def test_headings_are_compared_without_white_space_and_width() -> None:
    assert compact(" 年 度\n指标值　（Ａ） ") == "年度指标值(A)"
