"""What a command did to a copy of an open document, done to the document itself (回写到打开的文档)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jixiao.doors.calc.live.cells import put_cells
from jixiao.doors.calc.live.failures import PlainErrors
from jixiao.doors.calc.live.files import opened
from jixiao.doors.calc.live.fonts import fonts_kept_when_saved
from jixiao.doors.calc.live.protection import unprotected
from jixiao.doors.calc.live.record import keep_record
from jixiao.doors.calc.live.sheets import Sheets
from jixiao.doors.calc.live.undoing import one_step, remember
from jixiao.errors import JixiaoError
from jixiao.workbook.difference import Difference


def replay(context: Any, document: Any, difference: Difference, files: tuple[Path, Path], title: str) -> None:
    """Change an open document as its copy was changed, as one step that 撤销 takes back.

    Args:
        context: UNO's component context.
        document: the open document.
        difference: what the command did to the copy.
        files: the copy before and after: what is put in comes from the second, what 撤销 brings back from the first.
        title: what 撤销 calls the step.

    Raises:
        JixiaoError: the document is open to be read only, or a protection with a password is in the way; nothing was
            changed then.
    """
    if difference.empty:
        return
    if document.isReadonly():
        raise JixiaoError("这个文档以只读方式打开，不能写入；请先另存为一份，再点一次。")
    before, after = files
    with (
        unprotected(document, difference),
        opened(context, after) as donor,
        one_step(document, title),
        PlainErrors(),
    ):
        put_cells(document, donor, difference)
        sheets = Sheets(context, document, difference, before, after)
        try:
            sheets.forward(donor)
            keep_record(context, document, difference.record)
            remember(context, document, sheets, title)
        except Exception:
            _put_back(context, document, sheets)
            raise
    fonts_kept_when_saved(document)


def _put_back(context: Any, document: Any, sheets: Sheets) -> None:
    """Bring back the sheets and the record that were there; the cells LibreOffice takes back itself."""
    with opened(context, sheets.before) as donor:
        sheets.back(donor)
    keep_record(context, document, sheets.record_before)
