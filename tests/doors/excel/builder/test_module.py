from __future__ import annotations

import pytest

from jixiao.doors.excel.builder.errors import BuildError
from jixiao.doors.excel.builder.module import Module, ModuleKind

STANDARD, CLASS, DOCUMENT = ModuleKind.STANDARD, ModuleKind.CLASS, ModuleKind.DOCUMENT

WORKBOOK = b"""Attribute VB_Name = "ThisWorkbook"
Attribute VB_Base = "0{00020819-0000-0000-C000-000000000046}"
Attribute VB_GlobalNameSpace = False
Attribute VB_Creatable = False
Attribute VB_PredeclaredId = True
Attribute VB_Exposed = True
Attribute VB_TemplateDerived = False
Attribute VB_Customizable = True
"""
SHEET = WORKBOOK.replace(b"ThisWorkbook", b"Settings").replace(b"00020819", b"00020820")
OF_CLASS = b"""Attribute VB_Name = "Thing"
Attribute VB_Base = "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"
Attribute VB_GlobalNameSpace = False
Attribute VB_Creatable = False
Attribute VB_PredeclaredId = False
Attribute VB_Exposed = False
Attribute VB_TemplateDerived = False
Attribute VB_Customizable = False
"""
ATTRIBUTES = {
    ("ThisWorkbook", DOCUMENT): WORKBOOK,
    ("Settings", DOCUMENT): SHEET,
    ("Thing", CLASS): OF_CLASS,
    ("Main", STANDARD): b'Attribute VB_Name = "Main"\n',
}


@pytest.mark.parametrize(("name", "kind"), ATTRIBUTES)
def test_each_kind_of_module_has_its_attributes_in_front(name: str, kind: ModuleKind) -> None:
    expected = ATTRIBUTES[name, kind] + b"Option Explicit\n"
    assert Module(name, "Option Explicit\n", kind).stream() == expected.replace(b"\n", b"\r\n")


CODES = {
    "": b"",
    "\n": b"\r\n",
    "Option Explicit": b"Option Explicit\r\n",
    "Option Explicit\r\n": b"Option Explicit\r\n",
    "a\nb\r\n\n": b"a\r\nb\r\n\r\n",
    "\tx = 1 ' ~": b"\tx = 1 ' ~\r\n",
    'Attribute F.VB_Description = "help"': b'Attribute F.VB_Description = "help"\r\n',
    'Attribute VB_Description = "help"': b'Attribute VB_Description = "help"\r\n',
    "' Version 1.0 of the class": b"' Version 1.0 of the class\r\n",
    "x" * 1023: b"x" * 1023 + b"\r\n",
}


@pytest.mark.parametrize("source", CODES)
def test_every_line_of_code_ends_as_on_windows(source: str) -> None:
    assert Module("Main", source, STANDARD).stream() == b'Attribute VB_Name = "Main"\r\n' + CODES[source]


NOT_ASCII = "VBA 代码里只能用英文字符，请把文字移到表格、功能区或 Python 中。"
WRITTEN_HERE = "这一行由程序自动加上，请从代码里删去。"
REFUSED = {
    'Option Explicit\nx = "绩"': f"模块“Main”第 2 行第 6 列有字符“绩”，{NOT_ASCII}",
    "é": f"模块“Main”第 1 行第 1 列有字符“é”，{NOT_ASCII}",
    "a\rb": f"模块“Main”第 1 行第 2 列有字符“U+000D”，{NOT_ASCII}",
    "a\n\n\ufeff": f"模块“Main”第 3 行第 1 列有字符“U+FEFF”，{NOT_ASCII}",
    "\x7f": f"模块“Main”第 1 行第 1 列有字符“U+007F”，{NOT_ASCII}",
    "\n" + "x" * 1024: "模块“Main”第 2 行有 1024 个字符，VBA 每行不超过 1023 个，请用“ _”续行。",
    'Attribute VB_Name = "Main"': f"模块“Main”第 1 行写有“Attribute VB_Name”，{WRITTEN_HERE}",
    "\n  attribute vb_exposed=True": f"模块“Main”第 2 行写有“attribute vb_exposed”，{WRITTEN_HERE}",
    "VERSION 1.0 CLASS\nBEGIN": f"模块“Main”第 1 行写有“VERSION 1.0 CLASS”，{WRITTEN_HERE}",
}


@pytest.mark.parametrize("source", REFUSED, ids=range(len(REFUSED)))
def test_a_source_that_cannot_be_written_is_refused_with_its_place(source: str) -> None:
    with pytest.raises(BuildError) as refused:
        Module("Main", source, STANDARD).stream()
    assert str(refused.value) == REFUSED[source]
