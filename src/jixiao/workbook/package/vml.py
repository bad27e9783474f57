"""The VML part: the boxes of notes, beside the form controls that share it.

Real VML is not always well-formed (Excel writes bare <br> in text boxes), so it is only ever spliced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.workbook.package.parts import Package
from jixiao.workbook.package.xml_text import XmlText
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
_IDS_IN_A_BLOCK = 1024


class Drawing:
    """One VML part as text."""

    def __init__(self, document: XmlText | None, block: int) -> None:
        """Take the part as it is, or start one whose shape ids lie in a block of their own."""
        self.document = document or XmlText(_EMPTY.format(block))
        self.block = block

    def shapes(self) -> list[re.Match[str]]:
        """Give every shape: boxes of notes, controls, pictures."""
        return list(_ONE_SHAPE.finditer(self.document.text))

    def ensure(self, row: int, column: int) -> None:
        """Add a hidden note box for a cell, unless it has one."""
        if any(self._places(row, column)):
            return
        text = self.document.text
        numbers = [int(number) for number in re.findall(r"_x0000_s(\d+)", text)]
        number = max([*numbers, self._first_id()]) + 1
        shape = _SHAPE.format(
            number=number, order=len(self.shapes()) + 1, anchor=_anchor(row, column), row=row - 1, column=column - 1
        )
        if not re.search(r"""<(?:\w+:)?shapetype\s[^>]*id\s*=\s*["']_x0000_t202["']""", text):
            shape = _SHAPE_TYPE + shape
        at = text.rindex("</")
        self.document.text = text[:at] + self._bound(shape) + text[at:]

    def remove(self, row: int, column: int) -> None:
        """Take out the note box of a cell."""
        for shape in reversed(list(self._places(row, column))):
            self.document.text = self.document.text[: shape.start()] + self.document.text[shape.end() :]

    def _places(self, row: int, column: int) -> Iterator[re.Match[str]]:
        for shape in self.shapes():
            if not re.search(r"""ObjectType\s*=\s*["']Note["']""", shape[0]):
                continue
            found = [re.search(rf"<(?:\w+:)?{name}>\s*(\d+)\s*</", shape[0]) for name in ("Row", "Column")]
            if [int(match[1]) if match else -1 for match in found] == [row - 1, column - 1]:
                yield shape

    def _first_id(self) -> int:
        block = re.search(r"""<(?:\w+:)?idmap\s[^>]*data\s*=\s*["'](\d+)""", self.document.text)
        return (int(block[1]) if block else self.block) * _IDS_IN_A_BLOCK

    def _bound(self, shape: str) -> str:
        """Bind the prefixes that the part itself does not bind on its first element."""
        head = re.search(r"<[A-Za-z][^>]*>", self.document.text)
        missing = [
            f' xmlns:{name}="{uri}"'
            for name, uri in _NAMESPACES.items()
            if not (head and re.search(rf"""xmlns:{name}\s*=\s*["']{uri}["']""", head[0]))
        ]
        return re.sub(r"<v:(shapetype|shape)(?=\s)", lambda m: m[0] + "".join(missing), shape)


def next_block(package: Package) -> int:
    """Give the first block of shape ids that no VML part of the workbook uses."""
    used = [0]
    for name in package.parts:
        if name.lower().endswith(".vml"):
            for data in re.findall(r"""idmap\s[^>]*data\s*=\s*["']([\d,]+)["']""", package.text(name).text):
                used += [int(number) for number in data.split(",") if number]
    return max(used) + 1


def _anchor(row: int, column: int) -> str:
    """Write where the box lies: beside the cell, two columns wide and five rows high."""
    left = column if column + 3 <= LAST_COLUMN else column - 4
    top = min(max(row - 2, 0), LAST_ROW - 6)
    return f"{left}, 15, {top}, 10, {left + 3}, 15, {top + 5}, 4"
