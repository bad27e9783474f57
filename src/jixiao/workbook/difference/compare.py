"""What differs between two workbook files of which one was made from the other (差异), for an open workbook to follow.

The open workbook is saved as a copy, a command writes its result beside the copy, and what differs between the two is
carried out in the open workbook: so its cells become those of the file, whatever the command does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from jixiao.form.grid import reference
from jixiao.workbook.difference.fill import Fill
from jixiao.workbook.difference.held import Held, HeldBook
from jixiao.workbook.difference.kept_record import record_text
from jixiao.workbook.difference.note_change import NoteChange
from jixiao.workbook.difference.own_sheets import changed_sheets
from jixiao.workbook.difference.protection import (
    SheetProtection,
    StructureProtection,
    sheet_protection,
    structure_protection,
)
from jixiao.workbook.package.record import CellState, Layer, Record
from jixiao.workbook.package.sniff import open_package
from jixiao.workbook.places import area, place

_Place = tuple[str, str]  # sheet and cell


@dataclass(frozen=True, slots=True)
class CellChange:
    """What changes in one cell; None is no change. The fill and the content are the new ones."""

    sheet: str
    cell: str
    fill: Fill | None = None
    note: NoteChange | None = None
    content: Held | None = None


@dataclass(frozen=True, slots=True)
class AreaChange:
    """New contents of an area that has to be written as a whole, row by row: the results of an array formula."""

    sheet: str
    area: str
    rows: tuple[tuple[Held, ...], ...]


@dataclass(frozen=True, slots=True)
class HeightChange:
    """The new height of a row in points."""

    sheet: str
    row: int
    height: float


@dataclass(frozen=True, slots=True)
class Difference:
    """All that changes from one workbook file to another.

    ``removed_sheets`` go first: some of them come back among the ``new_sheets``, which stand in their final order.
    ``record`` is the text of the record to be kept in the workbook, None for none; ``record_before`` is the one it
    holds; ``journal`` is the two in one, which stays in the workbook while it is being changed, so that a change that
    stops half-way can be taken out again. Only protections of what changes are listed. ``shown`` is the new sheet that
    is to be shown, None to stay where the user is.
    """

    cells: tuple[CellChange, ...] = ()
    removed_sheets: tuple[str, ...] = ()
    new_sheets: tuple[str, ...] = ()
    record: str | None = None
    record_before: str | None = None
    journal: str | None = None
    protected_sheets: Mapping[str, SheetProtection] = field(default_factory=lambda: MappingProxyType({}))
    structure: StructureProtection | None = None
    shown: str | None = None
    areas: tuple[AreaChange, ...] = ()
    heights: tuple[HeightChange, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.touched or self.sheets_change or self.record != self.record_before)

    @property
    def touched(self) -> tuple[str, ...]:
        """The sheets whose cells change, each once."""
        changes = (self.cells, self.areas, self.heights)
        return tuple(dict.fromkeys(change.sheet for each in changes for change in each))

    @property
    def sheets_change(self) -> bool:
        """Whether sheets come or go."""
        return bool(self.removed_sheets or self.new_sheets)


def difference(before: Path, after: Path, *, values: bool = True, also: Iterable[_Place] = ()) -> Difference:
    """Compare a workbook with what a command made of it.

    Looked at are the cells that the records of the two name, those whose notes differ, and those given.

    Args:
        before: the workbook.
        after: the result, made from it part by part.
        values: whether contents are compared; without, only fills and notes are.
        also: more cells to look at, by sheet and cell: those of edits that are on no record. An area (D5:D60) among
            them is written as a whole, whether it differs or not. The heights of their rows are compared too.

    Raises:
        WorkbookError: one of the files cannot be read.
    """
    named = tuple(also)
    old_package, new_package = open_package(Path(before)), open_package(Path(after))
    with old_package.archive, new_package.archive:
        old, new = HeldBook(old_package), HeldBook(new_package)
        removed, added = changed_sheets(old, new)
        common = [title for title in old.entries if title in new.entries and title not in added]
        ours = _own_notes(old)
        places = dict.fromkeys(_places(old, new, named, common))
        cells = tuple(filter(None, (_change(old, new, spot, ours.get(spot), values=values) for spot in places)))
        areas = tuple(_areas(new, named))
        heights = tuple(_heights(old, new, [spot for spot in named if spot[0] in common]))
        shown = new.shown()
        return Difference(
            cells,
            removed,
            added,
            record_text(_layers(new)),
            record_text(_layers(old)),
            record_text((*_layers(old), *_layers(new))),
            _protections(old, (change.sheet for changes in (cells, areas, heights) for change in changes)),
            structure_protection(old.book) if removed or added else None,
            shown if shown in added else None,
            areas,
            heights,
        )


def _places(old: HeldBook, new: HeldBook, also: Iterable[_Place], common: list[str]) -> Iterator[_Place]:
    """The cells to look at, each as the first one of its merged area."""
    named = [(held.title(state), state.cell) for held in (old, new) for state in _states(held.record)]
    for title, cell in (*named, *also):
        if title in common and place(cell):
            yield title, new.anchor(title, cell)
    for title in common:
        if old.has_notes(title) or new.has_notes(title):
            for cell in dict.fromkeys((*old.noted(title), *new.noted(title))):
                if old.note(title, cell) != new.note(title, cell):
                    yield title, cell


def _heights(old: HeldBook, new: HeldBook, also: Iterable[_Place]) -> Iterator[HeightChange]:
    """The rows of the named cells whose height differs."""
    rows = {(title, row): None for title, cell in also if place(cell) for row in new.rows(title, cell)}
    for title, row in rows:
        height = new.height(title, row)
        if height is not None and height != old.height(title, row):
            yield HeightChange(title, row, height)


def _areas(new: HeldBook, also: Iterable[_Place]) -> Iterator[AreaChange]:
    """The contents of the areas that were named."""
    for title, named in also:
        span = area(named) if ":" in named else None
        if span is not None and title in new.entries:
            columns = range(span.left, span.right + 1)
            rows = (
                tuple(new.held(title, reference(row, column)) for column in columns)
                for row in range(span.top, span.bottom + 1)
            )
            yield AreaChange(title, named, tuple(rows))


def _states(record: Record | None) -> tuple[CellState, ...]:
    return record.cells if record else ()


def _layers(held: HeldBook) -> tuple[Layer, ...]:
    return held.record.layers if held.record else ()


def _change(old: HeldBook, new: HeldBook, spot: _Place, ours: str | None, *, values: bool) -> CellChange | None:
    """What changes in a cell, None if nothing does; ``ours`` is what jixiao has put into its note."""
    fill, note = new.fill(*spot), NoteChange(old.note(*spot), new.note(*spot))
    if note.before is not None and note.before == ours:
        note = NoteChange(note.before, note.after, ours=True)
    content = new.held(*spot) if values and old.raw(*spot) != new.raw(*spot) else None
    found = CellChange(
        *spot,
        fill if fill != old.fill(*spot) else None,
        note if note.before != note.after else None,
        content if content is not None and content != old.held(*spot) else None,
    )
    return found if found.fill or found.note or found.content else None


def _own_notes(held: HeldBook) -> dict[_Place, str]:
    """What jixiao has put into the notes of the cells on record."""
    texts: dict[_Place, list[str]] = {}
    for state in _states(held.record):
        title = held.title(state)
        if title is not None and state.notes:
            texts.setdefault((title, state.cell), []).extend(state.notes)
    return {spot: "\n".join(notes) for spot, notes in texts.items()}


def _protections(held: HeldBook, titles: Iterable[str]) -> Mapping[str, SheetProtection]:
    found = ((title, sheet_protection(held.text(title))) for title in dict.fromkeys(titles))
    return MappingProxyType({title: protection for title, protection in found if protection is not None})
