"""The scoring rules (口径) that a workbook names: used where a formula names none.

In Calc a macro cannot ask which cell has called it, so that the active workbook stands for the one of the formula.
"""

from __future__ import annotations

import pytest

from doors.excel.basic.calc import Calc

NAME = "绩效口径"

NAMED = [
    ('"hubei"', "hubei"),
    (r'"C:\口径 & 文件\自己的.toml"', r"C:\口径 & 文件\自己的.toml"),
    ("$Sheet1.$P$1", "tianjin-2021"),
    ("$Sheet1.$P$2", ""),
    ("$Sheet1.$P$3", "5"),
]


@pytest.mark.parametrize(("content", "pack"), NAMED)
def test_a_formula_without_one_takes_that_of_its_workbook(calc: Calc, content: str, pack: str) -> None:
    calc.put(P1="tianjin-2021", P3=5)
    calc.office.ask("name", name=NAME, content=content)
    assert calc.sent("=PERF_GRADE(95)") == [95, pack]


def test_where_the_workbook_names_none_there_is_none(calc: Calc) -> None:
    calc.office.ask("name", name="别的名称", content='"hubei"')
    assert calc.sent("=PERF_GRADE(95)") == [95, ""]


GIVEN = [
    ('"hunan"', "hunan"),
    ("P1", "hunan"),
    ("P9", "hubei"),  # a blank cell says nothing
    ('""', "hubei"),
    ("P1:P2", [["hunan"], [None]]),
]


@pytest.mark.parametrize(("written", "sent"), GIVEN)
def test_a_formula_with_one_keeps_it(calc: Calc, written: str, sent: object) -> None:
    calc.put(P1="hunan")
    calc.office.ask("name", name=NAME, content='"hubei"')
    assert calc.sent(f"=PERF_GRADE(95;{written})") == [95, sent]


def test_a_whole_table_is_checked_by_the_rules_of_its_workbook(calc: Calc) -> None:
    calc.office.ask("name", name=NAME, content='"hubei"')
    calc.put(A1="x")
    assert calc.sent("=PERF_CHECK(A1)") == ["x", "hubei", "1;1;"]
