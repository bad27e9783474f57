"""A project with a module of every kind, as the tests of the builder use it."""

from __future__ import annotations

from jixiao.doors.excel.builder.vba_project import Module, ModuleKind

NAME = "JixiaoAddin"
MAIN = (
    "Option Explicit\n\n"
    "Public Function PERF_TWICE(x As Double) As Double\n"
    'Attribute PERF_TWICE.VB_Description = "Twice the number"\n'
    "    PERF_TWICE = 2 * x\n"
    "End Function\n"
)
MODULES = (
    Module("ThisWorkbook", "Option Explicit\n", ModuleKind.DOCUMENT),
    Module("Settings", "", ModuleKind.DOCUMENT),
    Module("Main", MAIN, ModuleKind.STANDARD),
    Module(
        "Long",
        MAIN.replace("PERF_", "LONG_") + "' filler, so that the stream is a large one\n" * 2500,
        ModuleKind.STANDARD,
    ),
    Module("Thing", "Public Name As String\n", ModuleKind.CLASS),
)
