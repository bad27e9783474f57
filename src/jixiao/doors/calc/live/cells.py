"""Fills, contents, notes and row heights (单元格的改动) put onto an open document, as they are in the file beside it.

LibreOffice has opened that file too: what a colour of the theme or a number format means is its own to say, so the
cells are copied from there.
"""

from __future__ import annotations

from typing import Any

from jixiao.workbook.difference import AreaChange, CellChange, Difference
from jixiao.workbook.difference.note_change import NoteChange

_POINT = 2540 / 72  # in hundredths of a millimetre


def put_cells(document: Any, donor: Any, difference: Difference) -> None:
    """Do all changes of cells; ``donor`` is the file after the command, opened."""
    sheets, donors = document.Sheets, donor.Sheets
    for change in difference.cells:
        _put_cell(sheets.getByName(change.sheet), donors.getByName(change.sheet), change)
    for area in difference.areas:
        _put_area(sheets.getByName(area.sheet), donors.getByName(area.sheet), area)
    for taller in difference.heights:
        rows = sheets.getByName(taller.sheet).Rows
        rows.getByIndex(taller.row - 1).Height = round(taller.height * _POINT)


def _put_cell(sheet: Any, donor: Any, change: CellChange) -> None:
    cell, model = sheet.getCellRangeByName(change.cell), donor.getCellRangeByName(change.cell)
    if change.fill is not None:
        cell.CellBackColor = model.CellBackColor
    if change.content is not None:
        copy_content(cell, model)
    if change.note is not None:
        _put_note(sheet, cell, change.note)


def _put_area(sheet: Any, donor: Any, change: AreaChange) -> None:
    """Put values in place of an array formula, of which nobody can change a part."""
    area = sheet.getCellRangeByName(change.area)
    area.setArrayFormula("")
    area.setDataArray(donor.getCellRangeByName(change.area).getDataArray())


def copy_content(cell: Any, model: Any) -> None:
    """Give a cell the content of another: text stays text, whatever it looks like."""
    kind = model.Type.value
    if kind == "VALUE":
        cell.setValue(model.getValue())
    elif kind == "TEXT":
        cell.setString(model.getString())
    else:  # a formula, or "" for none
        cell.setFormula(model.getFormula())


def _put_note(sheet: Any, cell: Any, change: NoteChange) -> None:
    """Change a note from what it is now; what its user has formatted in it stays."""
    notes, at = sheet.Annotations, cell.CellAddress
    number = next((each for each in range(notes.Count) if _same_place(notes.getByIndex(each).Position, at)), None)
    if change.after is None:
        if number is not None:
            notes.removeByIndex(number)
        return
    if number is None:
        notes.insertNew(at, change.after)
        return
    start, cut, inserted = change.edit
    text = notes.getByIndex(number)
    cursor = text.createTextCursor()
    cursor.gotoStart(False)
    cursor.goRight(start, False)
    cursor.goRight(cut, True)
    cursor.setString(inserted)


def _same_place(one: Any, other: Any) -> bool:
    return (one.Row, one.Column) == (other.Row, other.Column)
