"""What goes over between Calc and Python: values, answers, and errors as numbers that are none."""

from __future__ import annotations

import math
import struct
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.doors.calc.functions.transport import CODES, Value, area_of, error_name, error_number, plain_number, taken
from jixiao.form.grid import GridCell
from jixiao.functions import (
    ArgumentIsError,
    FormulaError,
    NotScorableError,
    OutOfRangeError,
    WrongArgumentError,
    ZeroBudgetError,
)


def placed(row: int, column: int, number: float) -> GridCell | None:
    """A cell that tells where it was looked for; a blank one for -1."""
    return None if number == -1 else GridCell(f"{row},{column}={number!r}")


VALUES = [
    (None, [[None]]),
    ("", [[None]]),
    ("≥200件", [["≥200件"]]),
    (0.98, [["0,0=0.98"]]),
    (5, [["0,0=5.0"]]),
    (-1.0, [[None]]),
    (((1.0, "甲"), (None, 2.5), ("", -1.0)), [["0,0=1.0", "甲"], [None, "1,1=2.5"], [None, None]]),
    ((), []),
]


@pytest.mark.parametrize(("value", "texts"), VALUES, ids=[repr(value) for value, _ in VALUES])
def test_an_argument_is_an_area_of_what_its_cells_show(value: Value, texts: list[list[str | None]]) -> None:
    assert [[cell and cell.text for cell in row] for row in area_of(value, placed).rows] == texts


NUMBERS = [(174.0, "174"), (0.98, "0.98"), (0.1 + 0.2, "0.3"), (-0.5, "-0.5"), (1e21, "1E+21"), (0.0, "0")]


@pytest.mark.parametrize(("number", "text"), NUMBERS)
def test_a_number_without_a_format_shows_as_in_a_cell_and_keeps_all_its_digits(number: float, text: str) -> None:
    assert plain_number(number) == GridCell(text, Decimal(repr(number)))


def code_of(number: float | str) -> int:
    """The error that Calc makes of a number."""
    assert isinstance(number, float)
    assert math.isnan(number)
    bits: int = struct.unpack("<Q", struct.pack("<d", number))[0]
    assert bits >> 51 == 0xFFF
    return bits & 0xFFFF_FFFF


ERRORS = [
    (FormulaError("甲"), 519),
    (WrongArgumentError("甲"), 519),
    (NotScorableError("甲"), 0x7FFF),
    (ZeroBudgetError("甲"), 532),
    (OutOfRangeError("甲"), 503),
    (ArgumentIsError("#REF!"), 524),
    (ArgumentIsError("#NAME?"), 525),
    (ArgumentIsError("#NULL!"), 521),
    (ArgumentIsError("#SPILL!"), 519),
]


@pytest.mark.parametrize(("error", "code"), ERRORS, ids=[f"{type(each).__name__} {code}" for each, code in ERRORS])
def test_an_error_goes_back_as_a_number_that_carries_its_code(error: FormulaError, code: int) -> None:
    assert code_of(taken(error)) == code


def test_a_text_and_a_number_go_back_as_they_are() -> None:
    assert [taken(""), taken("正常"), taken(Decimal("8.70")), taken(Decimal(-3))] == ["", "正常", 8.7, -3.0]
    assert isinstance(taken(Decimal(5)), float)


@pytest.mark.parametrize("huge", ["1E400", "-1E400", "1E309"])
def test_a_number_that_calc_cannot_hold_is_an_error(huge: str) -> None:
    assert code_of(taken(Decimal(huge))) == 503
    assert taken(Decimal("1E308")) == 1e308


@given(st.sampled_from(sorted(CODES)))
def test_an_error_has_the_same_name_on_the_way_back(name: str) -> None:
    assert error_name(code_of(error_number(name))) == name


@pytest.mark.parametrize("code", [0, 504, 522, 523, 0x7FFE])
def test_an_error_that_excel_does_not_know_is_a_wrong_value(code: int) -> None:
    assert error_name(code) == "#VALUE!"
