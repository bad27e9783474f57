"""The workbook around the sheets (工作簿): one XlsxWriter book in a folder of its own, its formats and its pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from jixiao.summary.book.page import Column, Page
from jixiao.summary.book.style import NORMAL_FONT, NORMAL_SIZE, Look

_GB2312 = 134  # the character set of the fonts
# A fixed stamp: the same data gives the same bytes on every day. The format has no time zone.
_MADE = datetime(2020, 1, 1)  # noqa: DTZ001


class Workbook:
    """A workbook that keeps no more than a row of each sheet in memory."""

    def __init__(self, target: Path, folder: Path, title: str) -> None:
        """Begin it; what a sheet is made of lies in ``folder`` until the book is closed."""
        normal = {"font_name": NORMAL_FONT, "font_size": NORMAL_SIZE, "font_charset": _GB2312}
        options = {"constant_memory": True, "tmpdir": str(folder), "default_format_properties": normal}
        self.book = xlsxwriter.Workbook(str(target), options)
        self.book.set_properties({"title": title, "created": _MADE})
        self._styles: dict[Look, int] = {}

    def page(self, name: str, columns: Sequence[Column] | Sequence[float]) -> Page:
        """Add a sheet."""
        widths = [each.width if isinstance(each, Column) else each for each in columns]
        return Page(self.book.add_worksheet(name), widths, self.style_of)

    def style_of(self, look: Look) -> int:
        """The number of the format of a look."""
        if look not in self._styles:
            self._styles[look] = self.book.add_format(_properties(look))._get_xf_index()
        return self._styles[look]

    def close(self) -> None:
        """Write the file.

        Raises:
            OSError: it cannot be written.
        """
        try:
            self.book.close()
        except FileCreateError as error:
            raise error.args[0] from error

    def abandon(self) -> None:
        """Let go of everything without writing the file."""
        self.book.fileclosed = True
        for sheet in self.book.worksheets():
            sheet.row_data_fh.close()


def _properties(look: Look) -> dict[str, object]:
    """A look in XlsxWriter's words."""
    found: dict[str, object] = {
        "font_name": look.font,
        "font_size": look.size,
        "font_charset": _GB2312,
        "bold": look.bold,
        "underline": int(look.underline),
        "align": look.align,
        "valign": "vcenter",
        "text_wrap": look.wrap,
        "num_format": look.number_format,
    }
    if look.line:
        found |= {"border": 1, "border_color": f"#{look.line}"}
    if look.fill:
        found |= {"bg_color": f"#{look.fill}", "pattern": 1}
    if look.color:
        found["font_color"] = f"#{look.color}"
    return found
