"""What stands where xlwings' server would: it notes what it is asked, and answers what a test wants it to."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

_ROW_END, _CELL_END = "\x1e", "\x1d"


class Call(NamedTuple):
    """A formula as it came over. An error is ``{"error": number}``, a blank None."""

    module: str
    name: str
    arguments: list[Any]


class Message(NamedTuple):
    """A message box: icon and buttons are the number that Windows takes for both."""

    text: str
    title: str
    kind: int


@dataclass
class Server:
    """The tests' end of StandIn.bas."""

    answer: Callable[[Call], object] = lambda call: ""
    """What CallUDF returns: a value, a list for a flat row, a list of lists for rows."""
    settings: dict[str, str] = field(
        default_factory=lambda: {"python": r"C:\Python\pythonw.exe", "dll_folder": r"C:\Py"}
    )
    refusal: str = ""  # why the DLL does not start Python
    dll_is_there: bool = True
    gone_for: int = 0  # how many calls more the server has gone for
    loads: list[str] = field(default_factory=list)
    starts: list[str] = field(default_factory=list)
    pressed: int = 1  # the button of a message that is pressed; 1 is OK
    messages: list[Message] = field(default_factory=list)
    shortened: list[str] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)

    def __call__(self, text: str) -> str | None:
        """Answer one question of the stand-ins; None is a server that has gone."""
        kind, *said = json.loads(text)
        if kind == "call":
            return self._called(Call(*said))
        if kind == "start":
            self.starts.append(said[0])
            return self.refusal
        if kind == "load":
            self.loads.append(said[0])
            return "1" if self.dll_is_there else "0"
        if kind == "message":
            self.messages.append(Message(*said))
            return str(self.pressed)
        if kind == "shorten":
            self.shortened.append(said[0])
            return "0"
        assert kind == "setting", f"StandIn.bas asks {kind!r}, which nobody knows"
        return self.settings[said[0]]

    def _called(self, call: Call) -> str | None:
        self.calls.append(call)
        if self.gone_for:
            self.gone_for -= 1
            return None
        return written(self.answer(call))


def written(answer: object) -> str:
    """An answer as StandIn.FromText reads it: what it is, then the cells."""
    if not isinstance(answer, list):
        return f"1{_cell(answer)}"
    if not isinstance(answer[0], list):
        return f"-{_CELL_END.join(map(_cell, answer))}"
    return "#" + _ROW_END.join(_CELL_END.join(map(_cell, row)) for row in answer)


def _cell(value: object) -> str:
    return f"n{value!r}" if isinstance(value, (int, float)) else f"t{value}"
