"""The way to Python as JixiaoPython and JixiaoCells go it: started once, again once, and then left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from doors.excel.basic.calc import Calc, basic

VALUE = "Error 2015"  # what Calc makes of #VALUE!
ROWS = range(1, 6)
PROBE = """
Public Function Reason() As Variant
    Reason = "<" & PythonFailure() & ">"
End Function
Public Function Forgotten() As Variant
    ForgetPython
    Forgotten = "done"
End Function
"""


@pytest.fixture
def calc(calc_with: Callable[..., Calc]) -> Calc:
    opened = calc_with(Probe=basic(PROBE))
    opened.server.answer = lambda call: "答"
    return opened


def column(calc: Calc) -> list[object]:
    """Five cells with a formula each, computed one after the other."""
    return [calc.result("=PERF_RATE(1;2)", f"H{row}") for row in ROWS]


def test_one_server_answers_all_cells(calc: Calc) -> None:
    assert column(calc) == ["答"] * 5
    assert calc.server.starts == [r'"C:\Python\pythonw.exe" -E -P -B -X utf8 -m jixiao.doors.excel.server $(CLSID)']
    assert calc.server.loads == [r"C:\Py\xlwings64.dll"]
    assert calc.call("Probe.Reason") == "<>"


def test_a_server_that_has_gone_is_started_again_once(calc: Calc) -> None:
    column(calc)
    calc.server.gone_for = 1
    assert column(calc) == ["答"] * 5
    assert len(calc.server.starts) == 2
    assert calc.call("Probe.Reason") == "<>"


def test_a_server_that_goes_again_and_again_is_started_again_each_time_it_has_answered_in_between(calc: Calc) -> None:
    for times in range(3):
        calc.server.gone_for = 1
        assert column(calc) == ["答"] * 5
        assert len(calc.server.starts) == times + 2


def test_a_server_that_never_answers_is_not_started_for_each_cell(calc: Calc) -> None:
    calc.server.gone_for = 100
    assert column(calc) == [VALUE] * 5
    assert len(calc.server.starts) == 2
    assert calc.call("Probe.Reason").startswith("<")
    assert calc.call("Probe.Reason") != "<>"


def test_a_server_that_answers_again_is_asked_again(calc: Calc) -> None:
    calc.server.gone_for = 4
    assert column(calc) == [VALUE, VALUE, VALUE, "答", "答"]
    assert len(calc.server.starts) == 2


def test_a_python_that_cannot_be_started_is_an_error_and_is_not_tried_for_each_cell(calc: Calc) -> None:
    calc.server.refusal = "Could not create process"
    assert column(calc) == [VALUE] * 5
    assert len(calc.server.starts) == 1
    assert calc.server.calls == []
    assert "Could not create process" in calc.call("Probe.Reason")


def test_a_dll_that_is_not_there_is_an_error_that_says_where_it_was_looked_for(calc: Calc) -> None:
    calc.server.dll_is_there = False
    assert column(calc) == [VALUE] * 5
    assert calc.server.loads == [r"C:\Py\xlwings64.dll"]
    assert calc.server.starts == []
    assert r"DLL: C:\Py\xlwings64.dll" in calc.call("Probe.Reason")


def test_a_python_that_was_given_up_is_tried_again_once_it_is_forgotten(calc: Calc) -> None:
    calc.server.refusal = "Could not create process"
    column(calc)
    calc.server.refusal = ""
    calc.call("Probe.Forgotten")
    assert column(calc) == ["答"] * 5
    assert calc.call("Probe.Reason") == "<>"


@pytest.mark.parametrize(
    ("python", "shortened"),
    [
        (r"C:\Program Files\Python 3.12\pythonw.exe", False),
        (r"C:\Users\张 三\python & 工具\pythonw.exe", True),
        (r"C:\Users\Jürgen\pythonw.exe", True),
    ],
)
def test_a_path_of_other_letters_is_asked_for_in_its_short_form_and_kept_where_there_is_none(
    calc: Calc, python: str, shortened: bool
) -> None:
    calc.server.settings["python"] = python
    column(calc)
    assert calc.server.shortened == ([python] if shortened else [])
    assert calc.server.starts == [f'"{python}" -E -P -B -X utf8 -m jixiao.doors.excel.server $(CLSID)']
