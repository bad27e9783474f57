"""Protected sheets and structures (保护): opened for writing where there is no password, and closed again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from jixiao.errors import JixiaoError
from jixiao.workbook.difference import Difference

_NO_PASSWORD = ""
_SHEET = "工作表“{title}”设有保护密码，不能写入；请先用菜单“工具”→“保护工作表”取消保护，再点一次。"
_STRUCTURE = "这个工作簿的结构设有保护密码，不能{what}工作表；请先用菜单“工具”→“保护电子表格结构”取消保护，再点一次。"


@contextmanager
def unprotected(document: Any, difference: Difference) -> Iterator[None]:
    """Take off the protections that have no password, and put them on again; their options stay.

    Raises:
        JixiaoError: a sheet to write to, or the structure where sheets come or go, has a password. Nothing has been
            changed then.
    """
    opened: list[Any] = []
    try:
        for protected, told in _in_the_way(document, difference):
            if not _opens(protected):
                raise JixiaoError(told)
            opened.append(protected)
        yield
    finally:
        for protected in opened:
            protected.protect(_NO_PASSWORD)


def _in_the_way(document: Any, difference: Difference) -> Iterator[tuple[Any, str]]:
    """What is protected of what changes, and what is told where it cannot be opened."""
    for title in difference.touched:
        sheet = document.Sheets.getByName(title)
        if sheet.isProtected():
            yield sheet, _SHEET.format(title=title)
    if difference.sheets_change and document.isProtected():
        yield document, _STRUCTURE.format(what="添加" if difference.new_sheets else "删除")


def _opens(protected: Any) -> bool:
    """Open a protection, which works where it has no password."""
    try:
        protected.unprotect(_NO_PASSWORD)
    except Exception:  # LibreOffice tells of a wrong password in one way for sheets and in another for documents
        return False
    return not protected.isProtected()
