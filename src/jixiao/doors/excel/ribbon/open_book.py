"""The workbook that is open in Excel (Excel 中打开的工作簿), as the commands of the buttons see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from jixiao.doors.excel.live.copy import worked_on_copy
from jixiao.doors.live.wording import EXCEL_STAYS, EXCEL_UNDO

if TYPE_CHECKING:
    import xlwings

Result = TypeVar("Result")
_VISIBLE = -1


class ExcelBook:
    """An xlwings book as an open workbook; all calls go to Excel's own objects behind it."""

    how_to_undo = EXCEL_UNDO
    stays = EXCEL_STAYS

    def __init__(self, book: xlwings.Book) -> None:
        """``book`` is the workbook as xlwings knows it."""
        self.xlwings = book
        self._api: Any = book.api

    def worked_on_copy(
        self,
        work: Callable[[Path, Path], Result],
        *,
        also: Callable[[Result], Iterable[tuple[str, str]]] | None = None,
        tell: Callable[[str], object] | None = None,
    ) -> Result:
        """See `OpenBook.worked_on_copy`."""
        return worked_on_copy(self.xlwings, work, also=also, tell=tell)

    def show_sheet(self, title: str) -> None:
        """Show a sheet of ours, which somebody may have hidden."""
        sheet = self._api.Worksheets(title)
        if sheet.Visible != _VISIBLE:
            sheet.Visible = _VISIBLE
        sheet.Activate()

    def place(self) -> tuple[str, str]:
        """The sheet and the cell where the user is."""
        sheet = self._api.ActiveSheet.Name
        cell = self._api.Application.ActiveCell
        return sheet, "" if cell is None else cell.Address

    def go_to(self, sheet: str, cell: str) -> bool:
        """Select a cell; False where its sheet is hidden."""
        found = self._api.Worksheets(sheet)
        if found.Visible != _VISIBLE:
            return False
        found.Activate()
        found.Range(cell).Select()
        return True

    def say(self, text: str) -> None:
        """Write a line into the status bar."""
        self._api.Application.StatusBar = text
