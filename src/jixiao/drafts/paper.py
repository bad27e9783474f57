"""A sheet of a new workbook being laid out: cells on merged areas, what may be typed into them, how it prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias

from jixiao.drafts.style import Look
from jixiao.form.grid import Span
from jixiao.workbook.edits import Formula, Link
from jixiao.workbook.text_size import line_count

Content: TypeAlias = str | int | Decimal | Formula | Link | None

_LINE_RATIO = 1.45  # height of a line in font sizes: Chinese fonts are tall
_MARGIN = 6.0  # points above and below the text
_LEAST = 22.0
_TALLEST = 409.0  # what Excel allows a row
_CHARACTER, _COLUMN_MARGIN = 6.0, 3.75  # points of a column's width in 宋体 11
_PAGE_SHAPE = 509 / 770  # height to width of A4 landscape within its margins
_SHRINKING = 1.3  # a form is printed smaller by at most this much rather than cut in two


@dataclass(frozen=True, slots=True)
class Rule:
    """What may be typed into a cell (数据有效性), with the hint shown when it is chosen.

    ``least`` and ``most`` bound a number or the length of a text; a bound may be a cell. A rule that does not
    ``refuse`` asks once and lets the user go on.
    """

    kind: Literal["list", "length", "decimal"]
    title: str
    hint: str
    error: str
    least: int | str = 0
    most: int | str | None = None
    choices: tuple[str, ...] = ()
    refuses: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A content on its area."""

    span: Span
    content: Content
    look: Look
    rule: Rule | None = None


@dataclass(slots=True)
class Paper:
    """One sheet; nothing is written before the whole workbook is."""

    title: str
    widths: tuple[float, ...]  # characters, from column A
    cells: list[Placed] = field(default_factory=list)
    least_heights: dict[int, float] = field(default_factory=dict)  # row → points that it has at least
    repeated_row: int | None = None  # printed on top of every page
    new_page: int | None = None  # the row that begins a new page in print
    frozen: tuple[int, int] = (1, 1)  # first row and column that scroll
    cursor: tuple[int, int] = (1, 1)

    def put(self, place: Span | tuple[int, int], content: Content, look: Look, rule: Rule | None = None) -> None:
        """Put a content on a cell (row, column from 1) or on a merged area."""
        span = place if isinstance(place, Span) else Span(*place, *place)
        self.cells.append(Placed(span, content, look, rule))

    @property
    def last_row(self) -> int:
        """The lowest row that holds a cell."""
        return max(placed.span.bottom for placed in self.cells)

    def heights(self) -> Mapping[int, float]:
        """The height in points that each row needs; a merged text shares what it lacks among its rows."""
        rows = {row for placed in self.cells for row in range(placed.span.top, placed.span.bottom + 1)}
        heights = {row: self.least_heights.get(row, _LEAST) for row in sorted(rows)}
        for placed in sorted(self.cells, key=lambda placed: placed.span.bottom - placed.span.top):
            own = range(placed.span.top, placed.span.bottom + 1)
            missing = self._need(placed) - sum(heights[row] for row in own)
            for row in own:
                heights[row] += max(0.0, missing) / len(own)
        return {row: min(_TALLEST, round(height * 4) / 4) for row, height in heights.items()}

    @property
    def fits_one_page(self) -> bool:
        """Whether the sheet is to be printed on one page: it is little more than one as wide as the paper."""
        width = sum(width * _CHARACTER + _COLUMN_MARGIN for width in self.widths)
        return sum(self.heights().values()) / width <= _PAGE_SHAPE * _SHRINKING

    def _need(self, placed: Placed) -> float:
        text = shown(placed.content)
        if not text or not placed.look.wrap:
            return 0.0
        width = sum(self.widths[placed.span.left - 1 : placed.span.right])
        lines = line_count(text, width * 10 / placed.look.size)
        return lines * placed.look.size * _LINE_RATIO + _MARGIN


def shown(content: Content) -> str:
    """The text that a content shows, near enough to measure it."""
    if isinstance(content, Formula):
        return str(content.cached)
    if isinstance(content, Link):
        return content.text
    return "" if content is None else str(content)
