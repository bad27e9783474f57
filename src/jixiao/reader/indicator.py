"""One row of the table as an `Indicator`: its name, target, actual, weight, score and reason."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from jixiao.form.family import Family, Group
from jixiao.form.model import Amount, Cell, Column, Indicator, Statement
from jixiao.form.words import family_of, group_of, is_level
from jixiao.reader.budget_fields import figure_of, names_amount
from jixiao.reader.grid_view import GridView, compact
from jixiao.reader.header import Header
from jixiao.reader.labels import is_total_label
from jixiao.reader.levels import Place
from jixiao.reader.statements import actual, amount, plain_number, target, target_in_parts, unit_in_name

_TEMPLATE_NAME = re.compile(
    r"((三级|绩效|具体)?指标(\d{0,2}|[一二三四五六七八九十xXnN]{1,2})[:：.、]?|[.…。·]+|[xX×*]+|\(.*填.*\))"
)
_NONE = re.compile(r"无|不适用|不涉及|[-—/]+")
_NUMBERED = re.compile(r"(指标)?\d{1,2}[:：.、]?")
_WEIGHT_IN_NAME = re.compile(r".*\((\d+(?:\.\d+)?)分\)")
_WEIGHT_BEHIND_NAME = re.compile(r".*\((?:权重|分值|满分)?:?(\d+(?:\.\d+)?)分?\)")  # the 评分表 may leave out 分
_IN_WORDS = frozenset({"文字描述", "定性", "定性描述", "其他", "文字"})
_BESIDE_COUNTS = frozenset({"栏次", "列次", "行次", "序号", "甲", "乙", "丙", "丁"})
_FEWEST_COUNTS = 3
_VALUES = (Column.TARGET, Column.ADJUSTED_TARGET, Column.ACTUAL)


class Row:
    """A row under a header, with what belongs to it alone told from what it shares with the rows above."""

    def __init__(self, view: GridView, header: Header, number: int, shift: int = 0) -> None:
        """Look at a row, ``shift`` columns away from its headings."""
        self.number = number
        self._view = view
        self._places = header.places
        self._headings = header.cells
        self._is_scorecard = header.is_scorecard
        self._shift = shift
        self.first = view.first(number)  # the first cell of the row that holds something
        self._name_place = self._place_of_name()
        self.name = view.cell(number, self._name_place)  # the cell that shows in the column of the names

    def place(self, column: Column) -> int:
        """The number of the column that a `Column` has."""
        return self._name_place if column is Column.NAME else self._places[column] + self._shift

    def _place_of_name(self) -> int:
        """Where the name stands: below a heading over several columns it may follow a number (指标1 | 办理件数)."""
        first = self._places[Column.NAME] + self._shift
        if self._headings[Column.NAME].columns == 1:
            return first
        named = (cell for cell in self.parts(Column.NAME) if _NUMBERED.fullmatch(compact(cell.text)) is None)
        return next((cell.column for cell in named), first)

    def parts(self, column: Column) -> list[Cell]:
        """The texts that the row itself has below a heading, which may stand over several columns."""
        if column not in self._places:
            return []
        first = self._places[column] + self._shift
        beside = range(first, first + self._headings[column].columns)
        return [self._view.cell(self.number, at) for at in beside if self._view.is_own(self.number, at)]

    def cell(self, column: Column) -> Cell | None:
        """The cell that shows in a column, None where the form has no such column."""
        if column not in self._places:
            return None
        cell = self._view.cell(self.number, self.place(column))
        if self.scores_execution and cell == self.first and column in _VALUES:
            return Cell(cell.sheet, self.number, self.place(column))  # 预算执行率, merged over the values too
        return cell

    def text(self, column: Column) -> str:
        """What shows in a column."""
        cell = self.cell(column)
        return "" if cell is None else cell.text

    def own(self, column: Column) -> Cell | None:
        """The cell of a column where it begins here and holds something."""
        if column not in self._places:
            return None
        place = self.place(column)
        return self._view.cell(self.number, place) if self._view.is_own(self.number, place) else None

    @property
    def is_lone(self) -> bool:
        """Whether only one cell of the row holds something."""
        return len(self._view.own_columns(self.number)) == 1

    @property
    def counts_columns(self) -> bool:
        """Whether the row below the headings counts them: 1 | 2 | 3 | 4, after 栏次 or 甲 | 乙 in some forms."""
        texts = [compact(cell.text) for cell in self._view.own_cells(self.number)]
        counted = [text for text in texts if text not in _BESIDE_COUNTS]
        return len(counted) >= _FEWEST_COUNTS and counted == [str(number) for number in range(1, len(counted) + 1)]

    @cached_property
    def states_values(self) -> bool:
        """Whether a target, an actual or, in a 评分表, a standard of its own stands in the row."""
        if self.is_scored_by_standard and Column.STANDARD not in self._places:
            return self.own(Column.NAME) is not None and self.own(Column.WEIGHT) is not None
        values = (*_VALUES, Column.STANDARD) if self.is_scored_by_standard else _VALUES
        return any(self.own(column) is not None for column in values)

    @property
    def is_scored_by_standard(self) -> bool:
        """Whether the table is a 评分表."""
        return self._is_scorecard

    @property
    def describes_in_words(self) -> bool:
        """Whether the words of a target stand in the column of units: 文字描述 for a sign, 单位（文字描述） above."""
        sign = compact(self.text(Column.COMPARATOR))
        return sign in _IN_WORDS or "描述" in self._headings[Column.UNIT].text

    @property
    def states_points(self) -> bool:
        """Whether a weight or a score of its own stands in the row."""
        return any(self.own(column) is not None for column in (Column.WEIGHT, Column.SCORE))

    @cached_property
    def scores_execution(self) -> bool:
        """Whether the row is one cell that says 预算执行率, with nothing but points beside it."""
        return self.first is not None and group_of(self.first.text) is Group.EXECUTION and self.states_points

    @property
    def heads_amounts(self) -> bool:
        """Whether headings of a budget block stand where names and values should; one beside a name is a value."""
        columns = (Column.NAME, Column.TARGET, Column.ACTUAL)
        named = any(names_amount(self.text(column)) for column in columns)
        return named and len({figure_of(cell.text) for cell in self._view.own_cells(self.number)} - {None}) > 1

    @property
    def states_name(self) -> bool:
        """Whether a name of its own stands in the row."""
        return self.name.row == self.number and not self.name.blank

    @property
    def states_levels(self) -> bool:
        """Whether a first or second level begins in the row."""
        return any(self.own(column) is not None for column in (Column.LEVEL1, Column.LEVEL2))

    @cached_property
    def total_label(self) -> Cell | None:
        """The label that makes the row a total: at the left of the names or among them."""
        for column in self._view.own_columns(self.number):
            if column > self.place(Column.NAME):
                return None
            cell = self._view.cell(self.number, column)
            if is_total_label(cell.text, beside_values=self.states_values):
                return cell
        return None

    def points_beside(self, label: Cell) -> Amount | None:
        """The points that stand right of a label, outside the column of the scores: 自评总分 | 100分."""
        beside = self._view.right_of(label)
        if beside is None or not compact(beside.text).endswith("分"):
            return None
        stated = amount(beside)
        return stated if stated.number is not None else None

    def number_in(self, column: Column) -> Amount | None:
        """A weight or a score; one that is merged over rows counts in the first of them."""
        cell = self.cell(column)
        if cell is None:
            return None
        return amount(cell) if cell.row == self.number else Amount(cell, None)


def read_indicator(row: Row, place: Place, *, template: bool) -> Indicator:
    """Read a row that stands at this place."""
    by_standard = row.is_scored_by_standard
    aim = None if by_standard else _target(row)
    done = None if by_standard else row.cell(Column.ACTUAL)
    name = _name(row, place)
    weight = row.number_in(Column.WEIGHT)
    return Indicator(
        goal=place.goal,
        level1=place.level1,
        level2=place.level2,
        name=name,
        group=place.group,
        family=_family(name, row.text(Column.DESCRIPTION), place),
        target=aim,
        actual=None if done is None else actual(done, aim, row.text(Column.ACTUAL_UNIT)),
        weight=_weight_in_name(name, by_standard=by_standard) if weight is None else weight,
        score=row.number_in(Column.SCORE),
        reason=row.cell(Column.REASON),
        measure=row.cell(Column.MEASURE),
        reviewed=row.number_in(Column.REVIEWED_SCORE),
        description=row.cell(Column.DESCRIPTION) or (row.cell(Column.TARGET) if by_standard else None),
        target_basis=row.cell(Column.TARGET_BASIS),
        note=row.cell(Column.NOTE) or (row.cell(Column.ACTUAL) if by_standard else None),
        standard=row.cell(Column.STANDARD),
        template=template,
    )


def with_more_standard(indicator: Indicator, row: Row) -> Indicator:
    """An indicator whose 评分标准 goes on in a further row: its cell keeps its place and holds all of the text."""
    more, so_far = row.own(Column.STANDARD), indicator.standard
    if more is None or so_far is None:
        return indicator
    return replace(indicator, standard=replace(so_far, text=f"{so_far.text}\n{more.text}"))


def is_template(row: Row, place: Place) -> bool:
    """Whether nobody filled the row in: no name or a placeholder for one, and neither target nor actual.

    A row 预算执行率 needs no name, and its values may stand in the budget block: a weight or a score fills it.
    """
    name = row.name
    if row.states_values or (_names_execution(row, place) and row.states_points):
        return False
    return name.blank or is_template_name(name.text)


def is_template_name(text: str) -> bool:
    """Whether a name is the blank form's own: 指标2, ……."""
    return _TEMPLATE_NAME.fullmatch(compact(text)) is not None


def _names_execution(row: Row, place: Place) -> bool:
    levels = (row.own(column) for column in (Column.LEVEL1, Column.LEVEL2))
    return place.group is Group.EXECUTION and any(level is not None for level in levels)


def is_no_indicator(row: Row) -> bool:
    """Whether a row only says that a family has no indicator: 无, 不适用 or / for a name, and nothing else."""
    stated = [row.own(column) for column in (Column.NAME, *_VALUES)]
    if row.scores_execution:
        return False
    return row.states_name and all(cell is None or _NONE.fullmatch(compact(cell.text)) for cell in stated)


def _name(row: Row, place: Place) -> Cell:
    """The name's cell; below a merged name its own place; in a row 预算执行率 without a name the level that says so."""
    name = row.name
    if name.row != row.number:
        return Cell(name.sheet, row.number, row.place(Column.NAME), name.text)
    if name.blank and (row.states_values or row.states_points):
        second = row.own(Column.LEVEL2)
        if second is not None and row.states_values and not is_level(second.text):
            return second  # a form of two levels only: 产出指标 | 接待来访批次
        for level in (place.level2, place.level1):
            if level is not None and group_of(level.text) is Group.EXECUTION:
                return level
    return name


def _weight_in_name(name: Cell, *, by_standard: bool) -> Amount | None:
    """The weight that a name states itself, in forms without a column for it: 培训人次（5分）."""
    match = (_WEIGHT_BEHIND_NAME if by_standard else _WEIGHT_IN_NAME).fullmatch(compact(name.text))
    return Amount(name, plain_number(match[1])) if match else None


def _family(name: Cell, above: str, place: Place) -> Family:
    """The family of the second level; failing that, of the name or of the third level above a fourth."""
    if place.family is not Family.OTHER:
        return place.family
    return family_of(name.text) or family_of(above) or Family.OTHER


def _target(row: Row) -> Statement:
    """The target, or the adjusted one where it is filled in."""
    adjusted = row.cell(Column.ADJUSTED_TARGET)
    cell = row.cell(Column.TARGET)
    parts = row.parts(Column.TARGET)
    if len(parts) > 1:
        return target_in_parts(parts)
    if cell is None or (adjusted is not None and not adjusted.blank):
        cell = adjusted
    if cell is None:
        raise AssertionError("a table without targets is no table")
    words = row.own(Column.UNIT)
    if cell.blank and words is not None and row.describes_in_words:
        return target(words)
    unit = row.text(Column.UNIT) or unit_in_name(row.name.text)
    return target(cell, row.text(Column.COMPARATOR), unit)
