"""The text of a Word document's body, block by block: what a reader sees with all changes accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.documents.numbering import Numbering

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _TBL, _TR, _TC, _BOX = f"{_W}p", f"{_W}tbl", f"{_W}tr", f"{_W}tc", f"{_W}txbxContent"
# Deleted and moved text is not there any more; a fallback repeats what stands before it.
_GONE = frozenset(
    {f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_SHOWN = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_HEADING = re.compile(r"(?:heading|标题)\s*([1-5])", re.IGNORECASE)
_OUTLINE = frozenset("01234")
_CONTENTS = re.compile(r"toc\s*\d|目录", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or the cells of a table's row, with what they say; ``level`` is that of a heading style."""

    cells: tuple[str, ...]
    level: int | None = None


class Styles:
    """Which styles of a document are headings, and of what rank; which make up its table of contents (目录)."""

    def __init__(self, document: Document) -> None:
        """Look through the styles once."""
        names = {style.style_id: style.name or "" for style in document.styles}
        outlined = {style.style_id: _outline(style.element) for style in document.styles}
        self._levels = {style: level for style, level in outlined.items() if level is not None}
        self._levels |= {style: int(match[1]) for style, name in names.items() if (match := _HEADING.match(name))}
        self._numbering = Numbering(document)
        self._contents = {style for style, name in names.items() if _CONTENTS.match(name)}

    def level(self, paragraph: Element) -> int | None:
        """The rank that a paragraph's style or Word's own numbering gives it, None where it is no heading."""
        return self._levels.get(_style(paragraph)) or self._numbering.level(paragraph)

    def in_contents(self, paragraph: Element) -> bool:
        """Whether a paragraph is a line of the table of contents, which only repeats headings."""
        return _style(paragraph) in self._contents


def blocks(container: Element, styles: Styles) -> Iterator[Block]:
    """Every paragraph and table row that holds a text, in the order of the document; a text box after its anchor."""
    for child in container:
        if child.tag == _P:
            yield from _paragraph(child, styles)
        elif child.tag == _TBL:
            yield from _rows(child)
        elif child.tag not in _GONE and isinstance(child.tag, str):
            yield from blocks(child, styles)  # content controls and the like


def _paragraph(paragraph: Element, styles: Styles) -> Iterator[Block]:
    text = _text(paragraph).strip()
    if text and not styles.in_contents(paragraph):
        yield Block((text,), styles.level(paragraph))
    for box in paragraph.iter(_BOX):
        if not any(above.tag in _GONE for above in box.iterancestors()):
            yield from blocks(box, styles)


def _rows(table: Element) -> Iterator[Block]:
    for row in table.iter(_TR):
        cells = (_cell_text(cell) for cell in row.iterchildren(_TC))
        if texts := tuple(text for text in cells if text):
            yield Block(texts)


def _cell_text(cell: Element) -> str:
    """What a table's cell says, a line for each of its paragraphs; a table inside it has rows of its own."""
    lines = (_text(child).strip() for child in cell.iterchildren(_P))
    return "\n".join(line for line in lines if line)


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else style.get(f"{_W}val", "")


def _outline(style: Element) -> int | None:
    """The rank in the outline (大纲级别) that a style of one's own has, None where it is body text."""
    found = style.find(f"{_W}pPr/{_W}outlineLvl")
    rank = "" if found is None else found.get(f"{_W}val", "")
    return int(rank) + 1 if rank in _OUTLINE else None


def _text(element: Element) -> str:
    """The text of a paragraph as it is shown."""
    if element.tag == f"{_W}t":
        return element.text or ""
    if element.tag in _SHOWN:
        return _SHOWN[element.tag]
    if element.tag in _GONE or element.tag in {_BOX, f"{_W}pPr"}:
        return ""
    return "".join(_text(child) for child in element)
