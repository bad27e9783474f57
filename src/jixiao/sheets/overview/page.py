"""The columns of the sheet 得分一览: a table on the left, what is drawn of it on the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from jixiao.form.grid import Span
from jixiao.sheets.layout import Column, Content, Draft, shown
from jixiao.sheets.style import BLOCK, CENTERED, HEADER, TEXT
from jixiao.workbook.chart import Chart
from jixiao.workbook.edits import NewCell, Style
from jixiao.workbook.paging import SAME_TABLE
from jixiao.workbook.text_size import text_height

LEFT = ("名称", "一", "二", "三", "四", "五")
RIGHT = ("图一", "图二", "图三", "图四")
GAP = "间隔"
_WIDTHS = (32.0, 12.5, 12.5, 11.5, 11.5, 10.0)
COLUMNS = (
    *(Column(heading, width, TEXT) for heading, width in zip(LEFT, _WIDTHS, strict=True)),
    Column(GAP, 2, Style()),
    *(Column(heading, 14, TEXT) for heading in RIGHT),
)
NEW_FORM, NEW_TABLE = 0.0, 0.25  # how bad it is to begin a printed page with a form, with one of its tables
BIG = replace(CENTERED, bold=True, size=14)
_HEADING = replace(BLOCK, fill=None, border=None)
_BLANK_ROW, _PAGE = 15.0, 480.0  # points: of a row without text, of what stays on a page
_HIGHEST = 200.0  # points: of a row of a long text


@dataclass(slots=True)
class Page:
    """The sheet in the making: a draft, and the charts beside its tables."""

    draft: Draft = field(default_factory=lambda: Draft(COLUMNS))
    charts: list[Chart] = field(default_factory=list)

    def block(self, title: str) -> None:
        """Begin a form."""
        if self.draft.next_row > 1:
            self.draft.starts[self.draft.next_row] = NEW_FORM
        self.draft.banner(title, BLOCK)

    def table(self, title: str, headings: Sequence[str]) -> None:
        """Begin a table on the left: its title over its headings."""
        self.draft.starts[self.draft.next_row] = NEW_TABLE
        self.heading(title)
        self.line(headings, [HEADER] * len(headings))

    def heading(self, title: str) -> None:
        """Put a title over a table on the left."""
        self.draft.stretches([(LEFT[0], LEFT[-1], title, _HEADING)])

    def line(self, contents: Sequence[Content], styles: Iterable[Style]) -> int:
        """Add a line to the table on the left; give its row."""
        row = self.draft.next_row
        self.draft.stretches(
            (heading, heading, content, style) for heading, content, style in zip(LEFT, contents, styles, strict=False)
        )
        return row

    def skip(self) -> None:
        """Leave one row blank."""
        self.draft.heights[self.draft.next_row] = _BLANK_ROW
        self.draft.next_row += 1

    def tall(self, stretches: Sequence[tuple[str, str, Content, Style]], lowest: float) -> None:
        """Add long texts beside each other, as (from, to, text, style), over as many rows as they need."""
        top, height = self.draft.next_row, lowest
        for first, last, content, style in stretches:
            left, right = self.draft.place(first), self.draft.place(last)
            width = sum(column.width for column in COLUMNS[left - 1 : right])
            height = max(height, text_height(shown(content), width, style.size))
            self.draft.cells.append(NewCell(top, left, content, style))
        rows = ceil(height / _HIGHEST)
        for row in range(top, top + rows):
            self.draft.heights[row] = height / rows
        for first, last, _, _ in stretches:
            span = Span(top, self.draft.place(first), top + rows - 1, self.draft.place(last))
            self.draft.merges.append(span)
        self.draft.next_row += rows

    def area(self, top: int, height: float) -> Span:
        """The cells on the right from a row down for a chart of this height in points; rows are added where missing.

        It is not to be the first row of a page: the edge of the chart would be printed on the page before, too.

        A table longer than a page may be cut in print where it goes on below its chart.
        """
        used, row = 0.0, top
        while used < height:
            if row == self.draft.next_row:
                self.skip()
            used += self.draft.heights[row]
            row += 1
        if sum(self.draft.heights[each] for each in range(top, self.draft.next_row)) > _PAGE:
            self.draft.starts |= dict.fromkeys(range(row, self.draft.next_row), SAME_TABLE)
        return Span(top, self.draft.place(RIGHT[0]), row - 1, self.draft.place(RIGHT[-1]))

    def under(self, heading: str, rows: Sequence[int]) -> Span:
        """The cells of a column of the table on the left, in neighbouring rows."""
        column = self.draft.place(heading)
        return Span(rows[0], column, rows[-1], column)
