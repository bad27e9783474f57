"""One workbook file as the comparison of two reads it: the fill, note and content of a cell, the cells of a sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from jixiao.form.grid import GridCell, Span, reference
from jixiao.workbook.difference.fill import Fill, read_fill
from jixiao.workbook.package.application import Application
from jixiao.workbook.package.book import SheetEntry
from jixiao.workbook.package.notes import Notes
from jixiao.workbook.package.parts import Package
from jixiao.workbook.package.record import CellState, find_record
from jixiao.workbook.package.relationships import Relationships
from jixiao.workbook.package.row_height import row_height
from jixiao.workbook.package.xml_text import attributes
from jixiao.workbook.sheet_reader import Looks, SheetReader, read_merges, shared_texts

_TEXT_FORMAT, _TEXT_NUMBER = "@", "49"
_SHOWN = re.compile(r"\stabSelected\s*=\s*[\"'][^\"']*[\"']")


class Kind(Enum):
    """What a cell holds."""

    EMPTY = auto()
    NUMBER = auto()
    TEXT = auto()
    BOOLEAN = auto()
    ERROR = auto()
    FORMULA = auto()


@dataclass(frozen=True, slots=True)
class Held:
    """A cell's content (内容): a number, a text, a truth, the name of an error, or a formula with its "=".

    ``as_text`` says that the cell has the number format 文本, with which a program makes texts of the numbers it is
    given.
    """

    kind: Kind = Kind.EMPTY
    value: Decimal | str | bool | None = None
    as_text: bool = False


class HeldBook:
    """The cells of an open package by sheet title and place."""

    def __init__(self, package: Package) -> None:
        """Find the sheets and the record."""
        self.package = package
        self.application = Application(package)
        self.book = self.application.book
        found = find_record(package, self.book)
        self.record = found[1] if found else None
        self.entries = {
            entry.title: entry for entry in self.book.sheets() if entry.part is not None and entry.kind == "worksheet"
        }
        self._texts: list[str] | None = None
        self._cells: dict[str, Mapping[tuple[int, int], GridCell]] = {}

    def title(self, state: CellState) -> str | None:
        """The sheet of a recorded cell: by its title, or by its number if it was renamed."""
        if state.sheet in self.entries:
            return state.sheet
        return next((title for title, entry in self.entries.items() if entry.sheet_id == state.sheet_id), None)

    def anchor(self, title: str, cell: str) -> str:
        """The cell that holds the content of the merged area that a cell is in."""
        _, _, row, column = self.application.locate(title, cell)
        return reference(row, column)

    def rows(self, title: str, cell: str) -> range:
        """The rows of the merged area that a cell is in."""
        patch, _, row, column = self.application.locate(title, cell)
        span = patch.merges.span(row, column)
        return range(span.top, span.bottom + 1)

    def height(self, title: str, row: int) -> float | None:
        """The height of a row in points, None where programs fit it to its contents."""
        return row_height(self.application.patch(self.entries[title]), row)

    def fill(self, title: str, cell: str) -> Fill:
        """A cell's fill."""
        patch, _, row, column = self.application.locate(title, cell)
        return read_fill(self.application.styles.fill_of(patch.style(row, column)))

    def note(self, title: str, cell: str) -> str | None:
        """The text of a cell's note, None if it has none."""
        return self.application.note_text(title, cell)

    def noted(self, title: str) -> list[str]:
        """The cells of a sheet that have a note."""
        return [reference(*place) for place in self._notes(self.entries[title]).places()]

    def raw(self, title: str, cell: str) -> tuple[str | None, str]:
        """A cell's content as it is stored: equal in two files of which one was made from the other, or changed."""
        patch, _, row, column = self.application.locate(title, cell)
        tag, inner = patch.cell(row, column) or ("", "")
        return attributes(tag).get("t"), inner

    def held(self, title: str, cell: str) -> Held:
        """A cell's content."""
        patch, _, row, column = self.application.locate(title, cell)
        as_text = self._keeps_text(patch.style(row, column))
        found = self.cells(title).get((row, column))
        if found is None:
            return Held(as_text=as_text)
        if found.formula is not None:
            return Held(Kind.FORMULA, f"={found.formula}", as_text)
        if self.raw(title, cell)[0] == "b":
            return Held(Kind.BOOLEAN, found.text == "TRUE", as_text)
        if found.error:
            return Held(Kind.ERROR, found.text, as_text)
        if found.number is not None:
            return Held(Kind.NUMBER, found.number, as_text)
        return Held(Kind.TEXT, found.text, as_text)

    def cells(self, title: str) -> Mapping[tuple[int, int], GridCell]:
        """Every cell of a sheet that is not empty, its numbers as they are stored."""
        if title not in self._cells:
            if self._texts is None:
                parts = [part for _, part in self.book.relations.of_kind("sharedStrings")]
                self._texts = shared_texts(self.package.text(parts[0]).text) if parts else []
            self._cells[title] = SheetReader(self.text(title), Looks(self._texts, ()), title).read()
        return self._cells[title]

    def text(self, title: str) -> str:
        """A sheet's XML, whichever sheet is the one shown."""
        return _SHOWN.sub("", self.application.patch(self.entries[title]).document.text)

    def merges(self, title: str) -> frozenset[Span]:
        """A sheet's merged areas."""
        return frozenset(read_merges(self.text(title)))

    def shown(self) -> str | None:
        """The sheet that is shown on opening."""
        tags = re.findall(r"<(?:\w+:)?workbookView(?=[\s/>])[^>]*>", self.book.text)
        active = attributes(tags[0]).get("activeTab", "0") if tags else "0"
        titles = [entry.title for entry in self.book.sheets()]
        return titles[int(active)] if active.isdigit() and int(active) < len(titles) else None

    def _keeps_text(self, style: int) -> bool:
        """Whether a cell style has the number format 文本, by its number or written out."""
        styles = self.application.styles
        listed = styles.items("cellXfs")
        number = attributes(listed[style]).get("numFmtId") if style < len(listed) else None
        return number == _TEXT_NUMBER or styles.format_of(style) == _TEXT_FORMAT

    def _notes(self, entry: SheetEntry) -> Notes:
        return self.application.sheet_notes(str(entry.part), self.application.patch(entry))

    def has_notes(self, title: str) -> bool:
        """Whether a sheet has notes at all, without reading them."""
        part = self.entries[title].part
        return part is not None and any(Relationships(self.package, part).of_kind("comments"))
