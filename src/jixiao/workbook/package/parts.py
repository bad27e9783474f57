"""The workbook as named parts over a zip: what is there, what is changed, and how relationships find each other."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from jixiao.workbook.errors import WorkbookError
from jixiao.workbook.package.raw_zip import Archive, Member
from jixiao.workbook.package.xml_text import (
    XmlText,
    decode,
    is_whole,
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
        self._known = {part_key(name): name for name in reversed(list(self.parts))}

    def find(self, name: str) -> str | None:
        """Find a part whatever its case, slashes and escapes."""
        if name in self.parts:
            return name
        for spelling in (name, unquote(name)):
            found = self._known.get(part_key(spelling))
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
        self._known.setdefault(part_key(name), name)

    def remove(self, name: str) -> None:
        """Take a part out."""
        self.parts.pop(name, None)

    def free_name(self, pattern: str) -> str:
        """Give the first name of the pattern (with ``{}`` for a number) that no part has."""
        taken = {part_key(name) for name in self.parts} | self.promised
        number = 1
        while part_key(pattern.format(number)) in taken:
            number += 1
        return pattern.format(number)


@lru_cache(maxsize=4096)
def part_key(name: str) -> str:
    """Give what two spellings of one part's name have in common."""
    return name.replace("\\", "/").lstrip("/").lower()
