"""One module of a VBA project (模块): its source as it goes into the file, checked and with its attributes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from jixiao.doors.excel.builder.errors import BuildError

WORKBOOK_MODULE = "ThisWorkbook"

_LONGEST_LINE = 1023
_NOT_PLAIN = re.compile(r"[^\t -~]")
_WRITTEN_HERE = re.compile(
    r"(?i)\s*(Attribute\s+VB_(?:Name|Base|GlobalNameSpace|Creatable|PredeclaredId|Exposed|TemplateDerived|Customizable)"
    r"\b|VERSION\s+[0-9.]+\s+CLASS\b)"
)
_WORKBOOK_BASE = "{00020819-0000-0000-C000-000000000046}"
_WORKSHEET_BASE = "{00020820-0000-0000-C000-000000000046}"
_CLASS_BASE = "{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"


class ModuleKind(Enum):
    """Standard (标准模块, .bas), class (类模块, .cls), and the modules of the workbook and its sheets (文档模块)."""

    STANDARD = "Module"
    CLASS = "Class"
    DOCUMENT = "Document"


@dataclass(frozen=True, slots=True)
class Module:
    """A module by its name; the document module ``ThisWorkbook`` is the workbook's, any other a sheet's.

    ``source`` is code only, without the lines that a .cls file begins with; attributes of procedures may stand in it.
    """

    name: str
    source: str
    kind: ModuleKind

    def stream(self) -> bytes:
        """Give the attributes and the code as the file holds them, not yet compressed.

        Raises:
            BuildError: the source has a character that is not ASCII, a line too long for VBA, or lines that are
                written here.
        """
        lines = self.source.replace("\r\n", "\n").removesuffix("\n").split("\n")
        for number, line in enumerate(lines, start=1):
            _refuse_line(f"模块“{self.name}”第 {number} 行", line)
        code = "\r\n".join([*lines, ""]) if self.source else ""
        return (self.attributes() + code).encode("ascii")

    def attributes(self) -> str:
        """Give the lines in front of the code, which the VBA editor hides."""
        name = f'Attribute VB_Name = "{self.name}"\r\n'
        if self.kind is ModuleKind.STANDARD:
            return name
        of_document = self.kind is ModuleKind.DOCUMENT
        document_base = _WORKBOOK_BASE if self.name == WORKBOOK_MODULE else _WORKSHEET_BASE
        return (
            f'{name}Attribute VB_Base = "0{document_base if of_document else _CLASS_BASE}"\r\n'
            "Attribute VB_GlobalNameSpace = False\r\n"
            "Attribute VB_Creatable = False\r\n"
            f"Attribute VB_PredeclaredId = {of_document}\r\n"
            f"Attribute VB_Exposed = {of_document}\r\n"
            "Attribute VB_TemplateDerived = False\r\n"
            f"Attribute VB_Customizable = {of_document}\r\n"
        )


def _refuse_line(where: str, line: str) -> None:
    strange = _NOT_PLAIN.search(line)
    if strange:
        shown = strange[0] if strange[0].isprintable() else f"U+{ord(strange[0]):04X}"
        place = f"{where}第 {strange.start() + 1} 列"
        raise BuildError(f"{place}有字符“{shown}”，VBA 代码里只能用英文字符，请把文字移到表格、功能区或 Python 中。")
    if len(line) > _LONGEST_LINE:
        raise BuildError(f"{where}有 {len(line)} 个字符，VBA 每行不超过 {_LONGEST_LINE} 个，请用“ _”续行。")
    written = _WRITTEN_HERE.match(line)
    if written:
        raise BuildError(f"{where}写有“{written[1].strip()}”，这一行由程序自动加上，请从代码里删去。")
