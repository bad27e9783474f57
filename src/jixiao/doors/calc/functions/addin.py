"""All formulas as one add-in (加载项): LibreOffice asks it for names and help, and for what a formula is worth."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jixiao.doors.calc.functions.documents import Documents
from jixiao.doors.calc.functions.worth import worth
from jixiao.doors.calc.names import method_name
from jixiao.formulas import FORMULAS, Argument, Formula

_DOCUMENT_FIRST = 1  # the hidden argument that Calc fills in itself
_NOTHING = Argument("", "", "")


class Addin:
    """What the UNO component hands its calls to."""

    def __init__(self, context: Any) -> None:
        """Know all formulas by the name that programs call them by."""
        self._formulas = {method_name(formula): formula for formula in FORMULAS}
        self._documents = Documents(context)
        self._methods = {name: self._method(formula) for name, formula in self._formulas.items()}

    def method(self, name: str) -> Callable[..., object]:
        """The function behind a method of the interface.

        Raises:
            AttributeError: there is no such formula.
        """
        try:
            return self._methods[name]
        except KeyError as error:
            raise AttributeError(name) from error

    def program_name(self, shown: str) -> str:
        """What programs call the formula that users know by this name; "" for none."""
        return next((name for name, formula in self._formulas.items() if formula.name == shown.upper()), "")

    def shown_name(self, name: str) -> str:
        """The name that users know."""
        return self._formulas[name].name if name in self._formulas else ""

    def summary(self, name: str) -> str:
        """What the function wizard says of the formula."""
        return self._formulas[name].summary if name in self._formulas else ""

    def argument(self, name: str, number: int) -> Argument:
        """An argument by its number, as Calc counts: the document is the first."""
        arguments = self._formulas[name].arguments if name in self._formulas else ()
        at = number - _DOCUMENT_FIRST
        return arguments[at] if 0 <= at < len(arguments) else _NOTHING

    def _method(self, formula: Formula) -> Callable[..., object]:
        documents = self._documents

        def called(document: Any, *values: Any) -> object:
            return worth(formula, documents.of(document), values)

        return called
