"""The errors of formulas: each shows as one of the spreadsheet's own."""

from __future__ import annotations

import pytest

from jixiao import functions
from jixiao.errors import JixiaoError
from jixiao.functions import (
    ArgumentIsError,
    FormulaError,
    NotScorableError,
    OutOfRangeError,
    WrongArgumentError,
    ZeroBudgetError,
)

CODES = [
    (FormulaError, "#VALUE!"),
    (WrongArgumentError, "#VALUE!"),
    (NotScorableError, "#N/A"),
    (ZeroBudgetError, "#DIV/0!"),
    (OutOfRangeError, "#NUM!"),
]


@pytest.mark.parametrize(("kind", "code"), CODES, ids=[kind.__name__ for kind, _ in CODES])
def test_an_error_shows_as_one_of_the_spreadsheets_own(kind: type[FormulaError], code: str) -> None:
    error = kind("分值“十”不是数字，请填写数字。")
    assert (error.code, str(error)) == (code, "分值“十”不是数字，请填写数字。")
    assert isinstance(error, JixiaoError)


def test_an_error_in_a_cell_shows_again_as_it_is() -> None:
    error = ArgumentIsError("#REF!")
    assert (error.shown, str(error)) == ("#REF!", "引用的单元格是错误值 #REF!，请先改正那个单元格。")


def test_all_functions_and_errors_are_at_the_door() -> None:
    names = {name for name in dir(functions) if name.startswith("perf_") or name.endswith("Error")}
    assert names | {"Reading"} == set(functions.__all__)
