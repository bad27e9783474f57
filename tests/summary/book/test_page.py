"""Rows are as high as their texts need, links are counted, a table keeps its header in sight."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from jixiao.summary.book import style
from jixiao.summary.book.page import Column, Listing, Page
from jixiao.summary.book.workbook import Workbook

COLUMNS = (Column("短", 10), Column("长", 20), Column("数", 8, style.SCORE))


def _sheet(folder: Path, rows: list[list[str | float | None]], frozen: int | None = 1) -> Worksheet:
    book = Workbook(folder / "a.xlsx", folder, "题")
    page = book.page("页", COLUMNS)
    page.head("题目", ["说明"])
    table = Listing(page, COLUMNS)
    for row in rows:
        table.add(row)
    table.finish(frozen)
    book.close()
    return openpyxl.load_workbook(folder / "a.xlsx")["页"]


@pytest.mark.parametrize(
    ("texts", "height"),
    [
        (["一", "一行"], 20),
        (["一", "三行字" * 9], 50),
        (["一\n二\n三", ""], 50),
        (["很长很长的名称", "短"], 35),
        ([None, None], 20),
    ],
)
def test_a_row_is_as_high_as_its_longest_text(texts: list[str | float | None], height: float, tmp_path: Path) -> None:
    assert _sheet(tmp_path, [[*texts, 1.5]]).row_dimensions[4].height == height


def test_no_row_is_higher_than_a_row_can_be(tmp_path: Path) -> None:
    assert _sheet(tmp_path, [["字" * 9999, "", None]]).row_dimensions[4].height == 409


def test_a_table_keeps_its_header_and_first_columns_in_sight(tmp_path: Path) -> None:
    sheet = _sheet(tmp_path, [["一", "二", 3.0]])
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("B4", "A3:C4", "$3:$3")


def test_a_table_below_others_does_not_hold_them_in_sight(tmp_path: Path) -> None:
    sheet = _sheet(tmp_path, [["一", "二", 3.0]], None)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == (None, "A3:C4")


def test_a_line_over_several_columns_is_merged(tmp_path: Path) -> None:
    assert [str(area) for area in _sheet(tmp_path, []).merged_cells.ranges] == ["A2:C2"]


def test_looks_are_those_of_their_columns(tmp_path: Path) -> None:
    sheet = _sheet(tmp_path, [["一", "二", 3.0]])
    assert (sheet["C4"].number_format, sheet["C4"].alignment.horizontal, sheet["A4"].font.name) == (
        "0.00",
        "center",
        "宋体",
    )
    assert (sheet["A3"].font.name, sheet["A3"].fill.fgColor.rgb) == ("黑体", "FFDCE6EF")


def test_a_page_knows_its_next_row(tmp_path: Path) -> None:
    book = Workbook(tmp_path / "a.xlsx", tmp_path, "题")
    page: Page = book.page("页", [10.0, 10.0])
    page.skip(2)
    page.block("块")
    page.stretches([(2, "横跨", style.TEXT)])
    assert page.row == 4
    book.abandon()
