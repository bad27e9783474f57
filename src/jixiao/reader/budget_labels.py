"""A budget block of labels with their numbers beside them, or behind a colon in the same cell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from jixiao.form.model import Amount, Budget, BudgetLine, Cell, MoneyUnit, Statement
from jixiao.reader.budget_fields import AMOUNTS, Figure, figure_of, is_part
from jixiao.reader.grid_view import GridView, compact
from jixiao.reader.statements import amount, rate

# The whole of the money, where a 绩效目标表 lists it with its sources; that of several years is not the budget.
_WHOLE = re.compile(
    r"(本?年度|全年|当年|年初|项目|预算|财政|总体|本年|20\d\d年度?)*(项目)?(预算)?资金(申请)?(总额|总量|总计|合计|总规模|安排总额)|"
    r"(部门|单位|整体|本?年度?)预算(金额|总额|总量)"
)
_SEVERAL_YEARS = re.compile(r".*(中期|实施期|项目期|周期|全周期|三年).*(资金|预算|投资).*")
_NEAR = 12  # rows
_PREFIX = re.compile(r"^(资金来源|资金结构|资金性质):")
_BRACKET = re.compile(r"\([^()]*\)")
_PAIR = re.compile(r"(?P<label>[^:]{2,20}):(?P<number>-?[\d,.]+(百万元|亿元|万元|千元|元|%|分)?)")


@dataclass(slots=True)
class _Block:
    """What was read of a block so far."""

    unit: MoneyUnit
    amounts: dict[Figure, Amount] = field(default_factory=dict)
    parts: dict[str, BudgetLine] = field(default_factory=dict)
    above: dict[int, Figure] = field(default_factory=dict)  # the last amount that each column of labels named
    skipped: set[int] = field(default_factory=set)  # columns of labels under the money of several years
    across: int = 0  # the row of the amounts, where they stand below their labels
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
    label = _PREFIX.sub("", match["label"] if match else compact(cell.text).strip(":"))
    if _SEVERAL_YEARS.fullmatch(label):
        block.skipped.add(cell.column)
        return
    figure = _figure(label)
    if match and figure is Figure.RATE:
        block.rate = rate(replace(cell, text=match["number"], number=None)) if block.amounts else block.rate
        return
    if match:
        inside = Amount(cell, amount(replace(cell, text=match["number"], number=None), block.unit).number)
        _note(block, cell, figure, label, inside)
        return
    beside = _beside(view, cell)
    if figure is None and not is_part(label):
        return
    if beside is None or amount(beside).number is None:
        beside = _amount_below(block, view, cell, label) or beside
    if beside is None or _figure(beside.text) is not None:
        return
    if figure is Figure.RATE and block.amounts:
        block.rate = rate(beside)
    else:
        _note(block, cell, figure, label, amount(beside, block.unit if figure in AMOUNTS or not figure else None))


def _beside(view: GridView, cell: Cell) -> Cell | None:
    """The cell at the right of a label, past columns that hold nothing anywhere near."""
    beside = view.right_of(cell)
    while beside is not None and beside.blank and _is_spacer(view, beside):
        beside = view.right_of(beside)
    return beside


def _is_spacer(view: GridView, cell: Cell) -> bool:
    near = range(max(1, cell.row - _NEAR), cell.row + _NEAR)
    return cell.columns == 1 and not any(view.is_own(row, cell.column) for row in near)


def _amount_below(block: _Block, view: GridView, cell: Cell, label: str) -> Cell | None:
    """The amount below a label that names the whole (资金总额 over 2350.6), and those of its parts in the same row."""
    below = view.cell(cell.row + cell.rows, cell.column)
    if below.column != cell.column or amount(below).number is None:
        return None
    if _WHOLE.fullmatch(_BRACKET.sub("", label)) and not block.amounts:
        block.across = below.row
    return below if below.row == block.across else None


def _figure(text: str) -> Figure | None:
    """The figure that a label names; where it has its number beside it, 年度资金总额 names the budget."""
    word = _BRACKET.sub("", compact(text)).strip(":")
    return Figure.ANNUAL if _WHOLE.fullmatch(word) else figure_of(text)


def _note(block: _Block, cell: Cell, figure: Figure | None, label: str, found: Amount) -> None:
    """Keep an amount: of the total, or of the part that its label names below or after the total's."""
    if figure in AMOUNTS or (figure is not None and block.amounts):
        block.amounts.setdefault(figure, found)
        block.label = block.label or label
        if figure in AMOUNTS:
            block.above[cell.column] = figure
    elif figure is None and block.amounts and len(label) < 20 and is_part(label) and cell.column not in block.skipped:
        line = block.parts.get(label, BudgetLine(label, part=True))
        match block.above.get(cell.column, Figure.ANNUAL):
            case Figure.INITIAL:
                block.parts[label] = replace(line, initial=found)
            case Figure.SPENT:
                block.parts[label] = replace(line, spent=found)
            case _:
                block.parts[label] = replace(line, annual=found)
