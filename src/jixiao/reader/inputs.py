"""Read the sheet 评分数据: known by its headings, whoever added it to the workbook."""

from __future__ import annotations

from jixiao.form.grid import Sheet
from jixiao.form.model import Input
from jixiao.reader.grid_view import GridView, compact

INPUT_SHEET = "评分数据"
NAME, UNIT, VALUE, EVIDENCE = "数据", "单位", "填写", "佐证材料"
_HEADINGS = (NAME, UNIT, VALUE, EVIDENCE)


def read_inputs(sheet: Sheet) -> tuple[Input, ...]:
    """The lines of the sheet from top to bottom; nothing where it has no headings 数据 and 填写."""
    view = GridView(sheet)
    header = next((row for row in view.rows if {NAME, VALUE} <= _headings(view, row).keys()), None)
    if header is None:
        return ()
    places = _headings(view, header)
    return tuple(_input(view, row, places) for row in view.rows if row > header and view.text(row, places[NAME]))


def _headings(view: GridView, row: int) -> dict[str, int]:
    return {word: cell.column for cell in view.own_cells(row) if (word := compact(cell.text)) in _HEADINGS}


def _input(view: GridView, row: int, places: dict[str, int]) -> Input:
    return Input(
        name=view.cell(row, places[NAME]).text.strip(),
        value=view.cell(row, places[VALUE]),
        unit=view.text(row, places[UNIT]) if UNIT in places else "",
        evidence=view.cell(row, places[EVIDENCE]) if EVIDENCE in places else None,
    )
