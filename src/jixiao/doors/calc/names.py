"""The names by which LibreOffice knows the formulas (公式在 LibreOffice 中的名称), and which LibreOffice that is."""

from __future__ import annotations

from jixiao.formulas import Formula

WANTED_LIBREOFFICE = "25.2"
"""The oldest LibreOffice in which all of this works."""
SERVICE = "org.jixiao.Formulas"
"""The UNO name of the formulas' implementation."""


def method_name(formula: Formula) -> str:
    """How a formula is called among programs: perfScore for PERF_SCORE.

    >>> from jixiao.formulas import formula
    >>> method_name(formula("PERF_BUDGET_SCORE"))
    'perfBudgetScore'
    """
    first, *others = formula.name.lower().split("_")
    return first + "".join(map(str.capitalize, others))
