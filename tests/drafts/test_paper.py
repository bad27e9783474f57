"""Heights: a row is as high as its longest text needs, and a nearly full page is one page."""

from __future__ import annotations

from decimal import Decimal

from jixiao.drafts.paper import Paper, shown
from jixiao.drafts.style import TEXT, TITLE
from jixiao.form.grid import Span
from jixiao.workbook.edits import Formula, Link


def test_a_row_is_as_high_as_its_longest_text_needs() -> None:
    paper = Paper("表", (10, 10))
    paper.put((1, 1), "一", TEXT)
    paper.put((2, 1), "一个比较长的指标名称", TEXT)
    paper.put(Span(3, 1, 3, 2), "一个比较长的指标名称", TITLE)
    assert paper.heights() == {1: 22, 2: 49.5, 3: 58.25}


def test_a_merged_text_shares_what_it_lacks_among_its_rows() -> None:
    paper = Paper("表", (10,))
    paper.put(Span(1, 1, 2, 1), "一个比较长的指标名称一个比较长的指标名称一个比较长", TEXT)
    assert paper.heights() == {1: 46.5, 2: 46.5}


def test_no_row_is_higher_than_excel_allows_nor_lower_than_asked() -> None:
    paper = Paper("表", (10,), least_heights={2: 60})
    paper.put((1, 1), "字" * 2000, TEXT)
    paper.put((2, 1), None, TEXT)
    assert paper.heights() == {1: 409, 2: 60}


def test_a_sheet_little_higher_than_the_paper_is_printed_on_one_page() -> None:
    paper = Paper("表", (50, 50, 50))
    for row in range(1, 36):
        paper.put((row, 1), "一", TEXT)
    assert paper.fits_one_page
    paper.put((36, 1), "字" * 2000, TEXT)
    assert not paper.fits_one_page
    assert paper.last_row == 36


def test_a_content_is_measured_by_what_it_shows() -> None:
    contents = ("字", 3, Decimal("2.50"), Formula("=1", "一"), Link("去", "表", "A1"), None)
    assert [shown(content) for content in contents] == ["字", "3", "2.50", "一", "去", ""]
