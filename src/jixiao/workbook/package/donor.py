"""A workbook authored in memory, opened up so that its sheets can be grafted into another one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO

from jixiao.workbook.package.characters import text_of
from jixiao.workbook.package.relationships import Relation, relationships_name, resolve
from jixiao.workbook.package.xml_text import attributes, child, children, opening_tag, root

_TAG = re.compile(r"<(?:Relationship|sheet|Override|Default)\s[^>]*>")


@dataclass(frozen=True, slots=True)
class DonorName:
    """A defined name of the donor, for one of its sheets or for all."""

    name: str
    position: int | None
    refers_to: str
    hidden: bool


class Donor:
    """The parts of an authored workbook; both authors write plain UTF-8 without prefixes."""

    def __init__(self, content: bytes) -> None:
        """Open the workbook; parts are unpacked when they are asked for."""
        from zipfile import ZipFile  # noqa: PLC0415 - a review has no donor, and would pay half a megabyte for it

        self._archive = ZipFile(BytesIO(content))
        self.parts = frozenset(self._archive.namelist())
        self.workbook = self.text("xl/workbook.xml")
        self.styles = self.text("xl/styles.xml")
        self._sections: dict[str, list[str]] = {}
        self.texts = self._texts()

    def text(self, name: str) -> str:
        """Give a part's text."""
        return self.content(name).decode("utf-8")

    def content(self, name: str) -> bytes:
        """Give a part's bytes."""
        return self._archive.read(name)

    def relations(self, part: str) -> list[Relation]:
        """Give the relationships of a part."""
        name = relationships_name(part)
        found = (attributes(tag) for tag in _TAG.findall(self.text(name))) if name in self.parts else ()
        return [
            Relation(item["Id"], item["Type"], item["Target"], item.get("TargetMode") == "External") for item in found
        ]

    def sheet_parts(self) -> dict[str, str]:
        """Give the part of each sheet by its title, in order."""
        targets = {relation.id: relation.target for relation in self.relations("xl/workbook.xml")}
        listed = (attributes(tag) for tag in _TAG.findall(self.workbook) if tag.startswith("<sheet"))
        return {item["name"]: resolve("xl/workbook.xml", targets[item["r:id"]]) for item in listed}

    def names(self) -> list[DonorName]:
        """Give the defined names."""
        listed = child(self.workbook, root(self.workbook), "definedNames")
        if listed is None:
            return []
        found = []
        for element in children(self.workbook, listed.inner, listed.close):
            item = attributes(opening_tag(self.workbook, element))
            position = int(item["localSheetId"]) if "localSheetId" in item else None
            refers_to = text_of(self.workbook[element.inner : element.close])
            found.append(DonorName(item["name"], position, refers_to, item.get("hidden") == "1"))
        return found

    def style_items(self, section: str) -> list[str]:
        """Give the XML of the items of a section of the styles."""
        if section not in self._sections:
            text = self.styles
            found = child(text, root(text), section)
            items = [] if found is None else [text[e.start : e.end] for e in children(text, found.inner, found.close)]
            self._sections[section] = items
        return self._sections[section]

    def content_type(self, part: str) -> tuple[str, bool]:
        """Give a part's content type, and whether it is that of its extension."""
        items = [attributes(tag) for tag in _TAG.findall(self.text("[Content_Types].xml"))]
        for item in items:
            if item.get("PartName") == "/" + part:
                return item["ContentType"], False
        extension = part.rpartition(".")[2].lower()
        return next(item["ContentType"] for item in items if item.get("Extension", "").lower() == extension), True

    def _texts(self) -> list[str]:
        """Give the inside of every shared string, to be written into its cell."""
        if "xl/sharedStrings.xml" not in self.parts:
            return []
        text = self.text("xl/sharedStrings.xml")
        return re.findall(r"<si>(.*?)</si>", text, re.DOTALL)
