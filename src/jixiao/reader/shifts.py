"""Rows that stand one column too far left or right as a whole (整行错列), as tables copied out of documents do."""

from __future__ import annotations

import re

from jixiao.form.model import Cell, Column, Trouble, TroubleKind
from jixiao.form.words import family_of, group_of
from jixiao.reader.grid_view import GridView
from jixiao.reader.header import Header

_PLAIN = re.compile(r"\d{1,3}(\.\d+)?")


def shift_of(view: GridView, header: Header, row: int) -> int:
    """By how many columns a row is out of place: -1, 0 or 1.

    Only what leaves no doubt counts: 分值 and 得分 are not both plain numbers where they should be, are so one column
    further, and there a level's word falls into place while the name is none.
    """
    places = header.places
    if not {Column.WEIGHT, Column.SCORE, Column.LEVEL2} <= places.keys() or _has_numbers(view, header, row, 0):
        return 0
    if not view.text(row, places[Column.WEIGHT]) and not view.text(row, places[Column.SCORE]):
        return 0
    fitting = [shift for shift in (-1, 1) if _fits(view, header, row, shift)]
    return fitting[0] if len(fitting) == 1 else 0


def shifted_row(view: GridView, row: int, shift: int) -> Trouble:
    """Tell that a row was read one column away from its headings."""
    column = view.own_columns(row)[0]
    side, back = ("左", "右") if shift < 0 else ("右", "左")
    message = f"工作表“{view.name}”第{row}行的内容整体向{side}错开了一列，已按错开后的位置读取，请核对。"
    return Trouble(TroubleKind.SHIFTED_ROW, view.cell(row, column), message, f"把第{row}行的内容向{back}移回一列。")


def _has_numbers(view: GridView, header: Header, row: int, shift: int) -> bool:
    """Whether 分值 and 得分 are plain numbers that belong to this row."""
    cells = [view.cell(row, header.places[column] + shift) for column in (Column.WEIGHT, Column.SCORE)]
    return all(_PLAIN.fullmatch(cell.text.strip()) for cell in cells)


def _fits(view: GridView, header: Header, row: int, shift: int) -> bool:
    places = header.places
    name = _at(view, row, places[Column.NAME] + shift)
    levels = [_at(view, row, places[column] + shift) for column in (Column.LEVEL1, Column.LEVEL2) if column in places]
    return (
        name is not None
        and not _is_level(name)
        and any(cell is not None and _is_level(cell) for cell in levels)
        and _has_numbers(view, header, row, shift)
    )


def _at(view: GridView, row: int, column: int) -> Cell | None:
    """The row's own text at a place."""
    return view.cell(row, column) if column in view.own_columns(row) else None


def _is_level(cell: Cell) -> bool:
    return family_of(cell.text) is not None or group_of(cell.text) is not None
