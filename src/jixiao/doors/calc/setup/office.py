"""The LibreOffice of this computer (本机的 LibreOffice): where it is, which version, and its package manager unopkg."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from jixiao.doors.calc.builder.extension import WANTED_LIBREOFFICE
from jixiao.errors import JixiaoError

_VERSION = re.compile(r"LibreOffice(?:Dev)? (?P<number>\d+\.\d+)")
_PATIENCE = 120  # seconds; the first start on a slow disk
_PLACES = (
    "/usr/lib/libreoffice/program",
    "/usr/lib64/libreoffice/program",
    "/opt/libreoffice*/program",
    "/snap/libreoffice/current/lib/libreoffice/program",
    "/Applications/LibreOffice.app/Contents/MacOS",
    r"C:\Program Files\LibreOffice\program",
    r"C:\Program Files (x86)\LibreOffice\program",
)


def program(name: str) -> Path:
    """A program of LibreOffice's: on the path, beside soffice, or where it is usually installed.

    Raises:
        JixiaoError: LibreOffice is nowhere.
    """
    on_path = shutil.which(name)
    if on_path:
        return Path(on_path)
    office = shutil.which("soffice")
    folders = [Path(office).resolve().parent] if office else []
    for place in _PLACES:
        anchor = Path(place).anchor
        folders += sorted(Path(anchor).glob(place.removeprefix(anchor))) if anchor else []
    for folder in folders:
        for file in (folder / name, folder / f"{name}.com", folder / f"{name}.exe"):
            if file.is_file():
                return file
    raise JixiaoError(
        f"没有找到 LibreOffice（{name}），请先安装 LibreOffice {WANTED_LIBREOFFICE} 或更新的版本；"
        "已经安装的，请把它的 program 文件夹加进环境变量 PATH。"
    )


def version() -> str:
    """The version of LibreOffice, as 25.2; "" where it does not tell."""
    told = run([str(program("soffice")), "--version"]).stdout
    found = _VERSION.search(told)
    return found["number"] if found else ""


def refuse_older() -> None:
    """Refuse a LibreOffice that is too old for the extension.

    Raises:
        JixiaoError: it is older than 25.2, or nowhere.
    """
    found = version()
    if found and tuple(map(int, found.split("."))) < tuple(map(int, WANTED_LIBREOFFICE.split("."))):
        raise JixiaoError(
            f"本机的 LibreOffice 是 {found}，扩展需要 {WANTED_LIBREOFFICE} 或更新的版本；请升级 LibreOffice 后再试。"
        )


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a program of LibreOffice's and take what it says.

    Raises:
        JixiaoError: it does not start, or does not end.
    """
    speaking = os.environ | {"LC_ALL": "C.UTF-8"}
    try:
        return subprocess.run(  # noqa: S603 - no user's text
            command,
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
            encoding="utf-8",
            errors="replace",
            env=speaking,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise JixiaoError(f"“{Path(command[0]).name}”没有响应，请关闭全部 LibreOffice 窗口后再试一次。") from error
