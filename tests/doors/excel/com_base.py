"""What every object of the fake Excel has in common: calls are counted, and nothing is allowed that is not modelled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import FunctionType
from typing import Any

REJECTED, EDITING, FAILED = -2147418111, -2146777998, -2147352567


class ComError(Exception):
    """What pywin32 raises: a code, its words, and what Excel itself has to say."""

    def __init__(self, hresult: int, text: str, scode: int | None = None) -> None:
        excepinfo = None if scode is None else (0, "Microsoft Excel", text, None, 0, scode)
        super().__init__(hresult, text, excepinfo, None)
        self.hresult, self.strerror, self.excepinfo, self.argerror = hresult, text, excepinfo, None


class AskedError(Exception):
    """Excel shows a question and waits: nothing would ever go on."""


@dataclass
class Log:
    """The calls so far, and what is to happen to the next ones."""

    calls: list[str] = field(default_factory=list)
    fail_at: int = 0
    editing: bool = False

    def count(self, call: str) -> None:
        self.calls.append(call)
        if self.editing and not call.startswith("get"):
            raise ComError(FAILED, "例外事項", EDITING)
        if len(self.calls) == self.fail_at:
            raise ComError(FAILED, f"{call} failed", -2146827284)


def refused(text: str) -> ComError:
    return ComError(FAILED, text, -2146827284)


def carried(value: Any) -> None:
    """Refuse what COM does not carry."""
    if isinstance(value, (tuple, list)):
        for item in value:
            carried(item)
    elif value is not None and not isinstance(value, (str, int, float, ComObject)):
        raise TypeError(f"Objects of type '{type(value).__name__}' can not be converted to a COM VARIANT")


class ComObject:
    """An object of Excel: its COM names begin with a capital, everything else is the fake's own."""

    def __init__(self, log: Log) -> None:
        self._log = log

    def __getattribute__(self, name: str) -> Any:
        own = object.__getattribute__
        if not name[:1].isupper():
            return own(self, name)
        kind = type(self)
        found = getattr(kind, name)
        if isinstance(found, property):
            self._log.count(f"get {kind.__name__}.{name}")
            return own(self, name)
        if not isinstance(found, FunctionType):
            raise AttributeError(name)  # noqa: TRY004
        return self._counted(f"call {kind.__name__}.{name}", own(self, name))

    def __setattr__(self, name: str, value: Any) -> None:
        if name.startswith("_"):
            object.__setattr__(self, name, value)
            return
        if not isinstance(getattr(type(self), name), property):
            raise AttributeError(name)  # noqa: TRY004
        carried(value)
        self._log.count(f"set {type(self).__name__}.{name}")
        object.__setattr__(self, name, value)

    def __call__(self, *arguments: Any) -> Any:
        return self._counted(f"call {type(self).__name__}.Item", self._item)(*arguments)

    def _item(self, *arguments: Any) -> Any:
        raise TypeError(f"{type(self).__name__} is no collection")

    def _counted(self, call: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            carried([*arguments, *named.values()])
            self._log.count(call)
            return method(*arguments, **named)

        return counted
