"""The VML part: the boxes of notes, beside the form controls that share it.

Real VML is not always well-formed (Excel writes bare <br> in text boxes), so it is only ever spliced.
"""

from __future__ import annotations

import re

from jixiao.workbook.package.parts import Package
from jixiao.workbook.package.xml_text import XmlText, opened
from jixiao.workbook.places import LAST_COLUMN, LAST_ROW

_NAMESPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_EMPTY = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{}"/>'
    "</o:shapelayout></xml>"
)
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;margin-left:80pt;margin-top:2pt;'
    'width:180pt;height:80pt;z-index:{order};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_ONE_SHAPE = re.compile(r"<(\w+:)?shape\s[^>]*>.*?</(?:\w+:)?shape>", re.DOTALL)
_IS_NOTE = re.compile(r"""ObjectType\s*=\s*["']Note["']""")
_ROW = re.compile(r"<(?:\w+:)?Row>\s*(\d+)\s*</")
_COLUMN = re.compile(r"<(?:\w+:)?Column>\s*(\d+)\s*</")
_NOTE_TYPE = re.compile(r"""<(?:\w+:)?shapetype\s[^>]*id\s*=\s*["']_x0000_t202["']""")
_OUR_SHAPE = re.compile(r"<v:(shapetype|shape)(?=\s)")
_IDS_IN_A_BLOCK = 1024


class Drawing:
    """One VML part, taken apart at its shapes once, so that many notes cost no more than each its own."""

    def __init__(self, document: XmlText | None, block: int) -> None:
        """Take the part as it is, or start one whose shape ids lie in a block of their own."""
        self.document = document or XmlText(_EMPTY.format(block))
        text = self.document.text = opened(self.document.text)
        end = text.rindex("</")
        self._tail = text[end:]
        self._between: list[str] = []  # what stands before each shape
        self._shapes: list[str] = []  # a shape taken out is an empty text
        self._boxes: dict[tuple[int, int], list[int]] = {}
        at = 0
        for shape in _ONE_SHAPE.finditer(text, 0, end):
            self._append(text[at : shape.start()], shape[0], _noted(shape[0]))
            at = shape.end()
        self._last = text[at:end]
        ids = [int(number) for number in re.findall(r"_x0000_s(\d+)", text)]
        self._highest_id = max([*ids, self._first_id(block)])
        self._has_type = _NOTE_TYPE.search(text) is not None
        self._bindings = _missing_bindings(text)

    def shapes(self) -> list[str]:
        """Give every shape: boxes of notes, controls, pictures."""
        return [shape for shape in self._shapes if shape]

    def ensure(self, row: int, column: int) -> None:
        """Add a hidden note box for a cell, unless it has one."""
        if self._boxes.get((row, column)):
            return
        self._highest_id += 1
        shape = _SHAPE.format(
            number=self._highest_id,
            order=len(self._shapes) + 1,
            anchor=_anchor(row, column),
            row=row - 1,
            column=column - 1,
        )
        before, self._last = self._last, ""
        if not self._has_type:
            before, self._has_type = before + self._bound(_SHAPE_TYPE), True
        self._append(before, self._bound(shape), (row, column))

    def remove(self, row: int, column: int) -> None:
        """Take out the note box of a cell."""
        for number in self._boxes.pop((row, column), []):
            self._shapes[number] = ""

    def encode(self) -> bytes:
        """Put the part together again."""
        pairs = zip(self._between, self._shapes, strict=True)
        self.document.text = "".join(before + shape for before, shape in pairs) + self._last + self._tail
        return self.document.encode()

    def _append(self, before: str, shape: str, noted: tuple[int, int] | None) -> None:
        if noted is not None:
            self._boxes.setdefault(noted, []).append(len(self._shapes))
        self._between.append(before)
        self._shapes.append(shape)

    def _first_id(self, block: int) -> int:
        known = re.search(r"""<(?:\w+:)?idmap\s[^>]*data\s*=\s*["'](\d+)""", self.document.text)
        return (int(known[1]) if known else block) * _IDS_IN_A_BLOCK

    def _bound(self, shape: str) -> str:
        """Bind the prefixes that the part itself does not bind on its first element."""
        return _OUR_SHAPE.sub(lambda m: m[0] + self._bindings, shape) if self._bindings else shape


def _noted(shape: str) -> tuple[int, int] | None:
    """The cell whose note a shape is the box of."""
    if _IS_NOTE.search(shape) is None:
        return None
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    return (int(row[1]) + 1, int(column[1]) + 1) if row and column else None


def _missing_bindings(text: str) -> str:
    """The prefixes of our shapes that the first element of a part does not bind, as attributes."""
    head = re.search(r"<[A-Za-z][^>]*>", text)
    return "".join(
        f' xmlns:{name}="{uri}"'
        for name, uri in _NAMESPACES.items()
        if not (head and re.search(rf"""xmlns:{name}\s*=\s*["']{uri}["']""", head[0]))
    )


def next_block(package: Package) -> int:
    """Give the first block of shape ids that no VML part of the workbook uses."""
    used = [0]
    for name in package.parts:
        if name.lower().endswith(".vml"):
            for data in re.findall(rb"""idmap\s[^>]*data\s*=\s*["']([0-9,]+)["']""", package.read(name)):
                used += [int(number) for number in data.split(b",") if number]
    return max(used) + 1


def _anchor(row: int, column: int) -> str:
    """Write where the box lies: beside the cell, two columns wide and five rows high."""
    left = column if column + 3 <= LAST_COLUMN else column - 4
    top = min(max(row - 2, 0), LAST_ROW - 6)
    return f"{left}, 15, {top}, 10, {left + 3}, 15, {top + 5}, 4"
