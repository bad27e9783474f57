"""What jixiao did to a workbook, taken out of it again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from jixiao.form.grid import reference
from jixiao.workbook.edits import Edit, PutFill, PutNote, PutValue
from jixiao.workbook.errors import WorkbookError
from jixiao.workbook.package.application import Application
from jixiao.workbook.package.book import Book
from jixiao.workbook.package.characters import text_of
from jixiao.workbook.package.parts import Package
from jixiao.workbook.package.record import CellState, Layer, Record, find_record, is_untouched, restore
from jixiao.workbook.package.relationships import Relationships, relationships_name
from jixiao.workbook.package.removal import remove_sheet
from jixiao.workbook.package.sheet_patch import CellContent, SheetPatch
from jixiao.workbook.package.styles import NO_FILL, prefixed
from jixiao.workbook.package.xml_text import attributes
from jixiao.workbook.sheet_reader import SheetReader, rich_text, shared_items, without_texts


def cleared(package: Package) -> bool:
    """Take out what a record says was put in; give whether there was a record."""
    found = find_record(package, Book(package))
    if found is not None:
        take_out(package, *found)
    return found is not None


def take_out(package: Package, part: str, record: Record) -> None:
    """Take out what a record, kept in this part, says was put in."""
    if is_untouched(package, record):
        restore(package, record, part)
    else:
        undo_layers(package, record.layers, part)


def states_before(application: Application, edits: Iterable[Edit]) -> list[CellState]:
    """Note down what each cell that the edits name holds now, and what they put there."""
    states: dict[tuple[str, int, int], CellState] = {}
    texts: list[str] | None = None
    for edit in edits:
        if not isinstance(edit, (PutValue, PutFill, PutNote)):
            continue
        patch, part, row, column = application.locate(edit.sheet, edit.cell)
        entry = application.entry(edit.sheet)
        cell = reference(row, column)
        known = states.get((part, row, column), CellState(entry.title, entry.sheet_id, cell))
        fill, rgb, notes, value, written = known.fill, known.rgb, known.notes, known.value, known.written
        if isinstance(edit, PutFill):
            found = application.styles.fill_of(patch.style(row, column))
            fill, rgb = _bare(found, application.styles.own), edit.rgb.removeprefix("#").upper()
        elif isinstance(edit, PutNote):
            notes = (*notes, edit.text)
        else:
            if texts is None:
                texts = _shared_items(application.book)
            value, written = _value(patch, row, column, texts), _written(edit.value)
        states[part, row, column] = CellState(entry.title, entry.sheet_id, cell, fill, rgb, notes, value, written)
    return list(states.values())


def undo_layers(package: Package, layers: Iterable[Layer], own_part: str) -> None:
    """Undo layers cell by cell, and remove the record; what the user or another layer has put there since stays."""
    layers = tuple(layers)
    book = Book(package)
    _remove_record(book, own_part)
    for own_title in (title for layer in layers for title in layer.sheets):
        remove_sheet(book, own_title)
    book.save()
    application = Application(package)
    texts = _shared_items(application.book)
    for state in (state for layer in layers for state in layer.cells):
        title = _current_title(application, state)
        if title is not None:
            _undo_cell(application, state, title, texts)
    application.write_sheets()
    application.styles.save()
    if application.values_changed:
        application.book.recalculate()
    application.book.save()


def _undo_cell(application: Application, state: CellState, title: str, texts: list[str]) -> None:
    patch, part, row, column = application.locate(title, state.cell)
    style = patch.style(row, column)
    if state.rgb and is_solid(application.styles.fill_of(style), state.rgb):
        fill = prefixed(state.fill or NO_FILL, application.styles.own)
        patch.put_style(row, column, application.styles.with_fill(style, fill))
    for paragraph in state.notes:
        application.sheet_notes(part, patch).take_out(row, column, paragraph)
    if state.value is not None and state.written is not None:
        content = patch.cell(row, column)
        if content is not None and _same(_stored(*content, texts), state.written):
            kind, inner = state.value
            patch.put_content(row, column, CellContent(kind, None, prefixed(inner, patch.own)))
            application.values_changed = True


def _remove_record(book: Book, own_part: str) -> None:
    relations_name = book.package.find(relationships_name(own_part))
    led_to = [part for _, part in Relationships(book.package, own_part).of_kind("customXmlProps")]
    from_package = Relationships(book.package, "")
    for relations in (book.relations, from_package):
        for relation, part in list(relations.of_kind("customXml")):
            if part == own_part:
                relations.remove(relation.id)
    from_package.save(book.types)
    for name in (own_part, relations_name, *led_to):
        if name:
            book.types.drop(name)
            book.package.remove(name)


def _current_title(application: Application, state: CellState) -> str | None:
    """Find the sheet by its title, or by its number if it was renamed."""
    entries = [entry for entry in application.book.sheets() if entry.kind == "worksheet" and entry.part]
    for entry in entries:
        if entry.title == state.sheet:
            return entry.title
    return next((entry.title for entry in entries if entry.sheet_id == state.sheet_id), None)


def is_solid(fill: str, rgb: str) -> bool:
    """Whether the XML of a fill is a solid one in a colour."""
    color = re.search(r"""fgColor\s[^>]*rgb\s*=\s*["'](?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})["']""", fill)
    return color is not None and color[1].upper() == rgb.upper() and "solid" in fill


def _shared_items(book: Book) -> list[str]:
    """Give the inside of every shared string."""
    for _, part in book.relations.of_kind("sharedStrings"):
        return shared_items(book.package.text(part).text)
    return []


def _value(patch: SheetPatch, row: int, column: int, texts: list[str]) -> tuple[str | None, str]:
    """Give a cell's content so that it can be put back without the shared strings and shared formulas of today."""
    found = patch.cell(row, column)
    if found is None:
        return None, ""
    tag, inner = found
    kind = attributes(tag).get("t")
    inner = _bare(inner, patch.own)
    if kind == "s":
        index = re.search(r"<v>\s*(\d+)\s*</v>", inner)
        text = texts[int(index[1])] if index and int(index[1]) < len(texts) else ""
        return "inlineStr", f"<is>{text}</is>"
    if re.search(r"<f\s[^>]*t=[\"']shared", inner):
        cells = SheetReader(patch.document.text, without_texts(), patch.title).read()
        formula = (cells[row, column].formula or "").replace("&", "&amp;").replace("<", "&lt;")
        inner = re.sub(r"<f\s[^>]*?(?:/>|>.*?</f>)", lambda _: f"<f>{formula}</f>", inner, flags=re.DOTALL)
    return kind, inner


def _stored(tag: str, inner: str, texts: list[str]) -> tuple[str, str]:
    """Give what a cell holds as kind and text, however it is stored."""
    kind = attributes(tag).get("t", "n")
    if re.search(r"<(?:\w+:)?f[\s/>]", inner):
        return "formula", ""
    if kind == "inlineStr":
        return "text", "".join(rich_text(inner))
    found = re.search(r"<(?:\w+:)?v(?:\s[^>]*)?>(.*?)</(?:\w+:)?v>", inner, re.DOTALL)
    raw = text_of(found[1]) if found else ""
    if kind == "s" and raw.strip().isdigit() and int(raw) < len(texts):
        return "text", "".join(rich_text(texts[int(raw)]))
    if kind == "b":
        return "boolean", raw.strip()
    return ("number" if raw and kind == "n" else "text" if raw else "empty"), raw


def _written(value: object) -> tuple[str, str]:
    if value is None:
        return "empty", ""
    if isinstance(value, bool):
        return "boolean", str(int(value))
    if isinstance(value, (int, float, Decimal)):
        return "number", str(value)
    if isinstance(value, str):
        return "text", value.replace("\r\n", "\n").replace("\r", "\n")
    return "date", ""


def _same(stored: tuple[str, str], written: tuple[str, str]) -> bool:
    """Whether a cell still holds what was written; a date is not told from the number it is stored as."""
    if written[0] == "date":
        return stored[0] == "number"
    if stored[0] != written[0]:
        return False
    if stored[0] == "number":
        try:
            return abs(Decimal(stored[1]) - Decimal(written[1])) <= abs(Decimal(written[1])) * Decimal("1e-14")
        except InvalidOperation as error:
            raise WorkbookError(
                f"“{stored[1]}”不是数字，工作簿已损坏，请用 Excel 打开并修复、另存为 .xlsx 后再试。"
            ) from error
    return stored[1] == written[1]


def _bare(fragment: str, own: str) -> str:
    return fragment.replace(f"<{own}", "<").replace(f"</{own}", "</") if own else fragment
