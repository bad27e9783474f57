"""New sheets at the end of the workbook, in the order of the edits: ours written out, those of openpyxl grafted in."""

from __future__ import annotations

import re

from jixiao.workbook.edits import AddSheet, NewSheet, PutSheet
from jixiao.workbook.package.app_properties import keep_titles
from jixiao.workbook.package.author import by_openpyxl
from jixiao.workbook.package.book import RELATIONSHIP_URIS, Book
from jixiao.workbook.package.donor import Donor
from jixiao.workbook.package.drawing import add_drawing
from jixiao.workbook.package.graft import SHEET_TYPE, Graft
from jixiao.workbook.package.looks import Looks
from jixiao.workbook.package.new_sheet import NewSheetXml
from jixiao.workbook.package.removal import remove_sheet
from jixiao.workbook.package.styles import MAIN_URIS, Styles
from jixiao.workbook.package.titles import free_title
from jixiao.workbook.package.xml_text import with_attribute


def add_sheets(
    book: Book, styles: Styles, edits: list[AddSheet | PutSheet], own_titles: tuple[str, ...]
) -> tuple[list[str], bool]:
    """Add the sheets; give their titles and whether a formula has no value yet."""
    replaced = {edit.sheet.title.casefold() for edit in edits if isinstance(edit, PutSheet)}
    for title in own_titles:
        if title.casefold() in replaced:
            remove_sheet(book, title)
    titles = _final_titles(book, edits)
    following = {_wanted(edit).casefold(): title for edit, title in zip(reversed(edits), reversed(titles), strict=True)}
    graft = _graft(book, styles, edits, titles)
    looks, shown = Looks(styles), None
    for edit, title in zip(edits, titles, strict=True):
        own = following | {_wanted(edit).casefold(): title}
        if isinstance(edit, PutSheet):
            position = _put(book, NewSheetXml(edit.sheet, title, own, looks), edit.sheet)
            shown = position if edit.sheet.active else shown
        elif graft is not None:
            graft.add(title, own)
    if shown is not None:
        _show(book, shown)
    keep_titles(book)
    return titles, graft is not None and graft.has_formulas()


def _put(book: Book, sheet: NewSheetXml, new: NewSheet) -> int:
    """Write a sheet of ours and list it; give its position."""
    part = book.package.free_name("xl/worksheets/sheet{}.xml")
    drawing = _drawing(book, sheet, part)
    book.package.write(part, sheet.content(MAIN_URIS[book.strict], shown=new.active, drawing=drawing))
    position = book.add_sheet(sheet.title, part, SHEET_TYPE)
    for name, refers_to, hidden in sheet.names():
        book.add_name(name, refers_to, position, ' hidden="1"' if hidden else "")
    return position


def _drawing(book: Book, sheet: NewSheetXml, part: str) -> str:
    """Add the charts of a sheet; give the element that leads to them, "" without charts."""
    if not sheet.new.charts:
        return ""
    relation = add_drawing(book, sheet.new, sheet.title, part)
    return f'<drawing xmlns:r="{RELATIONSHIP_URIS[book.strict]}" r:id="{relation}"/>'


def _wanted(edit: AddSheet | PutSheet) -> str:
    return edit.title if isinstance(edit, AddSheet) else edit.sheet.title


def _final_titles(book: Book, edits: list[AddSheet | PutSheet]) -> list[str]:
    taken = [entry.title for entry in book.sheets()]
    titles: list[str] = []
    for edit in edits:
        titles.append(free_title(_wanted(edit), taken + titles))
    return titles


def _graft(book: Book, styles: Styles, edits: list[AddSheet | PutSheet], titles: list[str]) -> Graft | None:
    added = [(title, edit) for title, edit in zip(titles, edits, strict=True) if isinstance(edit, AddSheet)]
    return Graft(book, styles, Donor(by_openpyxl(added))) if added else None


def _show(book: Book, position: int) -> None:
    """Show one sheet on opening, and no other selected with it: typing would go into both."""
    book.show(position)
    for number, entry in enumerate(book.sheets()):
        if entry.part is None:
            continue
        document = book.package.text(entry.part)
        tag = re.search(r"<(?:[^\s<>/:!?]+:)?sheetView\s[^>]*>", document.text)
        if tag is None:
            continue
        new = with_attribute(tag[0], "tabSelected", "1" if number == position else None)
        if new != tag[0]:
            document.text = document.text[: tag.start()] + new + document.text[tag.end() :]
            book.package.write(entry.part, document.encode())
