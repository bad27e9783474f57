"""What goes over between Excel and Python (传递): cells as the add-in's VBA sends them, answers as it takes them back.

The VBA module JixiaoCells.bas is the other end. A number whose cell has a format of its own comes as text,
``MARK number MARK format``, so that 0.98 in a cell formatted 0% reads as 98%, here as in a file. An error goes back as
``MARK #N/A``, which VBA makes an error of: as plain text it would be passed over by SUM.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from jixiao.form.grid import GridCell, Span
from jixiao.formulas import Answer, Area
from jixiao.functions import ArgumentIsError, FormulaError, OutOfRangeError
from jixiao.workbook.number_format import general, number_cell
from jixiao.workbook.places import area as span_of

MARK = "\x1f"
LAST_ROW = 1_048_576
# Excel tells its built-in date formats by their American names, whatever the country; a file has them as 14 and 22.
_BUILT_IN_DATES = {"m/d/yyyy": "yyyy/m/d", "m/d/yyyy h:mm": "yyyy/m/d h:mm", "m/d/yy": "yyyy/m/d"}
_NO_NUMBER = Decimal("NaN")
_PLACE = re.compile(r"(?P<row>[1-9][0-9]{0,6});(?P<column>[1-9][0-9]{0,4});(?P<merged>[^;]*)")

ERRORS = {
    -2146826288: "#NULL!",
    -2146826281: "#DIV/0!",
    -2146826273: "#VALUE!",
    -2146826265: "#REF!",
    -2146826259: "#NAME?",
    -2146826252: "#NUM!",
    -2146826246: "#N/A",
    -2146826245: "#GETTING_DATA",
    -2146826243: "#SPILL!",
    -2146826238: "#CALC!",
}
"""What COM gives for an error in a cell: its SCODE, which is 0x800A0000 and VBA's CVErr number."""


def areas_of(given: Sequence[object], place: object = None) -> list[Area]:
    """The arguments of a formula as areas: single values, or rows of values.

    Whole columns end together, with the last row in which any of them holds something. ``place`` is what VBA says of
    where the first one stands.
    """
    tables = [_rows(each) for each in given]
    last = max((_last_row(rows) for rows in tables if len(rows) == LAST_ROW), default=LAST_ROW)
    cut = (rows[:last] if len(rows) == LAST_ROW else rows for rows in tables)
    areas = [Area(tuple(tuple(map(cell_of, row)) for row in rows)) for rows in cut]
    top, left, merges = _placed(place)
    return [replace(areas[0], top=top, left=left, merges=merges), *areas[1:]]


def cell_of(item: object) -> GridCell | None:
    """One value as COM gives it; None for a blank."""
    if item is None or item == "":
        return None
    if isinstance(item, str):
        return _formatted(item) if item.startswith(MARK) else GridCell(item)
    if isinstance(item, bool):
        return GridCell("TRUE" if item else "FALSE")
    if isinstance(item, int) and item in ERRORS:
        return GridCell(ERRORS[item], error=True)
    if isinstance(item, (int, float)):
        number = Decimal(repr(item))
        return GridCell(general(number), number) if number.is_finite() else GridCell(str(item))
    return GridCell(str(item))


def told(answer: Answer) -> str | float:
    """One answer as COM takes it: text, a number, or the mark of an error."""
    if isinstance(answer, Decimal):
        number = float(answer)
        return number if math.isfinite(number) else MARK + OutOfRangeError.code
    if isinstance(answer, FormulaError):
        return MARK + (answer.shown if isinstance(answer, ArgumentIsError) else answer.code)
    return answer


def _formatted(item: str) -> GridCell | None:
    """A number with the format of its cell."""
    raw, _, code = item[len(MARK) :].partition(MARK)
    try:
        number = Decimal(raw)
    except InvalidOperation:
        number = _NO_NUMBER
    if not number.is_finite():
        return GridCell(item.replace(MARK, "")) if item.strip(MARK) else None
    code = _BUILT_IN_DATES.get(code, code)
    return number_cell(number, code)


def _rows(given: object) -> Sequence[Sequence[object]]:
    """The rows of an argument; a flat array is one row."""
    if not isinstance(given, (tuple, list)):
        return ((given,),)
    if not given:
        return ((None,),)
    if not isinstance(given[0], (tuple, list)):
        return (given,)
    return given


def _last_row(rows: Sequence[Sequence[object]]) -> int:
    """The last row in which something stands; the first one where nothing does."""
    return next((at for at in range(len(rows), 0, -1) if any(item not in (None, "") for item in rows[at - 1])), 1)


def _placed(place: object) -> tuple[int, int, tuple[Span, ...]]:
    """Where an area stands: ``row;column;merged areas``, as JixiaoCells.AreaPlace writes it."""
    match = _PLACE.fullmatch(place) if isinstance(place, str) else None
    if match is None:
        return 1, 1, ()
    merges = (span_of(each) for each in match["merged"].split(","))
    return int(match["row"]), int(match["column"]), tuple(span for span in merges if span is not None)
