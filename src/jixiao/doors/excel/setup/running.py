"""Whether Excel is running: it keeps the files of its start folder open, and reads them only when it starts."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_PROGRAM = "EXCEL.EXE"
_PATIENCE = 20  # seconds; a PC that checks every program it starts is slow the first time


def excel_is_running() -> bool | None:
    """Whether Excel runs on this PC; None when Windows does not tell."""
    tasklist = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "tasklist.exe"
    command = [str(tasklist), "/FI", f"IMAGENAME eq {_PROGRAM}", "/FO", "CSV", "/NH"]
    try:
        answer = subprocess.run(command, capture_output=True, check=False, timeout=_PATIENCE)  # noqa: S603 - no user's text
    except (OSError, subprocess.SubprocessError):
        return None
    if answer.returncode != 0:
        return None
    # Looked for as bytes: the console's code page is not known, and a quoted ASCII name is the same in all of them.
    return f'"{_PROGRAM}"'.encode("ascii") in answer.stdout.upper()
