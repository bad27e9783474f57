"""LibreOffice as the tests hold it: a process that is asked in JSON (see driver.py), and what it answers."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

DRIVER = Path(__file__).parent / "inside" / "driver.py"
PIPES = Path("/tmp")
"""Where LibreOffice keeps its pipes on every Unix, whatever TMPDIR says."""
WANTED = (25, 2)
LIMIT = 60.0
"""Seconds after which a request has hung."""

Answering = Callable[[str], str | None]
"""What stands behind the bridge: an answer for a text, None for a server that has gone."""


class OfficeError(Exception):
    """LibreOffice has refused a request, or has ended."""


class Office:
    """A LibreOffice of its own, with one document at a time."""

    def __init__(self, folder: Path, limit: float = LIMIT, extensions: Path | None = None, screen: str = "") -> None:
        """Start it with a profile of its own in a folder.

        ``extensions`` holds unpacked extensions; ``screen`` is the X display to show windows on, "" for none.
        """
        self.folder = folder
        self._errors = folder / "errors.txt"
        self.answering: Answering | None = None
        places = {"TMPDIR": str(folder), "HOME": str(folder), "PYTHONIOENCODING": "utf-8"}
        with self._errors.open("wb") as errors:
            self.process = subprocess.Popen(
                [_python_with_uno(), str(DRIVER), _soffice(), str(folder), str(limit), str(extensions or ""), screen],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                encoding="utf-8",
                env={name: value for name, value in os.environ.items() if not name.startswith("PYTHON")} | places,
                start_new_session=True,  # its group is what the watchdog ends
            )
        try:
            self._heard()
        except OfficeError:
            self.close()
            raise

    def ask(self, what: str, **arguments: object) -> Any:
        """Have a request of driver.py carried out.

        Raises:
            OfficeError: it failed.
        """
        self._say({"do": what, "with": arguments})
        failures: list[Exception] = []
        while "call" in (heard := self._heard()):
            self._say(self._answer(heard["call"], failures))
        if failures:
            raise failures[0]
        if "failed" in heard:
            raise OfficeError(heard["failed"])
        return heard["done"]

    def close(self) -> None:
        """End it, whatever it is doing."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        try:
            self.process.stdin.close()
            self.process.wait(timeout=20)
        except (subprocess.TimeoutExpired, BrokenPipeError):
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.process.stdout.close()
        for pipe in self._pipes():
            pipe.unlink(missing_ok=True)

    def _answer(self, text: str, failures: list[Exception]) -> dict[str, object]:
        """What the macro is told; a test's failure waits until the macro has ended, for LibreOffice waits for it."""
        try:
            assert self.answering is not None, f"nobody is there to answer {text!r}"
            answer = self.answering(text)
        except Exception as failure:
            failures.append(failure)
            answer = None
        return {"gone": True} if answer is None else {"answer": answer}

    def _pipes(self) -> Iterator[Path]:
        """What an office that was killed leaves behind: the pipe of driver.py, and the one named after its profile."""
        profile = (self.folder / "profile").as_uri().encode("utf-16-le")
        digest = "".join(f"{byte:x}" for byte in hashlib.md5(profile, usedforsecurity=False).digest())
        for name in (f"jixiao{self.process.pid}", f"SingleOfficeIPC_{digest}"):
            yield PIPES / f"OSL_PIPE_{os.getuid()}_{name}"

    def _say(self, message: object) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(message) + "\n")
        self.process.stdin.flush()

    def _heard(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            self.process.wait()
            said = self._errors.read_text(encoding="utf-8", errors="replace")[-2000:]
            raise OfficeError(f"LibreOffice has ended, or was ended because it hung. {said}")
        return dict(json.loads(line))


@cache
def _soffice() -> str:
    """LibreOffice, which has to be there and new enough: a test without it says nothing."""
    found = shutil.which("soffice")
    assert found, "LibreOffice is needed: run tools/install_libreoffice.sh"
    asked = subprocess.run([found, "--version"], capture_output=True, encoding="utf-8", check=True, timeout=LIMIT)
    numbers = re.search(r"LibreOffice (\d+)\.(\d+)", asked.stdout)
    assert numbers, asked.stdout
    assert (int(numbers[1]), int(numbers[2])) >= WANTED, (
        f"{asked.stdout.strip()} is too old: run tools/install_libreoffice.sh"
    )
    return found


def _python_with_uno() -> str:
    """The Python that LibreOffice's uno belongs to: the system's, or the one beside soffice."""
    beside = Path(_soffice()).resolve().with_name("python")
    for python in ("/usr/bin/python3", str(beside)):
        asked = [python, "-c", "import uno"]
        if Path(python).exists() and not subprocess.run(asked, capture_output=True, check=False).returncode:
            return python
    raise AssertionError("python3-uno is needed: run tools/install_libreoffice.sh")
