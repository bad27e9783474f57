"""Formulas that several cells of a sheet have in common: array formulas, data tables, shared formulas."""

from __future__ import annotations

import re

from jixiao.form.grid import Span, reference
from jixiao.workbook.errors import WorkbookError
from jixiao.workbook.package.xml_text import attributes, masked
from jixiao.workbook.places import area, covers

WHOLE = ("array", "dataTable")  # kinds whose area is one formula


class CommonFormulas:
    """What the formulas of a sheet forbid to a change of one cell."""

    def __init__(self, shape: str, own: str, title: str) -> None:
        """``shape`` is the sheet's text without comments, ``own`` its prefix, ``title`` what error sentences quote."""
        self.shape, self.own, self.title = shape, own, title
        self._areas: list[Span] | None = None

    def refuse_part(self, row: int, column: int, existing: tuple[str, str] | None) -> None:
        """Refuse to change one cell of several; ``existing`` is its first tag and what is inside it."""
        where = f"工作表“{self.title}”的 {reference(row, column)} "
        given = formula_attributes(existing[1], self.own) if existing is not None else None
        kind = given.get("t") if given else None
        if kind == "shared" and given and given.get("ref"):
            raise WorkbookError(
                f"{where}是一组共享公式的首格，改它会影响其他单元格，请先在 Excel 中改写这一格的公式再试。"
            )
        if kind in WHOLE:
            raise WorkbookError(f"{where}是数组公式，不能只改其中一格，请先在 Excel 中清除该公式再试。")
        if any(covers(span, row, column) for span in self._whole_areas()):
            raise WorkbookError(f"{where}属于一个数组公式的区域，不能只改其中一格，请先在 Excel 中清除该公式再试。")

    def _whole_areas(self) -> list[Span]:
        if self._areas is None:
            tags = re.findall(rf"<{self.own}f\s[^>]*>", self.shape)
            found = (attributes(tag) for tag in tags if "array" in tag or "dataTable" in tag)
            spans = (area(given.get("ref", "")) for given in found if given.get("t") in WHOLE)
            self._areas = [span for span in spans if span is not None]
        return self._areas


def formula_attributes(inner: str, own: str) -> dict[str, str] | None:
    """Give the attributes of the formula inside a cell, nothing where it has none."""
    formula = re.search(rf"<{own}f(?=[\s/>])[^>]*>", masked(inner))
    return attributes(formula[0]) if formula else None
