"""The formulas that are stored in a workbook file, each with whether anybody has computed it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jixiao.form.grid import reference
from jixiao.workbook.package.book import Book
from jixiao.workbook.package.results import array_area, is_computed
from jixiao.workbook.package.sheet_patch import SheetPatch
from jixiao.workbook.package.sniff import open_package
from jixiao.workbook.package.xml_text import XmlText
from jixiao.workbook.sheet_reader import SheetReader, without_texts


@dataclass(frozen=True, slots=True)
class StoredFormula:
    """One formula (公式): its cell, its text without "=", and whether its result is stored beside it.

    Of an array formula it is the first cell, and ``area`` is where all its results stand; a cell of a shared formula
    has the text that it would have alone.
    """

    sheet: str
    cell: str
    text: str
    computed: bool
    area: str = ""
    error: bool = False  # its result is an error


def read_formulas(path: Path, wanted: Callable[[str], bool]) -> tuple[StoredFormula, ...]:
    """Find the formulas whose text is ``wanted``, sheet by sheet, in reading order.

    Raises:
        WorkbookError: one Chinese sentence that says why the file cannot be read and what to do.
    """
    package = open_package(Path(path))
    with package.archive:
        entries = [entry for entry in Book(package).sheets() if entry.kind == "worksheet" and entry.part]
        documents = ((package.text(str(entry.part)), entry.title) for entry in entries)
        return tuple(found for document, title in documents for found in _formulas(document, title, wanted))


def _formulas(document: XmlText, title: str, wanted: Callable[[str], bool]) -> Iterator[StoredFormula]:
    cells = SheetReader(document.text, without_texts(), title).read()
    places = [where for where, cell in sorted(cells.items()) if cell.formula and wanted(cell.formula)]
    if not places:
        return
    patch = SheetPatch(document, title)
    for where in places:
        text, span = cells[where].formula or "", array_area(patch, where)
        yield StoredFormula(title, reference(*where), text, is_computed(patch, where), span, cells[where].error)
