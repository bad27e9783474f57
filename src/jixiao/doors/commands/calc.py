"""`jixiao calc`: the extension for LibreOffice installed, looked after, removed, or built into a file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path


def run(options: argparse.Namespace) -> int:
    """Do one of the four things and say what was done."""
    sys.stdout.writelines(line + "\n" for line in _ACTIONS[options.action](options))
    return 0


def _install(_: argparse.Namespace) -> Iterator[str]:
    from jixiao.doors.calc.setup.install import install  # noqa: PLC0415 - see cli.py

    yield install()


def _status(_: argparse.Namespace) -> Iterator[str]:
    from jixiao.doors.calc.setup.install import status  # noqa: PLC0415 - see cli.py

    return status()


def _remove(_: argparse.Namespace) -> Iterator[str]:
    from jixiao.doors.calc.setup.install import remove  # noqa: PLC0415 - see cli.py

    yield remove()


def _build(options: argparse.Namespace) -> Iterator[str]:
    from jixiao.doors.calc.setup.install import build  # noqa: PLC0415 - see cli.py

    target = Path(options.output)
    build(target)
    yield f"扩展文件已生成：{target}"
    yield (
        "在另一台电脑上双击这个文件即可安装；需要 LibreOffice 25.8 或更新的版本"
        "（Debian、Ubuntu 等系统自带的 25.2 也可以）。"
    )


_ACTIONS: dict[str, Callable[[argparse.Namespace], Iterator[str]]] = {
    "install": _install,
    "status": _status,
    "remove": _remove,
    "build": _build,
}
