"""Where a cell is, for a person (自评表!E12), for a link, and for a formula ('自评表'!$E$12)."""

from __future__ import annotations

from collections.abc import Iterable

from jixiao.form.grid import column_letters
from jixiao.form.model import Cell
from jixiao.workbook.edits import Link


def link(cell: Cell, *, with_sheet: bool) -> Link:
    """A link to a cell; its text names the sheet too, where there are several."""
    return Link(f"{cell.sheet}!{cell.ref}" if with_sheet else cell.ref, cell.sheet, cell.ref)


def several_sheets(cells: Iterable[Cell]) -> bool:
    """Whether the cells stand on more than one sheet."""
    return len({cell.sheet for cell in cells}) > 1


def formula_reference(cell: Cell) -> str:
    """The cell as a formula of another sheet writes it, whatever the sheet is called.

    >>> formula_reference(Cell("局'本级 2021", 12, 7))
    "'局''本级 2021'!$G$12"
    """
    sheet = cell.sheet.replace("'", "''")
    return f"'{sheet}'!${column_letters(cell.column)}${cell.row}"
