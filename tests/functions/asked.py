"""Ask a function as a formula does: its result, or the error that the cell shows and the sentence behind it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from jixiao.form.grid import GridCell
from jixiao.functions import ArgumentIsError, FormulaError


class Refused(NamedTuple):
    """No result: the spreadsheet's error, and why."""

    code: str
    sentence: str


def ask(function: Callable[..., object], *given: object) -> object:
    """The result; a `Refused` in place of an error, an error of another kind than those of formulas is raised."""
    try:
        return function(*given)
    except ArgumentIsError as error:
        return Refused(error.shown, str(error))
    except FormulaError as error:
        return Refused(error.code, str(error))


def stored(shown: str, number: str) -> GridCell:
    """A numeric cell: what it shows and what it stores."""
    return GridCell(shown, Decimal(number))


def error(code: str) -> GridCell:
    """A cell that holds an error value."""
    return GridCell(code, error=True)
