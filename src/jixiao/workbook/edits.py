"""What may be done to a workbook, as data: every back end applies the same list of edits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jixiao.form.grid import Span
from jixiao.workbook.chart import Chart

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Content: TypeAlias = str | int | float | Decimal | bool | date | None


@dataclass(frozen=True, slots=True)
class PutValue:
    """Write a value into a cell; text stays text, whatever it starts with. None empties the cell."""

    sheet: str
    cell: str
    value: Content


@dataclass(frozen=True, slots=True)
class FitRow:
    """Let the row of a cell grow, where its height is fixed, until what was put into the cell can be read whole.

    Of a merged area it is the last row that grows. A row that is high enough stays as it is.
    """

    sheet: str
    cell: str
    text: str


@dataclass(frozen=True, slots=True)
class PutResult:
    """Put the value that a formula shows in place of the formula (固化); of an array formula, over its whole area.

    A cell without a formula, or with one that was never computed, stays as it is.
    """

    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class PutFill:
    """Give a cell a solid background; ``rgb`` is six hex digits. The rest of its format stays."""

    sheet: str
    cell: str
    rgb: str


@dataclass(frozen=True, slots=True)
class PutNote:
    """Put a note (批注) on a cell; a note already there keeps its text and gets a paragraph more."""

    sheet: str
    cell: str
    text: str


@dataclass(frozen=True, slots=True)
class AddSheet:
    """Add a worksheet at the end, authored by ``fill`` on an openpyxl worksheet."""

    title: str
    fill: Callable[[Worksheet], None]


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell of a new sheet looks. Colours are six hex digits, sizes are points."""

    bold: bool = False
    italic: bool = False
    size: int = 10
    color: str = "000000"
    fill: str | None = None
    border: str | None = None  # colour of a thin border on all sides
    wrap: bool = True
    horizontal: str = "left"  # left, center, right
    vertical: str = "center"  # top, center
    number_format: str = "General"
    underline: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula (text with its "=") and the value it has now."""

    text: str
    cached: Decimal | str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a cell of this workbook: ``text`` is shown, ``sheet`` and ``cell`` are where it leads."""

    text: str
    sheet: str
    cell: str


class NewCell(NamedTuple):
    """One cell of a new sheet; a tuple, because a review makes a thousand of them."""

    row: int
    column: int
    content: str | int | Decimal | Formula | Link | None
    style: Style = Style()


@dataclass(frozen=True, slots=True)
class DropDown:
    """A list to choose from (下拉列表) on an area; other text is allowed, with a hint."""

    span: Span
    choices: tuple[str, ...]
    title: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class NewSheet:
    """A whole new worksheet that no spreadsheet library has seen yet, so that every back end can make it."""

    title: str
    cells: tuple[NewCell, ...]
    widths: Mapping[int, float] = field(default_factory=dict)  # column → characters
    heights: Mapping[int, float] = field(default_factory=dict)  # row → points
    merges: tuple[Span, ...] = ()
    freeze: tuple[int, int] | None = None  # first row and column that scroll, from 1
    autofilter: Span | None = None
    print_title_rows: tuple[int, int] | None = None
    drop_downs: tuple[DropDown, ...] = ()
    cursor: str = "A1"
    landscape: bool = True
    tab_color: str | None = None
    # Rows that may begin a page in print → how bad that is, in pages left blank. Where none is named, the program that
    # prints begins a new page where one is full.
    page_starts: Mapping[int, float] = field(default_factory=dict)
    titled_to: int | None = None  # the last row that the print titles stand over; None where it is the last of all
    footer: str = "&C第 &P 页，共 &N 页"
    charts: tuple[Chart, ...] = ()
    active: bool = False  # whether it is the sheet shown on opening


@dataclass(frozen=True, slots=True)
class PutSheet:
    """Add the new sheet at the end, in place of one that has its title and was made by jixiao."""

    sheet: NewSheet


@dataclass(frozen=True, slots=True)
class Traces:
    """What an earlier run left in a workbook whose record another program has dropped: enough to take it out again.

    ``titles`` are the sheets, ``mark`` is how each paragraph of ours in a note begins ("" where no notes were left),
    ``fills`` are the colours that cells with such a note were given.
    """

    titles: tuple[str, ...]
    mark: str = ""
    fills: frozenset[str] = frozenset()


Edit: TypeAlias = PutValue | FitRow | PutResult | PutFill | PutNote | AddSheet | PutSheet
