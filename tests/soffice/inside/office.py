"""Every request, each a method: those about the document as a whole stand here."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

from cells import Cells
from macros import Macros
from views import Views

from values import properties

RUN_MACROS = 4  # com.sun.star.document.MacroExecMode.ALWAYS_EXECUTE_NO_WARN


class Office(Cells, Macros, Views):
    """The requests, each a method."""

    def __init__(self, context: Any, desktop: Any) -> None:
        self.context = context
        self.desktop = desktop
        self.document: Any = None

    def open(self, path: str = "", kind: str = "", seen: bool = False, read_only: bool = False) -> None:
        """A file in place of the document before, or a new workbook; ``kind`` names the filter."""
        self.close()
        url = Path(path).as_uri() if path else "private:factory/scalc"
        said: dict[str, Any] = {"Hidden": not seen, "ReadOnly": read_only, "MacroExecutionMode": RUN_MACROS}
        if kind:
            said["FilterName"] = kind
        self.document = self.desktop.loadComponentFromURL(url, "_blank", 0, properties(**said))
        if self.document is None:
            raise ValueError(f"LibreOffice does not open {path}")

    def close(self) -> None:
        if self.document is not None:
            self.document.close(True)
            self.document = None

    def press(self, command: str, answer: str = "") -> str:
        """Press a button of our menu; gives the reply, its kind on the first line."""
        return str(self._dispatched(f"org.jixiao:{command}", Quiet=True, Answer=answer) or "")

    def dispatch(self, command: str) -> None:
        """Any command of LibreOffice's own, .uno:Undo."""
        self._dispatched(command)

    def _dispatched(self, url: str, **arguments: Any) -> Any:
        helper = self.context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.DispatchHelper", self.context
        )
        frame = self.document.CurrentController.Frame
        done = helper.executeDispatch(frame, url, "", 0, properties(**arguments))
        return getattr(done, "Result", None)

    def recalculate(self) -> None:
        """Compute every formula anew."""
        self.document.calculateAll()

    def save(self, path: str, kind: str = "Calc MS Excel 2007 XML", under_it: bool = False) -> None:
        """Save the document to a file; ``under_it`` goes on under that name, as a user's saving does."""
        store = self.document.storeAsURL if under_it else self.document.storeToURL
        store(Path(path).as_uri(), properties(FilterName=kind))

    def sheets(self) -> dict[str, bool]:
        """The sheets in order, and whether each is to be seen."""
        return {name: self.document.Sheets.getByName(name).IsVisible for name in self.document.Sheets.ElementNames}

    def titles(self) -> list[str]:
        """The names of the sheets, told at once."""
        return list(self.document.Sheets.ElementNames)

    def add_sheet(self, title: str) -> None:
        self.document.Sheets.insertNewByName(title, self.document.Sheets.Count)

    def rename(self, title: str, new: str) -> None:
        self.document.Sheets.getByName(title).Name = new

    def hide(self, title: str) -> None:
        self.document.Sheets.getByName(title).IsVisible = False

    def move(self, title: str, place: int) -> None:
        self.document.Sheets.moveByName(title, place)

    def protect(self, sheet: int | None = None, password: str = "") -> None:
        """Protect a sheet, or the list of sheets."""
        (self.document if sheet is None else self.document.Sheets.getByIndex(sheet)).protect(password)

    def protected(self) -> list[bool]:
        """Whether the list of sheets, and each sheet, is protected."""
        sheets = (self.document.Sheets.getByIndex(number) for number in range(self.document.Sheets.Count))
        return [each.isProtected() for each in (self.document, *sheets)]

    def steps(self) -> list[list[str]]:
        """What can be taken back, and what can be done again."""
        undo = self.document.UndoManager
        return [list(undo.getAllUndoActionTitles()), list(undo.getAllRedoActionTitles())]

    def undo(self) -> None:
        self.document.UndoManager.undo()

    def redo(self) -> None:
        self.document.UndoManager.redo()

    def modified(self) -> bool:
        return bool(self.document.isModified())

    def timed(self, times: int = 1) -> list[float]:
        """Seconds that it takes to compute every formula anew, each time."""
        taken = []
        for _ in range(times):
            begin = time.perf_counter()
            self.document.calculateAll()
            taken.append(time.perf_counter() - begin)
        return taken

    def hang(self) -> None:
        """Never answer."""
        time.sleep(3600)

    def crash(self) -> None:
        """Have LibreOffice end as it does on a fault of its own."""
        found = subprocess.run(
            ["/usr/bin/pgrep", "-g", str(os.getpgrp()), "soffice.bin"], capture_output=True, check=True
        )
        for number in found.stdout.split():
            os.kill(int(number), signal.SIGABRT)
        time.sleep(0.5)
        self.document.isModified()
