"""Where things lie on a Windows PC."""

from __future__ import annotations

import sys
import sysconfig
from pathlib import Path

import pytest

from jixiao.doors.excel.setup import places
from windows_pc import NAMES, VERSION, WindowsPC, windows_pc


@pytest.fixture
def pc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WindowsPC:
    return windows_pc(tmp_path, monkeypatch)


def move_dlls(pc: WindowsPC, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        (pc.python_folder / name).rename(folder / name)


def test_the_start_folder_is_in_the_roaming_folder_of_the_user(pc: WindowsPC) -> None:
    assert places.start_folder() == pc.addin.parent


def test_excel_starts_the_python_without_a_window_where_there_is_one(pc: WindowsPC) -> None:
    assert places.quiet_python() == pc.pythonw
    pc.pythonw.unlink()
    assert places.quiet_python() == pc.python_folder / "python.exe"


def test_the_dlls_of_both_sizes_are_wanted() -> None:
    assert places.dll_names(VERSION) == NAMES


@pytest.mark.parametrize("place", ["prefix", "exec_prefix"])
def test_dlls_are_found_where_pip_puts_data(pc: WindowsPC, place: str) -> None:
    folder = pc.folder / "虚拟 环境"
    move_dlls(pc, folder)
    assert places.dll_folder(VERSION) is None
    pc.monkeypatch.setattr(sys, place, str(folder))
    assert places.dll_folder(VERSION) == folder


def test_dlls_are_found_beside_the_program_and_above_it(pc: WindowsPC) -> None:
    for place in ("prefix", "exec_prefix"):
        pc.monkeypatch.setattr(sys, place, str(pc.folder / "没有"))
    assert places.dll_folder(VERSION) == pc.python_folder
    pc.monkeypatch.setattr(sys, "executable", str(pc.python_folder / "Scripts" / "python.exe"))
    assert places.dll_folder(VERSION) == pc.python_folder


def test_dlls_are_found_where_pip_puts_data_for_one_user(pc: WindowsPC) -> None:
    folder = pc.folder / "张 三" / "AppData" / "Roaming" / "Python"
    move_dlls(pc, folder)
    pc.monkeypatch.setattr(sysconfig, "get_path", lambda *_: str(folder))
    assert places.dll_folder(VERSION) == folder


def test_a_folder_that_lacks_one_dll_is_not_taken(pc: WindowsPC) -> None:
    (pc.python_folder / NAMES[0]).unlink()
    assert places.missing_dlls(pc.python_folder, VERSION) == NAMES[:1]
    assert places.dll_folder(VERSION) is None


def test_dlls_of_another_version_are_not_taken(pc: WindowsPC) -> None:
    assert places.dll_folder("0.38.0") is None
