"""LibreOffice at work for the tests: documents with Basic modules, cells, formulas, notes.

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
from pathlib import Path
from typing import Any

import uno
import unohelper
from com.sun.star.awt import Size
from com.sun.star.beans import PropertyValue
from com.sun.star.container import NoSuchElementException
from com.sun.star.lang import Locale
from com.sun.star.util import XStringSubstitution

ENGLISH = Locale("en", "US", "")
RUN_MACROS = 4  # com.sun.star.document.MacroExecMode.ALWAYS_EXECUTE_NO_WARN
SCRIPT = "vnd.sun.star.script:{}?language=Basic&location=document"
LOG = sys.stdout
PATIENCE = 60  # seconds until LibreOffice has started


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

    def __init__(self, desktop: Any) -> None:
        self.desktop = desktop
        self.document: Any = None

    def open(self, path: str = "", kind: str = "") -> None:
        """A file in place of the document before, or a new workbook; ``kind`` names the filter."""
        self.close()
        url = Path(path).as_uri() if path else "private:factory/scalc"
        said: dict[str, Any] = {"Hidden": True, "MacroExecutionMode": RUN_MACROS}
        if kind:
            said["FilterName"] = kind
        properties = tuple(PropertyValue(Name=name, Value=value) for name, value in said.items())
        self.document = self.desktop.loadComponentFromURL(url, "_blank", 0, properties)
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

    def _script(self, macro: str) -> Any:
        return self.document.getScriptProvider().getScript(SCRIPT.format(macro))

    def _area(self, place: str, sheet: int) -> Any:
        return self.document.Sheets.getByIndex(sheet).getCellRangeByName(place)

    def _area_at(self, address: Any) -> str:
        cell = self.document.Sheets.getByIndex(address.Sheet).getCellByPosition(address.Column, address.Row)
        return str(cell.AbsoluteName).rpartition(".")[2].replace("$", "")


def _content(cell: Any) -> str | float | None:
    if cell.getError():
        return f"!{cell.String}"
    kind = cell.Type if cell.Type.value != "FORMULA" else cell.FormulaResultType2
    if kind in (1, uno.Enum("com.sun.star.table.CellContentType", "VALUE")):
        return float(cell.Value)
    return cell.String or None if cell.Type.value != "FORMULA" else cell.String


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


def started(soffice: str, folder: Path) -> tuple[subprocess.Popen[bytes], Any]:
    """LibreOffice with a profile of its own in a folder, and its desktop."""
    pipe = f"jixiao{os.getpid()}"
    command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    process = subprocess.Popen(
        [*command, f"--accept=pipe,name={pipe};urp;"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
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
            return process, context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    sys.stderr.write(f"LibreOffice has not started within {PATIENCE} seconds.\n")
    sys.stderr.flush()
    os.killpg(0, signal.SIGKILL)
    raise AssertionError


def answer(office: Office, request: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"done": getattr(office, request["do"])(**request["with"])}
    except EOFError:
        raise
    except Exception as error:
        return {"failed": f"{type(error).__name__}: {getattr(error, 'Message', error)}"}


def main(soffice: str, folder: str, limit: str) -> None:
    """Answer requests until there are no more."""
    watchdog = Watchdog(float(limit))
    tempfile.tempdir = folder
    process, desktop = started(soffice, Path(folder))
    office = Office(desktop)
    say({"done": "ready"})
    while True:
        try:
            request = heard()
        except EOFError:
            break
        watchdog.begin()
        say(answer(office, request))
        watchdog.rest()
    watchdog.begin()
    office.close()
    with contextlib.suppress(Exception):  # it often goes before it has answered
        desktop.terminate()
    process.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
