"""The draft of the 自评结论 on 得分一览, as a person edits and ticks it."""

from __future__ import annotations

from pathlib import Path

from jixiao.form.grid import reference
from jixiao.workbook import PutValue, apply_edits, read_snapshot

GLANCE = "得分一览"
TICK, DRAFT = "写回原表（选“是”，覆盖原文）", "自评结论草稿（可以修改）"


def below(path: Path, heading: str) -> tuple[str, str]:
    """The cell below a heading of the sheet, and its text."""
    (sheet,) = [sheet for sheet in read_snapshot(path).sheets if sheet.name == GLANCE]
    row, column = next(place for place, cell in sheet.cells.items() if cell.text == heading)
    cell = sheet.cells.get((row + 1, column))
    return reference(row + 1, column), cell.text if cell else ""


def conclusion(path: Path) -> tuple[str, str]:
    """The cell of the box in the form, and its text."""
    form = read_snapshot(path).sheets[0]
    row = next(row for (row, _), cell in form.cells.items() if "自评结论" in cell.text)
    column, cell = next((column, cell) for (at, column), cell in sorted(form.cells.items()) if at == row and column > 1)
    return reference(row, column), cell.text


def edit(path: Path, heading: str, text: str) -> None:
    apply_edits(path, [PutValue(GLANCE, below(path, heading)[0], text)], path)


def completed(path: Path) -> str:
    """The draft with its questions answered, written into the sheet."""
    text = below(path, DRAFT)[1]
    for question in {"【请填写" + part.split("】")[0] + "】" for part in text.split("【请填写")[1:]}:
        text = text.replace(question, "已逐项核实")
    edit(path, DRAFT, text)
    return text
