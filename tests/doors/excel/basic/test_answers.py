"""What comes back from Python into the cells of Calc.

Calc shows the error value that a macro returns as the text "Error 2042"; Excel makes #N/A of it. That the value is an
error of VBA, and which, is asked of the VBA itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doors.excel.basic.calc import Calc, basic

MARK = "\x1f"
PROBE = """
Public Function Answer() As Variant
    Answer = AsJson(PERF_RATE(1, 2))
End Function
"""

ERRORS = {
    "#NULL!": 2000,
    "#DIV/0!": 2007,
    "#VALUE!": 2015,
    "#REF!": 2023,
    "#NAME?": 2029,
    "#NUM!": 2036,
    "#N/A": 2042,
    "#SPILL!": 2015,  # VBA has no name for those that came later
    "": 2015,
}

SINGLE: list[tuple[object, Any]] = [
    (0.87, 0.87),
    (0, 0.0),
    ("未完成", "未完成"),
    ("", ""),
    ("#N/A", "#N/A"),  # a text: only a mark makes an error of it
    (f"文字{MARK}#N/A", f"文字{MARK}#N/A"),
]


@pytest.mark.parametrize(("answer", "shown"), SINGLE)
def test_a_single_answer_stands_in_the_cell(calc: Calc, answer: object, shown: object) -> None:
    calc.server.answer = lambda call: answer
    assert calc.result("=PERF_RATE(1;2)") == shown


SPREAD: list[tuple[object, str, list[list[Any]]]] = [
    ([["一"], [2.0], [""]], "H1:H3", [["一"], [2.0], [""]]),
    (["数量", "≥", 1.2, "人", 10000], "H1:L1", [["数量", "≥", 1.2, "人", 10000.0]]),
    ([["级别", "编号"], ["错误", "B01"]], "H1:I2", [["级别", "编号"], ["错误", "B01"]]),
]


@pytest.mark.parametrize(("answer", "area", "shown"), SPREAD, ids=["a column", "a row", "a table"])
def test_an_answer_of_many_cells_spreads(calc: Calc, answer: object, area: str, shown: list[list[Any]]) -> None:
    calc.server.answer = lambda call: answer
    assert calc.result("=PERF_VALUE(1;2)", area) == shown


@pytest.mark.parametrize("code", ERRORS)
def test_a_mark_becomes_an_error_of_vba(calc_with: Callable[..., Calc], code: str) -> None:
    calc = calc_with(Probe=basic(PROBE))
    calc.server.answer = lambda call: MARK + code
    assert calc.call("Probe.Answer") == f'{{"error": {ERRORS[code]}}}'


MIXED: list[tuple[object, str]] = [
    ([["优"], [f"{MARK}#N/A"], [3.5]], '[["优"], [{"error": 2042}], [3.5]]'),
    ([f"{MARK}#DIV/0!", "", 1], '[{"error": 2007}, "", 1]'),
    ([["a", f"{MARK}#NUM!"], [f"{MARK}#REF!", "b"]], '[["a", {"error": 2036}], [{"error": 2023}, "b"]]'),
]


@pytest.mark.parametrize(("answer", "returned"), MIXED, ids=["a column", "a row", "a table"])
def test_marks_among_others_become_errors_and_leave_the_others_alone(
    calc_with: Callable[..., Calc], answer: object, returned: str
) -> None:
    calc = calc_with(Probe=basic(PROBE))
    calc.server.answer = lambda call: answer
    assert calc.call("Probe.Answer") == returned


def test_calc_shows_an_error_that_comes_back_as_the_text_error_and_its_number(calc: Calc) -> None:
    calc.server.answer = lambda call: f"{MARK}#N/A"
    assert calc.result("=PERF_RATE(1;2)") == "Error 2042"


def test_many_rows_come_back_each_into_its_own(calc: Calc) -> None:
    calc.server.answer = lambda call: [[f"第{row}行"] for row in range(1, 301)]
    assert calc.result("=PERF_FLAG(A1:A300;B1:B300)", "H1:H300") == [[f"第{row}行"] for row in range(1, 301)]
