"""Total rows (总分、合计、小计)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from jixiao.form.model import Amount, Cell, Column, Total
from jixiao.reader.grid_view import GridView, compact
from jixiao.reader.header import Header
from jixiao.reader.indicator import Row
from jixiao.reader.labels import Label, is_grand_total, label_of
from jixiao.reader.statements import amount, plain_number

_STATED = re.compile(r".*:(\d+(?:\.\d+)?)分?")


def read_total(row: Row, label: Cell) -> Total:
    """Read a total row; a total may state its score behind a colon (总分：97.3分)."""
    score = row.number_in(Column.SCORE)
    stated = _STATED.fullmatch(compact(label.text))
    if stated and (score is None or score.number is None):
        score = Amount(label, plain_number(stated[1]))
    weight = row.number_in(Column.WEIGHT)
    if (weight is None or weight.number is None) and (score is None or score.number is None):
        score = row.points_beside(label) or score
    return Total(label, label.text.strip(), weight, score, grand=is_grand_total(label.text))


def totals_in(view: GridView, header: Header, rows: Iterable[int]) -> list[Total]:
    """The totals that stand below a box, apart from the table."""
    found = []
    for number in rows:
        row = Row(view, header, number)
        label = row.total_label
        if label is not None:
            found.append(read_total(row, label))
    return found


def totals_beside_grade(view: GridView, header: Header, rows: Iterable[int]) -> list[Total]:
    """The total that a 评分表 states beside its grade: 评价结果 | □优秀 □良好 | 93.5."""
    found = []
    for number in rows:
        row = Row(view, header, number)
        score = row.number_in(Column.SCORE)
        if row.first is None or label_of(row.first.text) is not Label.CONCLUSION or score is None:
            continue
        if score.number is not None:
            found.append(Total(row.first, row.first.text.strip(), None, score, grand=True))
    return found


def totals_above(view: GridView, rows: Iterable[int]) -> list[Total]:
    """The totals that a form states above its table, behind a colon or beside the label: 自评总分：98.5分."""
    found = []
    for cell in (cell for number in rows for cell in view.own_cells(number)):
        if label_of(cell.text) is not Label.TOTAL or not is_grand_total(cell.text):
            continue
        stated, beside = _STATED.fullmatch(compact(cell.text)), view.right_of(cell)
        score = Amount(cell, plain_number(stated[1])) if stated else amount(beside) if beside else None
        if score is not None and score.number is not None and "分" in cell.text:
            found.append(Total(cell, cell.text.strip(), None, score, grand=True))
    return found


def with_one_grand(totals: Sequence[Total]) -> tuple[Total, ...]:
    """The totals, with the last one that is no subtotal as the form's own."""
    last = max((position for position, total in enumerate(totals) if total.grand), default=-1)
    return tuple(replace(total, grand=position == last) for position, total in enumerate(totals))
