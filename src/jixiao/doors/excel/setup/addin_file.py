"""The add-in as a file on the disk: whose it is, and how ours gets there without ever being half a file."""

from __future__ import annotations

import os
from enum import Enum, auto
from pathlib import Path

from jixiao.errors import JixiaoError

CREATOR = "jixiao"


class Make(Enum):
    """Whose file stands in a place."""

    NOTHING = auto()
    OURS = auto()
    ANOTHER = auto()


def make_of(path: Path) -> Make:
    """Whose file this is; what cannot be read as an add-in is another's."""
    from jixiao.doors.excel.builder.package import read_maker  # noqa: PLC0415 - see cli.py

    if not path.exists():
        return Make.NOTHING
    maker = None if path.is_dir() else read_maker(path)
    return Make.OURS if maker is not None and maker.creator == CREATOR else Make.ANOTHER


def refuse_another_make(path: Path, remedy: str) -> None:
    """Never overwrite what we did not make; ``remedy`` is what the user can do instead."""
    if make_of(path) is Make.ANOTHER:
        raise JixiaoError(f"“{path}”已经存在，而且不是本软件生成的，没有覆盖；{remedy}。")


def put(path: Path, content: bytes) -> None:
    """Write a file that is either the old one or the whole new one at every moment.

    Raises:
        JixiaoError: The folder is not writable, or the file is in use.
    """
    temporary = path.with_name(f".jixiao-{os.getpid()}.tmp")
    try:
        try:
            temporary.write_bytes(content)
        except PermissionError as error:
            raise JixiaoError(f"没有权限写入文件夹“{path.parent}”，请检查文件夹的权限后再试。") from error
        try:
            temporary.replace(path)
        except PermissionError as error:
            raise JixiaoError(
                f"无法替换“{path}”，它可能正被 Excel 或 WPS 使用，或者是只读文件；请关闭 Excel 和 WPS 后再试。"
            ) from error
    finally:
        temporary.unlink(missing_ok=True)


def version_of(path: Path) -> str:
    """The version of jixiao that made our add-in, "" where it does not say."""
    from jixiao.doors.excel.builder.package import read_maker  # noqa: PLC0415 - see cli.py

    maker = read_maker(path)
    return (maker and maker.version) or ""
