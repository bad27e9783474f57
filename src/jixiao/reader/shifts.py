"""Rows that stand one column too far left or right as a whole (整行错列), as tables copied out of documents do."""

from __future__ import annotations

import re

from jixiao.form.model import Cell, Column, Trouble, TroubleKind
from jixiao.form.words import family_of, group_of, is_level
from jixiao.reader.grid_view import GridView
from jixiao.reader.header import Header

_SIGNS = ("≥", "≤", "＞", "＜", "=", "＝", ">", "<", "≧", "≦")
_PLAIN = re.compile(r"\d{1,3}(\.\d+)?")


def shift_of(view: GridView, header: Header, row: int) -> int:
    """By how many columns a row is out of place: -1, 0 or 1.

    Only what leaves no doubt counts: 分值 and 得分 are plain numbers one column further and not where they should be,
    and a level's word or the sign of a target stands where it has no business.
    """
    if not {Column.WEIGHT, Column.SCORE, Column.LEVEL2} <= header.places.keys() or _has_numbers(view, header, row, 0):
        return 0
    return next((shift for shift in (-1, 1) if _fits(view, header, row, shift)), 0)


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
    name = _at(view, row, header.places[Column.NAME] + shift)
    if name is None or is_level(name.text) or not _has_numbers(view, header, row, shift):
        return False
    return _is_misplaced(view, header, row, shift)


def _is_misplaced(view: GridView, header: Header, row: int, shift: int) -> bool:
    """Whether a word stands where only a shifted row has it."""
    places = header.places
    name = _at(view, row, places[Column.NAME])
    level2 = _at(view, row, places[Column.LEVEL2] + shift)
    level1 = _at(view, row, places[Column.LEVEL1] + shift) if Column.LEVEL1 in places else None
    return (
        (name is not None and name.text.strip().startswith(_SIGNS))
        or (level2 is not None and family_of(level2.text) is not None and group_of(level2.text) is None)
        or (level1 is not None and group_of(level1.text) is not None and family_of(level1.text) is None)
    )


def _at(view: GridView, row: int, column: int) -> Cell | None:
    """The row's own text at a place."""
    return view.cell(row, column) if view.is_own(row, column) else None
