"""A fake Excel: the part of its COM object model that the Excel door uses, over workbooks in memory.

It is strict: what it does not model is an AttributeError, what COM would not carry is a TypeError. It counts every
property get, property set and method call, and can be told to fail at any of them.
"""

# ruff: noqa: N802, N803 - the names are those of the object model of Excel

from __future__ import annotations

from pathlib import Path
from typing import Any

import xlwings

from doors.excel.com_base import AskedError, ComObject, Log, refused
from doors.excel.com_files import Stored, load, namespace_of, save
from doors.excel.com_names import Names
from doors.excel.com_sheets import Sheets, Worksheet

MACRO = "'jixiao.xlam'!JixiaoPutNotes"


class Application(ComObject):
    def __init__(self, *, addin: bool = True) -> None:
        super().__init__(Log())
        self._addin = addin
        self._settings: dict[str, Any] = {
            "ScreenUpdating": True,
            "EnableEvents": True,
            "DisplayAlerts": True,
            "Calculation": -4105,
            "StatusBar": False,
            "AutomationSecurity": 1,
        }
        self._books: list[Any] = []
        self._calculated = 0
        self._longest_text = 32_767  # what a text may have at most on its way to a macro

    def _setting(name: str) -> property:  # type: ignore[misc]  # noqa: N805
        def put(self: Any, value: Any) -> None:
            self._settings[name] = value

        return property(lambda self: self._settings[name], put)

    ScreenUpdating = _setting("ScreenUpdating")
    EnableEvents = _setting("EnableEvents")
    DisplayAlerts = _setting("DisplayAlerts")
    Calculation = _setting("Calculation")
    StatusBar = _setting("StatusBar")
    AutomationSecurity = _setting("AutomationSecurity")

    @property
    def Version(self) -> str:
        return "16.0"

    @property
    def OperatingSystem(self) -> str:
        return "Windows (64-bit) NT 10.00"

    @property
    def ActiveCell(self) -> Any:
        sheet = self._books[-1].ActiveSheet
        return sheet.Range(sheet._sheet.sheet_view.selection[-1].activeCell)

    def CalculateFull(self) -> None:
        self._calculated += 1

    @property
    def ActiveWorkbook(self) -> Any:
        return self._books[-1] if self._books else None

    @property
    def Workbooks(self) -> Workbooks:
        return Workbooks(self)

    def Run(self, Macro: str, *arguments: Any) -> Any:
        if not self._addin or Macro != MACRO:
            raise refused(f"无法运行“{Macro}”宏。")
        book, sheet, rows = arguments
        (found,) = [one for one in self._books if one._name == book]
        return found._sheet(sheet)._put_notes(rows)


class Workbooks(ComObject):
    def __init__(self, app: Application) -> None:
        super().__init__(app._log)
        self._app = app

    @property
    def Count(self) -> int:
        return len(self._app._books)

    def _item(self, key: Any) -> Any:
        return next(book for book in self._app._books if book._name == key)

    def Open(self, Filename: str, UpdateLinks: int = 0, ReadOnly: bool = False, AddToMru: bool = True) -> Any:
        name = Path(Filename).name
        if any(book._name == name for book in self._app._books):
            raise refused(f"不能同时打开两个同名的工作簿“{name}”。")
        if ReadOnly and self._app._settings["AutomationSecurity"] != 3:  # a copy of the user's, which may hold macros
            raise AskedError("启用宏？")
        book = Workbook(self._app, load(Path(Filename)), name)
        self._app._books.append(book)
        return book


class CustomXmlPart(ComObject):
    def __init__(self, book: Workbook, text: str) -> None:
        super().__init__(book._log)
        self._book, self._text = book, text

    @property
    def XML(self) -> str:
        return self._text

    def Delete(self) -> None:
        self._book._stored.custom.remove(self._text)


class CustomXmlParts(ComObject):
    def __init__(self, book: Workbook, namespace: str | None = None) -> None:
        super().__init__(book._log)
        texts = [text for text in book._stored.custom if namespace is None or namespace_of(text) == namespace]
        self._book, self._parts = book, [CustomXmlPart(book, text) for text in texts]

    @property
    def Count(self) -> int:
        return len(self._parts)

    def Item(self, number: int) -> CustomXmlPart:
        return self._parts[number - 1]

    def SelectByNamespace(self, NamespaceURI: str) -> CustomXmlParts:
        return CustomXmlParts(self._book, NamespaceURI)

    def Add(self, XML: str) -> CustomXmlPart:
        self._book._stored.custom.append(XML)
        return CustomXmlPart(self._book, XML)


class Workbook(ComObject):
    def __init__(self, app: Application, stored: Stored, name: str, path: str = "") -> None:
        super().__init__(app._log)
        self._app, self._stored, self._name, self._path = app, stored, name, path
        self._links: list[str] = []

    @property
    def Application(self) -> Application:
        return self._app

    @property
    def Name(self) -> str:
        return self._name

    @property
    def Path(self) -> str:
        return self._path

    @property
    def FullName(self) -> str:
        return f"{self._path}/{self._name}" if self._path else self._name

    @property
    def Sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def Worksheets(self) -> Sheets:
        return Sheets(self)

    @property
    def FileFormat(self) -> int:
        return 51

    @property
    def Names(self) -> Names:
        return Names(self)

    def LinkSources(self, Type: int) -> Any:
        return tuple(self._links) or None

    def ChangeLink(self, Name: str, NewName: str, Type: int) -> None:
        for sheet in self._stored.book.worksheets:
            self._sheet(sheet.title)._writable()
        self._links[self._links.index(Name)] = NewName

    @property
    def ActiveSheet(self) -> Any:
        return self._sheet(self._stored.book.active.title)

    @property
    def ProtectStructure(self) -> bool:
        return self._stored.locked

    @property
    def CustomXMLParts(self) -> CustomXmlParts:
        return CustomXmlParts(self)

    def SaveCopyAs(self, Filename: str) -> None:
        save(self._stored, Path(Filename))

    def Activate(self) -> None:
        self._app._books.remove(self)
        self._app._books.append(self)

    def Protect(self, Password: str = "", Structure: bool = False, Windows: bool = False) -> None:
        security = self._stored.security
        security.lockStructure, security.lockWindows = Structure, Windows

    def Unprotect(self, Password: str = "") -> None:
        if self._stored.security.workbookPassword and Password != self._stored.password:
            raise refused("密码不正确。")
        self._stored.security.lockStructure = self._stored.security.lockWindows = False

    def Close(self, SaveChanges: bool) -> None:
        self._app._books.remove(self)

    def _sheet(self, title: str) -> Any:
        if title not in self._stored.book.sheetnames:
            raise refused("下标越界")
        return Worksheet(self, title)


class FakeBook:
    """What xlwings wants of an engine's book."""

    def __init__(self, api: Workbook) -> None:
        self.api = api


def opened(path: Path, *, addin: bool = True, name: str = "", saved: bool = True) -> xlwings.Book:
    """Open a file in an Excel of its own, as an xlwings book."""
    app = Application(addin=addin)
    book = Workbook(app, load(path), name or path.name, "C:/表格" if saved else "")
    app._books.append(book)
    return xlwings.Book(impl=FakeBook(book))
