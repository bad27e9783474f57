"""Where a sheet that is longer than a page is cut in print (分页): between blocks where it can be, not through them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

# How bad it is to begin a page with a row of which this many of 目标, 一级指标 and 二级指标 go on from the row above.
GOING_ON = (0.25, 0.5, 1.0, 2.0)
SAME_TABLE = 1.0  # and with any row of a plain list but the first
_A4_LANDSCAPE = (841.9, 595.3)  # width and height in points
_INCH = 72.0
_COLUMN_EDGES = 3.75  # points that a column takes besides its characters
_CHINESE = frozenset(["simsun", "nsimsun", "dengxian", "fangsong", "simhei", "kaiti", "microsoft yahei"])
_SAFE = 0.97  # of a page: programs round widths and heights
_PAGE, _FORBIDDEN = 100.0, 1000.0  # what a page more costs, and a cut where there should be none
_SPARSE, _SPARSE_SHARE = 1.0, 0.25  # what a page costs that is filled by less than this share


@dataclass(frozen=True, slots=True)
class Margins:
    """The margins of a printed page in inches (页边距)."""

    side: float
    top: float
    bottom: float

    def smaller(self, size: float) -> Margins:
        """The margins between which a sheet as wide as the page is printed in a share of its size.

        >>> round(Margins(0.5, 0.6, 0.6).smaller(0.8).side, 2)
        1.57
        """
        within = _A4_LANDSCAPE[0] / _INCH - 2 * self.side
        return replace(self, side=round(self.side + within * (1 - size) / 2, 2))

    def room(self, widths: Iterable[float], character: float) -> float:
        """How many points of rows go on an A4 page across that these columns fill in their width.

        ``widths`` are characters, and ``character`` is the width of one in points: it depends on the workbook's font.

        >>> round(Margins(0.5, 0.6, 0.6).room([30, 30, 40], 6))
        404
        """
        width, height = _A4_LANDSCAPE
        columns = sum(each * character + _COLUMN_EDGES for each in widths)
        return columns * (height - (self.top + self.bottom) * _INCH) / (width - 2 * self.side * _INCH)


OWN_MARGINS = Margins(side=0.4, top=0.5, bottom=0.6)  # of the sheets that a review leaves in somebody's workbook


def digit_width(font: str, size: float) -> float:
    """The width in points of a digit, in which the widths of columns are counted; no program takes it for narrower.

    In Chinese fonts it is half the size, which Excel rounds up to whole pixels; in the usual Latin ones it is a little
    more, which Excel rounds down.

    >>> digit_width("宋体", 11), digit_width("SimSun", 12), digit_width("Calibri", 11), digit_width("Arial", 10)
    (5.5, 6.0, 5.25, 5.25)
    """
    if not font.isascii() or font.casefold() in _CHINESE:
        return size / 2
    return max(1, int(size / 0.75 * 0.53)) * 0.75


@dataclass(frozen=True, slots=True)
class Pages:
    """How a sheet is cut: the rows with which a new page begins, and how bad that is, in pages left blank."""

    breaks: tuple[int, ...] = ()
    price: float = 0.0


def cut_into_pages(
    heights: Mapping[int, float], room: float, costs: Mapping[int, float], repeated: tuple[int, int] | None = None
) -> Pages:
    """Cut a sheet so that there are as few pages as can be, and where it costs least.

    ``heights`` are those of all rows in points, ``room`` is that of a page. ``costs`` say how bad it is to begin a page
    with a row, in pages left blank; a row that is not among them begins none unless nothing else is possible.
    ``repeated`` are the first and the last row of headings, which every page after them repeats.

    >>> cut_into_pages(dict.fromkeys(range(1, 8), 20.0), 110, {4: 0, 5: 1, 6: 1}).breaks
    (4,)
    """
    room *= _SAFE
    rows = sorted(heights)
    headings = range(repeated[0], repeated[1] + 1) if repeated is not None else range(0)
    headed = sum(heights[row] for row in headings)
    best = {rows[0]: Pages()}  # the cheapest way to fill the pages above a row
    for at, first in enumerate(rows):
        used = headed if headings and first >= headings.stop else 0.0
        for last in rows[at:]:
            used += heights[last]
            if used > room and last > first:
                break
            above, known, ends = best[first], best.get(last + 1), last == rows[-1]
            price = _price(above.price, last, used / room, None if ends else costs)
            if known is None or price < known.price:
                best[last + 1] = Pages(above.breaks if ends else (*above.breaks, last + 1), price)
    return best[rows[-1] + 1]


def _price(above: float, last: int, share: float, costs: Mapping[int, float] | None) -> float:
    """With one page more, which ends with a row and is used by this share; no ``costs`` where it is the last one."""
    price = above + _PAGE + (_SPARSE if share < _SPARSE_SHARE else 0.0)
    return price if costs is None else price + max(0.0, 1 - share) + costs.get(last + 1, _FORBIDDEN)
