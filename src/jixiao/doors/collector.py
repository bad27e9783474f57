"""Garbage collection during a review: it makes very many objects that stay until its end, and hardly a cycle."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_RARELY = 100


@contextmanager
def old_objects_left_alone() -> Iterator[None]:
    """Look for garbage among the new objects only; else a form of thousands of rows is walked again and again."""
    before = gc.get_threshold()
    gc.set_threshold(*before[:2], _RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)
