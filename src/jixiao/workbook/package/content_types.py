"""The table of content types: what every part of a package says it is."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from jixiao.workbook.package.characters import quoted
from jixiao.workbook.package.parts import Package, part_key
from jixiao.workbook.package.xml_text import attributes, children, opening_tag, prefix, root, spliced, with_child

CONTENT_TYPES = "[Content_Types].xml"
_RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


class _Entry(NamedTuple):
    """One line of the table, for one part or for all with an extension ("" for the other)."""

    start: int
    end: int
    part: str
    extension: str
    content_type: str


class ContentTypes:
    """The table that gives every part its content type."""

    def __init__(self, package: Package) -> None:
        """Read the table."""
        self.package = package
        self.name = package.find(CONTENT_TYPES) or CONTENT_TYPES
        self.document = package.text(self.name)
        self._listed: tuple[str, tuple[_Entry, ...]] | None = None
        package.promised = frozenset(entry.part for entry in self._entries())

    def type_of(self, part: str) -> str:
        """Give a part's content type, or nothing."""
        own, extension = part_key(unquote(part)), part.rpartition(".")[2].lower()
        fallback = ""
        for entry in self._entries():
            if entry.part == own:
                return entry.content_type
            if entry.extension == extension:
                fallback = entry.content_type
        return fallback

    def add(self, part: str, content_type: str) -> None:
        """Give a part a content type of its own, unless it has that one."""
        if self.type_of(part) != content_type:
            self.drop(part)
            self._append(f'Override PartName="/{quoted(part)}" ContentType="{quoted(content_type)}"')

    def ensure_default(self, extension: str, content_type: str) -> None:
        """Give all parts with an extension a content type, unless they have one."""
        if all(entry.extension != extension.lower() for entry in self._entries()):
            self._append(f'Default Extension="{extension}" ContentType="{content_type}"')

    def ensure_relationships(self, part: str) -> None:
        """Give a relationships part its content type; some programs list each one instead of their extension."""
        if self.type_of(part) != _RELATIONSHIPS_TYPE:
            self.add(part, _RELATIONSHIPS_TYPE)

    def drop(self, part: str) -> None:
        """Take a part's own entry out."""
        own = part_key(unquote(part))
        cuts = [(entry.start, entry.end, "") for entry in self._entries() if entry.part == own]
        self.document.text = spliced(self.document.text, cuts)

    def save(self) -> None:
        """Put the table into the package."""
        self.package.write(self.name, self.document.encode())

    def _entries(self) -> tuple[_Entry, ...]:
        text = self.document.text
        if self._listed is None or self._listed[0] is not text:
            self._listed = (text, _table(text))
        return self._listed[1]

    def _append(self, entry: str) -> None:
        """Add an entry as the last one; the others stay where they were, so that they are not read again."""
        before = self._entries()
        own = prefix(root(self.document.text).name)
        new = f"<{own}{entry}/>"
        text = self.document.text = with_child(self.document.text, new)
        end = root(text).close
        if before:
            self._listed = (text, (*before, _entry(new, end - len(new), end)))


@lru_cache(maxsize=8)
def _table(text: str) -> tuple[_Entry, ...]:
    top = root(text)
    elements = children(text, top.inner, top.close)
    return tuple(_entry(opening_tag(text, element), element.start, element.end) for element in elements)


def _entry(tag: str, start: int, end: int) -> _Entry:
    found = attributes(tag)
    part, extension = part_key(unquote(found.get("PartName", ""))), found.get("Extension", "").lower()
    return _Entry(start, end, part, extension, found.get("ContentType", ""))
