"""Lay out a new sheet row by row: how wide a text is, how high its row must be, where the table stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeAlias

from jixiao.form.grid import Span
from jixiao.sheets.style import HEADER, TAB_COLOR, TEXT
from jixiao.workbook.edits import DropDown, Formula, Link, NewCell, NewSheet, Style
from jixiao.workbook.text_size import PADDING, TALLEST, text_height, text_width

_LOWEST = text_height("", 1, TEXT.size)  # of a row that holds nothing

Content: TypeAlias = str | int | Decimal | Formula | Link | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its width in characters, the style of its cells."""

    heading: str
    width: float
    style: Style


@dataclass(slots=True)
class Draft:
    """A sheet in the making: rows are added from the top, and heights follow from the texts."""

    columns: Sequence[Column]
    cells: list[NewCell] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)
    merges: list[Span] = field(default_factory=list)
    drop_downs: list[DropDown] = field(default_factory=list)
    starts: dict[int, float] = field(default_factory=dict)  # see NewSheet.page_starts
    next_row: int = 1
    header_row: int | None = None
    _places: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self._places = {column.heading: place for place, column in enumerate(self.columns, start=1)}

    def banner(self, content: Content, style: Style) -> None:
        """Add one line across the whole width."""
        last = len(self.columns)
        self.merges.append(Span(self.next_row, 1, self.next_row, last))
        self._add([(1, content, style)], {1: sum(column.width for column in self.columns)})

    def header(self) -> None:
        """Add the headings of the columns; the rows below scroll, and each printed page repeats them."""
        self.header_row = self.next_row
        headings = [(place, column.heading, HEADER) for place, column in enumerate(self.columns, start=1)]
        self._add(headings, {})

    def row(self, contents: Sequence[Content], styles: Iterable[Style] = ()) -> None:
        """Add a row of the table, each cell in its column's style unless ``styles`` are given for all."""
        chosen = tuple(styles) or tuple(column.style for column in self.columns)
        places = range(1, len(self.columns) + 1)
        self._add(list(zip(places, contents, chosen, strict=True)), {})

    def stretches(self, stretches: Iterable[tuple[str, str, Content, Style]]) -> None:
        """Add a row of cells merged from the column of one heading to that of another: (from, to, content, style)."""
        row, widths = [], {}
        for first, last, content, style in stretches:
            left, right = self.place(first), self.place(last)
            if right > left:
                self.merges.append(Span(self.next_row, left, self.next_row, right))
            widths[left] = sum(column.width for column in self.columns[left - 1 : right])
            row.append((left, content, style))
        self._add(row, widths)

    def place(self, heading: str) -> int:
        """The number of the column with this heading, from 1."""
        return self._places[heading]

    def has(self, heading: str) -> bool:
        """Whether there is a column with this heading."""
        return heading in self._places

    def sheet(self, title: str, *, cursor: str = "A1", filtered: bool = False, freeze_column: int = 1) -> NewSheet:
        """Finish: freeze and repeat the headings, filter the table when asked."""
        header, last_row, last = self.header_row, self.next_row - 1, len(self.columns)
        return NewSheet(
            title=title,
            cells=tuple(self.cells),
            widths={place: column.width for place, column in enumerate(self.columns, start=1)},
            heights=self.heights,
            merges=tuple(self.merges),
            freeze=(header + 1, freeze_column) if header else None,
            autofilter=Span(header, 1, last_row, last) if header and filtered else None,
            print_title_rows=(header, header) if header else None,
            drop_downs=tuple(self.drop_downs),
            cursor=cursor,
            tab_color=TAB_COLOR,
            page_starts=self.starts,
        )

    def _add(self, row: Sequence[tuple[int, Content, Style]], widths: dict[int, float]) -> None:
        height = _LOWEST
        self.cells += [NewCell(self.next_row, place, content, style) for place, content, style in row]
        for place, content, style in row:
            if content is not None:
                width = widths.get(place) or self.columns[place - 1].width
                needed = text_height(shown(content) if style.wrap else "", width, style.size)
                height = max(height, needed)
        self.heights[self.next_row] = min(height, TALLEST)
        self.next_row += 1


def shown(content: Content) -> str:
    """The text that a cell's content shows, near enough to measure it."""
    if isinstance(content, str):
        return content
    if isinstance(content, Formula):
        return str(content.cached)
    if isinstance(content, Link):
        return content.text
    return "" if content is None else str(content)


def fitted(column: Column, texts: Iterable[str]) -> Column:
    """The column made as wide as its longest text: LibreOffice does not wrap links."""
    longest = max((text_width(line) + PADDING + 0.5 for text in texts for line in text.split("\n")), default=0.0)
    return replace(column, width=max(column.width, longest))
