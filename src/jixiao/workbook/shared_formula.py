"""A shared formula (共享公式) as each of its cells would have it: the master's text, its relative references moved."""

from __future__ import annotations

import re

from jixiao.form.grid import column_letters
from jixiao.workbook.places import LAST_COLUMN, LAST_ROW, column_number

_PIECE = re.compile(
    r"""("(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*\])|(?<![A-Za-z0-9_.$])(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![A-Za-z0-9_.(])"""
)


def moved(formula: str, rows: int, columns: int) -> str:
    """Move the relative references of a formula.

    >>> moved('SUM(A1:$B$2)&"A1"+LOG10(C3)', 2, 1)
    'SUM(B3:$B$2)&"A1"+LOG10(D5)'
    """

    def shifted(match: re.Match[str]) -> str:
        if match[1]:
            return match[0]
        column = column_number(match[3])
        row = int(match[5])
        if column > LAST_COLUMN or not 1 <= row <= LAST_ROW:
            return match[0]
        column = column if match[2] else (column + columns - 1) % LAST_COLUMN + 1
        row = row if match[4] else (row + rows - 1) % LAST_ROW + 1
        return f"{match[2]}{column_letters(column)}{match[4]}{row}"

    return _PIECE.sub(shifted, formula)
