"""The document that is open in LibreOffice, as the commands of the buttons see it (LibreOffice 中打开的文档)."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from jixiao.doors.calc.live.files import copy_name, saved_copy
from jixiao.doors.calc.live.replay import replay
from jixiao.doors.calc.live.status_bar import tell
from jixiao.doors.live.wording import CALC_STAYS, CALC_UNDO
from jixiao.errors import JixiaoError
from jixiao.workbook.difference import difference

Result = TypeVar("Result")


class CalcBook:
    """A Calc document as an open workbook; ``title`` is what 撤销 calls the change that is made to it."""

    how_to_undo = CALC_UNDO
    stays = CALC_STAYS

    def __init__(self, context: Any, document: Any, title: str) -> None:
        """``context`` is UNO's component context."""
        self._context, self._document, self._title = context, document, title
        self._controller = document.CurrentController

    def worked_on_copy(
        self,
        work: Callable[[Path, Path], Result],
        *,
        also: Callable[[Result], Iterable[tuple[str, str]]] | None = None,
        tell: Callable[[str], object] | None = None,  # noqa: ARG002 - LibreOffice puts everything back
    ) -> Result:
        """See `OpenBook.worked_on_copy`."""
        with tempfile.TemporaryDirectory(prefix="jixiao-", ignore_cleanup_errors=True) as folder:
            before = saved_copy(self._document, Path(folder))
            after = Path(folder) / f"{Path(folder).name}{before.suffix}"
            try:
                result = work(before, after)
            except JixiaoError as error:
                raise JixiaoError(str(error).replace(before.name, copy_name(self._document))) from error
            if after.exists():
                changes = difference(before, after, also=also(result) if also is not None else ())
                replay(self._context, self._document, changes, (before, after), self._title)
        return result

    def show_sheet(self, title: str) -> None:
        """Show a sheet of ours, which somebody may have hidden."""
        sheet = self._document.Sheets.getByName(title)
        if not sheet.IsVisible:
            sheet.IsVisible = True
        self._controller.setActiveSheet(sheet)

    def place(self) -> tuple[str, str]:
        """The sheet and the cell where the user is."""
        sheet = self._controller.ActiveSheet
        cursor = sheet.createCursorByRange(self._controller.getSelection()) if self._on_cells() else None
        cell = "" if cursor is None else cursor.getCellByPosition(0, 0).AbsoluteName.rpartition(".")[2]
        return str(sheet.Name), cell

    def go_to(self, sheet: str, cell: str) -> bool:
        """Select a cell; False where its sheet is hidden."""
        found = self._document.Sheets.getByName(sheet)
        if not found.IsVisible:
            return False
        self._controller.setActiveSheet(found)
        self._controller.select(found.getCellRangeByName(cell))
        return True

    def say(self, text: str) -> None:
        """Write a line into the status bar; it stands there until the user goes on to another cell."""
        tell(self._controller, text)

    def _on_cells(self) -> bool:
        selection = self._controller.getSelection()
        return bool(selection is not None and selection.supportsService("com.sun.star.sheet.SheetCellRange"))
