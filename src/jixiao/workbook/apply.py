"""Edits applied to a workbook file, and taken out of it again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jixiao.workbook.edits import Edit, Traces
from jixiao.workbook.package.application import Application
from jixiao.workbook.package.book import Book
from jixiao.workbook.package.parts import Package
from jixiao.workbook.package.record import Record, find_record, is_untouched, write_record
from jixiao.workbook.package.save import check_target, save
from jixiao.workbook.package.sniff import open_package
from jixiao.workbook.package.sweep import sweep
from jixiao.workbook.package.undo import cleared, states_before


def apply_edits(  # noqa: PLR0913 - what a caller may wish, each by its name
    source: Path,
    edits: Iterable[Edit],
    target: Path,
    *,
    record: bool = False,
    memo: str = "",
    traces: Traces | None = None,
) -> None:
    """Write ``source`` with the edits applied to ``target``, which may be the same file.

    Parts that no edit touches are copied as compressed bytes; the target is replaced in one step at the very end.

    Args:
        source: an .xlsx or .xlsm file.
        edits: what to do, in order.
        target: where the result goes.
        record: whether to keep a record in the file that ``clear_edits`` can use. What an earlier record says is taken
            out first, so that applying the same edits twice gives the same bytes.
        memo: a word to keep in the record, for ``read_record`` to give back.
        traces: what an earlier run left, to be taken out first where another program has dropped the record.

    Raises:
        WorkbookError: one Chinese sentence that says what cannot be done; the files are then as they were.
    """
    source, target, wanted = Path(source), Path(target), list(edits)
    package = open_package(source)
    with package.archive:
        check_target(target)
        if record:
            _apply_with_record(package, wanted, memo, traces)
        else:
            found = find_record(package, Book(package))
            Application(package, found[1].sheets if found else ()).apply(wanted)
        save(package, target)


def clear_edits(source: Path, target: Path, traces: Traces | None = None) -> bool:
    """Write to ``target`` the workbook as its user had it; give whether there was anything to take out.

    A file that nobody has saved since gets back every original part byte for byte. In one that Excel has saved, our
    sheets, fills and notes go, and what the user has changed since stays. Without a record ``traces`` are taken out;
    without either nothing is written.
    """
    source, target = Path(source), Path(target)
    package = open_package(source)
    with package.archive:
        check_target(target)
        if not _cleared(package, traces):
            return False
        save(package, target)
    return True


def read_record(path: Path) -> Record | None:
    """Give the record of what jixiao did to a workbook, or nothing if there is none."""
    package = open_package(Path(path))
    with package.archive:
        found = find_record(package, Book(package))
    return found[1] if found else None


def has_record(path: Path) -> bool:
    """Whether a workbook holds a record of what jixiao did to it."""
    return read_record(path) is not None


def structure_locked(path: Path) -> bool:
    """Whether a workbook's structure is protected, so that Excel lets nobody add, move or delete a sheet."""
    package = open_package(Path(path))
    with package.archive:
        return Book(package).locked()


def edited_since(path: Path) -> bool:
    """Whether a workbook that jixiao wrote has been saved by somebody else since."""
    package = open_package(Path(path))
    with package.archive:
        found = find_record(package, Book(package))
        return found is not None and not is_untouched(package, found[1])


def _cleared(package: Package, traces: Traces | None) -> bool:
    """Take out what an earlier run put in; give whether there was anything."""
    if cleared(package):
        return True
    if traces is not None:
        sweep(package, traces)
    return traces is not None


def _apply_with_record(package: Package, edits: list[Edit], memo: str, traces: Traces | None) -> None:
    _cleared(package, traces)
    before = dict(package.parts)
    application = Application(package)
    states = states_before(application, edits)
    application.apply(edits)
    write_record(application.book, before, application.added, states, memo)
