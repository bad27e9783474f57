"""Where things stand on the sheet 得分测算, for another sheet that looks at them (引用得分测算)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from jixiao.form.grid import column_letters
from jixiao.sheets.layout import Content, shown
from jixiao.sheets.live import value_now
from jixiao.workbook.edits import Formula, NewSheet

TOTAL_ROW, GRADE_ROW = "合计", "等级"


@dataclass(frozen=True, slots=True)
class ScorePlaces:
    """Where one form stands on the sheet: the rows of its indicators by the cell of their name, and of its sums.

    ``sums`` are known by the label of their group or goal, and by `TOTAL_ROW` and `GRADE_ROW`. A form with one group
    or one goal has no subtotal for it.
    """

    columns: Mapping[str, int]  # heading → column
    rows: Mapping[str, int]
    groups: tuple[str, ...]
    goals: tuple[str, ...]
    sums: Mapping[str, int]

    def sum_of(self, label: str) -> int | None:
        """The row of a group's or goal's sum: of a single one it is the total."""
        alone = len(self.groups) == 1 and label in self.groups
        return self.sums.get(TOTAL_ROW if alone else label)


@dataclass(frozen=True, slots=True)
class LaidScores:
    """The sheet 得分测算 with the places of each form, in the order of `scored_forms`."""

    sheet: NewSheet
    blocks: tuple[ScorePlaces, ...]
    _contents: Mapping[tuple[int, int], Content] = field(init=False)

    def __post_init__(self) -> None:
        contents = {(cell.row, cell.column): cell.content for cell in self.sheet.cells}
        object.__setattr__(self, "_contents", contents)

    def number(self, block: ScorePlaces, row: int | None, heading: str) -> Formula | None:
        """A number of the sheet, live; None where it has no such row or column."""
        place = self._place(block, row, heading)
        if place is None:
            return None
        now = value_now(self._contents.get(place))
        where = self._reference(place)
        return Formula(f'=IF(ISNUMBER({where}),{where},"")', "" if now is None else now)

    def text(self, block: ScorePlaces, row: int | None, heading: str) -> Formula | None:
        """A text of the sheet, live; None where there is none."""
        place = self._place(block, row, heading)
        now = "" if place is None else self.said(block, row, heading)
        return Formula(f"={self._reference(place)}", now) if place is not None and now else None

    def said(self, block: ScorePlaces, row: int | None, heading: str) -> str:
        """The text that stands on the sheet now, "" for none."""
        place = self._place(block, row, heading)
        return "" if place is None else shown(self._contents.get(place))

    def value(self, block: ScorePlaces, row: int | None, heading: str) -> Decimal | None:
        """The number that stands on the sheet now."""
        place = self._place(block, row, heading)
        return None if place is None else value_now(self._contents.get(place))

    def _place(self, block: ScorePlaces, row: int | None, heading: str) -> tuple[int, int] | None:
        return (row, block.columns[heading]) if row is not None and heading in block.columns else None

    def _reference(self, place: tuple[int, int]) -> str:
        return f"'{self.sheet.title}'!${column_letters(place[1])}${place[0]}"
