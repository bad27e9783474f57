"""Chinese fonts (中文字体) that stay when LibreOffice saves a workbook of Excel's.

A file names one font for a cell; LibreOffice keeps one for Latin letters and one for Chinese, leaves the second at its
own default, and writes that one for cells in Chinese: 宋体 becomes another font.
"""

from __future__ import annotations

from typing import Any

from jixiao.doors.calc.listening import when_closed
from jixiao.doors.calc.live.unseen import unseen

_BEFORE_SAVING = ("OnSave", "OnSaveAs")
_watched: set[str] = set()


def fonts_kept_when_saved(document: Any) -> None:
    """Have the fonts repaired whenever the document is saved from now on."""
    import unohelper  # noqa: PLC0415 - there in LibreOffice's Python only
    from com.sun.star.document import XDocumentEventListener  # noqa: PLC0415

    known = str(document.RuntimeUID)
    if known in _watched:
        return
    _watched.add(known)
    when_closed(document, lambda: _watched.discard(known))

    class Listener(unohelper.Base, XDocumentEventListener):  # type: ignore[misc] # uno has no types
        """What LibreOffice tells; its names are UNO's."""

        def documentEventOccured(self, event: Any) -> None:  # noqa: N802
            if event.EventName in _BEFORE_SAVING:
                repair_fonts(document)

        def disposing(self, event: object) -> None:
            """Nothing is left to do."""

    document.addDocumentEventListener(Listener())


def repair_fonts(document: Any) -> None:
    """Give each cell for Chinese the font that it names; 撤销 does not see it."""
    for number in range(document.Sheets.Count):
        for cells in _looks(document.Sheets.getByIndex(number)):
            if cells.CharFontNameAsian != cells.CharFontName:
                with unseen(document):
                    cells.CharFontNameAsian = cells.CharFontName


def _looks(sheet: Any) -> list[Any]:
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(True)
    groups = cursor.getUniqueCellFormatRanges()
    return [groups.getByIndex(number) for number in range(groups.Count)]
