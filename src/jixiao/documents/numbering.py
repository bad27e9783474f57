"""The rank that Word's own numbering gives a paragraph (自动编号): 一、 and （一） stand in no text then."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUE = f"{_W}val"
_CHINESE = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "chineseLegalSimplified",
        "japaneseCounting",
        "japaneseDigitalTenThousand",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "ideographDigital",
    }
)
# By the kind of digits, and whether they stand in brackets: as `heading_level` ranks what is typed.
_RANKS: Mapping[tuple[bool, bool], int] = MappingProxyType(
    {(True, False): 1, (True, True): 2, (False, False): 3, (False, True): 4}
)


class Numbering:
    """The lists of a document: what each level of each numbers with."""

    def __init__(self, document: Document) -> None:
        """Look through the lists once; a document may have none."""
        related = document.part.rels.values()
        lists = [rel for rel in related if not rel.is_external and rel.reltype.endswith("/numbering")]
        root: Element | None = getattr(lists[0].target_part, "element", None) if lists else None
        self._levels = {} if root is None else _levels_of(root)

    def level(self, paragraph: Element) -> int | None:
        """The rank of a paragraph that Word numbers, None where it does not, or with bullets or letters."""
        number = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId")
        depth = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}ilvl")
        if number is None:
            return None
        return self._levels.get((number.get(_VALUE, ""), "0" if depth is None else depth.get(_VALUE, "0")))


def _levels_of(root: Element) -> dict[tuple[str, str], int]:
    """The rank of each level of each list, by the list's number and the level's depth."""
    abstract = {each.get(f"{_W}abstractNumId"): each for each in root.findall(f"{_W}abstractNum")}
    levels = {}
    for number in root.findall(f"{_W}num"):
        link = number.find(f"{_W}abstractNumId")
        base = abstract.get(link.get(_VALUE)) if link is not None else None
        for level in base.findall(f"{_W}lvl") if base is not None else ():
            rank = _rank(level)
            if rank is not None:
                levels[number.get(f"{_W}numId", ""), level.get(f"{_W}ilvl", "0")] = rank
    return levels


def _rank(level: Element) -> int | None:
    digits, shown = level.find(f"{_W}numFmt"), level.find(f"{_W}lvlText")
    kind = "" if digits is None else digits.get(_VALUE, "")
    text = "" if shown is None else shown.get(_VALUE, "")
    if "%" not in text or (kind != "decimal" and kind not in _CHINESE):
        return None
    return _RANKS[kind in _CHINESE, text.startswith(("（", "("))]
