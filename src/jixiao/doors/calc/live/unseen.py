"""Changes that 撤销 does not see (不进撤销的改动)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def unseen(document: Any) -> Iterator[None]:
    """Do what 撤销 is not to see. A sheet that is copied in opens the lock again: it stands alone under one."""
    undo = document.UndoManager
    undo.lock()
    try:
        yield
    finally:
        undo.unlock()
