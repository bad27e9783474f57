"""A user before LibreOffice: sees what is on the screen, clicks on it, presses keys."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from doors.calc.clicks.picture import Picture
from doors.calc.clicks.screen import Place, Screen
from jixiao.doors.calc.buttons import TITLE
from soffice.process import Office

PATIENCE = 30.0
"""Seconds that a user waits for something to be seen."""


@dataclass(frozen=True, slots=True)
class Label:
    """Something on the screen: its kind (see driver.py), the text on it, its place and that of its window.

    What stands in an open menu has no place of a window.
    """

    kind: str
    text: str
    ticked: bool
    place: Place
    window: Place | None

    @property
    def middle(self) -> tuple[int, int]:
        left, top, width, height = self.place
        return left + width // 2, top + height // 2


class User:
    """One user, one screen, one LibreOffice, one document."""

    def __init__(self, screen: Screen, office: Office) -> None:
        self.screen, self.office = screen, office
        self._frame: Place | None = None

    def open(self, path: Path) -> None:
        """Open a document, and wait for its window."""
        self.office.ask("open", path=str(path), seen=True)
        self._frame = self.see("button", "校验").window

    def labels(self, kind: str, text: str | None = None) -> list[Label]:
        """What is on the screen now."""
        found = (
            Label(**each | {name: each[name] and tuple(each[name]) for name in ("place", "window")})
            for each in self.office.ask("labels", menu=TITLE)
        )
        return [label for label in found if label.kind == kind and text in (None, label.text) and all(label.place[2:])]

    def see(self, kind: str, text: str | None = None) -> Label:
        """Wait until something is on the screen."""
        self.wait(lambda: bool(self.labels(kind, text)), f"{kind} {text or ''} is on the screen")
        return self.labels(kind, text)[-1]

    def click(self, kind: str, text: str) -> None:
        """Wait until something is on the screen, and click on it.

        LibreOffice knows of a window before the screen does, and what is clicked meanwhile goes to the window behind;
        and it forgets of a click what comes before the keyboard is given to the window.
        """
        label = self.see(kind, text)
        self.screen.point(*label.middle)
        self.wait(lambda: self._is_of(label), f"the window of {text} is below the mouse")
        if label.kind == "button":  # a menu would close
            self.screen.give_keyboard()
        self.screen.click()

    def _is_of(self, label: Label) -> bool:
        """Whether the window below the mouse is the one that a label is in."""
        here = self.screen.window()
        return here == label.window if label.window else here != self._frame

    def confirm(self, button: str = "OK") -> str:
        """Read the message that comes up, and press a button below it; gives the text."""
        text = self.see("message").text
        self.click("button", button)
        self.wait(lambda: not self.labels("message", text), "the message has gone")
        return text

    def picture_of(self, label: Label) -> Picture:
        return self.screen.picture().cropped(*label.place)

    def wait(self, until: Callable[[], bool], told: str) -> None:
        """Wait until something comes true."""
        ends = time.monotonic() + PATIENCE
        while not until():
            assert time.monotonic() < ends, f"within {PATIENCE:g} seconds: {told}"
            time.sleep(0.05)

    def ask(self, what: str, **arguments: Any) -> Any:
        """What the document holds, without the screen."""
        return self.office.ask(what, **arguments)
