"""Rows of cells straight into a worksheet (行), as XML.

XlsxWriter makes an object of each cell and asks it for each attribute: a list of 100,000 findings takes several times
as long. A row written here is one text; all else of the sheet (columns, charts, links, printing) is XlsxWriter's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias
from xml.sax.saxutils import escape

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from jixiao.summary.book.links import Link, url_of
from jixiao.summary.book.plain_text import clean

Value: TypeAlias = str | int | float | Decimal | Link | None

_CHARTED = 100  # rows beside which a chart may stand: XlsxWriter has to know how high they are
_OFTEN = 48  # characters: names of units, files and checks come again and again, sentences hardly ever
_PIXELS = 4 / 3  # of a point
LETTERS = tuple(xl_col_to_name(column) for column in range(64))
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # spreadsheets take _x000D_ for a character
_BLANK = "/>"  # the rest of a cell's element without content


def write_row(sheet: Worksheet, row: int, values: Sequence[Value], styles: Sequence[int], height: float) -> None:
    """Write the values of a row from the first column on, below everything written before; rows count from 0.

    ``styles`` are numbers of formats. A link is told to the sheet, and its text written.
    """
    number = row + 1
    parts = [f'<row r="{number}" ht="{height:g}" customHeight="1">']
    for letters, value, style in zip(LETTERS, values, styles, strict=False):
        if isinstance(value, str):
            content = _often(value) if len(value) < _OFTEN else _text(value)
        elif value is None:
            content = _BLANK
        elif isinstance(value, Link):
            content = _often(value.text)
            sheet.hyperlinks[row][LETTERS.index(letters)] = url_of(value)
        else:
            content = f"><v>{_number(value)}</v></c>"
        parts.append(f'<c r="{letters}{number}" s="{style}"{content}')
    sheet._check_dimensions(row, max(len(values) - 1, 0))
    if row < _CHARTED:
        sheet.row_sizes[row] = [round(height * _PIXELS), False]
    sheet.fh.write("".join(parts) + "</row>")


def _text(text: str) -> str:
    """The rest of a cell's element that holds a text."""
    found = escape(clean(text))
    if not found:
        return _BLANK
    if "_x" in found:
        found = _ESCAPED.sub("_x005F_", found)
    kept = ' xml:space="preserve"' if found[0] == " " or found[-1] == " " or "\n" in found or "  " in found else ""
    return f' t="inlineStr"><is><t{kept}>{found}</t></is></c>'


@lru_cache(maxsize=1 << 12)
def _often(text: str) -> str:
    return _text(text)


def _number(value: float | Decimal) -> str:
    """A number as XML has it: 15 digits, as many as Excel shows; one more is the dust of binary fractions."""
    if isinstance(value, Decimal):
        value = int(value) if value == value.to_integral_value() else float(value)
    return f"{value:.15G}" if isinstance(value, float) else str(value)
