"""Where things lie on a Windows PC: Excel's start folder (XLSTART), the Python of this program, the DLLs of xlwings."""

from __future__ import annotations

import os
import platform
import sys
import sysconfig
from pathlib import Path

from jixiao.errors import JixiaoError

_BITS = (64, 32)


def on_windows() -> bool:
    """Whether this is Windows, the only system on which Excel starts a Python."""
    return platform.system() == "Windows"


def start_folder() -> Path:
    r"""Excel's start folder of this user, ``%APPDATA%\Microsoft\Excel\XLSTART``: what lies there is opened and trusted.

    Raises:
        JixiaoError: Windows does not say where the user's data lies.
    """
    roaming = os.environ.get("APPDATA", "").strip()
    if not roaming:
        raise JixiaoError(
            "没有找到 Excel 的启动文件夹：环境变量 APPDATA 没有设置；请用平时登录 Windows 的账户打开命令行再试。"
        )
    return Path(roaming) / "Microsoft" / "Excel" / "XLSTART"


def quiet_python() -> Path:
    """This Python as Excel should start it: pythonw.exe, which opens no black window, where there is one."""
    python = Path(sys.executable)
    windowless = python.with_name("pythonw.exe")
    return windowless if windowless.exists() else python


def dll_names(version: str) -> tuple[str, ...]:
    """The DLLs that Excel loads, for an Excel of 64 bits and one of 32: nobody knows beforehand which it is."""
    return tuple(f"xlwings{bits}-{version}.dll" for bits in _BITS)


def missing_dlls(folder: Path, version: str) -> tuple[str, ...]:
    """Which of the DLLs a folder lacks."""
    return tuple(name for name in dll_names(version) if not (folder / name).is_file())


def dll_folder(version: str) -> Path | None:
    """The folder that holds the DLLs, None when they are nowhere that pip puts them."""
    return next((folder for folder in _data_folders() if not missing_dlls(folder, version)), None)


def _data_folders() -> tuple[Path, ...]:
    """Where pip puts a package's data files: for everybody, beside the program, or for this user only."""
    program = Path(sys.executable).parent
    own = sysconfig.get_path("data", sysconfig.get_preferred_scheme("user"))
    return (Path(sys.prefix), Path(sys.exec_prefix), program, program.parent, Path(own))
