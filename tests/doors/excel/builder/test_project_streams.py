from __future__ import annotations

import re

from doors.excel.builder.sample_modules import MODULES, NAME
from doors.excel.builder.vba_reading import saved_by_excel
from jixiao.doors.excel.builder.module import Module, ModuleKind
from jixiao.doors.excel.builder.project_streams import name_map_stream, project_stream

EXPECTED = """ID="{6E1B0C52-7A5D-4C39-9B64-2F8D3A07E1C5}"
Document=ThisWorkbook/&H00000000
Document=Settings/&H00000000
Module=Main
Module=Long
Class=Thing
Name="JixiaoAddin"
HelpContextID="0"
VersionCompatible32="393222000"
CMG="2A28C012C416C416C416C416"
DPB="2A28C012C113C113C1"
GC="2A28C012C113C1133E"

[Host Extender Info]
&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000

[Workspace]
ThisWorkbook=0, 0, 0, 0, C
Settings=0, 0, 0, 0, C
Main=0, 0, 0, 0, C
Long=0, 0, 0, 0, C
Thing=0, 0, 0, 0, C
"""


def test_the_project_stream_lists_every_module_and_leaves_the_project_open() -> None:
    assert project_stream(NAME, MODULES).decode("ascii") == EXPECTED.replace("\n", "\r\n")


def test_its_lines_are_those_that_excel_writes() -> None:
    excels = saved_by_excel("quickstart_addin_ribbon.xlam").openstream("PROJECT").read().decode("ascii")
    ours = project_stream("MyAddin", [Module(*module) for module in listed(excels)]).decode("ascii")
    assert without_values(ours) == without_values(excels.rstrip() + "\r\n")


def test_the_name_map_has_both_spellings_of_every_module() -> None:
    expected = saved_by_excel("quickstart_addin_ribbon.xlam").openstream("PROJECTwm").read()
    names = ("ThisWorkbook", "Dictionary", "RibbonMyAddin", "Sheet2", "xlwings")
    assert name_map_stream([Module(name, "", ModuleKind.STANDARD) for name in names]) == expected


def listed(project: str) -> list[tuple[str, str, ModuleKind]]:
    found = re.findall(r"^(Document|Module|Class)=(\w+)", project, re.MULTILINE)
    return [(name, "", ModuleKind(kind)) for kind, name in found]


def without_values(project: str) -> str:
    """The lines without what differs from project to project: its identity, its settings' veil, its windows."""
    veiled = re.sub(r'^(ID|CMG|DPB|GC)=".*"', r"\1", project, flags=re.MULTILINE)
    return re.sub(r"=-?\d+, -?\d+, -?\d+, -?\d+, [CZ]?", "", veiled)
