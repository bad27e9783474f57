"""Which files of a place are workbooks to review (清点文件), and which are left alone, each with why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from jixiao.doors.batch.places import Entry
from jixiao.summary.record import MARK

# Those that jixiao cannot read among them: their owners are told what to do instead.
WORKBOOK_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ett", ".ods", ".xltx", ".xltm"})
JOURNAL_SUFFIX = "-记录.jsonl"
RESULT_SUFFIXES = (MARK, "-退回意见", "-数据")
_OPEN = ("~$", ".~")  # what Excel, WPS and LibreOffice put beside a workbook that is open
_BACKUP = re.compile(r"\.备份\d*$")


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that was left alone, and why."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a place: the workbooks in the order of their paths, what was skipped, other files."""

    workbooks: tuple[Entry, ...]
    skipped: tuple[Skipped, ...]
    others: int  # files of other kinds


def sort_out(entries: Iterable[Entry]) -> Found:
    """Tell workbooks from everything else.

    Left alone are the marks of open workbooks (~$…), hidden files, and what jixiao has written beside the originals:
    reviewed copies, backups, and the results of earlier batches.
    """
    everything = sorted(entries, key=lambda entry: _order(entry.path))
    paths = {entry.path for entry in everything}
    batches = [path.removesuffix(JOURNAL_SUFFIX) for path in paths if path.endswith(JOURNAL_SUFFIX)]
    workbooks: list[Entry] = []
    skipped: list[Skipped] = []
    others = 0
    for entry in everything:
        why = entry.trouble or _why_not(entry.path, paths, batches)
        if why:
            skipped.append(Skipped(entry.path, why))
        elif PurePosixPath(entry.path).suffix.lower() in WORKBOOK_SUFFIXES:
            workbooks.append(entry)
        elif not _belongs(entry.path, batches) and not _hidden(entry.path):
            others += 1
    return Found(tuple(workbooks), tuple(skipped), others)


def _order(path: str) -> tuple[Sequence[str], str]:
    """By folder, then by name; the bytes decide, so that the order is the same on every machine."""
    *folders, name = path.split("/")
    return folders, name


def _why_not(path: str, paths: set[str], batches: Sequence[str]) -> str:
    """Why a workbook is not to be reviewed, "" where it is, or where it is no workbook."""
    where = PurePosixPath(path)
    reviewed, original = where.stem.removesuffix(MARK), _BACKUP.sub("", where.stem)
    reasons = {
        "打开工作簿时留下的临时文件": where.name.startswith(_OPEN),
        "隐藏的文件": _hidden(path),
        "以前批量校验的结果": _belongs(path, batches),
        "已校验的一份，原件也在，只校验原件": reviewed != where.stem and _beside(where, reviewed) in paths,
        "校验时留下的备份": original != where.stem and _beside(where, original) in paths,
    }
    is_workbook = where.suffix.lower() in WORKBOOK_SUFFIXES
    return next((why for why, holds in reasons.items() if holds and is_workbook), "")


def _belongs(path: str, batches: Sequence[str]) -> bool:
    """Whether a file is a result of a batch whose journal lies in the same place."""
    return any(
        path in (f"{batch}.xlsx", f"{batch}{JOURNAL_SUFFIX}")
        or any(path.startswith(f"{batch}{suffix}/") for suffix in RESULT_SUFFIXES)
        for batch in batches
    )


def _beside(where: PurePosixPath, stem: str) -> str:
    return str(where.with_name(stem + where.suffix))


def _hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))
