"""基本支出总额 and 项目支出总额 beside their labels, as 湖北 prints them above the budget block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jixiao.form.model import Labelled, MoneyUnit
from jixiao.reader.grid_view import GridView, compact
from jixiao.reader.statements import amount

_LABEL = re.compile(r"((?:基本|项目)支出)(?:总额|合计|总计|金额|总数)(?:\((?:万元|元)\))?:?")


def spending_of(view: GridView, rows: Iterable[int], unit: MoneyUnit) -> tuple[Labelled, ...]:
    """What the rows above the table state of the kinds of spending; a label with no number beside it gives nothing."""
    return tuple(found for row in rows for found in _in_row(view, row, unit))


def _in_row(view: GridView, row: int, unit: MoneyUnit) -> Iterator[Labelled]:
    for cell in view.own_cells(row):
        label = _LABEL.fullmatch(compact(cell.text))
        beside = view.right_of(cell) if label else None
        if label and beside is not None and (stated := amount(beside, unit)).number is not None:
            yield Labelled(label[1], stated)
