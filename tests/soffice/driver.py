"""LibreOffice at work for the tests: documents with Basic modules, cells, formulas, notes, buttons, steps taken back.

Runs under the Python that has LibreOffice's ``uno``, not under the one of the tests. Reads one request a line from
standard input and answers each with one line, both JSON. While a macro runs it may ask something itself: a line
``{"call": text}``, answered by ``{"answer": text}``, or by ``{"gone": true}`` where nobody is to be there.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import uno
import unohelper
from com.sun.star.accessibility.AccessibleRole import (
    DOCUMENT_SPREADSHEET,
    MENU,
    MENU_ITEM,
    PUSH_BUTTON,
    STATIC,
    STATUS_BAR,
    TOOL_BAR,
)
from com.sun.star.accessibility.AccessibleStateType import CHECKED, SHOWING
from com.sun.star.awt import Size, XCallback
from com.sun.star.beans import PropertyValue
from com.sun.star.container import NoSuchElementException
from com.sun.star.lang import Locale
from com.sun.star.uno import RuntimeException
from com.sun.star.util import XStringSubstitution

ENGLISH = Locale("en", "US", "")
RUN_MACROS = 4  # com.sun.star.document.MacroExecMode.ALWAYS_EXECUTE_NO_WARN
SCRIPT = "vnd.sun.star.script:{}?language=Basic&location=document"
LOG = sys.stdout
PATIENCE = 60  # seconds until LibreOffice has started
KINDS = {
    DOCUMENT_SPREADSHEET: "document",
    MENU: "menu",
    MENU_ITEM: "item",
    PUSH_BUTTON: "button",
    STATIC: "message",
    STATUS_BAR: "status bar",
    TOOL_BAR: "toolbar",
}
ON_MAIN_THREAD = {"labels", "open", "save", "selected", "sheets", "telling"}
PROGRESS = "private:resource/progressbar/progressbar"


class Watchdog:
    """Ends this process and LibreOffice with it when a request takes too long, or when the tests have gone."""

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self.parent = os.getppid()
        self.ends: float | None = None
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while os.getppid() == self.parent and (self.ends is None or time.monotonic() < self.ends):
            time.sleep(0.1)
        os.killpg(0, signal.SIGKILL)

    def begin(self) -> None:
        self.ends = time.monotonic() + self.limit

    def rest(self) -> None:
        self.ends = None


class Exchange(unohelper.Base, XStringSubstitution):  # type: ignore[misc] # uno has no types
    """What the stand-in for xlwings' server asks the tests through: a text for a text."""

    def substituteVariables(self, text: str, required: bool) -> str:  # noqa: N802 - UNO's name and shape
        say({"call": text})
        said = heard()
        if "gone" in said:
            raise NoSuchElementException("The server has gone.", self)
        return str(said["answer"])

    reSubstituteVariables = substituteVariables  # noqa: N815
    getSubstituteVariableValue = substituteVariables  # noqa: N815


class Office:
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
        self.document = self.desktop.loadComponentFromURL(url, "_blank", 0, _properties(**said))
        if self.document is None:
            raise ValueError(f"LibreOffice does not open {path}")

    def put_modules(self, modules: dict[str, str], library: str = "Standard") -> None:
        """Modules put into the document, some in place of others."""
        self.document.BasicLibraries.VBACompatibilityMode = True
        kept = self.document.BasicLibraries.getByName(library)
        for name, text in modules.items():
            if kept.hasByName(name):
                kept.replaceByName(name, text)
            else:
                kept.insertByName(name, text)

    def modules(self, library: str) -> dict[str, str]:
        """The Basic of the document, by module."""
        kept = self.document.BasicLibraries.getByName(library)
        return {name: kept.getByName(name) for name in kept.ElementNames}

    def close(self) -> None:
        if self.document is not None:
            self.document.close(True)
            self.document = None

    def put(self, cells: dict[str, str | float], sheet: int = 0) -> None:
        """Texts and numbers, and formulas as they are written in a formula bar."""
        for place, content in cells.items():
            cell = self._area(place, sheet)
            if isinstance(content, str) and content.startswith("="):
                cell.Formula = content
            elif isinstance(content, str):
                cell.String = content
            else:
                cell.Value = content

    def write(self, cells: dict[str, str], sheet: int = 0) -> None:
        """Texts, whatever they look like."""
        for place, text in cells.items():
            self._area(place, sheet).String = text

    def put_array(self, place: str, formula: str, sheet: int = 0) -> None:
        """A formula whose results spread over an area."""
        self._area(place, sheet).ArrayFormula = formula

    def shape(self, formats: dict[str, str], sheet: int = 0) -> None:
        """Number formats by area."""
        known = self.document.NumberFormats
        for place, code in formats.items():
            key = known.queryKey(code, ENGLISH, False)
            self._area(place, sheet).NumberFormat = key if key >= 0 else known.addNew(code, ENGLISH)

    def merge(self, areas: list[str], sheet: int = 0) -> None:
        for area in areas:
            self._area(area, sheet).merge(True)

    def name(self, name: str, content: str) -> None:
        """A defined name of the workbook."""
        names = self.document.NamedRanges
        if names.hasByName(name):
            names.removeByName(name)
        names.addNewByName(name, content, uno.createUnoStruct("com.sun.star.table.CellAddress"), 0)

    def read(self, area: str, sheet: int = 0) -> list[list[str | float | None]]:
        """What an area holds: numbers, texts, None for blanks, and errors as they show, behind an exclamation mark."""
        cells = self._area(area, sheet)
        across, down = range(cells.Columns.Count), range(cells.Rows.Count)
        return [[_content(cells.getCellByPosition(column, row)) for column in across] for row in down]

    def data(self, sheet: int = 0) -> dict[str, str | float]:
        """What the cells of a sheet hold, read at once; errors as they show, behind an exclamation mark."""
        here = self.document.Sheets.getByIndex(sheet)
        cursor = here.createCursor()
        cursor.gotoEndOfUsedArea(False)
        last = cursor.RangeAddress
        found = {}
        for row, line in enumerate(here.getCellRangeByPosition(0, 0, last.EndColumn, last.EndRow).getDataArray(), 1):
            for column, value in enumerate(line):
                if value != "":
                    error = f"!{here.getCellByPosition(column, row - 1).String}" if value is None else ""
                    found[f"{_letters(column)}{row}"] = error or value
        return found

    def shown(self, area: str, sheet: int = 0) -> list[list[str]]:
        """What the cells of an area show."""
        cells = self._area(area, sheet)
        across, down = range(cells.Columns.Count), range(cells.Rows.Count)
        return [[cells.getCellByPosition(column, row).String for column in across] for row in down]

    def call(self, macro: str, arguments: list[Any]) -> Any:
        """Run a function of a module, ``Library.Module.Function``; gives what it returns.

        LibreOffice says nothing of a macro that fails or does not compile: it returns nothing. So nothing is a failure,
        and what is called here has to return something.
        """
        result = self._script(macro).invoke(tuple(map(_rows, arguments)), (), ())[0]
        if result is None:
            raise ValueError(f"{macro} has failed or does not compile")
        return result

    def connect(self, macro: str) -> None:
        """Hand the way to the tests over to a macro."""
        self._script(macro).invoke((Exchange(),), (), ())

    def notes(self, sheet: int = 0) -> dict[str, dict[str, Any]]:
        """The notes by their cells: the text, and the size of the box in points."""
        return {
            self._area_at(note.Position): {"text": note.String, "size": _points(note.AnnotationShape.Size)}
            for note in self.document.Sheets.getByIndex(sheet).Annotations
        }

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
        done = helper.executeDispatch(frame, url, "", 0, _properties(**arguments))
        return getattr(done, "Result", None)

    def recalculate(self) -> None:
        """Compute every formula anew."""
        self.document.calculateAll()

    def save(self, path: str, kind: str = "Calc MS Excel 2007 XML", under_it: bool = False) -> None:
        """Save the document to a file; ``under_it`` goes on under that name, as a user's saving does."""
        store = self.document.storeAsURL if under_it else self.document.storeToURL
        store(Path(path).as_uri(), _properties(FilterName=kind))

    def sheets(self) -> dict[str, bool]:
        """The sheets in order, and whether each is to be seen."""
        return {name: self.document.Sheets.getByName(name).IsVisible for name in self.document.Sheets.ElementNames}

    def count_from(self, year: int) -> None:
        """Let dates count from the first of January of a year."""
        self.document.NullDate = uno.createUnoStruct("com.sun.star.util.Date", 1, 1, year)

    def titles(self) -> list[str]:
        """The names of the sheets, told at once."""
        return list(self.document.Sheets.ElementNames)

    def add_sheet(self, title: str) -> None:
        self.document.Sheets.insertNewByName(title, self.document.Sheets.Count)

    def hide(self, title: str) -> None:
        self.document.Sheets.getByName(title).IsVisible = False

    def move(self, title: str, place: int) -> None:
        self.document.Sheets.moveByName(title, place)

    def fill(self, place: str, color: int, sheet: int = 0) -> None:
        self._area(place, sheet).CellBackColor = color

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

    def select(self, place: str, sheet: int = 0) -> None:
        self.document.CurrentController.setActiveSheet(self.document.Sheets.getByIndex(sheet))
        self.document.CurrentController.select(self._area(place, sheet))

    def selected(self) -> list[str]:
        """The sheet that is shown, and what is selected on it."""
        controller = self.document.CurrentController
        return [controller.ActiveSheet.Name, controller.getSelection().AbsoluteName]

    def frozen(self, title: str) -> list[int]:
        """The columns and rows that stay when a sheet is scrolled."""
        controller = self.document.CurrentController
        controller.setActiveSheet(self.document.Sheets.getByName(title))
        return [controller.getSplitColumn(), controller.getSplitRow()] if controller.hasFrozenPanes() else [0, 0]

    def page(self, title: str) -> dict[str, Any]:
        """How a sheet prints."""
        sheet = self.document.Sheets.getByName(title)
        style = self.document.StyleFamilies.getByName("PageStyles").getByName(sheet.PageStyle)
        rows = sheet.getTitleRows()
        content = style.RightPageFooterContent if style.FooterIsOn else None
        footer = content.CenterText.getString() if content is not None else ""
        return {
            "landscape": style.IsLandscape,
            "across": style.ScaleToPagesX,
            "repeated": [rows.StartRow, rows.EndRow] if sheet.getPrintTitleRows() else [],
            "footer": footer,
            "breaks": [each.Position for each in sheet.getRowPageBreaks() if each.ManualBreak],
        }

    def wizard(self) -> dict[str, Any]:
        """What the function wizard knows of our formulas."""
        known = self.context.ServiceManager.createInstance("com.sun.star.sheet.FunctionDescriptions")
        found = {}
        for number in range(known.Count):
            each = {item.Name: item.Value for item in known.getByIndex(number)}
            if each["Name"].startswith("PERF_"):
                arguments = [[item.Name, item.Description] for item in each["Arguments"]]
                found[each["Name"]] = {"help": each["Description"], "arguments": arguments}
        return found

    def formulas(self, sheet: int = 0) -> dict[str, str]:
        """The formulas of a sheet by their cells."""
        found = {}
        here = self.document.Sheets.getByIndex(sheet)
        for at in here.queryContentCells(16).RangeAddresses:
            for row in range(at.StartRow, at.EndRow + 1):
                for column in range(at.StartColumn, at.EndColumn + 1):
                    cell = here.getCellByPosition(column, row)
                    found[cell.AbsoluteName.rpartition(".")[2].replace("$", "")] = cell.Formula
        return found

    def timed(self, times: int = 1) -> list[float]:
        """Seconds that it takes to compute every formula anew, each time."""
        taken = []
        for _ in range(times):
            begin = time.perf_counter()
            self.document.calculateAll()
            taken.append(time.perf_counter() - begin)
        return taken

    def labels(self, menu: str) -> list[dict[str, Any]]:
        """What the windows show: its kind, the text on it, whether it is ticked, its place, that of its window.

        Of the menus in the menu bar one is looked into.
        """
        toolkit = self.context.ServiceManager.createInstanceWithContext("com.sun.star.awt.Toolkit", self.context)
        windows = [toolkit.getTopWindow(number) for number in range(toolkit.getTopWindowCount())]
        return [each for window in windows if window for each in _labels(window.AccessibleContext, menu)]

    def telling(self) -> bool:
        """Whether a line stands in the status bar in place of what is usually there."""
        return bool(self.document.CurrentController.Frame.LayoutManager.isElementVisible(PROGRESS))

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

    def _script(self, macro: str) -> Any:
        return self.document.getScriptProvider().getScript(SCRIPT.format(macro))

    def _area(self, place: str, sheet: int) -> Any:
        return self.document.Sheets.getByIndex(sheet).getCellRangeByName(place)

    def _area_at(self, address: Any) -> str:
        cell = self.document.Sheets.getByIndex(address.Sheet).getCellByPosition(address.Column, address.Row)
        return str(cell.AbsoluteName).rpartition(".")[2].replace("$", "")


def _labels(seen: Any, menu: str, window: list[int] | None = None, *, inside: bool = False) -> Iterator[dict[str, Any]]:
    """What is shown in a part of a window, or in the window itself.

    A menu that is open is a window of its own, whose place is not told.
    """
    with contextlib.suppress(RuntimeException):  # a window that has gone meanwhile
        states = seen.getAccessibleStateSet() if seen is not None else 0
        if not states & SHOWING:
            return
        window = window if inside else _place(seen)
        kind, text = KINDS.get(seen.getAccessibleRole()), seen.getAccessibleName()
        if kind is not None:
            told = {"kind": kind, "text": text, "ticked": bool(states & CHECKED)}
            yield told | {"place": _place(seen), "window": window}
        if kind == "document" or (kind == "menu" and window and text != menu):
            return
        for number in range(seen.getAccessibleChildCount()):
            part = seen.getAccessibleChild(number).getAccessibleContext()
            yield from _labels(part, menu, None if kind == "menu" else window, inside=True)


def _place(seen: Any) -> list[int]:
    """Where something is on the screen: the left, the top, the width, the height."""
    at, size = seen.getLocationOnScreen(), seen.getSize()
    return [at.X, at.Y, size.Width, size.Height]


def _content(cell: Any) -> str | float | None:
    if cell.getError():
        return f"!{cell.String}"
    kind = cell.Type if cell.Type.value != "FORMULA" else cell.FormulaResultType2
    if kind in (1, uno.Enum("com.sun.star.table.CellContentType", "VALUE")):
        return float(cell.Value)
    return cell.String or None if cell.Type.value != "FORMULA" else cell.String


def _letters(column: int) -> str:
    """The letters of a column, counted from 0."""
    before, last = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _properties(**values: Any) -> tuple[PropertyValue, ...]:
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def _rows(argument: Any) -> Any:
    return tuple(map(_rows, argument)) if isinstance(argument, list) else argument


def _points(size: Size) -> list[float]:
    return [round(length * 72 / 2540, 1) for length in (size.Width, size.Height)]


def say(what: object) -> None:
    LOG.write(json.dumps(what, ensure_ascii=True) + "\n")
    LOG.flush()


def heard() -> dict[str, Any]:
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return dict(json.loads(line))


def started(soffice: str, folder: Path, extensions: str, screen: str) -> tuple[subprocess.Popen[bytes], Any]:
    """LibreOffice with a profile of its own in a folder, and its component context."""
    pipe = f"jixiao{os.getpid()}"
    command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--norestore", "--nologo"]
    command += [f"-env:BUNDLED_EXTENSIONS={Path(extensions).as_uri()}"] if extensions else []
    # No start page on a screen: a document that is opened while it is being drawn can wait for ever.
    command += ["--nodefault"] if screen else ["--headless"]
    process = subprocess.Popen(
        [*command, f"--accept=pipe,name={pipe};urp;"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        env=os.environ | ({"DISPLAY": screen, "SAL_USE_VCLPLUGIN": "gen"} if screen else {}),
    )
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    url = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
    for _ in range(PATIENCE * 10):
        try:
            context = resolver.resolve(url)
        except Exception:
            time.sleep(0.1)
        else:
            return process, context
    sys.stderr.write(f"LibreOffice has not started within {PATIENCE} seconds.\n")
    sys.stderr.flush()
    os.killpg(0, signal.SIGKILL)
    raise AssertionError


def on_main_thread(context: Any, action: Callable[[], Any]) -> Any:
    """Have LibreOffice's main thread do something.

    Where two of its threads read or write files at a time, each can wait for the other for ever.
    """
    done = threading.Event()
    results: list[Any] = []
    failures: list[Exception] = []

    class Callback(unohelper.Base, XCallback):  # type: ignore[misc] # uno has no types
        """What the main thread calls; what is asked of LibreOffice in here is carried out in that very thread."""

        def notify(self, data: object) -> None:
            try:
                results.append(action())
            except Exception as failure:
                failures.append(failure)
            finally:
                done.set()

    manager = context.ServiceManager
    manager.createInstanceWithContext("com.sun.star.awt.AsyncCallback", context).addCallback(Callback(), None)
    done.wait()
    if failures:
        raise failures[0]
    return results[0]


def answer(office: Office, request: dict[str, Any]) -> dict[str, Any]:
    def action() -> Any:
        return getattr(office, request["do"])(**request["with"])

    try:
        return {"done": on_main_thread(office.context, action) if request["do"] in ON_MAIN_THREAD else action()}
    except EOFError:
        raise
    except Exception as error:
        return {"failed": f"{type(error).__name__}: {getattr(error, 'Message', error)}"}


def ended(process: subprocess.Popen[bytes]) -> bool:
    """Whether LibreOffice is gone, or going."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=2)
    return process.poll() is not None


def main(soffice: str, folder: str, limit: str, extensions: str, screen: str) -> None:
    """Answer requests until there are no more."""
    watchdog = Watchdog(float(limit))
    tempfile.tempdir = folder
    process, context = started(soffice, Path(folder), extensions, screen)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    office = Office(context, desktop)
    say({"done": "ready"})
    while True:
        try:
            request = heard()
        except EOFError:
            break
        watchdog.begin()
        answered = answer(office, request)
        if "failed" in answered and ended(process):
            sys.stderr.write(f"LibreOffice has ended: {answered['failed']}\n")
            os.killpg(0, signal.SIGKILL)
        say(answered)
        watchdog.rest()
    watchdog.begin()
    office.close()
    with contextlib.suppress(Exception):  # it often goes before it has answered
        desktop.terminate()
    process.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
