"""The add-in in a Calc document: its own VBA, with stand-ins for what only Windows and Excel have.

Three things are put in the place of others. The Declare statements become functions that ask the tests.
`JixiaoSettings` asks the tests too, where the document is not the add-in itself. Names that Basic lacks are declared or
replaced. Everything else runs as it stands in the file that users get.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from doors.excel.basic.server import Server
from jixiao.doors.excel.builder.addin import PROJECT, Settings, modules
from jixiao.doors.excel.builder.vba_project import ModuleKind
from soffice.process import Office

HERE = Path(__file__).parent
XLAM = "Calc MS Excel 2007 VBA XML"
"""The filter that reads macro-enabled files of Excel; LibreOffice does not choose it by itself for an add-in."""

SETTINGS = Settings(python=r"C:\Users\张 三\程序 & 工具\pythonw.exe", dll_folder=r"C:\程序 & 工具")
"""Of a user whose folders have blanks and an ampersand in their names."""

_HEAD = "Rem Attribute VBA_ModuleType={}\nOption VBASupport 1\n"
_FROM, _TO = "#If VBA7", "\n#End If\n"
_WINDOW = "Application.Hwnd"
_DECLARED = 'Private Const DllName As String = "xlwings64.dll"\nPrivate Const vbObjectError As Long = &H80040000\n'
_WINDOWS = "StandInWindows"
_SETTINGS = "JixiaoSettings"
_OF_WINDOWS = ("JixiaoPython", "JixiaoRibbon")

Content = str | float | None


class Calc:
    """A document with the add-in in it."""

    def __init__(self, office: Office, put: Mapping[str, str], book: Path | None = None) -> None:
        """``put`` are modules in place of the document's own or beside them; an .xlam brings its own."""
        built = book is not None and book.suffix == ".xlam"
        self.office = office
        self.library = PROJECT if built else "Standard"
        self.server = office.answering = Server()
        office.ask("open", path=str(book or ""), kind=XLAM if built else "")
        own = {} if built else own_modules()
        office.ask("put_modules", modules={**own, **stand_ins(), **put}, library=self.library)
        office.ask("connect", macro=f"{self.library}.StandIn.Connect")

    def put(self, **cells: str | float) -> None:
        """Fill cells."""
        self.office.ask("put", cells=cells)

    def shape(self, formats: Mapping[str, str]) -> None:
        """Set number formats."""
        self.office.ask("shape", formats=dict(formats))

    def result(self, formula: str, area: str = "Z1") -> Any:
        """What a formula gives in a cell, or spread over an area; an error is its text behind an exclamation mark."""
        if ":" in area:
            self.office.ask("put_array", place=area, formula=formula)
            return self.read(area)
        self.put(**{area: formula})
        return self.read(area)[0][0]

    def sent(self, formula: str) -> list[Any]:
        """What a formula sends to Python: its arguments."""
        before = len(self.server.calls)
        self.result(formula)
        (call,) = self.server.calls[before:]
        return call.arguments

    def read(self, area: str) -> list[list[Content]]:
        """What cells hold."""
        found: list[list[Content]] = self.office.ask("read", area=area)
        return found

    def shown(self, area: str) -> list[list[str]]:
        """What cells show."""
        found: list[list[str]] = self.office.ask("shown", area=area)
        return found

    def call(self, function: str, *arguments: object) -> Any:
        """Run a function of a module, ``Module.Function``, which has to return something."""
        return self.office.ask("call", macro=f"{self.library}.{function}", arguments=list(arguments))


def basic(source: str) -> str:
    """VBA as LibreOffice wants it."""
    return _HEAD.format("VBAModule") + source


def basic_class(source: str) -> str:
    """A class of VBA as LibreOffice wants it."""
    return _HEAD.format("VBAClassModule") + "Option ClassModule\n" + source


def source_of(name: str) -> str:
    """The source of a module of the add-in."""
    return next(module.source for module in modules() if module.name == name)


def own_modules() -> dict[str, str]:
    """The add-in's modules that need no Windows; the settings are a sheet of the add-in itself."""
    standard = (module for module in modules() if module.kind is ModuleKind.STANDARD)
    own = {module.name: basic(module.source) for module in standard if module.name not in _OF_WINDOWS}
    return {**own, _SETTINGS: basic(_read(HERE / f"{_SETTINGS}.bas"))}


def stand_ins() -> dict[str, str]:
    """The modules that stand in for Windows and the server, and those of the add-in that call them."""
    files = {path.stem: basic(_read(path)) for path in HERE.glob("StandIn*.bas") if path.stem != _WINDOWS}
    classes = {path.stem: basic_class(_read(path)) for path in HERE.glob("*.cls")}
    return {**files, **classes, **{name: basic(without_windows(source_of(name))) for name in _OF_WINDOWS}}


def without_windows(source: str) -> str:
    """A module with functions in place of its Declare statements."""
    start, end = source.index(_FROM), source.rindex(_TO) + len(_TO)
    return source[:start] + _DECLARED + source[end:].replace(_WINDOW, "0") + _read(HERE / f"{_WINDOWS}.bas")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
