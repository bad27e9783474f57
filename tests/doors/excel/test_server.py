"""The server sets xlwings up before it serves: with stubs for what is there on Windows only."""

from __future__ import annotations

import atexit
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import xlwings

from jixiao.doors.excel import server


@pytest.fixture
def win32com(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """The package of pywin32 as it is after import."""
    package: Any = ModuleType("win32com")
    package.__gen_path__ = r"C:\Temp\gen_py\3.12"
    package.gen_py = ModuleType("win32com.gen_py")
    package.gen_py.__path__ = [package.__gen_path__]
    monkeypatch.setitem(sys.modules, "win32com", package)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    return package


def test_the_classes_that_other_programs_generated_are_not_used(win32com: Any, tmp_path: Path) -> None:
    server.use_own_cache()
    folder = str(tmp_path / "jixiao-gen_py")
    assert (win32com.__gen_path__, win32com.gen_py.__path__) == (folder, [folder])


def test_excel_is_served_under_its_class_id_with_an_end_to_rejected_calls(
    win32com: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[tuple[str, str]] = []
    unregistered: list[object] = []
    windows: Any = ModuleType("xlwings._xlwindows")
    windows.N_COM_ATTEMPTS, windows.cleanup = 0, object()
    monkeypatch.setattr(xlwings, "_xlwindows", windows, raising=False)
    monkeypatch.setattr(xlwings, "serve", lambda clsid: served.append((clsid, win32com.__gen_path__)), raising=False)
    monkeypatch.setattr(atexit, "unregister", unregistered.append)
    server.main(["{506e67c3}"])
    assert [(clsid, Path(cache).name) for clsid, cache in served] == [("{506e67c3}", "jixiao-gen_py")]
    assert windows.N_COM_ATTEMPTS == server.MOST_ATTEMPTS
    assert unregistered == [windows.cleanup]
