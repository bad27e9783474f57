"""A sheet of a new workbook being laid out: cells on merged areas, what may be typed into them, how it prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise
from typing import Literal, TypeAlias

from jixiao.drafts.style import Look
from jixiao.form.grid import Span
from jixiao.workbook.edits import Formula, Link
from jixiao.workbook.paging import Margins, cut_into_pages, digit_width
from jixiao.workbook.text_size import line_count

Content: TypeAlias = str | int | Decimal | Formula | Link | None

_LINE_RATIO = 1.45  # height of a line in font sizes: Chinese fonts are tall
_MARGIN = 6.0  # points above and below the text
_LEAST = 22.0
_TALLEST = 409.0  # what Excel allows a row
NORMAL_FONT, NORMAL_SIZE = "宋体", 11  # of the workbook: columns are counted in its digits
_MARGINS = Margins(side=0.5, top=0.6, bottom=0.6)
_SIZES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)  # to print a sheet in, of that which fills the paper's width
_SMALLER = 5.0  # what it costs to print a sheet smaller, in pages left blank for a size of nothing


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
    unseen_while: dict[tuple[int, int], str] = field(default_factory=dict)  # cell → the formula that hides its text
    repeated_row: int | None = None  # printed on top of every page
    page_breaks: tuple[int, ...] = ()  # the rows with which a new page begins in print
    margins: Margins = _MARGINS  # wider where it is to be printed smaller: it fills the width between them
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

    def cut(self, starts: Mapping[int, float], smallest: float = 0.8) -> None:
        """Cut the sheet into printed pages, once it is laid out; ``starts`` are the costs that `cut_into_pages` takes.

        It is printed somewhat smaller where that saves a page, or a cut through what belongs together; one that takes
        several pages all the same is printed in no less than the ``smallest`` share of the size that fills the width.
        What is merged across a cut begins anew on the next page, so that every page says what its rows belong to.
        """
        heights, digit = self.heights(), digit_width(NORMAL_FONT, NORMAL_SIZE)
        repeated = None if self.repeated_row is None else (self.repeated_row, self.repeated_row)
        margins = {size: _MARGINS.smaller(size) for size in _SIZES}
        found = {
            size: cut_into_pages(heights, each.room(self.widths, digit), starts, repeated)
            for size, each in margins.items()
        }
        fit = [size for size in _SIZES if size >= smallest or not found[size].breaks]
        best = min(fit, key=lambda size: found[size].price + (1 - size) * _SMALLER)
        self.page_breaks = found[best].breaks
        self.margins = margins[best] if self.page_breaks else _MARGINS
        self.cells = [part for placed in self.cells for part in _parts(placed, self.page_breaks)]

    def _need(self, placed: Placed) -> float:
        text = shown(placed.content)
        if not text or not placed.look.wrap:
            return 0.0
        width = sum(self.widths[placed.span.left - 1 : placed.span.right])
        lines = line_count(text, width * 10 / placed.look.size)
        return lines * placed.look.size * _LINE_RATIO + _MARGIN


def _parts(placed: Placed, cuts: Sequence[int]) -> Iterator[Placed]:
    """What stands on an area, on each part of it that lies on a page of its own."""
    edges = [
        placed.span.top,
        *(row for row in cuts if placed.span.top < row <= placed.span.bottom),
        placed.span.bottom + 1,
    ]
    for top, after in pairwise(edges):
        yield replace(placed, span=placed.span._replace(top=top, bottom=after - 1))


def shown(content: Content) -> str:
    """The text that a content shows, near enough to measure it."""
    if isinstance(content, Formula):
        return str(content.cached)
    if isinstance(content, Link):
        return content.text
    return "" if content is None else str(content)
