"""Read the sheet 评分数据: known by its headings, whoever added it to the workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from jixiao.form.grid import Sheet, Snapshot
from jixiao.form.model import Form, Input
from jixiao.reader.grid_view import GridView, compact

INPUT_SHEET = "评分数据"
ADDED = "评分数据（校验时添加）"
"""The first line of a sheet that a review added; see templates/sheets/inputs.j2."""
NAME, UNIT, VALUE, EVIDENCE, TABLES = "数据", "单位", "填写", "佐证材料", "用于哪张评分表"
BETWEEN_TABLES = "、"
_SURE = frozenset({NAME, UNIT, VALUE, EVIDENCE})
_HEADINGS = {word: word for word in (*_SURE, TABLES)} | {
    "数据名称": NAME,
    "数据项": NAME,
    "名称": NAME,
    "计量单位": UNIT,
    "填写数": VALUE,
    "填写数值": VALUE,
    "填报数": VALUE,
    "填写内容": VALUE,
    "数值": VALUE,
    "佐证": EVIDENCE,
    "证明材料": EVIDENCE,
}


def read_inputs(sheet: Sheet) -> tuple[Input, ...]:
    """The lines of the sheet from top to bottom; nothing where it has no headings 数据 and 填写."""
    view = GridView(sheet)
    header = next((row for row in view.rows if {NAME, VALUE} <= _headings(view, row).keys()), None)
    if header is None:
        return ()
    places = _headings(view, header)
    return tuple(_input(view, row, places) for row in view.rows if row > header and view.text(row, places[NAME]))


def find_inputs(snapshot: Snapshot) -> Sheet | None:
    """The sheet 评分数据 of a workbook: by its name, else by its first line or its headings where it was renamed."""
    named = (sheet for sheet in snapshot.sheets if sheet.name == INPUT_SHEET)
    renamed = (sheet for sheet in snapshot.sheets if sheet.visible and (_has_title(sheet) or _has_headings(sheet)))
    return next(chain(named, renamed), None)


def is_added(sheet: Sheet) -> bool:
    """Whether a review added the sheet, and nobody has made it their own since by another name or title."""
    return sheet.name == INPUT_SHEET and _has_title(sheet)


def _has_title(sheet: Sheet) -> bool:
    first = sheet.cells.get((1, 1))
    return first is not None and first.text == ADDED


def _has_headings(sheet: Sheet) -> bool:
    """Whether one row holds 数据, 单位, 填写 and 佐证材料."""
    words: dict[int, set[str]] = {}
    for (row, _), cell in sheet.cells.items():
        if cell.text in _SURE:
            words.setdefault(row, set()).add(cell.text)
    return any(len(found) == len(_SURE) for found in words.values())


def table_name(form: Form, scorecards: Iterable[Form]) -> str:
    """What the sheet 评分数据 calls a 评分表: its worksheet, with the place of its heading where that holds several."""
    beside = [other for other in scorecards if other.sheet == form.sheet]
    return form.sheet if len(beside) < 2 else f"{form.sheet}!{min(cell.ref for cell in form.columns.values())}"


def lines_for(name: str, inputs: Iterable[Input]) -> Iterator[Input]:
    """The lines that say they are for this 评分表."""
    return (line for line in inputs if name in line.tables)


def _headings(view: GridView, row: int) -> dict[str, int]:
    known = ((_HEADINGS.get(compact(cell.text)), cell.column) for cell in view.own_cells(row))
    return {word: column for word, column in known if word is not None}


def _input(view: GridView, row: int, places: dict[str, int]) -> Input:
    return Input(
        name=view.cell(row, places[NAME]).text.strip(),
        value=view.cell(row, places[VALUE]),
        unit=view.text(row, places[UNIT]) if UNIT in places else "",
        evidence=view.cell(row, places[EVIDENCE]) if EVIDENCE in places else None,
        tables=_tables(view.text(row, places[TABLES])) if TABLES in places else (),
    )


def _tables(text: str) -> tuple[str, ...]:
    """The names in a cell, and the whole of it: a worksheet's own name may hold the mark between two.

    >>> _tables("评分表一、评分表二")
    ('评分表一、评分表二', '评分表一', '评分表二')
    """
    parts = [part.strip() for part in text.split(BETWEEN_TABLES)]
    return tuple(dict.fromkeys(filter(None, (text.strip(), *parts))))
