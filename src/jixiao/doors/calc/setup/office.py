"""The LibreOffice of this computer (本机的 LibreOffice): where it is, which version, and its package manager unopkg."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

from jixiao.doors.calc.names import WANTED_LIBREOFFICE
from jixiao.errors import JixiaoError

_VERSION = re.compile(r"LibreOffice(?:Dev)? (?P<number>\d+\.\d+)")
_PYTHON = re.compile(r"python-core-(\d+)\.(\d+)\b.*")
WANTED_PYTHON = (3, 11)
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
    """A program of LibreOffice's: beside the soffice on the path, where it is usually installed, or on the path itself.

    Raises:
        JixiaoError: LibreOffice is nowhere.
    """
    for folder in _folders():
        for file in (folder / name, folder / f"{name}.com", folder / f"{name}.exe"):
            if file.is_file():
                return file
    on_path = shutil.which(name)
    if on_path:
        return Path(on_path)
    raise JixiaoError(
        f"没有找到 LibreOffice（{name}），请先安装 LibreOffice {WANTED_LIBREOFFICE} 或更新的版本；"
        "已经安装的，请把它的 program 文件夹加进环境变量 PATH。"
    )


def _folders() -> Iterator[Path]:
    """Where LibreOffice's programs may lie: all of one LibreOffice, where there are several."""
    office = shutil.which("soffice")
    if office:
        yield Path(office).resolve().parent
    for place in _PLACES:
        anchor = Path(place).anchor
        found = Path(anchor).glob(place.removeprefix(anchor)) if anchor else ()
        yield from sorted(found, key=_numbers, reverse=True)


def _numbers(path: Path) -> list[int]:
    """What puts the newest version last.

    >>> max(map(Path, ["/opt/libreoffice7.6/program", "/opt/libreoffice25.2/program"]), key=_numbers).parent.name
    'libreoffice25.2'
    """
    return [int(digits) for digits in re.findall(r"[0-9]+", str(path))]


def version() -> str:
    """The version of LibreOffice, as 25.2; "" where it does not tell."""
    told = run([str(program("soffice")), "--version"]).output
    found = _VERSION.search(told)
    return found["number"] if found else ""


def own_python() -> tuple[int, int] | None:
    """The Python that LibreOffice brings along; None where it uses the system's."""
    beside = program("soffice").resolve().parent.glob("python-core-*")
    found = [tuple(map(int, match.groups())) for folder in beside if (match := _PYTHON.fullmatch(folder.name))]
    return (found[0][0], found[0][1]) if found else None


def refuse_older() -> None:
    """Refuse a LibreOffice that is too old for the extension.

    Raises:
        JixiaoError: it, or the Python that it brings along, is older than the extension needs; or it is nowhere.
    """
    found = version()
    if found and tuple(map(int, found.split("."))) < tuple(map(int, WANTED_LIBREOFFICE.split("."))):
        raise JixiaoError(
            f"本机的 LibreOffice 是 {found}，扩展需要 {WANTED_LIBREOFFICE} 或更新的版本；请升级 LibreOffice 后再试。"
        )
    python = own_python()
    if python and python < WANTED_PYTHON:
        own, wanted = ".".join(map(str, python)), ".".join(map(str, WANTED_PYTHON))
        raise JixiaoError(
            f"本机的 LibreOffice 自带 Python {own}，扩展需要 {wanted} 或更新的版本；"
            "请安装 LibreOffice 25.8 或更新的版本后再试。"
        )


class Told(NamedTuple):
    """What a program said, and how it ended."""

    status: int
    output: str
    errors: str


def run(command: list[str]) -> Told:
    """Run a program of LibreOffice's and take what it says.

    Raises:
        JixiaoError: it does not start, or does not end; then all that it has started is ended.
    """
    # Files rather than pipes: a program that it has left behind would hold a pipe open.
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        status = _status_of(command, output, errors)
        return Told(status, _read(output), _read(errors))


def _status_of(command: list[str], output: IO[bytes], errors: IO[bytes]) -> int:
    try:
        process = subprocess.Popen(  # noqa: S603 - no user's text
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            env=os.environ | {"LC_ALL": "C.UTF-8"},
            start_new_session=True,  # its group can be ended
        )
    except OSError as error:
        raise JixiaoError(f"无法运行“{command[0]}”（{error.strerror}），请重新安装 LibreOffice 后再试。") from error
    with process:
        try:
            return process.wait(_PATIENCE)
        except subprocess.TimeoutExpired as error:
            raise JixiaoError(f"“{Path(command[0]).name}”没有响应，请关闭全部 LibreOffice 窗口后再试一次。") from error
        finally:
            if process.returncode is None:
                _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _read(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", errors="replace")
