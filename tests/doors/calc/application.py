"""LibreOffice with our extension, as the tests use it: started when needed, and again after it has broken down."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from soffice.process import Office, OfficeError

ROOT = Path(__file__).resolve().parents[3]
ENOUGH = 200
"""Documents after which a fresh LibreOffice is started: it grows with each."""
PATIENCE = 10.0


class Calc:
    """One LibreOffice after the other, with one document at a time."""

    def __init__(self, folder: Callable[[], Path], extensions: Path, limit: float = 60.0) -> None:
        self._folder, self._extensions, self._limit = folder, extensions, limit
        self._office: Office | None = None
        self._documents = 0

    def open(self, path: Path | None = None, **how: Any) -> None:
        """A file, or a new document, in place of the one before."""
        self._documents += 1
        if self._documents > ENOUGH:
            self.close()
        self.ask("open", path=str(self._copied(path) if path else ""), **how)

    def ask(self, what: str, **arguments: Any) -> Any:
        """Any request of the driver; after LibreOffice has ended the next one starts it again."""
        if self._office is None:
            self._office, self._documents = Office(self._folder(), self._limit, self._extensions), 1
        try:
            return self._office.ask(what, **arguments)
        except OfficeError:
            if self._office.process.poll() is not None:
                self.close()
            raise

    def _copied(self, path: Path) -> Path:
        """A copy of a sample of ours: LibreOffice writes beside what it opens."""
        if ROOT not in path.resolve().parents:
            return path
        return Path(shutil.copy(path, self._folder()))

    def press(self, command: str, answer: str = "") -> tuple[str, str]:
        """Press a button; gives the kind of the reply and its text."""
        kind, _, text = self.ask("press", command=command, answer=answer).partition("\n")
        return kind, text

    def cell(self, place: str, sheet: int = 0) -> Any:
        """What a cell holds."""
        return self.ask("read", area=place, sheet=sheet)[0][0]

    def saved(self, path: Path, **how: Any) -> Path:
        """A copy of the document as a file."""
        self.ask("save", path=str(path), **how)
        return path

    def copies(self) -> list[Path]:
        """The copies of workbooks that our commands keep at the moment."""
        assert self._office is not None
        return list(self._office.folder.glob("jixiao-*/*"))

    def soon(self, what: Callable[[], bool]) -> bool:
        """Whether something comes true within a few seconds: what LibreOffice does as soon as it has time."""
        ends = time.monotonic() + PATIENCE
        while not what():
            if time.monotonic() > ends:
                return False
            time.sleep(0.05)
        return True

    def close(self) -> None:
        """End LibreOffice."""
        if self._office is not None:
            self._office.close()
            self._office = None
