"""Pages: as few as can be, cut where it costs least, never through what stays together while that can be helped."""

from __future__ import annotations

import pytest

from jixiao.workbook.paging import OWN_MARGINS, cut_into_pages, digit_width

_ROOM = 100 / 0.97  # of which 100 points are counted on


def breaks(rows: int, costs: dict[int, float], **options: tuple[int, int]) -> tuple[int, ...]:
    """The cuts of rows of 10 points."""
    return cut_into_pages(dict.fromkeys(range(1, rows + 1), 10.0), _ROOM, costs, **options).breaks


def test_what_fits_one_page_is_not_cut() -> None:
    assert breaks(10, dict.fromkeys(range(2, 11), 0.0)) == ()


def test_a_page_more_is_never_the_price_of_a_better_cut() -> None:
    assert breaks(20, {6: 0.0, 11: 2.0, 16: 0.0}) == (11,)


def test_among_cuts_that_make_as_few_pages_the_best_one_is_taken() -> None:
    assert breaks(15, {6: 1.0, 8: 0.0, 11: 1.0}) == (8,)


def test_a_page_is_rather_filled_where_cuts_are_as_good() -> None:
    assert breaks(15, {6: 1.0, 8: 1.0, 10: 1.0}) == (10,)


def test_no_page_is_left_with_a_row_or_two() -> None:
    assert breaks(12, {11: 0.5, 9: 0.5, 7: 0.5}) == (9,)


def test_what_stays_together_is_cut_only_where_it_is_longer_than_a_page() -> None:
    together = {row: 1.0 for row in range(2, 18) if row not in range(9, 14)}
    assert breaks(17, together) == (8,)
    assert breaks(25, {}) == (11, 21)


def test_headings_that_every_page_repeats_take_their_room() -> None:
    costs = dict.fromkeys(range(4, 20), 1.0)
    assert breaks(19, costs) == (11,)
    assert breaks(19, costs, repeated=(2, 3)) == (11, 19)


def test_a_row_higher_than_a_page_has_a_page_of_its_own() -> None:
    assert cut_into_pages({1: 50.0, 2: 300.0, 3: 50.0}, _ROOM, {2: 0.0, 3: 0.0}).breaks == (2, 3)


@pytest.mark.parametrize(
    ("font", "size", "width"),
    [("宋体", 11, 5.5), ("宋体", 12, 6.0), ("DengXian", 11, 5.5), ("Calibri", 11, 5.25), ("", 1, 0.75)],
)
def test_a_digit_is_half_as_wide_as_a_chinese_font_is_high(font: str, size: float, width: float) -> None:
    assert digit_width(font, size) == width


def test_wider_columns_leave_room_for_more_rows_and_a_smaller_print_too() -> None:
    room = OWN_MARGINS.room([50, 100], 5.5)
    assert OWN_MARGINS.room([50, 200], 5.5) > room
    assert round(OWN_MARGINS.smaller(0.5).room([50, 100], 5.5) / room, 2) == 2.0
