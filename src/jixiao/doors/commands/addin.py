"""`jixiao addin`: the Excel add-in installed, looked after, removed, or built into a file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

NEXT = "打开 Excel，应能看到“绩效自评”选项卡。"


def run(options: argparse.Namespace) -> int:
    """Do one of the four things and say what was done."""
    sys.stdout.writelines(line + "\n" for line in _ACTIONS[options.action](options))
    return 0


def _install(_: argparse.Namespace) -> Iterator[str]:
    from jixiao.doors.excel.setup.install import install  # noqa: PLC0415 - see cli.py

    yield f"插件已安装：{install()}"
    yield NEXT


def _status(_: argparse.Namespace) -> Iterator[str]:
    from jixiao.doors.excel.setup.status import status  # noqa: PLC0415 - see cli.py

    return status()


def _remove(_: argparse.Namespace) -> Iterator[str]:
    from jixiao.doors.excel.setup.install import remove  # noqa: PLC0415 - see cli.py

    yield remove()


def _build(options: argparse.Namespace) -> Iterator[str]:
    from jixiao.doors.excel.setup.install import addin_name, build  # noqa: PLC0415 - see cli.py

    target = Path(options.output)
    build(target, options.python, options.dll_folder)
    yield f"已生成：{target}"
    yield rf"请把它以 {addin_name()} 为名放进 Windows 电脑的 %APPDATA%\Microsoft\Excel\XLSTART，再{NEXT}"


_ACTIONS: dict[str, Callable[[argparse.Namespace], Iterator[str]]] = {
    "install": _install,
    "status": _status,
    "remove": _remove,
    "build": _build,
}
