"""A sheet of 汇总.xlsx being written from top to bottom: title, lead, tables, how it is printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from xlsxwriter.worksheet import Worksheet

from jixiao.summary.book import links, style
from jixiao.summary.book.links import Link
from jixiao.summary.book.plain_text import clean
from jixiao.summary.book.rows import Value, write_row
from jixiao.summary.book.style import Look
from jixiao.workbook.text_size import TALLEST, text_height

_A4 = 9
_FOOTER = "&C第 &P 页，共 &N 页"
_LOWEST = 20.0  # points
_NARROW = 2  # character widths of a Chinese character


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: heading, width in characters, and how its cells look."""

    heading: str
    width: float
    look: Look = style.TEXT


class Page:
    """A sheet; rows and columns count from 0, ``row`` is the next one to be written."""

    def __init__(self, sheet: Worksheet, widths: Sequence[float], style_of: Callable[[Look], int]) -> None:
        """Begin a sheet of these columns."""
        self.sheet, self.row = sheet, 0
        self.style_of = style_of
        self.widths = tuple(widths)
        self._links = 0
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.center_horizontally()
        sheet.set_footer(_FOOTER)
        sheet.hide_gridlines(2)
        sheet.set_tab_color(f"#{style.TAB_COLOR}")

    @property
    def name(self) -> str:
        """The name of the sheet."""
        return str(self.sheet.name)

    def head(self, title: str, lead: Sequence[str]) -> None:
        """Write the title and the lines below it."""
        self.write((title,), (style.TITLE,), 28.0)
        for text in lead:
            self.banner(text, style.LEAD)

    def banner(self, text: Value, look: Look) -> None:
        """Write a text over the width of the sheet."""
        self.stretches(((len(self.widths), text, look),))

    def block(self, text: str) -> None:
        """Write the heading of a part of the sheet."""
        self.write((text,), (style.BLOCK,), 26.0)

    def skip(self, rows: int = 1, height: float = 10.0) -> None:
        """Leave rows blank."""
        for _ in range(rows):
            self.write((), (), height)

    def stretches(self, parts: Sequence[tuple[int, Value, Look]], height: float = _LOWEST) -> None:
        """Write a row of contents side by side, each over so many columns."""
        values: list[Value] = []
        looks: list[Look] = []
        for columns, value, look in parts:
            first = len(values)
            if columns > 1:
                self.sheet.merge.append([self.row, first, self.row, first + columns - 1])
            height = max(height, _height(value, look, sum(self.widths[first : first + columns])))
            values += [value, *[None] * (columns - 1)]
            looks += [look] * columns
        self.write(values, looks, height)

    def write(self, values: Sequence[Value], looks: Sequence[Look], height: float = _LOWEST) -> None:
        """Write a row of contents from the first column on."""
        self.put(values, [self.style_of(look) for look in looks], height)

    def put(self, values: Sequence[Value], styles: Sequence[int], height: float) -> None:
        """Write a row of contents whose looks are numbers already."""
        write_row(self.sheet, self.row, values, styles, min(height, TALLEST))
        self.row += 1

    def take_link(self, value: Link) -> bool:
        """Whether the sheet can take a link to a file more; one within the workbook it always can."""
        if value.inside:
            return True
        self._links += 1
        return self._links <= links.MOST and len(value.target) <= links.LONGEST


class Listing:
    """A table on a page: its header is written, then row by row."""

    def __init__(self, page: Page, columns: Sequence[Column]) -> None:
        """Write the header."""
        self.page, self.columns = page, tuple(columns)
        self.header = page.row
        self._styles = [page.style_of(column.look) for column in columns]
        self._link_styles = [
            page.style_of(style.CENTERED_LINK if column.look.align == "center" else style.LINK) for column in columns
        ]
        # Texts of so many characters fit into a line, whatever they are; the others are measured.
        self._rooms = [column.width / _NARROW - 1 for column in columns]
        self._before: Sequence[Value] = [None] * len(self.columns)  # the row above, and the heights of its texts
        self._heights = [_LOWEST] * len(self.columns)
        headings = [column.heading for column in columns]
        height = max(_height(column.heading, style.HEADER, column.width) for column in columns)
        page.write(headings, [style.HEADER] * len(columns), max(24.0, height))

    @property
    def first(self) -> int:
        """The row below the header."""
        return self.header + 1

    def add(self, values: Sequence[Value], looks: Mapping[int, Look] | None = None) -> None:
        """Write a row as high as its texts need; ``looks`` are those of cells unlike the others of their column."""
        height, styles, shown = _LOWEST, self._styles.copy(), list(values)
        before, self._before = self._before, values
        for at, look in (looks or {}).items():
            styles[at] = self.page.style_of(look)
        for at, (value, room) in enumerate(zip(values, self._rooms, strict=True)):
            if isinstance(value, str):
                if len(value) > room or "\n" in value:
                    if value != before[at]:  # the rows of a workbook have its name in common
                        column = self.columns[at]
                        self._heights[at] = _height(value, column.look, column.width)
                    height = max(height, self._heights[at])
            elif isinstance(value, Link):
                if self.page.take_link(value):
                    styles[at] = self._link_styles[at]
                else:
                    shown[at] = value.text
        self.page.put(shown, styles, height)

    def finish(self, frozen_columns: int | None = 0) -> None:
        """Give the table the sheet's filter and repeat its header on each page, once all rows are written.

        The header and so many columns stay in sight; None where the table does not begin high enough for that.
        """
        sheet, last = self.page.sheet, max(self.page.row - 1, self.first)
        sheet.autofilter(self.header, 0, last, len(self.columns) - 1)
        sheet.repeat_rows(self.header)
        if frozen_columns is not None:
            sheet.freeze_panes(self.first, frozen_columns)
            sheet.set_selection(self.first, frozen_columns, self.first, frozen_columns)


def _height(value: Value, look: Look, width: float) -> float:
    """What a wrapped text needs."""
    text = value.text if isinstance(value, Link) else value
    return _text_height(text, width, look.size) if isinstance(text, str) and look.wrap else 0.0


@lru_cache(maxsize=1 << 10)
def _text_height(text: str, width: float, size: int) -> float:
    return text_height(clean(text), width, size)
