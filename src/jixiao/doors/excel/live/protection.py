"""Protected sheets and structures (保护): opened for writing where there is no password, and closed again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from jixiao.doors.excel.live.state import afterwards
from jixiao.errors import JixiaoError
from jixiao.workbook.difference import Difference
from jixiao.workbook.difference.protection import ACTIONS, SheetProtection, StructureProtection

_ARGUMENTS = {  # how Excel's Protect calls what the file allows
    "formatCells": "AllowFormattingCells",
    "formatColumns": "AllowFormattingColumns",
    "formatRows": "AllowFormattingRows",
    "insertColumns": "AllowInsertingColumns",
    "insertRows": "AllowInsertingRows",
    "insertHyperlinks": "AllowInsertingHyperlinks",
    "deleteColumns": "AllowDeletingColumns",
    "deleteRows": "AllowDeletingRows",
    "sort": "AllowSorting",
    "autoFilter": "AllowFiltering",
    "pivotTables": "AllowUsingPivotTables",
}
_SELECT_ANY, _SELECT_UNLOCKED, _SELECT_NONE = 0, 1, -4142


def refuse_passwords(difference: Difference) -> None:
    """Say what cannot be written to before anything is changed.

    Raises:
        JixiaoError: a sheet to write to, or the structure where sheets come or go, has a password.
    """
    for title, protection in difference.protected_sheets.items():
        if protection.password:
            raise JixiaoError(f"工作表“{title}”设有保护密码，不能写入；请先在“审阅”中撤销工作表保护，再点一次。")
    if difference.structure is not None and difference.structure.password:
        what = "添加" if difference.new_sheets else "删除"
        raise JixiaoError(f"这个工作簿的结构设有保护密码，不能{what}工作表；请先在“审阅”中撤销工作簿保护，再点一次。")


@contextmanager
def unprotected(book: Any, difference: Difference) -> Iterator[None]:
    """Take off the protections that have no password, and put them on again with their very options."""
    with ExitStack() as stack:
        for title, protection in difference.protected_sheets.items():
            stack.enter_context(_open_sheet(book.Worksheets(title), protection))
        if difference.structure is not None:
            stack.enter_context(_open_structure(book, difference.structure))
        yield


@contextmanager
def _open_sheet(sheet: Any, protection: SheetProtection) -> Iterator[None]:
    sheet.Unprotect("")
    actions = [lambda: sheet.Protect(**_options(protection))]
    selection = _selection(protection)
    if selection != _SELECT_ANY:
        actions.append(lambda: setattr(sheet, "EnableSelection", selection))
    with afterwards(*actions):
        yield


@contextmanager
def _open_structure(book: Any, protection: StructureProtection) -> Iterator[None]:
    book.Unprotect("")
    with afterwards(lambda: book.Protect(Structure=True, Windows=protection.windows)):
        yield


def _options(protection: SheetProtection) -> dict[str, bool]:
    allowed = {_ARGUMENTS[action]: action in protection.allowed for action in ACTIONS}
    covered = {
        "DrawingObjects": protection.objects,
        "Contents": protection.contents,
        "Scenarios": protection.scenarios,
    }
    return covered | allowed


def _selection(protection: SheetProtection) -> int:
    if protection.locked_selectable:
        return _SELECT_ANY
    return _SELECT_UNLOCKED if protection.unlocked_selectable else _SELECT_NONE
