"""The rows of an indicator table: which row is what, and where the table ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from jixiao.form.model import Cell, Column, Goal, Indicator, Total, Trouble
from jixiao.form.words import group_of, is_level
from jixiao.reader.cut_rows import cut_row, goes_on
from jixiao.reader.goals import text_of_line
from jixiao.reader.grid_view import GridView, compact
from jixiao.reader.header import Header
from jixiao.reader.indicator import Row, is_no_indicator, is_template, read_indicator, with_more_standard
from jixiao.reader.labels import Label, label_of
from jixiao.reader.levels import Levels, Place, goal_label, heading_depth
from jixiao.reader.shifts import shift_of, shifted_row
from jixiao.reader.totals import read_total

_ALWAYS_ENDS = frozenset({Label.SIGNATURE, Label.NOTE})
_ENDS = frozenset({Label.CONCLUSION, Label.REMARK, Label.INFORMATION})
# Below more empty rows than these something else begins.
_WIDEST_GAP = 5
_LONGEST_LEVEL = 40
_PAGE = re.compile(r"[-—]\d{1,3}[-—]|第\d{1,3}页.{0,8}|共\d{1,3}页.{0,8}|\(?(续表?|接[上下]页|转下页)\)?")


class Kind(Enum):
    """What a row of the table is."""

    SKIP = auto()
    END = auto()
    TOTAL = auto()
    GOAL_LINE = auto()
    SECTION = auto()
    INDICATOR = auto()


@dataclass(slots=True)
class TableRows:
    """What was read from a table so far."""

    indicators: list[Indicator] = field(default_factory=list)
    places: list[tuple[int, Place]] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    goal_cells: dict[Cell, None] = field(default_factory=dict)  # those of a column of goals, in their order
    troubles: list[Trouble] = field(default_factory=list)


class Table:
    """One table being read: its header, its levels, its rows."""

    def __init__(self, view: GridView, header: Header, goal: str = "") -> None:
        """Begin below a header, under a goal that a line above the table names."""
        self._view = view
        self._header = header
        self._levels = Levels(view, header, goal)
        self._next = header.bottom + 1  # the row that follows the last one read
        self._after_break = False  # the next row is the first below a repeated header
        self.found = TableRows()

    def go_on_below(self, header: Header) -> None:
        """Go on below a header that repeats the first one: after a page break, or for the next goal."""
        self._header = header
        self._levels.move_to(header)
        self._after_break = True
        self._next = header.bottom + 1

    def read_rows(self, rows: Sequence[int]) -> Sequence[int]:
        """Read rows until one does not belong to the table; give back those that are left."""
        for position, number in enumerate(rows):
            row = Row(self._view, self._header, number)
            kind = self._kind(row)
            if kind is Kind.END:
                return rows[position:]
            self._read(row, kind)
            self._next = number + row.name.rows
            self._after_break = self._after_break and kind is Kind.SKIP
        return ()

    def _kind(self, row: Row) -> Kind:
        first = row.first
        if first is None or self._is_stray(row, first) or (row.is_lone and _PAGE.fullmatch(compact(first.text))):
            return Kind.SKIP
        if not self.found.indicators and row.counts_columns:
            return Kind.SKIP
        if row.total_label is not None:
            return Kind.TOTAL
        label = label_of(first.text)
        whole = row.own(Column.NAME) is not None and row.states_values
        if label is Label.GOAL_LINE and not whole:
            return Kind.GOAL_LINE
        if (
            row.heads_amounts
            or self._is_below(row, whole=whole)
            or label in _ALWAYS_ENDS
            or (not whole and self._ends(row, label))
        ):
            return Kind.END
        apart = row.name.column < row.place(Column.NAME) and not row.states_values and not row.scores_execution
        return Kind.SECTION if apart or self._is_section(row, first) else Kind.INDICATOR

    def _is_below(self, row: Row, *, whole: bool) -> bool:
        """Whether a row is too far down, or stands below the grand total without being a whole one."""
        totals, indicators = self.found.totals, self.found.indicators
        complete = bool(totals and indicators) and totals[-1].grand
        return row.number > self._next + _WIDEST_GAP or (complete and not (whole and row.number <= self._next))

    def _is_section(self, row: Row, first: Cell) -> bool:
        """Whether a row is a level's heading: alone in its row, or among the names of a table without level columns."""
        if row.is_lone and group_of(first.text) is not None:
            return not self._is_second_level(row, first)
        flat = not {Column.LEVEL1, Column.LEVEL2} & self._header.places.keys()
        numbered = row.is_scored_by_standard and heading_depth(row.name) is not None
        return flat and not row.states_values and (numbered or is_level(row.name.text))

    def _is_second_level(self, row: Row, first: Cell) -> bool:
        """Whether a lone 成本指标 stands in its own column under a first level that is merged or stands alone."""
        above = row.cell(Column.LEVEL1)
        if first != row.own(Column.LEVEL2) or above is None:
            return False
        stairs = Row(self._view, self._header, row.number - 1)
        return (above.row < row.number and not above.blank) or (
            stairs.is_lone and stairs.own(Column.LEVEL1) is not None
        )

    def _ends(self, row: Row, label: Label | None) -> bool:
        """Whether a label begins what stands below the table."""
        if label in {Label.TITLE, Label.GOAL}:
            return row.is_lone or row.name.column < row.place(Column.NAME)
        return label in _ENDS

    def _is_stray(self, row: Row, first: Cell) -> bool:
        """Whether a row holds nothing but a sentence that somebody left at its side."""
        beside = row.is_lone and first.column < row.place(Column.NAME) and len(first.text) > _LONGEST_LEVEL
        return beside and label_of(first.text) not in {Label.GOAL_LINE, *_ALWAYS_ENDS}

    def _read(self, row: Row, kind: Kind) -> None:
        if kind is Kind.TOTAL and row.total_label is not None:
            self._levels.forget()
            self.found.totals.append(read_total(row, row.total_label))
        elif kind is Kind.GOAL_LINE and row.first is not None:
            goal = Goal(goal_label(row.first.text), text_of_line(self._view, row.first))
            self.found.goals.append(goal)
            self._levels.enter_goal(goal.label)
        elif kind is Kind.SECTION and row.first is not None:
            named = is_level(row.name.text) or heading_depth(row.name) is not None
            self._levels.section(row.name if named else row.first)
        elif kind is Kind.INDICATOR and not self._is_cut_off(row):
            self._add(row)

    def _goes_on(self, row: Row) -> bool:
        """Whether a row of a 评分表 only adds to the standard of the one above, whose name stands over it."""
        named = row.states_name or row.states_levels or row.states_points
        return bool(self.found.indicators) and not named and row.own(Column.STANDARD) is not None

    def _is_cut_off(self, row: Row) -> bool:
        """Whether a row is the rest of the one above; tell so."""
        above = self.found.indicators[-1] if self.found.indicators else None
        if above is None or not goes_on(row, above, after_break=self._after_break):
            return False
        self.found.troubles.append(cut_row(self._view, row, above))
        return True

    def _add(self, row: Row) -> None:
        shift = shift_of(self._view, self._header, row.number)
        if shift:
            row = Row(self._view, self._header, row.number, shift)
            self.found.troubles.append(shifted_row(self._view, row.number, shift))
        place = self._levels.read(row.number, shift)
        if self._levels.goal_cell is not None:
            self.found.goal_cells.setdefault(self._levels.goal_cell)
        if row.is_scored_by_standard and self._goes_on(row):
            self.found.indicators[-1] = with_more_standard(self.found.indicators[-1], row)
        elif (row.states_values or row.states_name or row.states_levels) and not is_no_indicator(row):
            self.found.places.append((row.number, place))
            self.found.indicators.append(read_indicator(row, place, template=is_template(row, place)))
