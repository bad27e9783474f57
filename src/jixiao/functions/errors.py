"""Why a formula has no result: each error is one of the spreadsheet's own, with a sentence that says what is wrong."""

from __future__ import annotations

from typing import ClassVar

from jixiao.errors import JixiaoError


class FormulaError(JixiaoError):
    """A formula without a result; ``code`` is what its cell shows."""

    code: ClassVar[str] = "#VALUE!"


class WrongArgumentError(FormulaError):
    """An argument that is not what it should be: text for a number, an unknown 口径, areas of unequal length."""


class NotScorableError(FormulaError):
    """Values that can't be read or compared, or that a person has to judge."""

    code = "#N/A"


class ZeroBudgetError(FormulaError):
    """A budget of zero."""

    code = "#DIV/0!"


class OutOfRangeError(FormulaError):
    """A number that can't be one: a total of 120 points."""

    code = "#NUM!"


class ArgumentIsError(FormulaError):
    """An argument is an error itself; the formula shows the same."""

    def __init__(self, code: str) -> None:
        """``code`` is the error as the cell shows it."""
        super().__init__(f"引用的单元格是错误值 {code}，请先改正那个单元格。")
        self.shown = code
