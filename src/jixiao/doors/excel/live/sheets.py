"""Whole sheets that leave an open workbook, and those that come from the file beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jixiao.doors.excel.live.state import afterwards
from jixiao.workbook.difference import Difference

_NO_MACROS = 3
_PART_OF_A_CELL = 2


def replace_sheets(book: Any, difference: Difference, donor: Path) -> None:
    """Remove the sheets that go, copy in those that come, and show the sheet that is to be seen."""
    active = book.ActiveSheet.Name if difference.new_sheets else ""
    for title in difference.removed_sheets:
        book.Worksheets(title).Delete()
    if difference.new_sheets:
        _copy(book, difference, donor)
        _show(book, difference.shown or active, difference)


def _copy(book: Any, difference: Difference, donor: Path) -> None:
    """Copy the sheets from the donor; what in them points at the form points at the donor's form until it is told."""
    with _opened(book.Application, donor) as other:
        if difference.structure is not None:
            other.Unprotect("")  # no sheet may be copied out of a locked workbook either; it was opened to be read
        sheets = book.Sheets
        other.Sheets(difference.new_sheets).Copy(After=sheets(sheets.Count))
        for title in difference.new_sheets:
            book.Worksheets(title).Cells.Replace(f"[{donor.name}]", "", LookAt=_PART_OF_A_CELL, MatchCase=False)


def _show(book: Any, title: str, difference: Difference) -> None:
    """Show one sheet alone: copied sheets are selected together, and typing would go into all of them."""
    gone = title in difference.removed_sheets and title not in difference.new_sheets
    book.Activate()
    book.Sheets(difference.new_sheets[0] if gone else title).Select()


@contextmanager
def _opened(app: Any, path: Path) -> Iterator[Any]:
    """Open a workbook to be read, without its macros and links, and close it whatever happens."""
    security = app.AutomationSecurity
    with afterwards(lambda: setattr(app, "AutomationSecurity", security)):
        app.AutomationSecurity = _NO_MACROS
        other = app.Workbooks.Open(str(path), UpdateLinks=0, ReadOnly=True, AddToMru=False)
        with afterwards(lambda: other.Close(False)):
            yield other
