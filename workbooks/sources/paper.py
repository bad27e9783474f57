"""A form on paper: framed and merged cells, row heights that show all text, A4 printing, and a file without a clock."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias

import xlsxwriter
from xlsxwriter.utility import xl_cell_to_rowcol

Content: TypeAlias = "str | float | date | None"

LINE_RATIO = 1.45  # height of a line in font sizes
ROW_PADDING = 5.0  # points
LEAST_HEIGHT = 20.0
TALLEST = 409.0  # what Excel allows
MADE = datetime(2022, 3, 1)  # noqa: DTZ001  a fixed stamp: the same input gives the same file; the format has no zone
A4 = 9
GB2312 = 134


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks."""

    font: str = "宋体"
    size: int = 10
    bold: bool = False
    align: str = "center"
    framed: bool = True
    number_format: str = "General"

    @property
    def properties(self) -> dict[str, object]:
        """The same in XlsxWriter's words."""
        return {
            "font_name": self.font,
            "font_size": self.size,
            "font_charset": GB2312,
            "bold": self.bold,
            "align": self.align,
            "valign": "vcenter",
            "text_wrap": True,
            "border": int(self.framed),
            "num_format": self.number_format,
        }


TITLE = Look(font="方正小标宋简体", size=18, bold=True, framed=False)
SUBTITLE = Look(size=11, framed=False)
HEADING = Look(bold=True)
VALUE = Look()
TEXT = Look(align="left")
LITERAL = Look(number_format="@")  # a cell set to 文本: Excel leaves "99%" and "=100%" as they are typed


@dataclass(frozen=True, slots=True)
class Placed:
    """A value on its area, rows and columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int
    value: Content
    look: Look


@dataclass(slots=True)
class Paper:
    """One sheet being laid out; nothing is written before `save`."""

    title: str
    widths: Mapping[str, float]  # column letter → characters
    header_row: int | None = None  # repeated on every page, from 1
    cells: list[Placed] = field(default_factory=list)
    portrait: bool = False
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)  # cell → what may be chosen there (下拉列表)
    pack: str = ""  # 口径, kept in the workbook as the defined name 绩效口径

    def put(self, area: str, value: Content, look: Look = VALUE) -> None:
        """Place a value on a cell or, with "B3:C4", on a merged area."""
        first, _, last = area.partition(":")
        self.cells.append(Placed(*xl_cell_to_rowcol(first), *xl_cell_to_rowcol(last or first), value, look))

    def heights(self) -> dict[int, float]:
        """The height in points that each row needs; a merged text shares its need among its rows."""
        heights = {row: LEAST_HEIGHT for cell in self.cells for row in range(cell.top, cell.bottom + 1)}
        widths = list(self.widths.values())
        for cell in sorted(self.cells, key=lambda cell: cell.bottom - cell.top):
            rows = range(cell.top, cell.bottom + 1)
            lines = lines_needed(str(cell.value or ""), sum(widths[cell.left : cell.right + 1]) * 10 / cell.look.size)
            need = lines * cell.look.size * LINE_RATIO + ROW_PADDING
            missing = need - sum(heights[row] for row in rows)
            for row in rows:
                heights[row] += max(0.0, missing) / len(rows)
        return {row: min(TALLEST, round(height * 4) / 4) for row, height in heights.items()}

    def save(self, path: Path) -> None:
        """Write the workbook; the same cells give the same bytes."""
        save_book(path, [self], self.pack)

    def add_to(self, book: xlsxwriter.Workbook) -> None:
        """Lay the sheet out in a workbook that holds others too."""
        sheet = book.add_worksheet(self.title)
        for letter, width in self.widths.items():
            sheet.set_column(f"{letter}:{letter}", width)
        for row, height in self.heights().items():
            sheet.set_row(row, height)
        looks = {look: book.add_format(look.properties) for look in dict.fromkeys(cell.look for cell in self.cells)}
        for cell in self.cells:
            _write(sheet, cell, looks[cell.look])
        for place, choices in self.lists.items():
            sheet.data_validation(place, {"validate": "list", "source": list(choices), "error_type": "warning"})
        self._set_up_printing(sheet)

    def _set_up_printing(self, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        """A4, one page wide, the header row on every page, the page number below."""
        sheet.set_paper(A4)
        if not self.portrait:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.set_footer("&C第 &P 页，共 &N 页")
        sheet.print_area(0, 0, max(cell.bottom for cell in self.cells), len(self.widths) - 1)
        sheet.hide_gridlines(2)
        if self.header_row:
            sheet.repeat_rows(self.header_row - 1)


def save_book(path: Path, papers: Sequence[Paper], pack: str = "") -> None:
    """Write a workbook of these sheets, with its 口径 as the defined name; the same sheets give the same bytes."""
    normal = {"font_name": "宋体", "font_size": 11, "font_charset": GB2312}
    book = xlsxwriter.Workbook(path, {"default_format_properties": normal})
    book.set_properties({"author": "jixiao contributors", "created": MADE})
    for paper in papers:
        paper.add_to(book)
    if pack:
        book.define_name("绩效口径", f'="{pack}"')
    book.close()


def display_width(text: str) -> int:
    """Count a text's width in half-width characters, which is the unit of a column's width."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def lines_needed(text: str, width: float) -> int:
    """Say how many lines a wrapped text takes in a column of that width."""
    usable = max(2.0, width - 1.5)  # Excel keeps a margin on both sides
    return sum(max(1, math.ceil(display_width(line) / usable)) for line in text.split("\n"))


def _write(sheet: xlsxwriter.worksheet.Worksheet, cell: Placed, look: xlsxwriter.format.Format) -> None:
    if (cell.top, cell.left) != (cell.bottom, cell.right):
        sheet.merge_range(cell.top, cell.left, cell.bottom, cell.right, "", look)
    if cell.value is None:
        sheet.write_blank(cell.top, cell.left, None, look)
    elif isinstance(cell.value, str):
        sheet.write_string(cell.top, cell.left, cell.value, look)
    elif isinstance(cell.value, date):
        sheet.write_datetime(cell.top, cell.left, cell.value, look)
    else:
        sheet.write_number(cell.top, cell.left, cell.value, look)
