"""The merged areas of a sheet, found by row: a form has thousands of them."""

from __future__ import annotations

from collections.abc import Iterable

from jixiao.form.grid import Span
from jixiao.workbook.places import covers

_TALL = 1000  # an area of more rows is looked through instead of being listed under each of them


class MergedAreas:
    """Where the content of a merged cell stands."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Sort the areas by the rows they lie in."""
        self._by_row: dict[int, list[Span]] = {}
        self._tall: list[Span] = []
        for span in spans:
            if span.bottom - span.top > _TALL:
                self._tall.append(span)
                continue
            for row in range(span.top, span.bottom + 1):
                self._by_row.setdefault(row, []).append(span)

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """Give the cell that holds the content of the merged area that a cell is in.

        >>> MergedAreas([Span(2, 3, 4, 3)]).anchor(4, 3)
        (2, 3)
        """
        span = self.span(row, column)
        return span.top, span.left

    def span(self, row: int, column: int) -> Span:
        """Give the merged area that a cell is in; a cell of its own is an area of one."""
        areas = (*self._by_row.get(row, ()), *self._tall)
        return next((span for span in areas if covers(span, row, column)), Span(row, column, row, column))
