"""New sheets: authored in memory, then grafted in at the end in the order of the edits."""

from __future__ import annotations

import re

from jixiao.workbook.edits import AddSheet, PutSheet
from jixiao.workbook.package.app_properties import keep_titles
from jixiao.workbook.package.author import by_openpyxl, by_xlsxwriter
from jixiao.workbook.package.book import Book
from jixiao.workbook.package.donor import Donor
from jixiao.workbook.package.graft import Graft
from jixiao.workbook.package.removal import remove_sheet
from jixiao.workbook.package.styles import Styles
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
    grafts = _grafts(book, styles, edits, titles, following)
    shown = None
    for edit, title in zip(edits, titles, strict=True):
        active = isinstance(edit, PutSheet) and edit.sheet.active
        own = following | {_wanted(edit).casefold(): title}
        position = grafts[type(edit)].add(title, own if isinstance(edit, AddSheet) else {}, shown=active)
        shown = position if active else shown
    if shown is not None:
        _show(book, shown)
    keep_titles(book)
    return titles, any(graft.has_formulas() for graft in grafts.values())


def _wanted(edit: AddSheet | PutSheet) -> str:
    return edit.title if isinstance(edit, AddSheet) else edit.sheet.title


def _final_titles(book: Book, edits: list[AddSheet | PutSheet]) -> list[str]:
    taken = [entry.title for entry in book.sheets()]
    titles: list[str] = []
    for edit in edits:
        titles.append(free_title(_wanted(edit), taken + titles))
    return titles


def _grafts(
    book: Book, styles: Styles, edits: list[AddSheet | PutSheet], titles: list[str], following: dict[str, str]
) -> dict[type, Graft]:
    pairs = list(zip(titles, edits, strict=True))
    added = [(title, edit) for title, edit in pairs if isinstance(edit, AddSheet)]
    put = [
        (title, edit.sheet, following | {edit.sheet.title.casefold(): title})
        for title, edit in pairs
        if isinstance(edit, PutSheet)
    ]
    grafts: dict[type, Graft] = {}
    if added:
        grafts[AddSheet] = Graft(book, styles, Donor(by_openpyxl(added)))
    if put:
        grafts[PutSheet] = Graft(book, styles, Donor(by_xlsxwriter(put)))
    return grafts


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
