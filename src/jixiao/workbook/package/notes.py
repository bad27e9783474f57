"""Notes (批注) on cells: the comments part holds their text, the VML part their boxes."""

from __future__ import annotations

import re

from jixiao.form.grid import reference
from jixiao.workbook.package.book import Book
from jixiao.workbook.package.characters import escaped, text_of
from jixiao.workbook.package.relationships import Relationships
from jixiao.workbook.package.sheet_frame import relation_in, with_legacy_drawing, without
from jixiao.workbook.package.styles import MAIN_URIS
from jixiao.workbook.package.vml import Drawing, next_block
from jixiao.workbook.package.xml_text import XmlText, attributes, child, children, opened, opening_tag, prefix, root
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
    """The notes of one sheet, taken apart once: each comment element is a text of its own."""

    def __init__(self, book: Book, part: str, sheet: XmlText) -> None:
        """``sheet`` is the text of the sheet, which gets a legacyDrawing element with its first note."""
        self.book, self.sheet = book, sheet
        self.relations = Relationships(book.package, part)
        self.part = next((name for _, name in self.relations.of_kind("comments")), None)
        self.document = book.package.text(self.part) if self.part else XmlText(_EMPTY.format(MAIN_URIS[book.strict]))
        self.document.text = opened(self.document.text)
        self.own = prefix(root(self.document.text).name)
        self._author_id: int | None = None
        self._comments: list[str] = []  # one taken out is an empty text
        self._places: dict[tuple[int, int], int] = {}
        self._take_apart()
        self.drawing_part = self._drawing_part()
        known = book.package.text(self.drawing_part) if self.drawing_part else None
        self.drawing = Drawing(known, next_block(book.package) if known is None else 1)

    def put(self, row: int, column: int, text: str) -> None:
        """Put a note on a cell; one that is there keeps its box and gets a paragraph more."""
        number = self._places.get((row, column))
        if number is None:
            self._add(row, column, text)
        else:
            self._comments[number] = _extended(self._comments[number], text, self.own)

    def text(self, row: int, column: int) -> str | None:
        """Give the text of a cell's note, or nothing if it has none."""
        number = self._places.get((row, column))
        if number is None:
            return None
        comment = self._comments[number]
        whole = root(comment)
        return "".join(rich_text(comment[whole.inner : whole.close]))

    def places(self) -> list[tuple[int, int]]:
        """Give the cells that have a note."""
        return list(self._places)

    def take_out(self, row: int, column: int, paragraph: str) -> None:
        """Take a paragraph out of a cell's note, and the note when nothing is left of it."""
        text = self.text(row, column)
        if text is None or paragraph not in text:
            return
        number = self._places[row, column]
        if not text.replace(paragraph, "", 1).strip():
            self._comments[number] = ""
            del self._places[row, column]
            self.drawing.remove(row, column)
            return
        at = text.rindex(paragraph)
        before = 1 if at and text[at - 1] == "\n" else 0
        self._comments[number] = _cut(self._comments[number], at - before, at + len(paragraph), self.own)

    def save(self) -> None:
        """Write the notes, their boxes and what leads to them."""
        if not self._places:
            self._save_empty()
            return
        package, types = self.book.package, self.book.types
        if self.part is None:
            self.part = package.free_name("xl/comments{}.xml")
            types.add(self.part, COMMENTS_TYPE)
            self.relations.add(self.book.relationship_type("comments"), "/" + self.part)
        self._put_together()
        package.write(self.part, self.document.encode())
        if self.drawing_part is None:
            self.drawing_part = package.free_name("xl/drawings/vmlDrawing{}.vml")
            for where in self._places:
                self.drawing.ensure(*where)
            types.ensure_default("vml", VML_TYPE)
            types.add(self.drawing_part, VML_TYPE)
            relation = self.relations.add(self.book.relationship_type("vmlDrawing"), "/" + self.drawing_part)
            uri = self.book.relationship_type("").rstrip("/")
            self.sheet.text = with_legacy_drawing(without(self.sheet.text, "legacyDrawing"), relation, uri)
        package.write(self.drawing_part, self.drawing.encode())
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
            package.write(self.drawing_part, self.drawing.encode())
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

    def _take_apart(self) -> None:
        """Empty the commentList, keeping each comment with the white space before it."""
        text = self.document.text
        listed = child(text, root(text), "commentList")
        if listed is None:
            return
        at = listed.inner
        for comment in children(text, listed.inner, listed.close):
            where = place(attributes(opening_tag(text, comment)).get("ref", ""))
            if where:
                self._places.setdefault(where, len(self._comments))
            self._comments.append(text[at : comment.end])
            at = comment.end
        self.document.text = text[: listed.inner] + text[at:]

    def _put_together(self) -> None:
        text = self.document.text
        listed = child(text, root(text), "commentList")
        comments = "".join(self._comments)
        if listed is None:
            at = root(text).close
            self.document.text = text[:at] + f"<{self.own}commentList>{comments}</{self.own}commentList>" + text[at:]
        elif listed.empty:
            tag = re.sub(r"\s*/>$", ">", opening_tag(text, listed))
            self.document.text = text[: listed.start] + f"{tag}{comments}</{listed.name}>" + text[listed.end :]
        else:
            self.document.text = text[: listed.inner] + comments + text[listed.inner :]

    def _add(self, row: int, column: int, text: str) -> None:
        if self._author_id is None:
            self._author_id = self._author()
        own = self.own
        run = f'<{own}t xml:space="preserve">{escaped(text)}</{own}t>'
        self._places[row, column] = len(self._comments)
        self._comments.append(
            f'<{own}comment ref="{reference(row, column)}" authorId="{self._author_id}">'
            f"<{own}text><{own}r>{run}</{own}r></{own}text></{own}comment>"
        )
        self.drawing.ensure(row, column)

    def _author(self) -> int:
        """Give our place in the list of authors, adding us to it."""
        text = self.document.text
        new = f"<{self.own}author>{AUTHOR}</{self.own}author>"
        listed = child(text, root(text), "authors")
        if listed is None:
            top = root(text)
            new = f"<{self.own}authors>{new}</{self.own}authors>"
            self.document.text = text[: top.inner] + new + text[top.inner :]
            return 0
        authors = [text_of(text[e.inner : e.close]) for e in children(text, listed.inner, listed.close)]
        if AUTHOR in authors:
            return authors.index(AUTHOR)
        if listed.empty:
            tag = re.sub(r"\s*/>$", ">", opening_tag(text, listed))
            self.document.text = text[: listed.start] + f"{tag}{new}</{listed.name}>" + text[listed.end :]
        else:
            self.document.text = text[: listed.close] + new + text[listed.close :]
        return len(authors)


def _extended(comment: str, paragraph: str, own: str) -> str:
    """Append a run to a note; plain text before it becomes a run too."""
    run = f'<{own}r><{own}t xml:space="preserve">\n{escaped(paragraph)}</{own}t></{own}r>'
    whole = root(comment)
    body = child(comment, whole, "text")
    if body is None or body.empty:
        start, end = (body.start, body.end) if body else (whole.close, whole.close)
        return comment[:start] + f"<{own}text>{run}</{own}text>" + comment[end:]
    pieces, last_run = [], body.inner
    for part in children(comment, body.inner, body.close):
        if part.local == "t":
            pieces.append((part.start, part.end, f"<{own}r>{comment[part.start : part.end]}</{own}r>"))
        if part.local in ("t", "r"):
            last_run = part.end
    pieces.append((last_run, last_run, run))
    for start, end, new in reversed(pieces):
        comment = comment[:start] + new + comment[end:]
    return comment


def _cut(comment: str, start: int, end: int, own: str) -> str:
    """Cut characters out of a note's runs, which otherwise stay as they are formatted."""
    pattern = re.compile(rf"(<{own}t(?:\s[^>]*)?>)(.*?)</{own}t>", re.DOTALL)
    position, changes = 0, []
    for run in pattern.finditer(comment):
        content = text_of(run[2])
        first, last = max(start - position, 0), min(end - position, len(content))
        if first < last:
            changes.append((run.start(2), run.end(2), escaped(content[:first] + content[last:])))
        position += len(content)
    for begin, stop, new in reversed(changes):
        comment = comment[:begin] + new + comment[stop:]
    return re.sub(rf"<{own}r><{own}t(?:\s[^>]*)?></{own}t></{own}r>", "", comment)  # a run of ours, now empty
