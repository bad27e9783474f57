"""Heights and pages: a row is as high as its longest text needs, a sheet is cut between what belongs together."""

from __future__ import annotations

from decimal import Decimal

from jixiao.drafts.paper import Paper, shown
from jixiao.drafts.style import HEADING, TEXT, TITLE
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


def rows(number: int) -> Paper:
    """A sheet of so many rows of the least height, of which some twenty-four go on a page at full size."""
    paper = Paper("表", (50, 50, 50))
    for row in range(1, number + 1):
        paper.put((row, 1), "一", TEXT)
    return paper


def test_a_sheet_little_higher_than_the_paper_is_printed_on_one_page() -> None:
    paper = rows(34)
    paper.cut(dict.fromkeys(range(2, 35), 0.0))
    assert paper.page_breaks == ()
    assert paper.margins.side == 0.5
    paper = rows(35)
    paper.put((36, 1), "字" * 2000, TEXT)
    paper.cut(dict.fromkeys(range(2, 37), 0.0))
    assert len(paper.page_breaks) == 1
    assert paper.last_row == 36


def test_a_sheet_of_several_pages_is_printed_smaller_where_that_saves_a_cut_through_what_belongs_together() -> None:
    plain, smaller = rows(40), rows(40)
    plain.cut({20: 0.0, 27: 0.0})
    smaller.cut({20: 2.0, 27: 0.0})
    assert (plain.page_breaks, plain.margins.side) == ((20,), 0.5)
    assert smaller.page_breaks == (27,)
    assert 0.5 < smaller.margins.side < 1.6


def test_what_is_merged_across_a_cut_begins_anew_on_the_next_page() -> None:
    paper = rows(40)
    paper.put(Span(15, 2, 30, 2), "产出指标", HEADING)
    paper.put(Span(20, 3, 21, 3), "数量指标", HEADING)
    paper.cut({20: 0.0})
    found = [(placed.span, placed.content) for placed in paper.cells if placed.look is HEADING]
    assert found == [
        (Span(15, 2, 19, 2), "产出指标"),
        (Span(20, 2, 30, 2), "产出指标"),
        (Span(20, 3, 21, 3), "数量指标"),
    ]


def test_a_content_is_measured_by_what_it_shows() -> None:
    contents = ("字", 3, Decimal("2.50"), Formula("=1", "一"), Link("去", "表", "A1"), None)
    assert [shown(content) for content in contents] == ["字", "3", "2.50", "一", "去", ""]
