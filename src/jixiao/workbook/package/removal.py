"""A sheet taken out again, with everything that only it leads to."""

from __future__ import annotations

import re

from jixiao.workbook.package.app_properties import keep_titles
from jixiao.workbook.package.book import Book, SheetEntry
from jixiao.workbook.package.relationships import Relationships, relationships_name, resolve
from jixiao.workbook.package.xml_text import attributes, children, opening_tag, with_attribute


def remove_sheet(book: Book, title: str) -> None:
    """Remove a sheet by its title; positions that others keep follow."""
    entries = book.sheets()
    position = next((n for n, entry in enumerate(entries) if entry.title.casefold() == title.casefold()), None)
    if position is None or len(entries) == 1:
        return
    entry = entries[position]
    book.splice([(entry.element.start, entry.element.end, "")])
    _shift_names(book, position)
    _shift_view(book, position)
    book.relations.remove(entry.relation)
    for relation, part in list(book.relations.of_kind("calcChain")):
        book.relations.remove(relation.id)
        book.types.drop(part)
        book.package.remove(part)
    _remove_parts(book, entry)
    keep_titles(book)


def _shift_names(book: Book, position: int) -> None:
    listed = book.section("definedNames")
    if listed is None:
        return
    changes: list[tuple[int, int, str]] = []
    kept = 0
    for element in children(book.text, listed.inner, listed.close):
        tag = opening_tag(book.text, element)
        local = attributes(tag).get("localSheetId", "")
        number = int(local) if local.isdigit() else -1
        if number == position:
            changes.append((element.start, element.end, ""))
            continue
        kept += 1
        if number > position:
            changes.append((element.start, element.inner, with_attribute(tag, "localSheetId", str(number - 1))))
    book.splice(changes if kept else [(listed.start, listed.end, "")])


def _shift_view(book: Book, position: int) -> None:
    listed = book.section("bookViews")
    if listed is None:
        return
    changes = []
    last = len(book.sheets()) - 1
    for element in children(book.text, listed.inner, listed.close):
        tag = opening_tag(book.text, element)
        for name in ("activeTab", "firstSheet"):
            number = attributes(tag).get(name, "")
            if number.isdigit() and int(number) >= position:
                tag = with_attribute(tag, name, str(max(0, min(last, int(number) - (int(number) > position)))))
        changes.append((element.start, element.inner, tag))
    book.splice(changes)


def _remove_parts(book: Book, entry: SheetEntry) -> None:
    """Remove the sheet's part and what nothing else leads to any more."""
    gone = [entry.part] if entry.part else []
    while gone:
        part = gone.pop()
        led_to = [
            name for relation in Relationships(book.package, part) if (name := _target(book, part, relation.target))
        ]
        for name in (part, book.package.find(relationships_name(part))):
            if name:
                book.package.remove(name)
                book.types.drop(name)
        still = _all_targets(book)
        gone += [name for name in led_to if name and name in book.package.parts and name not in still]


def _target(book: Book, owner: str, target: str) -> str | None:
    return book.package.find(resolve(owner, target))


def _all_targets(book: Book) -> set[str]:
    found: set[str] = set()
    for name in list(book.package.parts):
        match = re.fullmatch(r"(?:(.*)/)?_rels/([^/]*)\.rels", name)
        if match:
            owner = f"{match[1]}/{match[2]}" if match[1] else match[2]
            relations = book.relations if owner == book.part else Relationships(book.package, owner)
            found |= {part for relation in relations if (part := relations.part(relation))}
    return found
