"""A budget block of labels with their numbers beside them, or behind a colon in the same cell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from jixiao.form.model import Amount, Budget, BudgetLine, Cell, MoneyUnit, Statement
from jixiao.reader.budget_fields import AMOUNTS, Figure, figure_of, is_part
from jixiao.reader.grid_view import GridView, compact
from jixiao.reader.statements import amount, rate

_PAIR = re.compile(r"(?P<label>[^:]{2,20}):(?P<number>-?[\d,.]+(百万元|亿元|万元|千元|元|%|分)?)")


@dataclass(slots=True)
class _Block:
    """What was read of a block so far."""

    unit: MoneyUnit
    amounts: dict[Figure, Amount] = field(default_factory=dict)
    parts: dict[str, BudgetLine] = field(default_factory=dict)
    above: dict[int, Figure] = field(default_factory=dict)  # the last amount that each column of labels named
    label: str = ""
    rate: Statement | None = None


def has_pairs(view: GridView, row: int) -> bool:
    """Whether the labels of a row have their numbers beside them."""
    labels = [cell for cell in view.own_cells(row) if figure_of(cell.text) in AMOUNTS]
    beside = [view.right_of(label) for label in labels]
    return any(cell is not None and amount(cell, MoneyUnit()).number is not None for cell in beside)


def budget_in_labels(view: GridView, rows: Iterable[int], unit: MoneyUnit) -> Budget | None:
    """Read what stands beside labels; None where no amount does."""
    block = _Block(unit)
    for row in rows:
        for cell in view.own_cells(row):
            _read(block, view, cell)
    if all(block.amounts.get(figure, Amount(Cell("", 0, 0), None)).number is None for figure in AMOUNTS):
        return None
    total = BudgetLine(
        block.label, part=False, rate=block.rate, **{figure.value: found for figure, found in block.amounts.items()}
    )
    return Budget(total, tuple(block.parts.values()))


def _read(block: _Block, view: GridView, cell: Cell) -> None:
    match = _PAIR.fullmatch(compact(cell.text))
    label = match["label"] if match else compact(cell.text).strip(":")
    figure = figure_of(label)
    if match and figure is Figure.RATE:
        block.rate = rate(replace(cell, text=match["number"], number=None)) if block.amounts else block.rate
        return
    if match:
        inside = Amount(cell, amount(replace(cell, text=match["number"], number=None), block.unit).number)
        _note(block, cell, figure, label, inside)
        return
    beside = view.right_of(cell)
    if beside is None or figure_of(beside.text) is not None:
        return
    if figure is Figure.RATE and block.amounts:
        block.rate = rate(beside)
    else:
        _note(block, cell, figure, label, amount(beside, block.unit if figure in AMOUNTS or not figure else None))


def _note(block: _Block, cell: Cell, figure: Figure | None, label: str, found: Amount) -> None:
    """Keep an amount: of the total, or of the part that its label names below or after the total's."""
    if figure in AMOUNTS or (figure is not None and block.amounts):
        block.amounts.setdefault(figure, found)
        block.label = block.label or label
        if figure in AMOUNTS:
            block.above[cell.column] = figure
    elif figure is None and block.amounts and len(label) < 20 and is_part(label):
        line = block.parts.get(label, BudgetLine(label, part=True))
        match block.above.get(cell.column, Figure.ANNUAL):
            case Figure.INITIAL:
                block.parts[label] = replace(line, initial=found)
            case Figure.SPENT:
                block.parts[label] = replace(line, spent=found)
            case _:
                block.parts[label] = replace(line, annual=found)
