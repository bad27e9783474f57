"""The workbook as named parts over a zip: what is there, what is changed, and how relationships find each other."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from jixiao.workbook.errors import WorkbookError
from jixiao.workbook.package.characters import quoted
from jixiao.workbook.package.raw_zip import Archive, Member
from jixiao.workbook.package.xml_text import (
    XmlText,
    attributes,
    children,
    decode,
    is_whole,
    opened,
    opening_tag,
    prefix,
    root,
    spliced,
)

CONTENT_TYPES = "[Content_Types].xml"
_RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_NEW_RELATIONSHIPS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


@dataclass(frozen=True, slots=True)
class Fresh:
    """A part written anew; ``like`` is the member it replaces."""

    content: bytes
    like: Member | None = None


class Package:
    """Parts by name, over an open archive; changes are kept here until the package is saved."""

    def __init__(self, archive: Archive) -> None:
        """Start with every member as it is."""
        self.archive = archive
        self.parts: dict[str, Member | Fresh] = {member.name: member for member in archive.members}
        self.promised: frozenset[str] = frozenset()  # parts that the content types list, there or not
        self._known = {_key(name): name for name in reversed(list(self.parts))}

    def find(self, name: str) -> str | None:
        """Find a part whatever its case, slashes and escapes."""
        if name in self.parts:
            return name
        for spelling in (name, unquote(name)):
            found = self._known.get(_key(spelling))
            if found in self.parts:
                return found
        return None

    def read(self, name: str) -> bytes:
        """Give a part's bytes."""
        part = self.parts[name]
        return part.content if isinstance(part, Fresh) else self.archive.data(part)

    def text(self, name: str) -> XmlText:
        """Give a part's text."""
        where = f"“{self.archive.label}”的部件“{name}”"
        document = decode(self.read(name), where)
        if not is_whole(document.text):
            raise WorkbookError(f"{where}不是完整的 XML，请用 Excel 打开并修复、另存为 .xlsx 后再试。")
        return document

    def write(self, name: str, content: bytes) -> None:
        """Replace or add a part; one that is written as it was stays the member it was."""
        before = self.parts.get(name)
        like = before.like if isinstance(before, Fresh) else before
        if like and like.size == len(content) and like.crc == zlib.crc32(content) and like.name == name:
            self.parts[name] = like
            return
        self.parts[name] = Fresh(content, like)
        self._known.setdefault(_key(name), name)

    def remove(self, name: str) -> None:
        """Take a part out."""
        self.parts.pop(name, None)

    def free_name(self, pattern: str) -> str:
        """Give the first name of the pattern (with ``{}`` for a number) that no part has."""
        taken = {_key(name) for name in self.parts} | self.promised
        number = 1
        while _key(pattern.format(number)) in taken:
            number += 1
        return pattern.format(number)


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def resolve(owner: str, target: str) -> str:
    """Give the name of the part that a relationship of ``owner`` leads to; it never leaves the package.

    >>> resolve("xl/worksheets/sheet1.xml", "../drawings/drawing1.xml"), resolve("xl/workbook.xml", "/xl/styles.xml")
    ('xl/drawings/drawing1.xml', 'xl/styles.xml')
    """
    target = target.replace("\\", "/")
    owner = owner.replace("\\", "/").lstrip("/")
    steps = [] if target.startswith("/") else owner.split("/")[:-1]
    for step in target.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def relationships_name(owner: str) -> str:
    """Name the part that holds a part's relationships.

    >>> relationships_name("xl/workbook.xml"), relationships_name("")
    ('xl/_rels/workbook.xml.rels', '_rels/.rels')
    """
    folder, slash, name = owner.replace("\\", "/").rpartition("/")
    return f"{folder}{slash}_rels/{name}.rels"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship: ``kind`` is the last word of its type, the same in Transitional and Strict."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type."""
        return self.type.rpartition("/")[2]


@lru_cache(maxsize=64)
def _relations(text: str) -> tuple[Relation, ...]:
    top, found = root(text), []
    for element in children(text, top.inner, top.close):
        given = attributes(opening_tag(text, element))
        target, external = given.get("Target", ""), given.get("TargetMode", "") == "External"
        found.append(Relation(given.get("Id", ""), given.get("Type", ""), target, external))
    return tuple(found)


class Relationships:
    """The relationships of one part, which may have none yet."""

    def __init__(self, package: Package, owner: str) -> None:
        """Read them; ``owner`` is "" for the package itself."""
        self.package, self.owner = package, owner
        wanted = relationships_name(owner)
        self.name = package.find(wanted) or wanted
        self.document = package.text(self.name) if self.name in package.parts else XmlText(_NEW_RELATIONSHIPS)
        self.changed = False

    def __iter__(self) -> Iterator[Relation]:
        return iter(_relations(self.document.text))

    def part(self, relation: Relation) -> str | None:
        """Find the part that a relationship leads to."""
        return None if relation.external else self.package.find(resolve(self.owner, relation.target))

    def of_kind(self, kind: str) -> Iterator[tuple[Relation, str]]:
        """Give the relationships of a kind whose part is there."""
        for relation in self:
            part = self.part(relation) if relation.kind == kind else None
            if part is not None:
                yield relation, part

    def by_id(self) -> dict[str, Relation]:
        """Give the relationships by their id."""
        return {relation.id: relation for relation in self}

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """Add a relationship and give its id."""
        taken = {relation.id.lower() for relation in self}
        number = len(taken) + 1
        while f"rid{number}" in taken:
            number += 1
        mode = ' TargetMode="External"' if external else ""
        text = self.document.text
        top = root(text)
        new = (
            f'<{prefix(top.name)}Relationship Id="rId{number}" Type="{quoted(kind)}" Target="{quoted(target)}"{mode}/>'
        )
        self.document.text = with_child(text, new)
        self.changed = True
        return f"rId{number}"

    def remove(self, gone: str) -> None:
        """Take a relationship out by its id."""
        text = self.document.text
        top = root(text)
        cuts = [
            (element.start, element.end, "")
            for element in children(text, top.inner, top.close)
            if attributes(opening_tag(text, element)).get("Id") == gone
        ]
        self.document.text = spliced(text, cuts)
        self.changed = self.changed or bool(cuts)

    def save(self, types: ContentTypes) -> None:
        """Put the changes into the package."""
        if self.changed and not any(True for _ in self):
            types.drop(self.name)
            self.package.remove(self.name)
        elif self.changed:
            if self.name not in self.package.parts:
                types.ensure_relationships(self.name)
            self.package.write(self.name, self.document.encode())


@lru_cache(maxsize=8)
def _type_entries(text: str) -> tuple[tuple[tuple[int, int], str], ...]:
    top = root(text)
    return tuple(((e.start, e.end), opening_tag(text, e)) for e in children(text, top.inner, top.close))


class ContentTypes:
    """The table that gives every part its content type."""

    def __init__(self, package: Package) -> None:
        """Read the table."""
        self.package = package
        self.name = package.find(CONTENT_TYPES) or CONTENT_TYPES
        self.document = package.text(self.name)
        package.promised = frozenset(_key(attributes(tag).get("PartName", "")) for _, tag in self._entries())

    def type_of(self, part: str) -> str:
        """Give a part's content type, or nothing."""
        extension = part.rpartition(".")[2].lower()
        fallback = ""
        for _, tag in self._entries():
            found = attributes(tag)
            if _key(unquote(found.get("PartName", "\0"))) == _key(unquote(part)):
                return found.get("ContentType", "")
            if found.get("Extension", "\0").lower() == extension:
                fallback = found.get("ContentType", "")
        return fallback

    def add(self, part: str, content_type: str) -> None:
        """Give a part a content type of its own, unless it has that one."""
        if self.type_of(part) != content_type:
            self.drop(part)
            self._append(f'Override PartName="/{quoted(part)}" ContentType="{quoted(content_type)}"')

    def ensure_default(self, extension: str, content_type: str) -> None:
        """Give all parts with an extension a content type, unless they have one."""
        entries = (attributes(tag).get("Extension", "").lower() for _, tag in self._entries())
        if extension.lower() not in entries:
            self._append(f'Default Extension="{extension}" ContentType="{content_type}"')

    def ensure_relationships(self, part: str) -> None:
        """Give a relationships part its content type; some programs list each one instead of their extension."""
        if self.type_of(part) != _RELATIONSHIPS_TYPE:
            self.add(part, _RELATIONSHIPS_TYPE)

    def drop(self, part: str) -> None:
        """Take a part's own entry out."""
        cuts = [
            (span[0], span[1], "")
            for span, tag in self._entries()
            if _key(attributes(tag).get("PartName", "\0")) == _key(part)
        ]
        self.document.text = spliced(self.document.text, cuts)

    def save(self) -> None:
        """Put the table into the package."""
        self.package.write(self.name, self.document.encode())

    def _entries(self) -> tuple[tuple[tuple[int, int], str], ...]:
        return _type_entries(self.document.text)

    def _append(self, entry: str) -> None:
        own = prefix(root(self.document.text).name)
        self.document.text = with_child(self.document.text, f"<{own}{entry}/>")


def with_child(text: str, new: str) -> str:
    """Append a child to the outermost element.

    >>> with_child("<a/>", "<b/>"), with_child("<x:a><c/></x:a>", "<b/>")
    ('<a><b/></a>', '<x:a><c/><b/></x:a>')
    """
    text = opened(text)
    top = root(text)
    return text[: top.close] + new + text[top.close :]
