"""Notes (批注) on cells: the comments part holds their text, the VML part their boxes."""

from __future__ import annotations

import re

from jixiao.form.grid import reference
from jixiao.workbook.package.book import Book
from jixiao.workbook.package.parts import Relationships
from jixiao.workbook.package.sheet_frame import relation_in, with_legacy_drawing, without
from jixiao.workbook.package.styles import MAIN_URIS
from jixiao.workbook.package.vml import Drawing, next_block
from jixiao.workbook.package.xml_text import (
    Element,
    XmlText,
    attributes,
    child,
    children,
    escaped,
    opened,
    opening_tag,
    prefix,
    root,
    text_of,
)
from jixiao.workbook.places import place
from jixiao.workbook.sheet_reader import rich_text

COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
AUTHOR = "jixiao"
_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<comments xmlns="{}"><authors></authors><commentList></commentList></comments>'
)


class Notes:
    """The notes of one sheet."""

    def __init__(self, book: Book, part: str, sheet: XmlText) -> None:
        """``sheet`` is the text of the sheet, which gets a legacyDrawing element with its first note."""
        self.book, self.sheet = book, sheet
        self.relations = Relationships(book.package, part)
        self.part = next((name for _, name in self.relations.of_kind("comments")), None)
        self.document = book.package.text(self.part) if self.part else XmlText(_EMPTY.format(MAIN_URIS[book.strict]))
        self.document.text = opened(self.document.text)
        self.own = prefix(root(self.document.text).name)
        self.drawing_part = self._drawing_part()
        known = book.package.text(self.drawing_part) if self.drawing_part else None
        self.drawing = Drawing(known, next_block(book.package) if known is None else 1)

    def put(self, row: int, column: int, text: str) -> None:
        """Put a note on a cell; one that is there keeps its box and gets a paragraph more."""
        existing = self._comment(row, column)
        if existing is None:
            self._add(row, column, text)
        else:
            self._extend(existing, text)

    def text(self, row: int, column: int) -> str | None:
        """Give the text of a cell's note, or nothing if it has none."""
        existing = self._comment(row, column)
        if existing is None:
            return None
        return "".join(rich_text(self.document.text[existing.inner : existing.close]))

    def take_out(self, row: int, column: int, paragraph: str) -> None:
        """Take a paragraph out of a cell's note, and the note when nothing is left of it."""
        existing, text = self._comment(row, column), self.text(row, column)
        if existing is None or text is None or paragraph not in text:
            return
        if not text.replace(paragraph, "", 1).strip():
            self.document.text = self.document.text[: existing.start] + self.document.text[existing.end :]
            self.drawing.remove(row, column)
            return
        at = text.rindex(paragraph)
        before = 1 if at and text[at - 1] == "\n" else 0
        self._cut(existing, at - before, at + len(paragraph))

    def save(self) -> None:
        """Write the notes, their boxes and what leads to them."""
        if not self._comments():
            self._save_empty()
            return
        package, types = self.book.package, self.book.types
        if self.part is None:
            self.part = package.free_name("xl/comments{}.xml")
            types.add(self.part, COMMENTS_TYPE)
            self.relations.add(self.book.relationship_type("comments"), "/" + self.part)
        package.write(self.part, self.document.encode())
        if self.drawing_part is None:
            self.drawing_part = package.free_name("xl/drawings/vmlDrawing{}.vml")
            for comment in self._comments():
                where = place(attributes(opening_tag(self.document.text, comment)).get("ref", ""))
                if where:
                    self.drawing.ensure(*where)
            types.ensure_default("vml", VML_TYPE)
            relation = self.relations.add(self.book.relationship_type("vmlDrawing"), "/" + self.drawing_part)
            uri = self.book.relationship_type("").rstrip("/")
            self.sheet.text = with_legacy_drawing(without(self.sheet.text, "legacyDrawing"), relation, uri)
        package.write(self.drawing_part, self.drawing.document.encode())
        self.relations.save(types)

    def _save_empty(self) -> None:
        """Take the parts out when the last note has gone; the VML stays if it has form controls."""
        package, types = self.book.package, self.book.types
        if self.part is None:
            return
        gone = [(self.part, "comments")]
        if self.drawing_part and not self.drawing.shapes():
            gone.append((self.drawing_part, "vmlDrawing"))
            self.sheet.text = without(self.sheet.text, "legacyDrawing")
        elif self.drawing_part:
            package.write(self.drawing_part, self.drawing.document.encode())
        for part, kind in gone:
            for relation, name in list(self.relations.of_kind(kind)):
                if name == part:
                    self.relations.remove(relation.id)
            types.drop(part)
            package.remove(part)
        self.relations.save(types)

    def _drawing_part(self) -> str | None:
        key = relation_in(self.sheet.text, "legacyDrawing")
        relation = self.relations.by_id().get(key) if key else None
        return self.relations.part(relation) if relation else None

    def _comments(self) -> list[Element]:
        text = self.document.text
        listed = child(text, root(text), "commentList")
        return [] if listed is None else list(children(text, listed.inner, listed.close))

    def _comment(self, row: int, column: int) -> Element | None:
        for comment in self._comments():
            if place(attributes(opening_tag(self.document.text, comment)).get("ref", "")) == (row, column):
                return comment
        return None

    def _add(self, row: int, column: int, text: str) -> None:
        author = self._author()
        own = self.own
        run = f'<{own}t xml:space="preserve">{escaped(text)}</{own}t>'
        new = (
            f'<{own}comment ref="{reference(row, column)}" authorId="{author}">'
            f"<{own}text><{own}r>{run}</{own}r></{own}text></{own}comment>"
        )
        self._append("commentList", new)
        self.drawing.ensure(row, column)

    def _author(self) -> int:
        text = self.document.text
        listed = child(text, root(text), "authors")
        if listed is not None:
            authors = [text_of(text[e.inner : e.close]) for e in children(text, listed.inner, listed.close)]
            if AUTHOR in authors:
                return authors.index(AUTHOR)
            self._append("authors", f"<{self.own}author>{AUTHOR}</{self.own}author>")
            return len(authors)
        top = root(text)
        new = f"<{self.own}authors><{self.own}author>{AUTHOR}</{self.own}author></{self.own}authors>"
        self.document.text = text[: top.inner] + new + text[top.inner :]
        return 0

    def _append(self, local: str, new: str) -> None:
        text = self.document.text
        listed = child(text, root(text), local)
        if listed is None:
            at = root(text).close
            new = f"<{self.own}{local}>{new}</{self.own}{local}>"
            self.document.text = text[:at] + new + text[at:]
        elif listed.empty:
            tag = re.sub(r"\s*/>$", ">", opening_tag(text, listed))
            self.document.text = text[: listed.start] + f"{tag}{new}</{listed.name}>" + text[listed.end :]
        else:
            self.document.text = text[: listed.close] + new + text[listed.close :]

    def _extend(self, comment: Element, paragraph: str) -> None:
        """Append a run to a note; plain text before it becomes a run too."""
        own, text = self.own, self.document.text
        run = f'<{own}r><{own}t xml:space="preserve">\n{escaped(paragraph)}</{own}t></{own}r>'
        body = child(text, comment, "text")
        if body is None or body.empty:
            start, end = (body.start, body.end) if body else (comment.close, comment.close)
            self.document.text = text[:start] + f"<{own}text>{run}</{own}text>" + text[end:]
            return
        pieces, last_run = [], body.inner
        for part in children(text, body.inner, body.close):
            if part.local == "t":
                pieces.append((part.start, part.end, f"<{own}r>{text[part.start : part.end]}</{own}r>"))
            if part.local in ("t", "r"):
                last_run = part.end
        pieces.append((last_run, last_run, run))
        for start, end, new in reversed(pieces):
            self.document.text = self.document.text[:start] + new + self.document.text[end:]

    def _cut(self, comment: Element, start: int, end: int) -> None:
        """Cut characters out of a note's runs, which otherwise stay as they are formatted."""
        text = self.document.text
        pattern = re.compile(rf"(<{self.own}t(?:\s[^>]*)?>)(.*?)</{self.own}t>", re.DOTALL)
        position, changes = 0, []
        for run in pattern.finditer(text, comment.inner, comment.close):
            content = text_of(run[2])
            first, last = max(start - position, 0), min(end - position, len(content))
            if first < last:
                changes.append((run.start(2), run.end(2), escaped(content[:first] + content[last:])))
            position += len(content)
        for begin, stop, new in reversed(changes):
            text = text[:begin] + new + text[stop:]
        self.document.text = text
