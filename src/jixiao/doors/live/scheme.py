"""The pack that an open workbook is scored by (口径): what its saved copy names."""

from __future__ import annotations

from pathlib import Path

from jixiao.doors.file import DEFAULT_PACK, open_book


def pack_in_force(path: Path) -> str:
    """The pack that a saved copy of the workbook names, else the national one: what the user is shown."""
    return open_book(path).pack or DEFAULT_PACK
