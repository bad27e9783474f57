"""The text boxes below the table: conclusion and remarks."""

from __future__ import annotations

from collections.abc import Iterable

from jixiao.form.model import Cell, Remark
from jixiao.reader.grid_view import GridView, compact
from jixiao.reader.labels import Label, label_of


def boxes_of(view: GridView, rows: Iterable[int]) -> tuple[Remark | None, tuple[Remark, ...]]:
    """The conclusion, if there is one, and the other boxes in the order in which they stand."""
    conclusion: Remark | None = None
    remarks: list[Remark] = []
    for row in rows:
        for cell in view.own_cells(row):
            label = label_of(cell.text)
            if label is Label.CONCLUSION and conclusion is None:
                conclusion = _box(view, cell)
            elif label in {Label.CONCLUSION, Label.REMARK}:
                remarks.append(_box(view, cell))
    return conclusion, tuple(remarks)


def _box(view: GridView, label: Cell) -> Remark:
    """The box of a label: the text to its right, or the label's own cell where the text stands in it."""
    name, _, text = label.text.strip().partition("：" if "：" in label.text else ":")
    if text.strip():
        return Remark(name.strip(), label, label)
    beside = view.cell(label.row, label.column + label.columns)
    filled = [cell for cell in view.own_cells(label.row) if cell.column > label.column and label_of(cell.text) is None]
    return Remark(compact(name), label, filled[0] if beside.blank and filled else beside)
