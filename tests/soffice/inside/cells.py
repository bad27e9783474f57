"""The requests about cells: contents, formats, formulas, notes."""

from __future__ import annotations

from typing import Any

import uno
from com.sun.star.awt import Size
from com.sun.star.lang import Locale

ENGLISH = Locale("en", "US", "")


class Cells:
    """What stands in the cells of the document."""

    document: Any

    def put(self, cells: dict[str, str | float], sheet: int = 0) -> None:
        """Texts and numbers, and formulas as they are written in a formula bar."""
        for place, content in cells.items():
            cell = self._area(place, sheet)
            if isinstance(content, str) and content.startswith("="):
                cell.Formula = content
            elif isinstance(content, str):
                cell.String = content
            else:
                cell.Value = content

    def write(self, cells: dict[str, str], sheet: int = 0) -> None:
        """Texts, whatever they look like."""
        for place, text in cells.items():
            self._area(place, sheet).String = text

    def put_array(self, place: str, formula: str, sheet: int = 0) -> None:
        """A formula whose results spread over an area."""
        self._area(place, sheet).ArrayFormula = formula

    def shape(self, formats: dict[str, str], sheet: int = 0) -> None:
        """Number formats by area."""
        known = self.document.NumberFormats
        for place, code in formats.items():
            key = known.queryKey(code, ENGLISH, False)
            self._area(place, sheet).NumberFormat = key if key >= 0 else known.addNew(code, ENGLISH)

    def merge(self, areas: list[str], sheet: int = 0) -> None:
        for area in areas:
            self._area(area, sheet).merge(True)

    def name(self, name: str, content: str) -> None:
        """A defined name of the workbook."""
        names = self.document.NamedRanges
        if names.hasByName(name):
            names.removeByName(name)
        names.addNewByName(name, content, uno.createUnoStruct("com.sun.star.table.CellAddress"), 0)

    def read(self, area: str, sheet: int = 0) -> list[list[str | float | None]]:
        """What an area holds: numbers, texts, None for blanks, and errors as they show, behind an exclamation mark."""
        cells = self._area(area, sheet)
        across, down = range(cells.Columns.Count), range(cells.Rows.Count)
        return [[_content(cells.getCellByPosition(column, row)) for column in across] for row in down]

    def data(self, sheet: int = 0) -> dict[str, str | float]:
        """What the cells of a sheet hold, read at once; errors as they show, behind an exclamation mark."""
        here = self.document.Sheets.getByIndex(sheet)
        cursor = here.createCursor()
        cursor.gotoEndOfUsedArea(False)
        last = cursor.RangeAddress
        found = {}
        for row, line in enumerate(here.getCellRangeByPosition(0, 0, last.EndColumn, last.EndRow).getDataArray(), 1):
            for column, value in enumerate(line):
                if value != "":
                    error = f"!{here.getCellByPosition(column, row - 1).String}" if value is None else ""
                    found[f"{_letters(column)}{row}"] = error or value
        return found

    def shown(self, area: str, sheet: int = 0) -> list[list[str]]:
        """What the cells of an area show."""
        cells = self._area(area, sheet)
        across, down = range(cells.Columns.Count), range(cells.Rows.Count)
        return [[cells.getCellByPosition(column, row).String for column in across] for row in down]

    def formulas(self, sheet: int = 0) -> dict[str, str]:
        """The formulas of a sheet by their cells."""
        found = {}
        here = self.document.Sheets.getByIndex(sheet)
        for at in here.queryContentCells(16).RangeAddresses:
            for row in range(at.StartRow, at.EndRow + 1):
                for column in range(at.StartColumn, at.EndColumn + 1):
                    cell = here.getCellByPosition(column, row)
                    found[cell.AbsoluteName.rpartition(".")[2].replace("$", "")] = cell.Formula
        return found

    def notes(self, sheet: int = 0) -> dict[str, dict[str, Any]]:
        """The notes by their cells: the text, and the size of the box in points."""
        return {
            self._area_at(note.Position): {"text": note.String, "size": _points(note.AnnotationShape.Size)}
            for note in self.document.Sheets.getByIndex(sheet).Annotations
        }

    def fill(self, place: str, color: int, sheet: int = 0) -> None:
        self._area(place, sheet).CellBackColor = color

    def insert_rows(self, above: int, count: int, sheet: int = 0) -> None:
        """Insert rows above one, numbered from 1, as a person does: references follow."""
        self.document.Sheets.getByIndex(sheet).Rows.insertByIndex(above - 1, count)

    def count_from(self, year: int) -> None:
        """Let dates count from the first of January of a year."""
        self.document.NullDate = uno.createUnoStruct("com.sun.star.util.Date", 1, 1, year)

    def _area(self, place: str, sheet: int) -> Any:
        return self.document.Sheets.getByIndex(sheet).getCellRangeByName(place)

    def _area_at(self, address: Any) -> str:
        cell = self.document.Sheets.getByIndex(address.Sheet).getCellByPosition(address.Column, address.Row)
        return str(cell.AbsoluteName).rpartition(".")[2].replace("$", "")


def _content(cell: Any) -> str | float | None:
    if cell.getError():
        return f"!{cell.String}"
    kind = cell.Type if cell.Type.value != "FORMULA" else cell.FormulaResultType2
    if kind in (1, uno.Enum("com.sun.star.table.CellContentType", "VALUE")):
        return float(cell.Value)
    return cell.String or None if cell.Type.value != "FORMULA" else cell.String


def _letters(column: int) -> str:
    """The letters of a column, counted from 0."""
    before, last = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _points(size: Size) -> list[float]:
    return [round(length * 72 / 2540, 1) for length in (size.Width, size.Height)]
