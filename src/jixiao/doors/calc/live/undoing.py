"""One step for 撤销 (撤销): what a command did to cells LibreOffice takes back itself, the sheets we take back.

LibreOffice keeps no way back from a sheet that was copied in from another document, and breaks down when sheets go
while it is taking something back: so ours go right after.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from jixiao.doors.calc.listening import when_closed
from jixiao.doors.calc.live.files import opened
from jixiao.doors.calc.live.record import keep_record
from jixiao.doors.calc.live.sheets import Sheets


@contextmanager
def one_step(document: Any, title: str) -> Iterator[None]:
    """Make one step of all that is done; what fails half-way is taken back."""
    undo = document.UndoManager
    steps = len(undo.getAllUndoActionTitles())
    undo.enterUndoContext(title)
    document.addActionLock()
    automatic = document.isAutomaticCalculationEnabled()
    document.enableAutomaticCalculation(False)
    done = False
    try:
        yield
        done = True
    finally:
        document.enableAutomaticCalculation(automatic)
        document.removeActionLock()
        undo.leaveUndoContext()
        if not done and len(undo.getAllUndoActionTitles()) > steps:
            undo.undo()
            undo.clearRedo()


def remember(context: Any, document: Any, sheets: Sheets, title: str) -> None:
    """Let 撤销 and 重做 take the sheets and the record with them."""
    import unohelper  # noqa: PLC0415 - there in LibreOffice's Python only
    from com.sun.star.document import XUndoAction  # noqa: PLC0415

    folder = Path(tempfile.mkdtemp(prefix="jixiao-"))
    when_closed(document, lambda: shutil.rmtree(folder, ignore_errors=True))
    sheets.before, sheets.after = (Path(shutil.copy(path, folder)) for path in (sheets.before, sheets.after))

    class Action(unohelper.Base, XUndoAction):  # type: ignore[misc] # uno has no types
        """The step; its names are UNO's."""

        Title = title

        def undo(self) -> None:
            _afterwards(context, lambda: _take(context, document, sheets, back=True))

        def redo(self) -> None:
            _afterwards(context, lambda: _take(context, document, sheets, back=False))

        def __del__(self) -> None:
            shutil.rmtree(folder, ignore_errors=True)

    document.UndoManager.addUndoAction(Action())


def _take(context: Any, document: Any, sheets: Sheets, *, back: bool) -> None:
    """Carry the sheets and the record one step back, or forward again."""
    coming = sheets.removed if back else sheets.new
    file = sheets.before if back else sheets.after
    with opened(context, file) if coming else nullcontext() as donor:  # where sheets only go, no file is needed
        (sheets.back if back else sheets.again)(donor)
    keep_record(context, document, sheets.record_before if back else sheets.record_after)


def _afterwards(context: Any, action: Callable[[], object]) -> None:
    """Do something as soon as LibreOffice has finished what it is doing."""
    import unohelper  # noqa: PLC0415 - there in LibreOffice's Python only
    from com.sun.star.awt import XCallback  # noqa: PLC0415

    class Callback(unohelper.Base, XCallback):  # type: ignore[misc] # uno has no types
        """What LibreOffice calls; its name is UNO's."""

        def notify(self, data: object) -> None:  # noqa: ARG002
            action()

    manager = context.ServiceManager
    manager.createInstanceWithContext("com.sun.star.awt.AsyncCallback", context).addCallback(Callback(), None)
