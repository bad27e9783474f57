"""Widths and heights: a row is as high as its longest text needs."""

from __future__ import annotations

from jixiao.sheets.layout import Column, Draft, fitted
from jixiao.workbook.edits import Formula, Link, Style

_STYLE = Style()


def height(text: str, width: float, style: Style) -> float:
    draft = Draft([Column("列", width, style)])
    draft.row([text])
    return draft.heights[1]


def test_a_larger_letter_needs_a_higher_row_and_wraps_sooner() -> None:
    assert height("绩效自评校验结果", 100, Style(size=16)) == 29.0
    assert height("绩效自评校验结果", 18, Style(size=16)) == 53.0


def test_a_number_that_does_not_wrap_takes_one_line() -> None:
    assert height("0.3333333333333333333333", 8, Style(wrap=False)) == 20.0


def test_the_highest_cell_decides_and_excel_sets_the_limit() -> None:
    draft = Draft([Column("问题", 8, _STYLE), Column("改法", 8, _STYLE)])
    draft.row(["一", "一\n二\n三"])
    draft.row([Link("很长的工作表名!E12", "表", "E12"), Formula("=1", "短")])
    draft.row(["字" * 2000, None])
    assert draft.heights == {1: 50.0, 2: 50.0, 3: 409.0}


def test_a_column_grows_with_its_texts() -> None:
    column = Column("位置", 8, _STYLE)
    assert fitted(column, ["E12"]).width == 8
    assert fitted(column, ["自评表!E12"]).width == 12
    assert fitted(column, ["E12", "一个工作表的名字至多可以有三十一个字这样就已经是最长的一个了!E1234"]).width == 68
    assert fitted(column, []).width == 8
