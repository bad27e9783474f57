"""A screen that only a program sees (Xvfb), with a mouse and a keyboard (xdotool)."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
from pathlib import Path

from doors.calc.clicks.picture import Picture, screen_picture

SIZE = (1600, 1000)
Place = tuple[int, int, int, int]
"""The left, the top, the width and the height."""
_PATIENCE = 20.0


class Screen:
    """An X display of its own; it ends with the process that has started it, whatever becomes of that."""

    def __init__(self, folder: Path) -> None:
        """Start it; the folder gets the file that holds what it shows."""
        self._shown = folder / "Xvfb_screen0"
        heard, told = os.pipe()
        width, height = SIZE
        options = ["-displayfd", str(told), "-screen", "0", f"{width}x{height}x24", "-fbdir", str(folder)]
        with (folder / "xvfb.txt").open("wb") as errors:
            self._process = subprocess.Popen(
                [
                    _program("setpriv"),
                    "--pdeathsig",
                    "KILL",
                    _program("Xvfb"),
                    *options,
                    "-nolisten",
                    "tcp",
                    "-noreset",
                ],
                pass_fds=(told,),
                stdin=subprocess.DEVNULL,
                stdout=errors,
                stderr=errors,
                start_new_session=True,
            )
        os.close(told)
        with os.fdopen(heard, encoding="ascii") as numbers:
            number = numbers.readline().strip()
        assert number, f"Xvfb does not start: {(folder / 'xvfb.txt').read_text(encoding='utf-8', errors='replace')}"
        self.name = f":{number}"

    def point(self, across: int, down: int) -> None:
        """Move the mouse."""
        self._do("mousemove", str(across), str(down))

    def click(self) -> None:
        """Press the left button of the mouse."""
        self._do("click", "1")

    def window(self) -> Place:
        """The place of the window below the mouse."""
        place = self._told("getwindowgeometry", "--shell", self._below())
        return int(place["X"]), int(place["Y"]), int(place["WIDTH"]), int(place["HEIGHT"])

    def give_keyboard(self) -> None:
        """Give the keyboard to the window below the mouse, as a window manager does."""
        self._do("windowfocus", "--sync", self._below())

    def _below(self) -> str:
        return self._told("getmouselocation", "--shell")["WINDOW"]

    def press(self, keys: str) -> None:
        """Press keys together, ``ctrl+z``."""
        self._do("key", keys)

    def picture(self) -> Picture:
        """What is shown now."""
        return screen_picture(self._shown)

    def close(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGTERM)
        try:
            self._process.wait(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _told(self, *what: str) -> dict[str, str]:
        return dict(line.split("=", 1) for line in self._do(*what).splitlines())

    def _do(self, *what: str) -> str:
        done = subprocess.run(
            [_program("xdotool"), *what],
            env=os.environ | {"DISPLAY": self.name},
            check=True,
            capture_output=True,
            encoding="utf-8",
            timeout=_PATIENCE,
        )
        return done.stdout


def _program(name: str) -> str:
    found = shutil.which(name)
    assert found, f"{name} is needed: run tools/install_libreoffice.sh"
    return found
