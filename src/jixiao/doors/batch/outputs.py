"""What a batch writes, and where (结果文件): the summary, and beside it copies, letters, data and the journal."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from jixiao.doors.batch.found import JOURNAL_SUFFIX
from jixiao.errors import JixiaoError
from jixiao.summary.record import MARK

SUFFIX = ".xlsx"
_LEFT_BEHIND = ".jixiao-*.tmp"  # what a review that was ended leaves beside its copy


@dataclass(frozen=True, slots=True)
class Outputs:
    """The files of a batch, all named after its summary.

    Beside 汇总.xlsx these are 汇总-已校验, 汇总-退回意见, 汇总-数据 and 汇总-记录.jsonl.
    """

    summary: Path

    @property
    def copies(self) -> Path:
        """The reviewed workbooks, in folders as the originals are."""
        return self._beside(MARK)

    @property
    def letters(self) -> Path:
        """A 退回意见 for each unit."""
        return self._beside("-退回意见")

    @property
    def data(self) -> Path:
        """The Parquet files."""
        return self._beside("-数据")

    @property
    def journal(self) -> Path:
        """What has been done so far."""
        return self._beside(JOURNAL_SUFFIX)

    def _beside(self, ending: str) -> Path:
        return self.summary.with_name(f"{self.summary.stem}{ending}")


def require_writable(outputs: Outputs) -> None:
    """Refuse, before any work is done, a summary that cannot be written.

    Raises:
        JixiaoError: one sentence that says what to do.
    """
    summary, folder = outputs.summary, outputs.summary.parent
    if summary.is_dir():
        raise JixiaoError(f"“{summary}”是文件夹，请在 -o 后面写明汇总的文件名，例如“{summary / '汇总.xlsx'}”。")
    if summary.suffix.lower() != SUFFIX:
        raise JixiaoError(f"汇总“{summary.name}”的扩展名要写成 .xlsx，例如“{summary.stem or '汇总'}.xlsx”。")
    if not folder.is_dir():
        raise JixiaoError(f"没有找到文件夹“{folder}”，请先建好，或在 -o 后面写别的位置。")
    for place in (outputs.copies, outputs.letters, outputs.data):
        if place.exists() and not place.is_dir():
            raise JixiaoError(f"“{place}”是文件，这里要放一个文件夹；请把它移走，或在 -o 后面换一个名字。")
    if any(summary.with_name(lock).exists() for lock in (f"~${summary.name}", f".~lock.{summary.name}#")):
        raise JixiaoError(f"“{summary.name}”正在 Excel 或其他程序中打开，请关闭后再试，或在 -o 后面换一个名字。")


def require_ours(outputs: Outputs, written: Collection[str]) -> None:
    """Refuse to replace a summary that somebody has changed, or that is none of ours.

    ``written`` are the checksums that the journal knows.
    """
    summary = outputs.summary
    if not summary.exists() or checksum(summary) in written:
        return
    if written:
        raise JixiaoError(f"“{summary.name}”在生成后有人改过，为免丢失没有覆盖；请在 -o 后面换一个名字。")
    raise JixiaoError(f"“{summary.name}”已经存在，而且不是这里生成的汇总，没有覆盖；请在 -o 后面换一个名字。")


def checksum(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def held(outputs: Outputs) -> Iterator[None]:
    """Keep a second batch from writing the same results at the same time.

    Raises:
        JixiaoError: another one is running, or the folder cannot be written to.
    """
    lock = outputs.journal.with_suffix(".lock")
    holder = _holder(lock)
    if holder:
        raise JixiaoError(
            f"另一个 jixiao batch（进程 {holder}）正在写“{outputs.summary.name}”，请等它做完，或在 -o 后面换一个名字。"
        )
    try:
        lock.write_text(str(os.getpid()), encoding="utf-8")
    except OSError as error:
        raise JixiaoError(
            f"没有权限写入文件夹“{outputs.summary.parent}”，请检查权限，或在 -o 后面写别的位置。"
        ) from error
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _holder(lock: Path) -> int:
    """The process that holds the lock, 0 for none: one that has died holds nothing."""
    try:
        number = int(lock.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return 0
    return number if number != os.getpid() and psutil.pid_exists(number) else 0


def sweep(copies: Path) -> None:
    """Take away what reviews that were ended have left behind."""
    if copies.is_dir():
        for left in copies.rglob(_LEFT_BEHIND):
            left.unlink(missing_ok=True)
