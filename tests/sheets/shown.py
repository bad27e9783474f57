"""A new sheet as the texts that it shows, so that tests read like the sheet."""

from __future__ import annotations

from jixiao.sheets.layout import shown
from jixiao.workbook.edits import NewCell, NewSheet


def lines(sheet: NewSheet) -> list[list[str]]:
    """Row by row, the texts of the cells, blank ones at the end left out."""
    rows: dict[int, list[str]] = {}
    for cell in sheet.cells:
        rows.setdefault(cell.row, []).append(shown(cell.content))
    for texts in rows.values():
        while texts and not texts[-1]:
            texts.pop()
    return [rows[row] for row in sorted(rows)]


def at(sheet: NewSheet, row: int, column: int) -> NewCell:
    """The cell in a place."""
    return next(cell for cell in sheet.cells if (cell.row, cell.column) == (row, column))


def under(sheet: NewSheet, heading: str) -> list[NewCell]:
    """The cells below a heading."""
    head = next(cell for cell in sheet.cells if cell.content == heading)
    return [cell for cell in sheet.cells if cell.column == head.column and cell.row > head.row]
