"""The way back where no record is left: sheets, notes and fills known by their traces are taken out."""

from __future__ import annotations

from jixiao.workbook.edits import Traces
from jixiao.workbook.package.application import Application
from jixiao.workbook.package.book import Book
from jixiao.workbook.package.notes import Notes
from jixiao.workbook.package.parts import Package
from jixiao.workbook.package.relationships import Relationships
from jixiao.workbook.package.removal import remove_sheet
from jixiao.workbook.package.sheet_patch import SheetPatch
from jixiao.workbook.package.styles import NO_FILL, prefixed
from jixiao.workbook.package.undo import is_solid


def sweep(package: Package, traces: Traces) -> None:
    """Take out what the traces name; which fill a marked cell had before, nobody knows any more: it gets none."""
    book = Book(package)
    for title in traces.titles:
        remove_sheet(book, title)
    book.save()
    if not traces.mark:
        return
    application = Application(package)
    for entry in application.book.sheets():
        if entry.kind == "worksheet" and entry.part and any(Relationships(package, entry.part).of_kind("comments")):
            patch = application.patch(entry)
            _sweep_sheet(application, patch, application.sheet_notes(entry.part, patch), traces)
    application.write_sheets()
    application.styles.save()
    application.book.save()


def _sweep_sheet(application: Application, patch: SheetPatch, notes: Notes, traces: Traces) -> None:
    for row, column in notes.places():
        text = notes.text(row, column) or ""
        at = text.find(traces.mark)
        if at < 0:
            continue
        notes.take_out(row, column, text[at:])
        style = patch.style(row, column)
        fill = application.styles.fill_of(style)
        if any(is_solid(fill, rgb) for rgb in traces.fills):
            patch.put_style(row, column, application.styles.with_fill(style, prefixed(NO_FILL, application.styles.own)))
