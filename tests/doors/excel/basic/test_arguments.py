"""What a formula sends to Python, seen from cells of Calc.

Calc differs from Excel in four ways that matter here, so that these things are tried by calling the VBA itself: an
argument left out between two commas arrives as the number 0, an area of several parts is refused before any macro runs,
a cell with an error has the value 0 in a macro, and a range does not know its workbook.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doors.excel.basic.calc import Calc, basic
from doors.excel.basic.wrapper_check import check_wrapper
from jixiao.formulas import FORMULAS, Formula

MARK = "\x1f"

CELLS = {"A1": "≥200件", "B1": "174件", "C1": 1.0, "A2": "≥95%", "B2": 0.98, "C2": 2.5, "B3": 44000.0, "B4": -12345.6}
CELLS |= {"C5": "=TRUE()", "B6": 7.0, "B7": 1e20, "B8": 0.5}
FORMATS = {"B2": "0.00%", "B3": "yyyy-mm-dd", "B4": "#,##0.00", "B6": '0"件"', "B7": "0", "B8": "@"}

SENT: list[tuple[str, list[Any]]] = [
    ("=PERF_SCORE(A1;B1;C1)", ["≥200件", "174件", 1, "", ""]),
    ('=PERF_SCORE("≥200件";"174件";1)', ["≥200件", "174件", 1, "", ""]),
    ('=PERF_SCORE(A1;B1;C1*2;"hubei";"成本指标")', ["≥200件", "174件", 2, "hubei", "成本指标"]),
    ("=PERF_SCORE(A2;B2;C2)", ["≥95%", f"{MARK}.98{MARK}0.00%", 2.5, "", ""]),
    # Calc writes the letters of date formats large.
    ("=PERF_SCORE(A1;B3;C1)", ["≥200件", f"{MARK}44000{MARK}YYYY-MM-DD", 1, "", ""]),
    ("=PERF_RATE(B4;B6)", [f"{MARK}-12345.6{MARK}#,##0.00", f'{MARK}7{MARK}0"件"']),
    # Basic writes an exponent with three digits, VBA with two; Python reads either.
    ("=PERF_RATE(B7;B8)", [f"{MARK}1E+020{MARK}0", 0.5]),
    ("=PERF_RATE(A9;C5)", [None, True]),
    ("=PERF_RATE(A1:A2;C1:C2)", [[["≥200件"], ["≥95%"]], [[1], [2.5]]]),
    ("=PERF_RATE(A1:C1;C1)", [[["≥200件", "174件", 1]], 1]),
    (
        "=PERF_RATE(B1:B4;C1:C4)",
        [
            [["174件"], [f"{MARK}.98{MARK}0.00%"], [f"{MARK}44000{MARK}YYYY-MM-DD"], [f"{MARK}-12345.6{MARK}#,##0.00"]],
            [[1], [2.5], [None], [None]],
        ],
    ),
    ("=PERF_RATE(B2:B2;B9:B10)", [f"{MARK}.98{MARK}0.00%", [[None], [None]]]),
    ('=PERF_RATE({1;2;"三"};{1.5})', [[[1, 2, "三"]], [[1.5]]]),
    ("=PERF_RATE({1|2};3)", [[[1], [2]], 3]),
    ("=PERF_CHECK(B2:C3)", [[[f"{MARK}.98{MARK}0.00%", 2.5], [f"{MARK}44000{MARK}YYYY-MM-DD", None]], "", "2;2;"]),
    ('=PERF_CHECK("没有区域")', ["没有区域", "", ""]),
]


@pytest.fixture
def filled(calc: Calc) -> Calc:
    calc.put(**CELLS)
    calc.shape(FORMATS)
    return calc


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda formula: formula.name)
def test_a_formula_sends_its_arguments_in_their_order_and_nothing_for_those_left_out(
    calc: Calc, formula: Formula
) -> None:
    check_wrapper(calc, formula)


@pytest.mark.parametrize(("written", "arguments"), SENT, ids=[written for written, _ in SENT])
def test_cells_go_over_with_what_they_hold_and_their_format(filled: Calc, written: str, arguments: list[Any]) -> None:
    assert filled.sent(written) == arguments


WHOLE: list[tuple[str, list[Any]]] = [
    ("=PERF_RATE(A:A;B:B)", [[["一"], [None], ["三"]], [[None], [None], [None]]]),
    ("=PERF_RATE(A2:A1048576;1)", [[[None], ["三"]], 1]),
    ("=PERF_RATE(A3:A1048576;1)", ["三", 1]),
    ("=PERF_RATE(A9:A1048576;1)", [None, 1]),
    ("=PERF_CHECK(A:B)", [[["一", None], [None, None], ["三", None]], "", "1;1;"]),
    ("=PERF_CHECK(2:3)", [[[None, None, None], ["三", None, None]], "", "2;1;"]),
    ("=PERF_CHECK(A2:XFD1048576)", [[[None, None, None], ["三", None, None]], "", "2;1;"]),
]


@pytest.mark.parametrize(("written", "arguments"), WHOLE, ids=[written for written, _ in WHOLE])
def test_whole_columns_and_rows_end_with_what_is_used(calc: Calc, written: str, arguments: list[Any]) -> None:
    calc.put(A1="一", A3="三")
    before = len(calc.server.calls)
    assert calc.result(written, "C1") == ""
    assert calc.server.calls[before].arguments == arguments


MERGED = [
    ("=PERF_CHECK(A1:D6)", "1;1;A1:D1,A3:A4,C5:D6"),
    ("=PERF_CHECK(A3:A4)", "3;1;A3:A4"),
    ("=PERF_CHECK(B2:C4)", "2;2;"),
    ("=PERF_CHECK(D5:D6)", "5;4;"),
    ("=PERF_CHECK(A1)", "1;1;A1:D1"),
]


@pytest.mark.parametrize(("written", "place"), MERGED)
def test_an_area_goes_over_with_its_place_and_the_merged_areas_that_begin_in_it(
    calc: Calc, written: str, place: str
) -> None:
    calc.office.ask("merge", areas=["A1:D1", "A3:A4", "C5:D6"])
    calc.put(B3="x")
    assert calc.sent(written)[-1] == place


PROBE = """
Public Function Between() As Variant
    PERF_SCORE "a", "b", 1, , "c"
    Between = "done"
End Function
Public Function OfGiven(ByVal Which As String) As Variant
    Select Case Which
        Case "error": OfGiven = AsJson(Given(CVErr(xlErrNA)))
        Case "parts": OfGiven = AsJson(Given(Range("A1:A2,C1:C2")))
        Case "sheet": OfGiven = AsJson(Given(ActiveWorkbook.Worksheets(1)))
        Case "nothing": OfGiven = AsJson(Given(Nothing))
    End Select
End Function
Public Function WithFormat(ByVal What As Variant, ByVal Code As Variant, ByVal Shift As Boolean) As Variant
    If What = "error" Then
        WithFormat = AsJson(JixiaoCells.Formatted(CVErr(xlErrNA), Code, Shift))
    Else
        WithFormat = AsJson(JixiaoCells.Formatted(What, Code, Shift))
    End If
End Function
"""


def test_an_argument_left_out_between_two_others_is_an_empty_text(calc_with: Callable[..., Calc]) -> None:
    calc = calc_with(Probe=basic(PROBE))
    calc.call("Probe.Between")
    assert calc.server.calls[0].arguments == ["a", "b", 1, "", "c"]


@pytest.mark.parametrize(
    ("which", "given"),
    [
        ("error", '{"error": 2042}'),  # as it is: Python passes #N/A on
        ("parts", '{"error": 2015}'),
        ("sheet", '{"error": 2015}'),
        ("nothing", '{"error": 2015}'),
    ],
)
def test_what_is_no_single_area_is_an_error(calc_with: Callable[..., Calc], which: str, given: str) -> None:
    assert calc_with(Probe=basic(PROBE)).call("Probe.OfGiven", which) == given


FORMATTED = [
    (2.5, "General", False, "2.5"),
    (2.5, "@", True, "2.5"),
    (2.5, "0.0%", True, r'"\u001F2.5\u001F0.0%"'),
    (-0.5, "0", False, r'"\u001F-.5\u001F0"'),
    ("九月", "0.0%", True, '"九月"'),
    (True, "0.0%", False, "true"),
    ("error", "0.0%", True, '{"error": 2042}'),
    (100.0, "yyyy/m/d", False, r'"\u001F100\u001Fyyyy/m/d"'),
    (100.0, "yyyy/m/d", True, r'"\u001F1562\u001Fyyyy/m/d"'),
    (100.0, 'm"月"d"日"', True, r'"\u001F1562\u001Fm\"月\"d\"日\""'),
    (100.0, "[Red]0;[Yellow]-0", True, r'"\u001F100\u001F[Red]0;[Yellow]-0"'),
    (0.5, "h:mm", True, r'"\u001F.5\u001Fh:mm"'),
]


@pytest.mark.parametrize(("value", "code", "from_1904", "sent"), FORMATTED)
def test_a_number_goes_with_its_format_and_dates_of_workbooks_that_count_from_1904_are_moved(
    calc_with: Callable[..., Calc], value: object, code: str, from_1904: bool, sent: str
) -> None:
    assert calc_with(Probe=basic(PROBE)).call("Probe.WithFormat", value, code, from_1904) == sent
