"""Protected sheets and structures (保护): opened for writing where there is no password, and closed again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from jixiao.errors import JixiaoError
from jixiao.workbook.difference import Difference

_NO_PASSWORD = ""


def refuse_passwords(difference: Difference) -> None:
    """Say what cannot be written to before anything is changed.

    Raises:
        JixiaoError: a sheet to write to, or the structure where sheets come or go, has a password.
    """
    for title, protection in difference.protected_sheets.items():
        if protection.password:
            raise JixiaoError(
                f"工作表“{title}”设有保护密码，不能写入；请先用菜单“工具”→“保护工作表”取消保护，再点一次。"
            )
    if difference.structure is not None and difference.structure.password:
        what = "添加" if difference.new_sheets else "删除"
        raise JixiaoError(
            f"这个工作簿的结构设有保护密码，不能{what}工作表；请先用菜单“工具”→“保护电子表格结构”取消保护，再点一次。"
        )


@contextmanager
def unprotected(document: Any, difference: Difference) -> Iterator[None]:
    """Take off the protections that have no password, and put them on again; their options stay."""
    sheets = [document.Sheets.getByName(title) for title in difference.protected_sheets]
    closed = [each for each in (*sheets, document) if each.isProtected()]
    if difference.structure is None and document in closed:
        closed.remove(document)
    for each in closed:
        each.unprotect(_NO_PASSWORD)
    try:
        yield
    finally:
        for each in closed:
            each.protect(_NO_PASSWORD)
