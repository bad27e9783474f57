"""What is written on a sheet (表上所写), read in blocks, and whether it is another since it was read last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

FORMULA_CELLS, CONSTANT_CELLS = 16, 1 | 2 | 4  # com.sun.star.sheet.CellFlags: FORMULA; VALUE, DATETIME, STRING
_MOST_COMPARED = 2000


class Written:
    """The cells of a sheet that hold no formula."""

    def __init__(self, sheet: Any) -> None:
        """Read nothing yet: most sheets are never asked about."""
        self._sheet = sheet
        self._read = False
        self._cells: dict[tuple[int, int], float | str] = {}
        self._formulas: set[tuple[int, int]] = set()

    def worth(self, row: int, column: int) -> float | str | None:
        """What a cell is worth to Calc, which makes 0 of a blank one; None where a formula works it out."""
        if not self._read:
            self._read_all()
        return None if (row, column) in self._formulas else self._cells.get((row, column), 0.0)

    def _read_all(self) -> None:
        self._read = True
        for block in blocks(self._sheet, CONSTANT_CELLS):
            top, left = block.RangeAddress.StartRow + 1, block.RangeAddress.StartColumn + 1
            for down, row in enumerate(block.getDataArray()):
                for right, value in enumerate(row):
                    self._cells[top + down, left + right] = value
        for block in blocks(self._sheet, FORMULA_CELLS):
            at = block.RangeAddress
            for row_number in range(at.StartRow + 1, at.EndRow + 2):
                self._formulas |= {(row_number, column) for column in range(at.StartColumn + 1, at.EndColumn + 2)}


def looks_of(sheet: Any, *, named: bool) -> tuple[object, ...]:
    """What is equal as long as the formulas of a sheet are the same, and contents and number formats of one ``named``.

    Of thousands of formulas only the places are compared: their texts would take longer than their answers.
    """
    formulas = sheet.queryContentCells(FORMULA_CELLS)
    few = sum(map(_size, formulas.RangeAddresses)) <= _MOST_COMPARED
    texts = tuple(block.getFormulaArray() for block in blocks(sheet, FORMULA_CELLS)) if few else ()
    return (sheet.Name, formulas.RangeAddressesAsString, texts, *(_contents(sheet) if named else ()))


def _contents(sheet: Any) -> tuple[object, ...]:
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(True)
    formats = cursor.getCellFormatRanges()
    found = tuple((each.AbsoluteName, each.NumberFormat) for each in map(formats.getByIndex, range(formats.Count)))
    return (found, *((block.AbsoluteName, block.getDataArray()) for block in blocks(sheet, CONSTANT_CELLS)))


def blocks(sheet: Any, flags: int) -> Iterator[Any]:
    """The areas of a sheet that hold cells of a kind."""
    for address in sheet.queryContentCells(flags).RangeAddresses:
        yield sheet.getCellRangeByPosition(address.StartColumn, address.StartRow, address.EndColumn, address.EndRow)


def _size(address: Any) -> int:
    rows, columns = address.EndRow - address.StartRow + 1, address.EndColumn - address.StartColumn + 1
    return int(rows * columns)
