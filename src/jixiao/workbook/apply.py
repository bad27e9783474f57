"""Edits applied to a workbook file, and taken out of it again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jixiao.workbook.edits import Edit, Traces
from jixiao.workbook.package.application import Application
from jixiao.workbook.package.book import Book
from jixiao.workbook.package.parts import Fresh, Package
from jixiao.workbook.package.raw_zip import Member
from jixiao.workbook.package.record import Layer, Record, find_record, is_untouched, originals, write_record
from jixiao.workbook.package.save import check_target, save
from jixiao.workbook.package.sniff import open_package
from jixiao.workbook.package.sweep import sweep
from jixiao.workbook.package.undo import cleared, states_before, take_out, undo_layers


def apply_edits(  # noqa: PLR0913 - what a caller may wish, each by its name
    source: Path,
    edits: Iterable[Edit],
    target: Path,
    *,
    record: bool = False,
    memo: str = "",
    traces: Traces | None = None,
    layer: str = "",
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
        traces: what an earlier run left, to be taken out first where another program has dropped its record.
        layer: the name under which the record keeps what is done; what was done under other names stays.

    Raises:
        WorkbookError: one Chinese sentence that says what cannot be done; the files are then as they were.
    """
    source, target, wanted = Path(source), Path(target), list(edits)
    package = open_package(source)
    with package.archive:
        check_target(target)
        if record:
            _apply_with_record(package, wanted, layer, memo, traces)
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
    found = cleared(package)
    if traces is not None:
        sweep(package, traces)
    return found or traces is not None


def _apply_with_record(package: Package, edits: list[Edit], layer: str, memo: str, traces: Traces | None) -> None:
    before, others = _peeled(package, layer, traces)
    application = Application(package)
    states = states_before(application, edits)
    application.apply(edits)
    done = Layer(layer, tuple(application.added), tuple(states), memo)
    write_record(application.book, (*others, done), before)


def _peeled(
    package: Package, layer: str, traces: Traces | None
) -> tuple[dict[str, Member | Fresh] | None, tuple[Layer, ...]]:
    """Take out what an earlier run put in as this layer; give the original parts, if known, and the other layers."""
    found = find_record(package, Book(package))
    others = tuple(one for one in found[1].layers if one.name != layer) if found else ()
    if found is None or not others:
        if found is not None:
            take_out(package, *found)
        if traces is not None:
            sweep(package, traces)
        return dict(package.parts), ()
    part, record = found
    before = originals(package, record, part) if is_untouched(package, record) else None
    undo_layers(package, [one for one in record.layers if one.name == layer], part)
    if traces is not None:
        sweep(package, traces)
    return before, others
