"""LibreOffice at work for the tests: documents with Basic modules, cells, formulas, notes, buttons, steps taken back.

Runs under the Python that has LibreOffice's ``uno``, not under the one of the tests. Reads one request a line from
standard input and answers each with one line, both JSON. While a macro runs it may ask something itself: a line
``{"call": text}``, answered by ``{"answer": text}``, or by ``{"gone": true}`` where nobody is to be there.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uno
import unohelper
from com.sun.star.awt import XCallback
from exchange import heard, say
from office import Office

PATIENCE = 60  # seconds until LibreOffice has started
ON_MAIN_THREAD = {"labels", "open", "save", "selected", "sheets", "telling"}


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
