"""A budget block with a row of headings and number rows below it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jixiao.form.model import Amount, Budget, BudgetLine, Cell, Column, MoneyUnit, Statement
from jixiao.reader.budget_fields import AMOUNTS, Figure, figure_of, is_part, is_total
from jixiao.reader.goals import is_goal_header
from jixiao.reader.grid_view import GridView, compact
from jixiao.reader.headings import column_of
from jixiao.reader.labels import Label, heads_list, label_of
from jixiao.reader.statements import amount, plain_number, rate

_MOST_ROWS = 20
_AFTER = frozenset({Label.GOAL, Label.GOAL_LINE, Label.INFORMATION, Label.TITLE})
_DASH = re.compile(r"[-—–/\\]*|无|—")
_WORDS = re.compile(r"[一-鿿]{4}")
_WORDS_BELOW = re.compile(r"[一-鿿]{2}")
_PAIR = re.compile(r".+:[\d,.]+(百万元|亿元|万元|千元|元)?")  # a label with its amount: the row is none of the table's
_WEIGHT = re.compile(r".*?\((?:满分|分值)?:?(\d+(?:\.\d+)?)分.*\)")


def is_budget_header(view: GridView, row: int) -> bool:
    """Whether a row heads the amounts of a budget block: two of them, or one with the execution rate."""
    cells = view.own_cells(row)
    if len(cells) < 2:
        return False
    found = {figure_of(cell.text) for cell in cells}
    amounts = sum(figure in found for figure in AMOUNTS)
    return (amounts > 1 or (amounts == 1 and Figure.RATE in found)) and not heads_list(cells)


@dataclass(slots=True)
class _Block:
    """The headings of a block and what was read below them."""

    view: GridView
    top: int
    unit: MoneyUnit
    places: Mapping[Figure, int]
    lines: list[BudgetLine] = field(default_factory=list)

    @property
    def first(self) -> int:
        """The first column that holds amounts."""
        return min(place for figure, place in self.places.items() if figure in AMOUNTS)


def budget_in_columns(view: GridView, rows: Sequence[int], unit: MoneyUnit) -> Budget | None:
    """Read the block whose headings stand in the first of these rows."""
    block = _Block(view, rows[0], unit, _places(view, rows[0]))
    reason = _below(view, rows[0], Column.REASON)
    for row in rows[1 : _MOST_ROWS + 1]:
        cells = view.own_cells(row)
        if is_goal_header(view, row) or label_of(cells[0].text) in _AFTER or _heads_another(view, row):
            break
        reason = _beside_reason(view, cells) or reason
        line = _line(block, row)
        if line is not None:
            block.lines.append(line)
    return _budget(block, reason)


def _heads_another(view: GridView, row: int) -> bool:
    """Whether a row below heads amounts of its own: of a list, or those of the form after a list's."""
    return heads_list(view.own_cells(row)) or is_budget_header(view, row)


def _places(view: GridView, row: int) -> dict[Figure, int]:
    """Where each figure stands; the label of the block (项目预算数) gives way to a heading that stands over amounts."""
    places: dict[Figure, int] = {}
    labels = {view.own_columns(row)[0]}
    for cell in view.own_cells(row):
        figure = figure_of(cell.text)
        if figure is None:
            continue
        if _WORDS_BELOW.match(view.text(row + 1, cell.column)):
            labels.add(cell.column)
        if figure not in places or places[figure] in labels:
            places[figure] = cell.column
    return places


def _line(block: _Block, row: int) -> BudgetLine | None:
    """One number row, None where the row is none."""
    view = block.view
    own = [view.cell(row, place) for f, place in block.places.items() if f in AMOUNTS and view.is_own(row, place)]
    label = _label(block, row)
    if any(_WORDS.search(compact(cell.text)) for cell in own) or _PAIR.fullmatch(label):
        return None  # a label where an amount should be: the row does not stand below its headings
    if not any(amount(cell, block.unit).number is not None for cell in own):
        blank = all(_DASH.fullmatch(compact(cell.text)) or cell.error for cell in own)
        if not blank or not (is_part(label) or (is_total(label) and not block.lines)):
            return None
    part = is_part(label) or (any(line.part for line in block.lines) and not is_total(label))
    return BudgetLine(label, part=part, **_amounts(block, row), rate=_rate(block, row))


def _amounts(block: _Block, row: int) -> dict[str, Amount | None]:
    """Every figure of a row that is a plain number; one that is merged over rows counts in the first of them."""
    found: dict[str, Amount | None] = {}
    for figure in (*AMOUNTS, Figure.WEIGHT, Figure.SCORE):
        place = block.places.get(figure)
        if place is not None:
            cell = block.view.cell(row, place)
            unit = block.unit if figure in AMOUNTS else None
            found[figure.value] = amount(cell, unit) if cell.row == row else Amount(cell, None)
    if Figure.WEIGHT not in block.places and not block.lines:
        found["weight"] = _stated_weight(block)
    return found


def _stated_weight(block: _Block) -> Amount | None:
    """The weight that the label or a heading of the block states: 预算执行情况（20分）."""
    for cell in block.view.own_cells(block.top):
        if match := _WEIGHT.fullmatch(compact(cell.text)):
            return Amount(cell, plain_number(match[1]))
    return None


def _rate(block: _Block, row: int) -> Statement | None:
    place = block.places.get(Figure.RATE)
    return None if place is None else rate(block.view.cell(row, place))


def _label(block: _Block, row: int) -> str:
    """The label of a number row: the text nearest to its numbers."""
    for column in range(block.first - 1, 0, -1):
        text = block.view.text(row, column)
        if text and figure_of(text) is None:
            return text.rstrip(":")
    return ""


def _below(view: GridView, row: int, column: Column) -> Cell | None:
    """The cell below a heading of the block."""
    for cell in view.own_cells(row):
        if column_of(cell.text) is column:
            return view.cell(cell.row + cell.rows, cell.column)
    return None


def _beside_reason(view: GridView, cells: Sequence[Cell]) -> Cell | None:
    """The box beside a reason's label in a row of the block."""
    for cell in cells[:2]:
        if column_of(cell.text) is Column.REASON and len(cells) <= 3:
            return view.cell(cell.row, cell.column + cell.columns)
    return None


def _budget(block: _Block, reason: Cell | None) -> Budget | None:
    if not block.lines:
        return None
    # Where income stands beside what is spent, only the latter is the budget's execution.
    lines = [line for line in block.lines if not line.label.startswith("收入")] or block.lines
    candidates = [line for line in lines if is_total(line.label)] + [line for line in lines if not line.part]
    total = (candidates or lines)[0]
    return Budget(total, tuple(line for line in lines if line is not total), reason)
