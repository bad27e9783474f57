"""Formulas that look for the add-in where it was on another computer (公式的连接), led to the one that is loaded."""

from __future__ import annotations

from ntpath import basename
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import xlwings

_TO_WORKBOOKS = 1


def relink(book: xlwings.Book, addin: str) -> tuple[str, ...]:
    """Lead links to an add-in of our name elsewhere to the file ``addin``; gives where they led.

    Excel stores a formula of an add-in with the add-in's path; on another computer it shows #NAME? until it is told.
    """
    if not addin:
        return ()
    links = book.api.LinkSources(_TO_WORKBOOKS) or ()
    old = tuple(link for link in links if _same(basename(link), basename(addin)) and not _same(link, addin))
    for link in old:
        book.api.ChangeLink(link, addin, _TO_WORKBOOKS)
    return old


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
