"""Write a worksheet as a pipe table, so that a test shows the form it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.form.grid import GridCell, Sheet, Span

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_FORMULA = re.compile(r"(?P<shown>.*?)\s*\{=(?P<formula>.+)\}")
_ERRORS = frozenset({"#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"})


def sheet_from_text(text: str, name: str = "自评表") -> Sheet:
    r"""Turn a pipe table into a `Sheet`, its first line being row 1 and its first cell column A.

    One line is one row, ``|`` stands between two cells, and nothing between them is an empty cell. ``<`` merges with
    the cell at its left, ``^`` with the cell above; a block of both is one rectangle. ``\n`` inside a cell is a line
    break. A plain numeral (0.45) becomes a numeric cell, everything else text (≥95%, 98%). ``97.3 {=SUM(G2:G9)}`` is
    a formula cell showing 97.3; ``#N/A`` and its like are error cells. A pipe at the start of a line means an empty
    first cell. Empty lines around the table are dropped, inner ones are empty rows.

    >>> sheet = sheet_from_text('''
    ...     一级指标 | 三级指标 | 指标值 | 实际完成值
    ...     产出指标 | 办理件数 | ≥2件   | 3
    ...     ^        | 按时率   | ≥95%   | 96%
    ... ''')
    >>> sheet.cells[2, 4]
    GridCell(text='3', number=Decimal('3'), formula=None, error=False)
    >>> sheet.merges
    (Span(top=2, left=1, bottom=3, right=1),)
    """
    table = [[cell.strip() for cell in line.split("|")] for line in _lines(text)]
    cells = {
        (row, column): _grid_cell(shown)
        for row, line in enumerate(table, start=1)
        for column, shown in enumerate(line, start=1)
        if shown not in {"", "<", "^"}
    }
    return Sheet(name, cells, tuple(_merges(table)))


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    return lines


def _grid_cell(shown: str) -> GridCell:
    formula = None
    if match := _FORMULA.fullmatch(shown):
        shown, formula = match["shown"], match["formula"]
    number = Decimal(shown) if _NUMBER.fullmatch(shown) else None
    return GridCell(shown.replace("\\n", "\n"), number, formula, error=shown in _ERRORS)


def _merges(table: list[list[str]]) -> Iterator[Span]:
    for top, line in enumerate(table, start=1):
        for left, shown in enumerate(line, start=1):
            if shown in {"<", "^"}:
                continue
            right = left
            while right < len(line) and line[right] == "<":
                right += 1
            bottom = top
            while bottom < len(table) and _continues(table[bottom], left, right):
                bottom += 1
            if (right, bottom) != (left, top):
                yield Span(top, left, bottom, right)


def _continues(line: list[str], left: int, right: int) -> bool:
    """Whether a line belongs to the block above it: ``^`` below its first column, marks below the others."""
    marks = line[left - 1 : right]
    return len(marks) == right - left + 1 and marks[0] == "^" and set(marks[1:]) <= {"<", "^"}
