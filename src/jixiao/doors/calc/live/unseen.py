"""Changes that 撤销 does not see (不进撤销的改动)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def unseen(document: Any) -> Iterator[None]:
    """Do one thing that 撤销 is not to see: much that LibreOffice does opens the lock again when it is done."""
    undo = document.UndoManager
    undo.lock()
    try:
        yield
    finally:
        undo.unlock()
