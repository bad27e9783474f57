"""Turn any exception into one Chinese sentence: what, where, what to do."""

from __future__ import annotations

import errno
import os

from jixiao.errors import JixiaoError

TYPE_CHECKING = False  # see jixiao/__init__.py

if TYPE_CHECKING:
    from pathlib import Path

_SYSTEM_ERRORS = {
    errno.ENOENT: "没有找到文件“{name}”，请检查路径和文件名",
    errno.EACCES: "没有权限读写“{name}”，请检查文件是否只读、是否正被其他程序打开",
    errno.EPERM: "没有权限读写“{name}”，请检查文件是否只读、是否正被其他程序打开",
    errno.EROFS: "“{name}”所在的磁盘是只读的，请把文件复制到可以写入的文件夹再试",
    errno.EISDIR: "“{name}”是文件夹，请指定一个工作簿文件",
    errno.ENOTDIR: "“{name}”的路径中有一段不是文件夹，请检查路径",
    errno.ENOSPC: "磁盘空间不足，没有写完，原文件没有改动；请清理磁盘后再试",
    errno.EDQUOT: "磁盘配额不足，没有写完，原文件没有改动；请清理磁盘后再试",
    errno.ENAMETOOLONG: "文件名或路径太长，请改短后再试",
}


def explain_failure(failure: Exception) -> str:
    """The sentence for the user; a fault of our own is written to a log file that the sentence names."""
    return known_failure(failure) or f"程序内部出错，文件没有改动；详情已记录在“{log(failure)}”，请把它发给维护者。"


def known_failure(failure: Exception) -> str:
    """The sentence for what a user can put right, "" for a fault of our own."""
    if isinstance(failure, JixiaoError):
        return str(failure)
    if isinstance(failure, OSError):
        known = _SYSTEM_ERRORS.get(failure.errno or 0)
        if known is not None:
            name = os.path.basename(os.fsdecode(failure.filename)) if failure.filename else "该文件"  # noqa: PTH119
            return known.format(name=name) + "。"
    if isinstance(failure, MemoryError):
        return "内存不足，没有处理完，文件没有改动；请关闭其他程序后再试。"
    return ""


def log_file() -> Path:
    """Where faults of our own are written down; the file is there once there was one."""
    import tempfile  # noqa: PLC0415 - only a fault of our own needs it, and every start would pay
    from pathlib import Path  # noqa: PLC0415

    return Path(tempfile.gettempdir()) / "jixiao-错误记录.txt"


def log(failure: Exception) -> str:
    """Keep what a maintainer needs, out of the user's sight."""
    import traceback  # noqa: PLC0415 - only a fault of our own needs these, and every start would pay for them
    from datetime import datetime  # noqa: PLC0415

    path = log_file()
    stamp = datetime.now().astimezone().isoformat(timespec="seconds")
    with path.open("a", encoding="utf-8") as log:
        log.write(f"{stamp}\n{''.join(traceback.format_exception(failure))}\n")
    return str(path)
