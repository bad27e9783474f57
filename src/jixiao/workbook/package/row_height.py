"""The heights of rows (行高): how high a row is, and higher where a text put into it needs more room."""

from __future__ import annotations

import re

from jixiao.workbook.package.sheet_patch import SheetPatch
from jixiao.workbook.package.styles import Styles
from jixiao.workbook.package.xml_text import attributes, opening_tag, root, spliced, with_attribute
from jixiao.workbook.text_size import TALLEST, text_height

_DEFAULT_HEIGHT, _DEFAULT_WIDTH = 15.0, 8.43  # points and characters, where a sheet states none


def row_height(patch: SheetPatch, row: int) -> float | None:
    """The height of a row in points, None where programs fit it to its contents."""
    element = patch.row(row)
    given = attributes(opening_tag(patch.document.text, element)) if element is not None else {}
    return _decimal(given.get("ht"))


def fit_row(patch: SheetPatch, styles: Styles, row: int, column: int, text: str) -> None:
    """Write the height into the sheet's text, where the rows of a cell are too low for a text.

    The patch must have nothing unsaved; it is of no use afterwards.
    """
    span = patch.merges.span(row, column)
    heights = [row_height(patch, number) for number in range(span.top, span.bottom + 1)]
    if heights == [None]:
        return  # it grows by itself
    usual = _stated(patch, "defaultRowHeight", _DEFAULT_HEIGHT)
    now = sum(usual if height is None else height for height in heights)
    width = sum(_column_width(patch, number) for number in range(span.left, span.right + 1))
    lacking = text_height(text, width, styles.font_size(patch.style(row, column))) - now
    if lacking > 0:
        last = usual if heights[-1] is None else heights[-1]
        _put_height(patch, span.bottom, min(last + lacking, TALLEST))


def _put_height(patch: SheetPatch, row: int, height: float) -> None:
    element = patch.row(row)
    if element is None:
        return  # a merged area that ends below the last row that is written
    tag = opening_tag(patch.document.text, element)
    new = with_attribute(with_attribute(tag, "ht", f"{height:g}"), "customHeight", "1")
    patch.document.text = spliced(patch.document.text, [(element.start, element.start + len(tag), new)])


def _column_width(patch: SheetPatch, column: int) -> float:
    width = _decimal(patch.column(column).get("width"))
    return _stated(patch, "defaultColWidth", _DEFAULT_WIDTH) if width is None else width


def _stated(patch: SheetPatch, name: str, usual: float) -> float:
    """What a sheet states for all its rows or columns."""
    text = patch.document.text
    tag = re.search(rf"<{patch.own}sheetFormatPr\s[^>]*>", text[root(text).inner : root(text).inner + 20_000])
    found = _decimal(attributes(tag[0]).get(name)) if tag else None
    return usual if found is None else found


def _decimal(written: str | None) -> float | None:
    return float(written) if written is not None and re.fullmatch(r"\d+(?:\.\d+)?", written) else None
