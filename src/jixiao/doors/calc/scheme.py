"""The pack that an open document is scored by (口径): the defined name 绩效口径 in it."""

from __future__ import annotations

import re
from typing import Any

from jixiao.doors.file import DEFAULT_PACK
from jixiao.doors.live.reply import Kind, Reply
from jixiao.packs import load_pack
from jixiao.reader.book import PACK_NAME

NO_SHEETS = "请先打开要处理的表格文档，再点一次。"
_TEXT = re.compile(r'\s*=?\s*"(?P<text>(?:[^"]|"")*)"\s*')


def named_pack(document: Any) -> str:
    """What the document names, "" for nothing."""
    names = document.NamedRanges
    if not names.hasByName(PACK_NAME):
        return ""
    named = names.getByName(PACK_NAME)
    written = _TEXT.fullmatch(named.Content)
    if written:
        return written["text"].replace('""', '"').strip()
    cells = named.getReferredCells()
    return str(cells.getCellByPosition(0, 0).String).strip() if cells is not None else ""


def name_pack(document: Any, name: str) -> None:
    """Let the document name a pack, "" for none."""
    import uno  # noqa: PLC0415 - there in LibreOffice's Python only

    names = document.NamedRanges
    if names.hasByName(PACK_NAME):
        names.removeByName(PACK_NAME)
    if name:
        names.addNewByName(PACK_NAME, f'"{name}"', uno.createUnoStruct("com.sun.star.table.CellAddress"), 0)


def choose_pack(context: Any, document: Any, name: str) -> Reply:  # noqa: ARG001 - called as the other commands are
    """Let the document name a pack, "" for none, and compute its formulas anew.

    Raises:
        PackError: there is no such pack.
    """
    if document is None:
        return Reply(NO_SHEETS, Kind.WARNING)
    pack = load_pack(name or DEFAULT_PACK)
    name_pack(document, name)
    document.calculateAll()
    return Reply(f"口径：{pack.title}。{pack.provenance}")
