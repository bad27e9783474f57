"""What goes over between LibreOffice and Python (传递): values as Calc hands them over, answers as it takes them back.

A number comes without the format of its cell, and a blank cell on its own comes as 0; `formats` says how such a value
is shown in its cell. An error goes back as a number that is none and carries the error's code, which Calc makes an
error of; a text would be passed over by SUM.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final, TypeAlias

from jixiao.form.grid import GridCell
from jixiao.formulas import Answer, Area
from jixiao.functions import ArgumentIsError, FormulaError, OutOfRangeError
from jixiao.workbook.number_format import general

Single: TypeAlias = float | str | None
Value: TypeAlias = Single | tuple[tuple[Single, ...], ...]
"""What Calc hands over for an argument: one cell, the rows of an area, or None for one that is left out."""

LAST_ROW = 1_048_576


class WholeColumn(tuple[tuple[Single, ...], ...]):
    """The rows of whole columns, down to the last in which something stands."""

    __slots__ = ()


CODES: Final = {
    "#N/A": 0x7FFF,
    "#NULL!": 521,
    "#DIV/0!": 532,
    "#VALUE!": 519,
    "#REF!": 524,
    "#NAME?": 525,
    "#NUM!": 503,
}
"""LibreOffice's numbers of the errors that Excel knows."""
_NAMES: Final = {code: name for name, code in CODES.items()}
_NOT_A_NUMBER = 0x7FF8_0000_0000_0000

Shown: TypeAlias = Callable[[int, int, float], GridCell | None]
"""What the cell shows that is worth a number, by its row and column in the argument; None for a blank one."""


def area_of(value: Value, shown: Shown) -> Area:
    """One argument as an area; ``shown`` says of a number, by row and column, what its cell shows."""
    rows = value if isinstance(value, tuple) else ((value,),)
    return Area(
        tuple(
            tuple(_cell(item, row, column, shown) for column, item in enumerate(line)) for row, line in enumerate(rows)
        )
    )


def without_ends(values: Sequence[Value]) -> tuple[Value, ...]:
    """The arguments, whole columns ended together, with the last row in which any of them holds something."""
    whole = [value for value in values if isinstance(value, tuple) and len(value) == LAST_ROW]
    if not whole:
        return tuple(values)
    last = max(map(_last_row, whole))
    return tuple(
        WholeColumn(value[:last]) if isinstance(value, tuple) and len(value) == LAST_ROW else value for value in values
    )


def plain_number(number: float) -> GridCell:
    """A number without a format of its own.

    >>> plain_number(0.98).text
    '0.98'
    """
    exact = Decimal(repr(number))
    return GridCell(general(exact), exact)


def taken(answer: Answer) -> float | str:
    """One answer as Calc takes it: a text, a number, or an error."""
    if isinstance(answer, Decimal):
        number = float(answer)
        return error_number(OutOfRangeError.code) if math.isinf(number) else number
    if isinstance(answer, FormulaError):
        return error_number(answer.shown if isinstance(answer, ArgumentIsError) else answer.code)
    return answer


def error_number(code: str) -> float:
    """The number that Calc takes for an error.

    >>> error_number("#N/A") != error_number("#N/A")
    True
    """
    bits = _NOT_A_NUMBER | CODES.get(code, CODES["#VALUE!"])
    number: float = struct.unpack("<d", struct.pack("<Q", bits))[0]
    return number


def error_name(code: int) -> str:
    """The name of an error by LibreOffice's number; #VALUE! for those that Excel does not know.

    >>> error_name(532), error_name(504)
    ('#DIV/0!', '#VALUE!')
    """
    return _NAMES.get(code, "#VALUE!")


def _last_row(rows: tuple[tuple[Single, ...], ...]) -> int:
    """The last row in which something stands; the first one where nothing does."""
    return next((at for at in range(len(rows), 0, -1) if any(item not in (None, "") for item in rows[at - 1])), 1)


def _cell(item: Single, row: int, column: int, shown: Shown) -> GridCell | None:
    if item is None or item == "":
        return None
    return GridCell(item) if isinstance(item, str) else shown(row, column, float(item))
