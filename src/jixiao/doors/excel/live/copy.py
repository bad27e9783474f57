"""A command for files, run on a copy of the open workbook (副本), and what it did carried over."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from jixiao.doors.excel.live.replay import replay
from jixiao.workbook.difference import difference

if TYPE_CHECKING:
    import xlwings

Result = TypeVar("Result")


def worked_on_copy(
    book: xlwings.Book,
    work: Callable[[Path, Path], Result],
    *,
    also: Callable[[Result], Iterable[tuple[str, str]]] | None = None,
    tell: Callable[[str], object] | None = None,
) -> Result:
    """Save a copy of an open workbook, let ``work`` write its result from the copy, and carry the result over.

    The copy has the workbook's own name, so that sentences about it name what its user knows. Where ``work`` writes
    nothing, nothing changes.

    Args:
        book: the open workbook, saved or not.
        work: a command from file to file, given the copy and where its result goes.
        also: gives of the result of ``work`` the cells that are on no record, by sheet and cell.
        tell: is given each sentence about what could not be put back.

    Raises:
        JixiaoError: what ``work`` says, or a protection with a password.
    """
    with tempfile.TemporaryDirectory(prefix="jixiao-", ignore_cleanup_errors=True) as folder:
        before = Path(folder) / _file_name(book)
        # Excel opens no two workbooks of one name, and takes a wildcard or a bracket in it for something else.
        after = Path(folder) / f"{Path(folder).name}{before.suffix}"
        book.api.SaveCopyAs(str(before))
        result = work(before, after)
        if after.exists():
            changes = difference(before, after, also=also(result) if also is not None else ())
            for sentence in replay(changes, book, after):
                if tell is not None:
                    tell(sentence)
    return result


def _file_name(book: xlwings.Book) -> str:
    """The workbook's name; one that was never saved has no ending yet, and is saved in Excel's own format."""
    name = str(book.api.Name)
    return name if book.api.Path else f"{name}.xlsx"
