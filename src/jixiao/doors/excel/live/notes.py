"""Notes (批注) put onto the cells of an open workbook: by the add-in in one call a sheet, else note by note."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from jixiao.doors.excel.live.state import insist, is_busy, is_com_error
from jixiao.workbook.difference import Difference
from jixiao.workbook.difference.note_change import NoteChange, note_edit
from jixiao.workbook.text_size import text_length

MACRO = "'jixiao.xlam'!JixiaoPutNotes"
Row: TypeAlias = tuple[str, int, int, str, int, int]
"""Cell, characters that stay before the change, characters to cut, text to put there, width and height (0: leave)."""


def put_notes(book: Any, sheets: Mapping[str, Any], difference: Difference) -> None:
    """Change the notes; what a user has formatted in a note, and the size of a user's note, stay."""
    by_sheet: dict[str, dict[str, NoteChange]] = {}
    for change in difference.cells:
        if change.note is not None:
            by_sheet.setdefault(change.sheet, {})[change.cell] = change.note
    app, name = (book.Application, book.Name) if by_sheet else (None, "")
    for title, changes in by_sheet.items():
        rows = tuple(_row(cell, change) for cell, change in changes.items())
        if not _by_addin(app, name, title, rows):
            for cell, noted in changes.items():
                _put(sheets[title].Range(cell), noted)


def _row(cell: str, change: NoteChange) -> Row:
    return (cell, *change.edit, *(change.box or (0, 0)))


def _by_addin(app: Any, name: str, title: str, rows: tuple[Row, ...]) -> bool:
    """Let the add-in do it inside Excel; False where it could not, having done all, a part or nothing.

    It answers with the number of characters that it was given: fewer where Excel has cut a text off on the way.
    """
    try:
        arrived = app.Run(MACRO, name, title, rows)
    except Exception as failure:
        if not is_com_error(failure) or is_busy(failure):
            raise
        return False
    return bool(arrived == sum(text_length(text) for _, _, _, text, _, _ in rows))


def _put(cell: Any, change: NoteChange) -> None:
    """Change one note from what it is now, which may be what it is to be."""
    comment = cell.Comment
    now = None if comment is None else str(comment.Text()).replace("\r\n", "\n").replace("\r", "\n")
    if now == change.after:
        return
    if change.after is None:
        comment.Delete()
        return
    if comment is None:
        comment = cell.AddComment(change.after)
    else:
        start, cut, inserted = note_edit(now or "", change.after)
        if cut:
            comment.Shape.TextFrame.Characters(start + 1, cut).Delete()
        if inserted:  # not over what stands there (False)
            insist(lambda: comment.Text(inserted, start + 1, False))
    if change.box is not None:
        shape = comment.Shape
        shape.Width, shape.Height = change.box
