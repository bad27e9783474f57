"""A stand-in for the uno of LibreOffice's Python, for the components alone; runs in a process of its own.

Every name that the components import from com.sun.star or org.jixiao is there: a class for an interface or a struct, a
text for a constant.
"""

from __future__ import annotations

import sys
from types import ModuleType, SimpleNamespace

INTERFACES = {
    "com.sun.star.lang": ("XInitialization", "XLocalizable", "XServiceInfo", "XServiceName"),
    "com.sun.star.frame": ("XDispatchProvider", "XNotifyingDispatch"),
    "com.sun.star.sheet": ("XAddIn", "XCompatibilityNames"),
    "org.jixiao": ("XFormulas",),
}
STRUCTS = {
    "com.sun.star.lang": ("Locale",),
    "com.sun.star.frame": ("DispatchResultEvent", "FeatureStateEvent"),
    "com.sun.star.sheet": ("LocalizedName",),
}
CONSTANTS = {
    "com.sun.star.awt.MessageBoxType": ("INFOBOX", "QUERYBOX", "WARNINGBOX"),
    "com.sun.star.frame.DispatchResultState": ("SUCCESS",),
}


class Helper:
    """Keeps what is registered."""

    def __init__(self) -> None:
        self.registered: list[tuple[str, tuple[str, ...]]] = []

    def addImplementation(self, made: type, name: str, services: tuple[str, ...]) -> None:  # noqa: N802 - UNO's name
        self.registered.append((name, services))


class Office:
    """A context, a frame and a toolkit at once: the message boxes that were shown, and the buttons pressed in them."""

    def __init__(self, *pressed: int) -> None:
        self.shown: list[tuple[str, str]] = []
        self._pressed = list(pressed)
        self.ServiceManager = self.Controller = self
        self.ContainerWindow = self.Model = object()

    def createInstanceWithContext(self, name: str, context: object) -> Office:  # noqa: N802 - UNO's name
        assert name == "com.sun.star.awt.Toolkit"
        return self

    def createMessageBox(self, window: object, kind: str, buttons: int, title: str, text: str) -> Office:  # noqa: N802
        self.shown.append((kind, text))
        return self

    def execute(self) -> int:
        return self._pressed.pop(0) if self._pressed else 1


class Listener:
    """Keeps what a dispatch has come to."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def dispatchFinished(self, event: object) -> None:  # noqa: N802 - UNO's name
        self.told.append(event.arguments[2])


def address(complete: str) -> SimpleNamespace:
    """A command's address as LibreOffice takes it apart."""
    return SimpleNamespace(Complete=complete)


def named(**values: object) -> tuple[SimpleNamespace, ...]:
    """Arguments of a dispatch."""
    return tuple(SimpleNamespace(Name=name, Value=value) for name, value in values.items())


def install() -> None:
    """Let everything be imported that the components ask for."""
    for name, names in INTERFACES.items():
        _module(name).__dict__.update({each: type(each, (), {}) for each in names})
    for name, names in STRUCTS.items():
        _module(name).__dict__.update({each: type(each, (), {"__init__": _keep}) for each in names})
    for name, names in CONSTANTS.items():
        _module(name).__dict__.update({each: each for each in names})
    helper = _module("unohelper")
    helper.Base, helper.ImplementationHelper = type("Base", (), {}), Helper


def _keep(self: object, *arguments: object) -> None:
    self.arguments = arguments


def _module(name: str) -> ModuleType:
    parent, _, last = name.rpartition(".")
    made = sys.modules.setdefault(name, ModuleType(name))
    if parent:
        setattr(_module(parent), last, made)
    return made
