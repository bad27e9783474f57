"""The workbooks of the fake Excel: read by openpyxl, with what openpyxl drops kept beside them, and written anew."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet

from jixiao.workbook.package.characters import escaped
from workbook.books import OFFICE

_PART = re.compile(r'<Relationship [^>]*Type="[^"]*/customXml"[^>]*>')
_FORMULA = re.compile(r'<c r="([A-Z]+\d+)"([^>]*)>(<f(?:\s[^>]*)?>.*?</f>)<v\s*(?:/>|></v>)</c>', re.DOTALL)


def namespace_of(text: str) -> str:
    """The namespace of a custom XML part."""
    found = re.search(r'<[^?!][^>]*?xmlns(?::\w+)?="([^"]*)"', text)
    return found[1] if found else ""


@dataclass
class Stored:
    """An open workbook: openpyxl's, the values of its formulas, its custom XML parts."""

    book: Any
    cached: dict[str, dict[str, Any]] = field(default_factory=dict)
    custom: list[str] = field(default_factory=list)
    password: str = ""
    passwords: dict[str, str] = field(default_factory=dict)

    @property
    def security(self) -> WorkbookProtection:
        if self.book.security is None:
            self.book.security = WorkbookProtection()
        return self.book.security

    @property
    def locked(self) -> bool:
        return bool(self.security.lockStructure)


def load(path: Path) -> Stored:
    """Open a workbook."""
    book, values = openpyxl.load_workbook(path, rich_text=True), openpyxl.load_workbook(path, data_only=True)
    cached = {
        sheet.title: {
            cell.coordinate: values[sheet.title][cell.coordinate].value
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        }
        for sheet in book.worksheets
    }
    return Stored(book, cached, _custom(path))


def _custom(path: Path) -> list[str]:
    with ZipFile(path) as archive:
        names = {name.casefold(): name for name in archive.namelist()}
        relations = archive.read(names["xl/_rels/workbook.xml.rels"]).decode("utf-8")
        found = []
        for relation in _PART.findall(relations):
            target = re.search(r'Target="([^"]*)"', relation)
            assert target
            name = target[1].lstrip("/").removeprefix("../")
            found.append(archive.read(names[name.casefold()]).decode("utf-8"))
    return found


def save(stored: Stored, path: Path) -> None:
    """Write a workbook anew, all of it, as Excel does."""
    for sheet in stored.book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment:
                    cell.comment = copy(cell.comment)
    stored.book.save(path)
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for number, sheet in enumerate(stored.book.worksheets, start=1):
        name = f"xl/worksheets/sheet{number}.xml"
        values = stored.cached.get(sheet.title, {})
        parts[name] = _with_values(parts[name].decode("utf-8"), values).encode()
    relations = ""
    for number, text in enumerate(stored.custom, start=1):
        parts[f"customXml/item{number}.xml"] = text.encode()
        relations += (
            f'<Relationship Id="custom{number}" Type="{OFFICE}/customXml" Target="../customXml/item{number}.xml"/>'
        )
    listed = parts["xl/_rels/workbook.xml.rels"].decode("utf-8")
    parts["xl/_rels/workbook.xml.rels"] = listed.replace("</Relationships>", relations + "</Relationships>").encode()
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def _with_values(text: str, values: dict[str, Any]) -> str:
    def written(match: re.Match[str]) -> str:
        value = values.get(match[1])
        if value is None:
            return match[0]
        rest = re.sub(r'\st="[^"]*"', "", match[2])
        if isinstance(value, str):
            rest += ' t="e"' if value.startswith("#") else ' t="str"'
        return f'<c r="{match[1]}"{rest}>{match[3]}<v>{escaped(str(value))}</v></c>'

    return _FORMULA.sub(written, text)


def copy_sheet(old: Worksheet, new: Worksheet) -> None:
    """Copy a sheet's cells with their looks, and its layout."""
    for row in old.iter_rows():
        for cell in row:
            if type(cell).__name__ == "MergedCell":
                continue
            into = new.cell(cell.row, cell.column)
            into.value, into.data_type = cell.value, cell.data_type
            for look in ("font", "fill", "border", "alignment", "number_format", "protection"):
                setattr(into, look, copy(getattr(cell, look)))
            into.quotePrefix = cell.quotePrefix
            into.hyperlink = copy(cell.hyperlink)
            into.comment = copy(cell.comment)
    for span in old.merged_cells.ranges:
        new.merge_cells(span.coord)
    for key, size in old.column_dimensions.items():
        new.column_dimensions[key] = copy(size)
        new.column_dimensions[key].worksheet = new
    for key, height in old.row_dimensions.items():
        new.row_dimensions[key].height = height.height
    for validation in old.data_validations.dataValidation:
        new.add_data_validation(copy(validation))
    new.freeze_panes = old.freeze_panes
