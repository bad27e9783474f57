"""Formulas that look for the add-in where it was on another computer (公式的连接), led to the one that is loaded."""

from __future__ import annotations

from ntpath import basename
from typing import TYPE_CHECKING

from jixiao.doors.excel.live.state import is_busy, is_com_error

if TYPE_CHECKING:
    import xlwings

_TO_WORKBOOKS = 1


def relink(book: xlwings.Book, addin: str) -> tuple[str, ...]:
    """Lead links to an add-in of our name elsewhere to the file ``addin``; gives where those led that were changed.

    Excel stores a formula of an add-in with the add-in's path; on another computer it shows #NAME? until it is told.
    It changes no link while a sheet is protected; what the user has asked for is done all the same.
    """
    if not addin:
        return ()
    links = book.api.LinkSources(_TO_WORKBOOKS) or ()
    old = (link for link in links if _same(basename(link), basename(addin)) and not _same(link, addin))
    return tuple(link for link in old if _changed(book, link, addin))


def _changed(book: xlwings.Book, link: str, addin: str) -> bool:
    """Change one link; False where Excel does not let it be changed."""
    try:
        book.api.ChangeLink(link, addin, _TO_WORKBOOKS)
    except Exception as failure:
        if not is_com_error(failure) or is_busy(failure):
            raise
        return False
    return True


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
