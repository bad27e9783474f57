"""A workbook file read once for all that is asked of it: its content, and what jixiao has done to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jixiao.form.grid import Snapshot
from jixiao.workbook.package.book import Book
from jixiao.workbook.package.record import Record, find_record
from jixiao.workbook.package.sniff import open_package
from jixiao.workbook.package.undo import take_out
from jixiao.workbook.snapshot import read_snapshot, snapshot_of_book


@dataclass(frozen=True)
class Reading:
    """What was read of a workbook file (读到的工作簿)."""

    path: Path
    as_left: Snapshot  # as its user left it, without what jixiao wrote with a record
    record: Record | None
    structure_locked: bool

    @cached_property
    def whole(self) -> Snapshot:
        """What stands in it with all that jixiao wrote: the file is read once more where that is anything."""
        return self.as_left if self.record is None else read_snapshot(self.path)


def read_workbook(path: Path) -> Reading:
    """Read a workbook, its record, and how it is protected.

    Raises:
        WorkbookError: one Chinese sentence that says why the file cannot be read and what to do.
    """
    package = open_package(Path(path))
    with package.archive:
        book = Book(package)
        locked, found = book.locked(), find_record(package, book)
        if found is None:
            return Reading(path, snapshot_of_book(book), None, locked)
        take_out(package, *found)
        return Reading(path, snapshot_of_book(Book(package)), found[1], locked)
