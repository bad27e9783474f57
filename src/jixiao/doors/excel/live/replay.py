"""What a command did to a copy of an open workbook, done to the open workbook itself (回写到打开的工作簿)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jixiao.doors.excel.live.contents import lost_formulas, put_contents
from jixiao.doors.excel.live.fills import lost_gradients, put_fills
from jixiao.doors.excel.live.notes import put_notes
from jixiao.doors.excel.live.protection import refuse_passwords, unprotected
from jixiao.doors.excel.live.sheets import replace_sheets
from jixiao.doors.excel.live.state import quiet
from jixiao.workbook.difference import Difference
from jixiao.workbook.package.record import NAMESPACE

if TYPE_CHECKING:
    import xlwings


def replay(difference: Difference, book: xlwings.Book, donor: Path) -> tuple[str, ...]:
    """Change an open workbook as its copy was changed; where nothing differs, Excel is not called.

    While it is being changed it holds the journal, which names the cells before and after: whatever fails half-way,
    `clear` can take it out again.

    Args:
        difference: what the command did to the copy.
        book: the open workbook, an xlwings book; all calls go to Excel's own objects behind it.
        donor: the changed copy, from which whole sheets come; its name has neither brackets nor wildcards.

    Returns:
        A sentence for each thing that Excel could not put back.

    Raises:
        JixiaoError: a protection with a password is in the way; nothing was changed then.
    """
    if difference.empty:
        return ()
    refuse_passwords(difference)
    api = book.api
    with quiet(api.Application), unprotected(api, difference):
        _keep(api, difference.journal, difference.record_before)
        worksheets = api.Worksheets
        sheets = {title: worksheets(title) for title in difference.touched}
        put_fills(sheets, difference)
        put_contents(sheets, difference)
        put_notes(api, sheets, difference)
        replace_sheets(api, difference, donor)
        _keep(api, difference.record, difference.journal)
    return (*lost_gradients(difference), *lost_formulas(difference))


def _keep(book: Any, text: str | None, held: str | None) -> None:
    """Keep another record than the one that the workbook holds; the new one is there before the old one goes."""
    if text == held:
        return
    parts = book.CustomXMLParts
    found = parts.SelectByNamespace(NAMESPACE)
    old = [found.Item(number) for number in range(1, found.Count + 1)]
    if text is not None:
        parts.Add(text)
    for part in old:
        part.Delete()
