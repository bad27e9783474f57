"""Garbage collection while much is made that stays: a review, a summary. There is hardly a cycle in it."""

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
