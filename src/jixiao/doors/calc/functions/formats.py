"""The number formats (数字格式) of a document by their keys, as Excel writes them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from jixiao.form.grid import GridCell
from jixiao.workbook.number_format import number_cell

_LOGICAL = 1024  # com.sun.star.util.NumberFormat.LOGICAL


class Formats:
    """The codes that a document's number formats have in a file."""

    def __init__(self, document: Any) -> None:
        """Look at none yet."""
        self._formats = document.NumberFormats
        self._from_1904 = document.NullDate.Year == 1904
        self._codes: dict[int, str] = {}

    def cell(self, number: float, key: int) -> GridCell:
        """A number as a cell shows it that has the format of this key."""
        code = self._codes.get(key)
        if code is None:
            code = self._codes[key] = _code(self._formats.getByKey(key))
        return number_cell(Decimal(repr(number)), code, from_1904=self._from_1904)


def _code(known: Any) -> str:
    if known.getPropertyValue("StandardFormat"):
        return "General"
    if known.getPropertyValue("Type") & _LOGICAL:
        return "BOOLEAN"
    return str(known.getPropertyValue("FormatString"))
