"""How the parts of a package lead to each other: relationships by owner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jixiao.workbook.package.characters import quoted
from jixiao.workbook.package.content_types import ContentTypes
from jixiao.workbook.package.parts import Package
from jixiao.workbook.package.xml_text import (
    XmlText,
    attributes,
    children,
    opening_tag,
    prefix,
    root,
    spliced,
    with_child,
)

_NEW_RELATIONSHIPS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


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
