"""The rows of an indicator table: indicators, totals, and where the table ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from jixiao.form.family import Family, Group
from jixiao.form.model import Amount, Cell, Column, Indicator, Statement, Total
from jixiao.form.words import family_of, group_of
from jixiao.reader.grid_view import GridView, compact
from jixiao.reader.header import Header
from jixiao.reader.labels import Label, is_grand_total, label_of
from jixiao.reader.levels import Levels, Place
from jixiao.reader.statements import actual, amount, target

_TEMPLATE_NAME = re.compile(
    r"((三级|绩效|具体)?指标(\d{0,2}|[一二三四五六七八九十xXnN]{1,2})[:：.、]?|[.…。·]+|[xX×*]+|\(.*填.*\))"
)
_ENDS = frozenset(
    {Label.CONCLUSION, Label.REMARK, Label.SIGNATURE, Label.NOTE, Label.INFORMATION, Label.GOAL_LINE, Label.TITLE}
)
_VALUES = (Column.TARGET, Column.ADJUSTED_TARGET, Column.ACTUAL)
_NUMBERS = (Column.WEIGHT, Column.SCORE)


@dataclass(slots=True)
class TableRows:
    """What was read from a table so far."""

    indicators: list[Indicator] = field(default_factory=list)
    places: list[tuple[int, Place]] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    last_row: int = 0


class Table:
    """One table being read: its header, its levels, its rows."""

    def __init__(self, view: GridView, header: Header, goal: str = "") -> None:
        self._view = view
        self._header = header
        self._levels = Levels(view, header, goal)
        self.found = TableRows(last_row=header.bottom)

    def repeat(self, header: Header) -> None:
        """Go on below a header that a page break repeats."""
        self._header = header
        self._levels.move_to(header)
        self.found.last_row = header.bottom

    def read_rows(self, rows: Sequence[int]) -> None:
        """Read rows until one does not belong to the table."""
        for row in rows:
            if not self._read_row(row):
                return
            self.found.last_row = row

    def _read_row(self, row: int) -> bool:
        view, header = self._view, self._header
        first = next(view.own_cells(row), None)
        if first is None:
            return True
        label = label_of(first.text)
        if self._is_total(row):
            self._levels.forget()
            return True
        stated = self._states_values(row)
        if label in _ENDS and (not stated or label in {Label.SIGNATURE, Label.NOTE, Label.CONCLUSION, Label.REMARK}):
            return False
        if label is Label.GOAL and first.column + first.columns > header.places[Column.NAME]:
            return False
        name = view.cell(row, header.places[Column.NAME])
        if name.column < header.places[Column.NAME] and not stated:
            self._section(first)
            return True
        if self.found.totals and self.found.totals[-1].grand and not stated:
            return False
        self._indicator(row, name, stated)
        return True

    def _section(self, cell: Cell) -> None:
        if group_of(cell.text) is not None:
            self._levels.section(cell)

    def _states_values(self, row: int) -> bool:
        """Whether a target or an actual of its own stands in a row."""
        return any(self._own(row, column) is not None for column in _VALUES)

    def _own(self, row: int, column: Column) -> Cell | None:
        """The cell of a column where it belongs to this row alone, None where it is blank or stands in for another."""
        place = self._header.places.get(column)
        if place is None:
            return None
        cell = self._view.cell(row, place)
        return cell if not cell.blank and (cell.row, cell.column) == (row, place) else None

    def _is_total(self, row: int) -> bool:
        """Read a total row, if it is one: a total's label, and neither target nor actual."""
        name_place = self._header.places[Column.NAME]
        for cell in self._view.own_cells(row):
            if cell.column > name_place:
                break
            if label_of(cell.text) is Label.TOTAL and not self._states_values(row):
                self._add_total(row, cell)
                return True
        return False

    def _add_total(self, row: int, label: Cell) -> None:
        weight, score = (self._number(row, column) for column in _NUMBERS)
        grand = is_grand_total(label.text)
        self.found.totals.append(Total(label, label.text.strip(), weight, score, grand=grand))

    def _indicator(self, row: int, name: Cell, stated: bool) -> None:
        place = self._levels.read(row)
        name = self._name(row, name, place, stated)
        own_level = any(self._own(row, column) is not None for column in (Column.LEVEL1, Column.LEVEL2))
        own_name = name.row == row and not name.blank
        if not (stated or own_name or own_level):
            return
        if name.blank and not stated and not own_level:
            return
        template = not stated and (name.blank or _TEMPLATE_NAME.fullmatch(compact(name.text)) is not None)
        self.found.places.append((row, place))
        self.found.indicators.append(self._read_indicator(row, name, place, template=template))

    def _name(self, row: int, name: Cell, place: Place, stated: bool) -> Cell:
        """The name's cell; of a row below a merged name its own place; of a row without one the level that names it."""
        if name.row != row:
            return Cell(name.sheet, row, self._header.places[Column.NAME], name.text)
        if name.blank and stated and Group.EXECUTION in {group_of(_text(place.level1)), group_of(_text(place.level2))}:
            return place.level2 or place.level1 or name
        return name

    def _read_indicator(self, row: int, name: Cell, place: Place, *, template: bool) -> Indicator:
        aim = self._target(row)
        family = place.family
        if family is Family.OTHER:
            family = family_of(name.text) or Family.OTHER
        return Indicator(
            goal=place.goal,
            level1=place.level1,
            level2=place.level2,
            name=name,
            group=place.group,
            family=family,
            target=aim,
            actual=self._actual(row, aim),
            weight=self._number(row, Column.WEIGHT),
            score=self._number(row, Column.SCORE),
            reason=self._cell(row, Column.REASON),
            measure=self._cell(row, Column.MEASURE),
            reviewed=self._number(row, Column.REVIEWED_SCORE),
            description=self._cell(row, Column.DESCRIPTION),
            target_basis=self._cell(row, Column.TARGET_BASIS),
            note=self._cell(row, Column.NOTE),
            template=template,
        )

    def _cell(self, row: int, column: Column) -> Cell | None:
        place = self._header.places.get(column)
        return None if place is None else self._view.cell(row, place)

    def _text(self, row: int, column: Column) -> str:
        return _text(self._cell(row, column))

    def _target(self, row: int) -> Statement:
        adjusted = self._cell(row, Column.ADJUSTED_TARGET)
        cell = self._view.cell(row, self._header.places[Column.TARGET])
        if adjusted is not None and not adjusted.blank:
            cell = adjusted
        return target(cell, self._text(row, Column.COMPARATOR), self._text(row, Column.UNIT))

    def _actual(self, row: int, aim: Statement) -> Statement | None:
        cell = self._cell(row, Column.ACTUAL)
        return None if cell is None else actual(cell, aim, self._text(row, Column.ACTUAL_UNIT))

    def _number(self, row: int, column: Column) -> Amount | None:
        """A weight or a score; one that is merged over rows counts in the first of them."""
        cell = self._cell(row, column)
        if cell is None:
            return None
        return amount(cell) if cell.row == row else Amount(cell, None)


def _text(cell: Cell | None) -> str:
    return "" if cell is None else cell.text
