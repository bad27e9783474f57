"""Which cell is being calculated (正在计算的单元格), where what Calc hands over fits cells that show different things.

Calc does not say who asks. But a cell that is being calculated answers with the error of a circle when it is asked for
its own result, and one that still has to be calculated is calculated at once, which comes back here as another
question: so the cells can be tried one by one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from jixiao.doors.calc.functions.askers import Asker

_CIRCLE = 522
_MOST_TRIED = 200
Sight = TypeVar("Sight")


class Running:
    """The cells of one document that are being tried."""

    def __init__(self, document: Any) -> None:
        """Try none yet."""
        self._document = document
        self._tried: list[tuple[int, int, int]] = []
        self._came_back = False

    def which(self, sights: Mapping[Sight, Sequence[Asker]]) -> Sight | None:
        """Which of several sights the asking cell has, by the cells that have it; None where it cannot be told."""
        if self._tried:
            for sight, askers in sights.items():
                if any(asker.cell == self._tried[-1] for asker in askers):
                    self._came_back = True
                    return sight
        if self._document.IsIterationEnabled:  # a circle is no error there
            return None
        *rare, common = sorted(sights, key=lambda sight: len(sights[sight]))
        if sum(len(sights[sight]) for sight in rare) > _MOST_TRIED:
            return None
        found = (sight for sight in rare for asker in sights[sight] if self._is_running(asker.cell))
        return next(found, common)

    def _is_running(self, place: tuple[int, int, int]) -> bool:
        sheet, row, column = place
        cell = self._document.Sheets.getByIndex(sheet).getCellByPosition(column - 1, row - 1)
        self._tried.append(place)
        self._came_back = False
        try:
            return bool(cell.getError() == _CIRCLE and not self._came_back)
        finally:
            self._tried.pop()
            self._came_back = False
