"""Merge-aware access to a sheet: the cell that shows at a place, and the rows that hold something."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache

from jixiao.form.grid import GridCell, Sheet, Span
from jixiao.form.model import Cell

# No form is wider; a stray cell beyond it is none of its business.
_WIDEST = 256
# A function of our own add-in, however the program that saved the workbook refers to the add-in.
_OUR_FUNCTION = re.compile(r"(?:_xludf\.|\[\d+\]!|(?:'[^']+'|[^'!()]+)!)?PERF_\w+\(", re.IGNORECASE)
_UNKNOWN_FUNCTION = "#NAME?"


@lru_cache(maxsize=8192)
def compact(text: str) -> str:
    r"""A text as headings and labels are compared: NFKC, without any white space.

    >>> compact("年度\n指标值（ A ）")
    '年度指标值(A)'
    """
    return "".join(unicodedata.normalize("NFKC", text).split())


class GridView:
    """One sheet, read through its merged cells; built once, in time linear in the number of its cells."""

    def __init__(self, sheet: Sheet) -> None:
        """Index a sheet's texts and merged areas."""
        self.name = sheet.name
        self._cells = sheet.cells
        self._made: dict[tuple[int, int], Cell] = {}
        self._rows: dict[int, tuple[Cell, ...]] = {}
        filled = sorted(at for at, cell in sheet.cells.items() if at[1] <= _WIDEST and cell.text.strip())
        self.rows = list(dict.fromkeys(row for row, _ in filled))
        self._spans: dict[tuple[int, int], Span] = {}
        for span in sheet.merges:
            self._spread(span)
        # A merged area may hide texts that nobody sees: only its corner counts.
        self._own = {at for at in filled if at not in self._spans or at == self._spans[at][:2]}
        self._columns: dict[int, list[int]] = {}
        for row, column in filled:
            if (row, column) in self._own:
                self._columns.setdefault(row, []).append(column)
        self.rows = list(self._columns)

    def _spread(self, span: Span) -> None:
        """Note a merged area for the rows that hold something: a whole merged column costs no more than they do."""
        right = min(span.right, _WIDEST)
        for row in self.rows[bisect_left(self.rows, span.top) : bisect_right(self.rows, span.bottom)]:
            for column in range(span.left, right + 1):
                self._spans[row, column] = span

    def own_columns(self, row: int) -> list[int]:
        """The columns whose own cell in this row holds a text, from left to right."""
        return self._columns.get(row, [])

    def is_own(self, row: int, column: int) -> bool:
        """Whether a text begins at this very place: not blank, and not shown from a merged area's corner elsewhere."""
        return (row, column) in self._own

    def cell(self, row: int, column: int) -> Cell:
        """The cell that shows at a place: of a merged area its top left corner, with its extent."""
        span = self._spans.get((row, column))
        at = (row, column) if span is None else (span.top, span.left)
        made = self._made.get(at)
        if made is None:
            made = self._made[at] = self._make(at, span)
        return made

    def _make(self, at: tuple[int, int], span: Span | None) -> Cell:
        rows, columns = (1, 1) if span is None else (span.bottom - span.top + 1, span.right - span.left + 1)
        found = self._cells.get(at)
        if found is None:
            return Cell(self.name, *at, rows=rows, columns=columns)
        if _is_uncomputed(found):
            return Cell(self.name, *at, rows=rows, columns=columns, formula=True, uncomputed=True)
        formula = found.formula is not None
        return Cell(self.name, *at, found.text, found.number, rows, columns, formula=formula, error=found.error)

    def text(self, row: int, column: int) -> str:
        """What shows at a place, compacted."""
        span = self._spans.get((row, column))
        found = self._cells.get((span.top, span.left) if span else (row, column))
        return compact(found.text) if found else ""

    def own_cells(self, row: int) -> tuple[Cell, ...]:
        """The cells of a row that hold a text of their own, from left to right."""
        cells = self._rows.get(row)
        if cells is None:
            cells = self._rows[row] = tuple(self.cell(row, column) for column in self.own_columns(row))
        return cells

    def first(self, row: int) -> Cell | None:
        """The first cell of a row that holds a text of its own."""
        cells = self.own_cells(row)
        return cells[0] if cells else None

    def right_of(self, cell: Cell) -> Cell | None:
        """The next cell to the right in the same row, None beyond the last one that holds something."""
        column = cell.column + cell.columns
        columns = self.own_columns(cell.row)
        last = columns[-1] if columns else 0
        return self.cell(cell.row, column) if column <= last else None

    def value_of(self, label: Cell) -> Cell | None:
        """The cell at the right of a label, or the next one in its row that holds something where that is blank."""
        beside = self.right_of(label)
        if beside is None or not beside.blank:
            return beside
        after = [column for column in self.own_columns(label.row) if column > beside.column]
        return self.cell(label.row, after[0]) if after else beside


def _is_uncomputed(cell: GridCell) -> bool:
    """Whether a cell holds a formula of our add-in without a result: the add-in is missing, or nobody has computed."""
    if cell.formula is None or _OUR_FUNCTION.match(cell.formula.lstrip("=+ ")) is None:
        return False
    return not cell.text.strip() or cell.text.strip() == _UNKNOWN_FUNCTION
