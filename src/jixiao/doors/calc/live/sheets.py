"""Whole sheets that leave an open document, and those that come from the file beside it (工作表的增减)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jixiao.doors.calc.live.page_styles import copied_page_style
from jixiao.doors.calc.live.unseen import unseen
from jixiao.workbook.difference import Difference

_FORMULAS = 16  # com.sun.star.sheet.CellFlags.FORMULA


class Sheets:
    """The sheets of one change, there and back.

    Sheets that come anew stand where the old ones stood, others at the end: the numbers of the user's own sheets stay,
    by which LibreOffice knows what to take back.
    """

    def __init__(self, context: Any, document: Any, difference: Difference, before: Path, after: Path) -> None:
        """``before`` and ``after`` are the copy of the document without and with the change."""
        self.context, self.document = context, document
        self.new, self.removed = difference.new_sheets, difference.removed_sheets
        self.shown = difference.shown
        self.record_before, self.record_after = difference.record_before, difference.record
        self.before, self.after = before, after

    def forward(self, donor: Any) -> None:
        """Remove the sheets that go, and copy in those that come."""
        self._replace(self.removed, self.new, donor)
        if self.shown is not None:
            self._show(self.shown)

    def again(self, donor: Any) -> None:
        """Do it once more after it was taken back, and show what came."""
        self.forward(donor)
        if self.new and self.shown is None:
            self._show(self.new[0])

    def back(self, donor: Any) -> None:
        """Remove the sheets that came, and copy in those that went."""
        self._replace(self.new, self.removed, donor)

    def _replace(self, old: Iterable[str], new: Iterable[str], donor: Any) -> None:
        sheets = self.document.Sheets
        left = self._leave(old)
        places = {}
        for title in old:
            if sheets.hasByName(title):
                places[title] = sheets.getByName(title).RangeAddress.Sheet
                if title not in new:
                    self._remove(title)
        for title in new:
            place = places.get(title)
            if place is not None:
                self._remove(title)
            elif sheets.hasByName(title):  # it has not gone: what is taken back stopped half-way
                continue
            _import(self.document, donor, title, sheets.Count if place is None else place)
        if left is not None and sheets.hasByName(left):
            self._show(left)

    def _show(self, title: str) -> None:
        if self.document.CurrentController is not None:
            self.document.CurrentController.setActiveSheet(self.document.Sheets.getByName(title))

    def _leave(self, old: Iterable[str]) -> str | None:
        """Show another sheet than one that goes: LibreOffice breaks down when the sheet it shows is taken away.

        Gives the name of the sheet that was left, None where the user is on one that stays.
        """
        controller = self.document.CurrentController
        if controller is None or controller.ActiveSheet.Name not in old:
            return None
        left = str(controller.ActiveSheet.Name)
        every = (self.document.Sheets.getByIndex(number) for number in range(self.document.Sheets.Count))
        stays = next((sheet for sheet in every if sheet.IsVisible and sheet.Name not in old), None)
        if stays is not None:
            controller.setActiveSheet(stays)
        return left

    def _remove(self, title: str) -> None:
        with unseen(self.document):
            self.document.Sheets.removeByName(title)


def _import(document: Any, donor: Any, title: str, place: int) -> None:
    """Copy one sheet from another document.

    LibreOffice makes links to that other document of formulas about other sheets: so they are taken out before, and
    written anew in their place.
    """
    source = donor.Sheets.getByName(title)
    formulas = [(block.RangeAddress, block.getFormulaArray()) for block in _blocks(source)]
    for block in _blocks(source):
        block.setDataArray(tuple(tuple("" if each is None else each for each in row) for row in block.getDataArray()))
    with unseen(document):
        document.Sheets.importSheet(donor, title, place)
    sheet = document.Sheets.getByName(title)
    for at, texts in formulas:
        for row, line in enumerate(texts, at.StartRow):
            for column, text in enumerate(line, at.StartColumn):
                with unseen(document):
                    sheet.getCellByPosition(column, row).setFormula(text)
    style = copied_page_style(donor, document, source, sheet)
    with unseen(document):
        sheet.PageStyle = style
    _copy_view(donor, document, source, sheet)


def _blocks(sheet: Any) -> Iterator[Any]:
    for at in sheet.queryContentCells(_FORMULAS).RangeAddresses:
        yield sheet.getCellRangeByPosition(at.StartColumn, at.StartRow, at.EndColumn, at.EndRow)


def _copy_view(donor: Any, document: Any, source: Any, sheet: Any) -> None:
    """Freeze the panes that are frozen in the other document."""
    theirs, ours = donor.CurrentController, document.CurrentController
    if theirs is None or ours is None:
        return
    theirs.setActiveSheet(source)
    if not theirs.hasFrozenPanes():
        return
    columns, rows = theirs.getSplitColumn(), theirs.getSplitRow()
    shown = ours.ActiveSheet
    ours.setActiveSheet(sheet)
    ours.freezeAtPosition(columns, rows)
    ours.setActiveSheet(shown)
