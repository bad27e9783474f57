"""A Windows PC as far as the add-in's installer looks at it: folders, environment, processes, and an xlwings."""

from __future__ import annotations

import importlib.metadata
import io
import platform
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

VERSION = "0.37.8"
NAMES = (f"xlwings64-{VERSION}.dll", f"xlwings32-{VERSION}.dll")
NO_EXCEL = "信息: 没有运行的任务匹配指定标准。\r\n".encode("gbk")
EXCEL = '"EXCEL.EXE","11832","Console","1","214,512 K"\r\n'.encode("gbk")


@dataclass
class WindowsPC:
    """The PC of 张 三, whose folders have blanks and an ampersand in their names."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch

    @property
    def python_folder(self) -> Path:
        return self.folder / "程序 & 工具" / "Python 3.12"

    @property
    def pythonw(self) -> Path:
        return self.python_folder / "pythonw.exe"

    @property
    def addin(self) -> Path:
        return self.folder / "张 三" / "AppData" / "Roaming" / "Microsoft" / "Excel" / "XLSTART" / "jixiao.xlam"

    def answer_tasklist(self, output: bytes, status: int = 0) -> list[list[str]]:
        """Let Windows answer what runs; the commands asked with are put into the list given back."""
        asked: list[list[str]] = []

        def run(command: list[str], **_: object) -> SimpleNamespace:
            asked.append(command)
            return SimpleNamespace(stdout=output, returncode=status)

        self.monkeypatch.setattr(subprocess, "run", run)
        return asked

    def have_xlwings(self, version: str | None) -> None:
        """Have a version of xlwings, or none."""

        def installed(name: str) -> str:
            if version is None:
                raise importlib.metadata.PackageNotFoundError(name)
            return version

        self.monkeypatch.setattr(importlib.metadata, "version", installed)

    def put_addin(self, creator: str = "jixiao", version: str = "0.0.9", **settings: str) -> bytes:
        """Have an add-in in the start folder already."""
        self.addin.parent.mkdir(parents=True, exist_ok=True)
        self.addin.write_bytes(package(creator, version, settings))
        return self.addin.read_bytes()

    def files(self) -> dict[str, bytes]:
        """Every file of the PC."""
        return {str(path): path.read_bytes() for path in sorted(self.folder.rglob("*")) if path.is_file()}


def windows_pc(folder: Path, monkeypatch: pytest.MonkeyPatch) -> WindowsPC:
    """A PC where everything is as it should be and nothing is installed yet."""
    pc = WindowsPC(folder, monkeypatch)
    pc.python_folder.mkdir(parents=True)
    for name in ("python.exe", "pythonw.exe", *NAMES):
        (pc.python_folder / name).write_bytes(b"MZ")
    (folder / "张 三" / "AppData" / "Roaming").mkdir(parents=True)
    monkeypatch.setattr(platform, "system", lambda: "Windows")
    monkeypatch.setenv("APPDATA", str(folder / "张 三" / "AppData" / "Roaming"))
    monkeypatch.setattr(sys, "executable", str(pc.python_folder / "python.exe"))
    monkeypatch.setattr(sys, "prefix", str(pc.python_folder))
    monkeypatch.setattr(sys, "exec_prefix", str(pc.python_folder))
    pc.have_xlwings(VERSION)
    pc.answer_tasklist(NO_EXCEL)
    return pc


def package(creator: str, version: str, settings: dict[str, str]) -> bytes:
    """An add-in file with settings and no macros."""
    from jixiao.doors.excel.builder.package import Ribbons, addin_package

    ribbon = "<customUI/>"
    content = addin_package(b"", Ribbons(ribbon, ribbon), [list(row) for row in settings.items()], version)
    return content if creator == "jixiao" else _made_by(creator, content)


def _made_by(creator: str, content: bytes) -> bytes:
    """The same package with another creator."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(result, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            core = name == "docProps/core.xml"
            after.writestr(name, part.replace(b">jixiao<", f">{creator}<".encode()) if core else part)
    return result.getvalue()
