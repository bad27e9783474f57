"""Ctrl-C (停止): the first lets the workbooks in hand be finished, the second ends everything at once."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = [signal.SIGINT, signal.SIGTERM]


class Stop:
    """Whether somebody wants the batch to stop."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        """``tell`` is given the sentence for the user."""
        self._tell = tell
        self.asked = False

    def __call__(self) -> bool:
        """Whether to begin nothing more."""
        return self.asked

    @contextmanager
    def heard(self) -> Iterator[None]:
        """Listen to Ctrl-C and to a polite end from outside; only the main thread of a program can."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {each: signal.signal(each, self._on_signal) for each in _SIGNALS}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - what Python hands over
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        self._tell("正在停止：等手头的几份做完；再按一次 Ctrl-C 立即停止。")
