"""xlwings' own functions for worksheets, running where there is no Windows: only pywin32 and COM are stubbed."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import xlwings

UDFS = "jixiao.doors.excel.udfs"
MISSING = -2147352572
"""What COM gives for an argument that is left out."""

_FRESH = ("xlwings.udfs", "xlwings.com_server", UDFS)
_STUBS = (
    "pywintypes",
    "pythoncom",
    "win32api",
    "win32event",
    "win32com",
    "win32com.client",
    "win32com.server",
    "win32com.server.dispatcher",
    "win32com.server.policy",
    "win32com.server.util",
)


@dataclass(frozen=True)
class Xlwings:
    """The genuine code of xlwings, and a copy of our module that its decorators were applied to."""

    udfs: ModuleType  # xlwings.udfs
    com_server: ModuleType  # xlwings.com_server
    ours: ModuleType  # jixiao.doors.excel.udfs

    def call(self, name: str, *given: object) -> Any:
        """What `call_udf` gives: rows."""
        return self.udfs.call_udf(UDFS, name, given, None, None)

    def from_vba(self, name: str, *given: object) -> Any:
        """What VBA is given by CallUDF: one value, one row or rows."""
        return self.com_server.XLPython().CallUDF(UDFS, name, given)


@contextmanager
def genuine_xlwings() -> Iterator[Xlwings]:
    """Import what only Windows has, with stubs below it; afterwards everything is as before."""
    with pytest.MonkeyPatch.context() as patch:
        for name in _STUBS:
            _put(patch, name, _stub(name))
        for name in _FRESH:
            patch.delitem(sys.modules, name, raising=False)
            patch.delattr(*_part_of(name), raising=False)
        windows = SimpleNamespace(Range=lambda xl: SimpleNamespace(xl=xl), is_range_instance=lambda _: False)
        patch.setattr(xlwings, "_xlwindows", windows, raising=False)
        patch.setitem(xlwings.engines.engines_by_name, "excel", SimpleNamespace(name="excel"))
        udfs, com_server = (importlib.import_module(f"xlwings.{name}") for name in ("udfs", "com_server"))
        patch.setattr(xlwings, "func", udfs.xlfunc)
        patch.setattr(xlwings, "arg", udfs.xlarg)
        try:
            yield Xlwings(udfs, com_server, importlib.import_module(UDFS))
        finally:
            com_server.loop.close()
            for name in _FRESH:  # what was there before is put back by the patch
                sys.modules.pop(name, None)
                delattr(*_part_of(name))


def _put(patch: pytest.MonkeyPatch, name: str, module: ModuleType) -> None:
    """Make a module importable, as a part of its parent too."""
    patch.setitem(sys.modules, name, module)
    if "." in name:
        parent, child = _part_of(name)
        setattr(parent, child, module)


def _part_of(name: str) -> tuple[ModuleType, str]:
    """The package that a module is in, and its name there."""
    parent, _, child = name.rpartition(".")
    return importlib.import_module(parent), child


def _stub(name: str) -> ModuleType:
    """An empty module with what xlwings asks of it on import; nothing of COM can be unwrapped."""
    module: Any = ModuleType(name)
    module.__path__ = []
    match name:
        case "pythoncom":
            module.CoInitialize = lambda: None
            module.IID_IDispatch = "IDispatch"
            module.TypeIIDs = {"IDispatch": type("PyIDispatch", (), {})}
        case "pywintypes":
            module.com_error = type("com_error", (Exception,), {})
        case "win32com.client":
            module.Dispatch = lambda given: given
        case "win32com.server.util":
            module.unwrap = _refuse
            module.wrap = lambda given: given
        case _:
            pass
    return module


def _refuse(given: object) -> object:
    raise TypeError(given)
