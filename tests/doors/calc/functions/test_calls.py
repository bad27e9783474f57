"""Calls of our formulas found in the text of a cell's formula, as Calc writes it for programs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doors.calc.application import Calc
from jixiao.doors.calc.functions.calls import Call, Place, calls_in

NAME = "ORG.JIXIAO.FORMULAS.PERFSCORE"
NAMES = {NAME, "PERF_SCORE"}


def here(area: str) -> Place:
    return Place("", area)


ARGUMENTS = [
    ("A1;B1;C1", (here("A1"), here("B1"), here("C1"))),
    (" A1 ;\n$B$1 ; C$1 ", (here("A1"), here("B1"), here("C1"))),
    ("A1:A9;$B$1:B9;XFD1048576", (here("A1:A9"), here("B1:B9"), here("XFD1048576"))),
    ("A1;;C1", (here("A1"), None, here("C1"))),
    ("A1", (here("A1"),)),
    ("", (None,)),
    ('"≥5;A1";"5""(";5', (None, None, None)),
    ("A1*2;-B1;(C1)", (None, None, None)),
    ("A1~B1;A1!B1;A1&B1", (None, None, None)),
    ("A:A;1:1;目标", (here("A:A"), None, None)),
    ("{1;2|3;4};A1;B1", (None, here("A1"), here("B1"))),
    ("IF(D1;A1;B1);B1", (None, here("B1"))),
    ("A1:INDEX(B:B;3);B1", (None, here("B1"))),
    ("$Sheet1.A1;Sheet1.$B$1:B3", (Place("Sheet1", "A1"), Place("Sheet1", "B1:B3"))),
    ("$2021年.A1;$𠮷野家.B1", (Place("2021年", "A1"), Place("𠮷野家", "B1"))),
    ("$'附表 1'.A1;$'a''b'.B1", (Place("附表 1", "A1"), Place("a'b", "B1"))),
    ("$'a;b(c'.A1;$'a\"b'.B1", (Place("a;b(c", "A1"), Place('a"b', "B1"))),
    ("$Sheet1.A1:$Sheet2.A3;'file:///tmp/x.ods'#$Sheet1.A1", (None, None)),
    ("#REF!.A1;$Sheet1.#REF!;A1.B1.C1", (None, None, None)),
]


@pytest.mark.parametrize(("written", "arguments"), ARGUMENTS, ids=[written for written, _ in ARGUMENTS])
def test_an_argument_is_the_place_that_it_names_or_none(written: str, arguments: tuple[Place | None, ...]) -> None:
    expected = [Call(NAME, arguments)]
    assert list(calls_in(f"={NAME}({written})", NAMES)) == expected
    assert list(calls_in(f'=IF(A1="";"";ROUND({NAME}({written});2)+SUM(Z1:Z9))', NAMES)) == expected
    assert list(calls_in(f"{{={NAME}({written})}}", NAMES)) == expected


CALLS = [
    ("=PERF_SCORE(A1;B1)", [("PERF_SCORE", ["A1", "B1"])]),
    ("=perf_score(A1)", [("PERF_SCORE", ["A1"])]),
    ("=PERF_SCORE(A1)+PERF_SCORE(A2)", [("PERF_SCORE", ["A1"]), ("PERF_SCORE", ["A2"])]),
    ("=PERF_SCORE(A1;PERF_SCORE(B1;C1))", [("PERF_SCORE", ["B1", "C1"]), ("PERF_SCORE", ["A1", None])]),
    ('="PERF_SCORE(A1)"', []),
    ("=$'PERF_SCORE(A1)'.B1", []),
    ("=MY.PERF_SCORE(A1)", []),
    ("=XPERF_SCORE(A1)", []),
    ("=PERF_GRADE(A1)", []),
    ("=PERF_SCORE", []),
    ("=PERF_SCORE(A1", []),
    ("=A1)+PERF_SCORE(B1)", [("PERF_SCORE", ["B1"])]),
    ("=(A1)", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "found"), CALLS, ids=[text or "nothing" for text, _ in CALLS])
def test_only_calls_of_the_names_asked_for_are_found(text: str, found: list[tuple[str, list[str | None]]]) -> None:
    assert list(calls_in(text, NAMES)) == [
        Call(name, tuple(None if area is None else here(area) for area in areas)) for name, areas in found
    ]


@given(st.text("PERF_SCORE(){};\"'$.:A1 甲|", max_size=60))
def test_whatever_the_text_every_call_has_arguments(text: str) -> None:
    assert all(call.name in NAMES and call.arguments for call in calls_in(text, NAMES))


SHEETS = [
    *["附表 1", "附表（1）", "附表-1", "2021年", "一、表", "《表》", "“表”", "表·1", "完成值=", "表#1", "〇", "𠮷野家"],
    *["a'b", "a.b", "a&b", "a,b", "a;b", "a(b", "a{b", 'a"b', "x!y", "$x", "é1", "_a", "1"],
    *["Q1", "A1", "R1C1", "TRUE", "PERF_SCORE(A1)"],
]


def test_calc_writes_no_sheet_in_a_way_that_is_not_understood(calc: Calc) -> None:
    for row, sheet in enumerate(SHEETS, 1):
        quoted = "$'" + sheet.replace("'", "''") + "'"
        calc.ask("add_sheet", title=sheet)
        calc.ask("put", cells={f"D{row}": f"=PERF_SCORE({quoted}.A{row};{quoted}.B1:B{row + 1};C1)"})
    written = calc.ask("formulas")
    found = [list(calls_in(written[f"D{row}"], NAMES)) for row in range(1, len(SHEETS) + 1)]
    assert found == [
        [Call(NAME, (Place(sheet, f"A{row}"), Place(sheet, f"B1:B{row + 1}"), here("C1")))]
        for row, sheet in enumerate(SHEETS, 1)
    ]


def test_calc_writes_a_call_as_it_is_read_here(calc: Calc) -> None:
    calc.ask("put", cells={"F1": "=perf_score (a1 ;$b$1; C1 )", "F2": "=PERF_SCORE(A1:A1048576;1:1;C1)"})
    calc.ask("put_array", place="G1:G3", formula="=PERF_SCORE(A1:A3;B1:B3;C1:C3)")
    written = calc.ask("formulas")
    places = (here("A1"), here("B1"), here("C1"))
    assert list(calls_in(written["F1"], NAMES)) == [Call(NAME, places)]
    assert list(calls_in(written["F2"], NAMES)) == [Call(NAME, (here("A:A"), None, here("C1")))]
    whole = [Call(NAME, (here("A1:A3"), here("B1:B3"), here("C1:C3")))]
    assert [list(calls_in(written[f"G{row}"], NAMES)) for row in (1, 2, 3)] == [whole] * 3
