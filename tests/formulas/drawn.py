"""Draw the areas that a formula is given, and write down what it answers."""

from __future__ import annotations

from decimal import Decimal

from jixiao.form.grid import GridCell, Sheet
from jixiao.formulas import Answer, Area
from jixiao.functions import ArgumentIsError, FormulaError


def cell(given: GridCell | str | int | Decimal | None) -> GridCell | None:
    """One cell of an area."""
    if given is None or given == "" or isinstance(given, GridCell):
        return given or None
    return GridCell(given) if isinstance(given, str) else GridCell(str(given), Decimal(given))


def column(*given: object) -> Area:
    """Cells one below the other."""
    return Area(tuple((cell(each),) for each in given))


def row(*given: object) -> Area:
    """Cells beside each other."""
    return Area((tuple(map(cell, given)),))


def area_of_sheet(sheet: Sheet, top: int = 1, left: int = 1) -> Area:
    """The whole of a drawn sheet, as if it stood further down and to the right."""
    bottom, right = max(place[0] for place in sheet.cells), max(place[1] for place in sheet.cells)
    rows = tuple(tuple(sheet.cells.get((r, c)) for c in range(1, right + 1)) for r in range(1, bottom + 1))
    down, over = top - 1, left - 1
    merges = tuple(
        span._replace(top=span.top + down, left=span.left + over, bottom=span.bottom + down, right=span.right + over)
        for span in sheet.merges
    )
    return Area(rows, top, left, merges)


def written(rows: tuple[tuple[Answer, ...], ...]) -> list[list[str]]:
    """A result as its cells would show it, errors by their codes."""
    return [[_shown(answer) for answer in line] for line in rows]


def _shown(answer: Answer) -> str:
    if isinstance(answer, ArgumentIsError):
        return answer.shown
    return answer.code if isinstance(answer, FormulaError) else str(answer)
