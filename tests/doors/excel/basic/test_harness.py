"""The harness itself: mistakes in the VBA are seen, and what hangs is ended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from doors.excel.basic.calc import Calc, basic, source_of, without_windows
from doors.excel.basic.wrapper_check import check_wrapper
from jixiao.formulas import formula
from soffice.process import Office, OfficeError

MISTAKES = [
    (
        "arguments in another order",
        "JixiaoFormulas",
        "Given(target), _\n        Given(actual)",
        "Given(actual), _\n        Given(target)",
    ),
    ("another function's name", "JixiaoFormulas", 'Computed("PERF_SCORE"', 'Computed("PERF_BASIS"'),
    ("nothing for what is left out", "JixiaoFormulas", 'If IsMissing(kind) Then kind = ""', ""),
    ("another module", "JixiaoCells", "jixiao.doors.excel.udfs", "jixiao.doors.excel.macros"),
    ("a text with a mark before it", "JixiaoCells", "Given = ShownValues(", "Given = Mark() & ShownValues("),
    ("what does not compile", "JixiaoCells", "Public Function Mark() As String", "Public Function Mark( As String"),
    ("what fails when it runs", "JixiaoCells", "Set Sheet = Area.Worksheet", "Set Sheet = Area.Wroksheet"),
]


@pytest.mark.parametrize(
    ("module", "right", "wrong"), [each[1:] for each in MISTAKES], ids=[each[0] for each in MISTAKES]
)
def test_a_mistake_in_a_module_is_seen(calc_with: Callable[..., Calc], module: str, right: str, wrong: str) -> None:
    source = source_of(module)
    assert right in source
    calc = calc_with(**{module: basic(source.replace(right, wrong))})
    with pytest.raises(AssertionError):
        check_wrapper(calc, formula("PERF_SCORE"))


ANSWERS = [
    ("no error for a mark", "If VarType(Value) <> vbString Then Exit Function", "Exit Function", "\x1f#DIV/0!"),
    ("another error for a mark", "CVErr(xlErrDiv0)", "CVErr(xlErrNum)", "\x1f#DIV/0!"),
]


@pytest.mark.parametrize(
    ("right", "wrong", "answer"), [each[1:] for each in ANSWERS], ids=[each[0] for each in ANSWERS]
)
def test_a_mistake_in_an_answer_is_seen(calc_with: Callable[..., Calc], right: str, wrong: str, answer: str) -> None:
    given = {}
    for name, source in (
        ("right", source_of("JixiaoCells")),
        ("wrong", source_of("JixiaoCells").replace(right, wrong)),
    ):
        calc = calc_with(JixiaoCells=basic(source))
        calc.server.answer = lambda call: answer
        given[name] = calc.result("=PERF_RATE(1;2)")
    assert given["right"] == "Error 2007"
    assert given["wrong"] != given["right"]


def test_a_server_started_for_every_cell_is_seen(calc_with: Callable[..., Calc]) -> None:
    right = 'If Failure <> "" Then Err.Raise'
    source = source_of("JixiaoPython")
    assert right in source
    calc = calc_with(JixiaoPython=basic(without_windows(source.replace(right, 'If Failure = "-" Then Err.Raise'))))
    calc.server.refusal = "no"
    for row in range(3):
        calc.result("=PERF_RATE(1;2)", f"H{row + 1}")
    assert len(calc.server.starts) > 1


FAILING = [
    ('Public Function Fails() As Variant\n    Err.Raise 5\n    Fails = "done"\nEnd Function\n'),
    ('Public Function Fails() As Variant\n    Fails = = "done"\nEnd Function\n'),
]


@pytest.mark.parametrize("source", FAILING, ids=["raises", "does not compile"])
def test_a_macro_that_fails_is_told(calc_with: Callable[..., Calc], source: str) -> None:
    calc = calc_with(Probe=basic(source))
    with pytest.raises(OfficeError, match=r"Standard\.Probe\.Fails has failed or does not compile"):
        calc.call("Probe.Fails")


def test_a_failure_of_what_answers_is_told_and_the_next_request_is_answered(calc_with: Callable[..., Calc]) -> None:
    calc = calc_with()
    calc.server.answer = lambda call: 1 / 0
    with pytest.raises(ZeroDivisionError):
        calc.result("=PERF_RATE(1;2)")
    calc.server.answer = lambda call: "答"
    assert calc.result("=PERF_RATE(1;3)") == "答"


def test_a_request_that_nobody_knows_is_told(office: Office) -> None:
    with pytest.raises(OfficeError, match="no attribute 'dance'"):
        office.ask("dance")


def test_a_macro_that_hangs_is_ended_with_its_office(tmp_path: Path) -> None:
    endless = "Public Function Endless() As Variant\n    Do\n    Loop\nEnd Function\n"
    office = Office(tmp_path, limit=3)
    try:
        calc = Calc(office, {"Probe": basic(endless)})
        with pytest.raises(OfficeError, match="LibreOffice has ended, or was ended because it hung"):
            calc.call("Probe.Endless")
    finally:
        office.close()
    assert office.process.returncode == -9
