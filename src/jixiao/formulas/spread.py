"""How a formula takes cells or whole columns: a column in, a column out (按列计算)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from jixiao.form.grid import GridCell
from jixiao.formulas.model import BLANK, Answer, Area, Formula
from jixiao.functions import FormulaError, WrongArgumentError

Row = tuple[Answer, ...]
_ONE = (1, 1)


def evaluate(formula: Formula, given: Sequence[Area]) -> tuple[Row, ...]:
    """Compute a formula over areas; gives the rows of the result.

    Areas of one cell go with every row of the others. Arguments left out at the end are blank. Nothing is raised: where
    the areas do not go together, the result is one cell with the error.
    """
    areas = (*given, *[BLANK] * (len(formula.arguments) - len(given)))
    try:
        if formula.whole:
            return cast("tuple[Row, ...]", formula.compute(*areas))
        return _cellwise(formula, areas)
    except FormulaError as error:
        return ((error,),)


def _cellwise(formula: Formula, areas: Sequence[Area]) -> tuple[Row, ...]:
    """One answer for each row, or for each column of areas that lie in a row."""
    rows, columns = _common_shape(formula, areas)
    count = rows * columns
    lines = [area.cells if area.shape != _ONE else area.cells * count for area in areas]
    compute = cast("Callable[..., Row]", formula.compute)
    answers = [_answer(compute, cells) for cells in zip(*lines, strict=True)]
    width = max((len(answer) for answer in answers), default=1)
    full = tuple(answer + ("",) * (width - len(answer)) for answer in answers)
    return full if columns == 1 else tuple(zip(*full, strict=True))


def _answer(compute: Callable[..., Row], cells: tuple[GridCell | None, ...]) -> Row:
    try:
        return compute(*cells)
    except FormulaError as error:
        return (error,)


def _common_shape(formula: Formula, areas: Sequence[Area]) -> tuple[int, int]:
    """The shape that the arguments share.

    Raises:
        WrongArgumentError: they have several rows and columns, or differ in length.
    """
    named = list(zip(formula.arguments, areas, strict=True))
    for argument, area in named:
        if min(area.shape) > 1:
            raise WrongArgumentError(f"{formula.name} 的“{argument.label}”选取了多行多列，请只选一列。")
    longer = [(argument, area.shape) for argument, area in named if area.shape != _ONE]
    shape = longer[0][1] if longer else _ONE
    for argument, other in longer:
        if other != shape:
            raise WrongArgumentError(_differing(formula.name, longer[0][0].label, shape, argument.label, other))
    return shape


def _differing(name: str, first: str, shape: tuple[int, int], second: str, other: tuple[int, int]) -> str:
    """The sentence for two arguments that do not go together."""
    if max(shape) != max(other):
        return f"{name} 的“{first}”有{max(shape)}个单元格，“{second}”有{max(other)}个，请选取同样多的行。"
    lies, stands = (second, first) if other[0] == 1 else (first, second)
    return f"{name} 的“{stands}”选取的是一列，“{lies}”选取的是一行，请都选成列。"
