"""Which goal, first and second level a row stands under: merged cells, cells left blank, cells in the wrong column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.form.family import Family, Group
from jixiao.form.model import Cell, Column
from jixiao.form.words import family_of, family_of_group, group_of, group_of_family
from jixiao.reader.grid_view import GridView, compact
from jixiao.reader.header import Header

# The label of the whole block, which stands beside it and names no goal.
_BLOCK = re.compile(
    r"(?:年度|项目|部门|整体|支出|总体|三级|预算){0,4}(?:绩效|指标|目标|产出|效益){1,3}(?:分解|体系|及){0,2}"
    r"(?:完成|实现|自评|执行)?(?:情况|内容|分析){0,2}"
)
_JOINTS = re.compile(r"[-—–_/\\、,，:：;·>+及与和或]+")
_NUMBERINGS = (
    re.compile(r"[一二三四五六七八九十]+[、.．]"),
    re.compile(r"\([一二三四五六七八九十]+\)"),
    re.compile(r"\d+[、.．]"),
    re.compile(r"\(\d+\)"),
)
_GOAL_NUMBER = re.compile(
    r"((年度|总体|绩效|分项|年度绩效|年度总体)*目标([1-9]\d?|[一二三四五六七八九十]{1,3}))[:：、.．(].*"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands."""

    goal: str
    level1: Cell | None
    level2: Cell | None
    group: Group
    family: Family


class Levels:
    """The state of reading down the level columns."""

    def __init__(self, view: GridView, header: Header, goal: str = "") -> None:
        """Begin below a header, under a goal that a line above the table names."""
        self._view = view
        self._goal = goal
        self.goal_cell: Cell | None = None  # the goal's own cell, where the table has a column of goals
        self._level1: Cell | None = None
        self._level2: Cell | None = None
        self.move_to(header)

    def move_to(self, header: Header) -> None:
        """Go on below a repeated header: the same columns, the same groups."""
        self._header = header
        places = header.places
        levels = [places[column] for column in (Column.LEVEL1, Column.LEVEL2, Column.NAME) if column in places]
        first = min(levels)
        explicit = places.get(Column.GOAL)
        taken = set(places.values()) - {explicit}
        columns = [column for column in range(first - 1, 0, -1) if column not in taken]
        self._goal_columns = [column for column in columns if not self._numbers_rows(column)][:3]
        if explicit is not None and explicit not in self._goal_columns:
            self._goal_columns.insert(0, explicit)
        if (numbered := self._goal_of_header()) is not None:
            self.enter_goal(goal_label(numbered.text))

    def _goal_of_header(self) -> Cell | None:
        """The goal that is named beside the headings themselves, merged over them and over the rows below."""
        heading = self._header.cells.get(Column.GOAL)
        return heading if heading is not None and _GOAL_NUMBER.fullmatch(compact(heading.text) + ":") else None

    def _numbers_rows(self, column: int) -> bool:
        return self._view.text(self._header.top, column) in {"序号", "编号", "行次"}

    def forget(self) -> None:
        """Forget the levels, after a total row."""
        self._level1 = self._level2 = None

    def section(self, cell: Cell) -> None:
        """A heading that fills a row of its own: a level of the rows below."""
        if group_of(cell.text) is not None and (self._level1 is None or not _lies_below(cell, self._level1)):
            self._level1, self._level2 = cell, None
        elif family_of(cell.text) is not None:
            self._level2 = cell
        elif heading_depth(cell) == 0:
            self._level1, self._level2 = cell, None
        elif heading_depth(cell) == 1:
            self._level2 = cell

    def enter_goal(self, label: str) -> None:
        """Go on under a goal; another one than before leaves the levels behind."""
        if label != self._goal:
            self._goal = label
            self.forget()

    def read(self, row: int, shift: int = 0) -> Place:
        """Read the level columns of a row, the ones above filling what is blank."""
        goal, level1, level2 = self._texts_of(row, shift)
        if goal is not None:
            self.goal_cell = goal
            self.enter_goal(goal_label(goal.text))
        if level1 is not None and (self._level1 is None or level1 != self._level1):
            if self._level1 is None or compact(level1.text) != compact(self._level1.text):
                self._level2 = None
            self._level1 = level1
        if level2 is not None:
            self._level2 = level2
        return self._place()

    def _texts_of(self, row: int, shift: int) -> tuple[Cell | None, Cell | None, Cell | None]:
        """The goal, first and second level that a row states itself, each moved to where its word belongs."""
        level1, level2 = self._cell(row, Column.LEVEL1, shift), self._cell(row, Column.LEVEL2, shift)
        goal = self._goal_cell(row, shift)
        if goal in (level1, level2):
            goal = None
        if goal is not None and group_of(goal.text) is not None:
            goal, level1, level2 = None, goal, level2 or _unless_group(level1)
        elif goal is not None and level1 is level2 is None and family_of(goal.text) is not None:
            goal, level2 = None, goal
        elif level1 is not None and level2 is None and _only_family(level1.text):
            level1, level2 = None, level1
        elif level2 is not None and level1 is None and _only_group(level2.text) and not self._header.is_scorecard:
            level1, level2 = level2, None
        return goal, level1, level2

    def _cell(self, row: int, column: Column, shift: int) -> Cell | None:
        place = self._header.places.get(column)
        if place is None:
            return None
        cell = self._view.cell(row, place + shift)
        return None if cell.blank or self._header.top <= cell.row <= self._header.bottom else cell

    def _goal_cell(self, row: int, shift: int) -> Cell | None:
        for column in self._goal_columns:
            cell = self._view.cell(row, column + shift)
            if cell.blank or self._header.top <= cell.row <= self._header.bottom:
                continue
            word = compact(cell.text)
            if not _is_block(word) and not word.isdigit():
                return cell
        return None

    def _place(self) -> Place:
        group, family = group_said_by(self._level1), _family(self._level2)
        if group is None or self._level2 is None:
            family = family or _family(self._level1)
        if group is None:
            group = Group.OTHER if family is None else group_of_family(family)
        return Place(self._goal, self._level1, self._level2, group, family or family_of_group(group))


def group_said_by(cell: Cell | None) -> Group | None:
    """The group that a heading or one of its parts names: 产出 of 产出与效益."""
    return next((group for text in _said_by(cell) if (group := group_of(text)) is not None), None)


def _family(cell: Cell | None) -> Family | None:
    return next((family for text in _said_by(cell) if (family := family_of(text)) is not None), None)


def _said_by(cell: Cell | None) -> Iterator[str]:
    """A heading, and its parts where it joins several: 产出指标-数量指标, 社会效益和经济效益."""
    if cell is not None:
        yield cell.text
        yield from _JOINTS.split(compact(cell.text))


def _is_block(word: str) -> bool:
    return group_of(word) is None and _BLOCK.fullmatch(word) is not None


def _lies_below(cell: Cell, level1: Cell) -> bool:
    """Whether a heading that could be of either level (成本指标) is numbered as one below the first."""
    return family_of(cell.text) is not None and _depth(cell) > _depth(level1)


def _depth(cell: Cell) -> int:
    """How deep a heading's numbering lies: 一、 before （一） before 1."""
    word = compact(cell.text)
    return next((depth for depth, mark in enumerate(_NUMBERINGS) if mark.match(word)), 0)


def heading_depth(cell: Cell) -> int | None:
    """The level that a heading's Chinese numeral gives it: 0 for 一、, 1 for （一）, None for any other text."""
    word = compact(cell.text)
    return next((depth for depth, mark in enumerate(_NUMBERINGS[:2]) if mark.match(word)), None)


def goal_label(text: str) -> str:
    """The label of a goal: what stands before its colon, or all of it.

    >>> goal_label("年度目标 1: 圆满完成普法"), goal_label("总体满意度")
    ('年度目标1', '总体满意度')
    """
    word = compact(text)
    match = _GOAL_NUMBER.fullmatch(word)
    return match[1] if match else word


def _only_family(text: str) -> bool:
    return family_of(text) is not None and group_of(text) is None


def _only_group(text: str) -> bool:
    return group_of(text) is not None and family_of(text) is None


def _unless_group(cell: Cell | None) -> Cell | None:
    return cell if cell is not None and not _only_group(cell.text) else None
