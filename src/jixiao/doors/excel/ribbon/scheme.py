"""The pack that a workbook is scored by (口径), as the ribbon's drop-down shows and sets it: a defined name in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.doors.excel.live.state import is_com_error
from jixiao.doors.file import DEFAULT_PACK
from jixiao.doors.live.reply import SILENT, Reply
from jixiao.packs import load_pack
from jixiao.reader.book import PACK_NAME

if TYPE_CHECKING:
    import xlwings

OWN = "own"
_HOW_OWN = (
    "要用自己的口径文件，请在“公式”→“名称管理器”中把名称“绩效口径”设为口径文件（.toml）的完整路径，"
    '例如 ="D:\\口径\\我省.toml"；写法见随软件的“口径文件”说明。'
)


def named_pack(book: xlwings.Book) -> str:
    """What the open workbook names, "" for nothing."""
    try:
        named = book.api.Names.Item(PACK_NAME)
        refers_to = str(named.RefersTo)
        value = refers_to[2:-1] if refers_to.startswith('="') else named.RefersToRange.Value2
    except Exception as failure:
        if is_com_error(failure):  # there is no such name, or it leads nowhere
            return ""
        raise
    return value.strip() if isinstance(value, str) else ""


def choose_pack(book: xlwings.Book, name: str) -> Reply:
    """Let the workbook name a pack, "" for none, and compute its formulas anew.

    Raises:
        PackError: there is no such pack.
    """
    if name == OWN:
        return Reply(_HOW_OWN)
    pack = load_pack(name or DEFAULT_PACK)
    names, app = book.api.Names, book.api.Application
    if name:
        names.Add(Name=PACK_NAME, RefersTo=f'="{name}"')
    else:
        _drop(names)
    app.CalculateFull()  # formulas without 口径 follow the workbook's
    app.StatusBar = f"口径：{pack.title}。{pack.provenance}"
    return SILENT


def _drop(names: object) -> None:
    """Take the name out; Excel complains where there is none."""
    try:
        names.Item(PACK_NAME).Delete()  # type: ignore[attr-defined]
    except Exception as failure:
        if not is_com_error(failure):
            raise
