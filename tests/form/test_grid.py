"""Places of a sheet as Excel writes them."""

import pytest

from jixiao.form.grid import Span, column_letters, reference


@pytest.mark.parametrize(
    ("column", "letters"),
    [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")],
)
def test_columns_have_letters(column: int, letters: str) -> None:
    assert column_letters(column) == letters


def test_a_place_has_its_letters_and_row() -> None:
    assert reference(12, 28) == "AB12"


@pytest.mark.parametrize(
    ("place", "inside"),
    [((2, 2), True), ((4, 3), True), ((1, 2), False), ((2, 4), False), ("B2", False), ((2, 2, 2), False)],
)
def test_a_span_holds_its_corners(place: object, inside: bool) -> None:
    assert (place in Span(2, 2, 4, 3)) is inside
