"""An area of a sheet as a formula over a whole table sees it (区域): cells with their formats, place, merged areas."""

from __future__ import annotations

from typing import Any

from jixiao.doors.calc.functions.formats import Formats
from jixiao.doors.calc.functions.transport import error_name
from jixiao.form.grid import GridCell, Span
from jixiao.formulas import Area


def area_of_cells(document: Any, cells: Any) -> Area:
    """Read a range of cells; a whole column ends with the last row that is used."""
    used = _used_part(cells)
    at = used.RangeAddress
    formats = Formats(document)
    rows = tuple(
        tuple(_cell(used, formats, value, row, column) for column, value in enumerate(line))
        for row, line in enumerate(used.getDataArray())
    )
    return Area(rows, at.StartRow + 1, at.StartColumn + 1, tuple(_merges(used)))


def _cell(cells: Any, formats: Formats, value: float | str | None, row: int, column: int) -> GridCell | None:
    if value == "":
        return None
    if isinstance(value, str):
        return GridCell(value)
    cell = cells.getCellByPosition(column, row)
    if value is None:  # an error
        return GridCell(error_name(cell.getError()), error=True)
    return formats.cell(value, cell.NumberFormat)


def _used_part(cells: Any) -> Any:
    sheet = cells.Spreadsheet
    at = cells.RangeAddress
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last = cursor.RangeAddress
    right, bottom = (
        max(at.StartColumn, min(at.EndColumn, last.EndColumn)),
        max(at.StartRow, min(at.EndRow, last.EndRow)),
    )
    return sheet.getCellRangeByPosition(at.StartColumn, at.StartRow, right, bottom)


def _merges(cells: Any) -> list[Span]:
    """The merged areas that begin in a range."""
    found = []
    at = cells.RangeAddress
    for row in range(at.EndRow - at.StartRow + 1):
        for column in range(at.EndColumn - at.StartColumn + 1):
            cell = cells.getCellByPosition(column, row)
            if cell.IsMerged:
                cursor = cells.Spreadsheet.createCursorByRange(cell)
                cursor.collapseToMergedArea()
                span = cursor.RangeAddress
                found.append(Span(span.StartRow + 1, span.StartColumn + 1, span.EndRow + 1, span.EndColumn + 1))
    return found
