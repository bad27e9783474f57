"""What has been done so far (批量记录): a line for each workbook, appended as it comes.

A crash loses only the workbooks in hand.

The first line says of which folder and with what options; the last one of a finished batch, what its summary was.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from jixiao.doors.batch.job import STAMP, Done
from jixiao.doors.batch.places import Entry
from jixiao.errors import JixiaoError
from jixiao.summary.record import Record, decode
from jixiao.summary.schema import FAILED, PARTS, WORKBOOKS, Table

HEAD, FINISHED, KNOWN = "batch", "finished", "known"
_BEGINNING = b'{"batch"'
_KEPT_EVERY = 1.0  # seconds between two times that the disk is told to keep what it has


@dataclass(frozen=True, slots=True)
class Line:
    """Where the newest line about a workbook is in the file, the stamp of the workbook then, and how it ended."""

    offset: int
    stamp: str
    failed: bool


@dataclass(frozen=True, slots=True)
class Past:
    """What a journal says: its first line, and the newest line of each workbook.

    ``summaries`` are the checksums of all summaries that were written or about to be; ``finished`` says that nothing
    has been done since the last.
    """

    head: Mapping[str, Any]
    lines: Mapping[str, Line]
    end: int  # where the last whole line ends
    summaries: tuple[str, ...]
    finished: bool

    def without_failures(self) -> Past:
        """As if the workbooks that could not be reviewed had not been tried."""
        return replace(self, lines={path: line for path, line in self.lines.items() if not line.failed})


def read_journal(path: Path) -> Past | None:
    """Read a journal as far as it is whole; None where there is none, or no whole first line.

    Raises:
        JixiaoError: the file is something else.
    """
    try:
        with path.open("rb") as file:
            return _past(file, path)
    except FileNotFoundError:
        return None


def records(path: Path, lines: Iterable[Line], tables: Collection[Table] = PARTS) -> Iterator[Record]:
    """The records that these lines hold, in this order, one at a time; of the parts only those of ``tables``."""
    with path.open("rb") as file:
        for line in lines:
            file.seek(line.offset)
            yield decode(file.readline(), tables)[0]


class Journal:
    """The journal of the batch that is running."""

    def __init__(self, path: Path, head: Mapping[str, Any], past: Past | None, known: Iterable[str] = ()) -> None:
        """Go on after the last whole line of ``past``, or begin anew; ``known`` are checksums of old summaries."""
        self.path = path
        self.lines: dict[str, Line] = dict(past.lines) if past is not None else {}
        self._file = path.open("r+b" if past is not None else "wb")
        self._kept = time.monotonic()
        if past is None:
            self._write({HEAD: head})
            for each in known:
                self._write({KNOWN: each})
        else:
            self._file.truncate(past.end)
            self._file.seek(past.end)

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *failure: object) -> None:
        self._keep()
        self._file.close()

    def line_of(self, entry: Entry) -> Line | None:
        """The line about a workbook as it is now; None where there is none yet, or the workbook has changed since."""
        line = self.lines.get(entry.path)
        return line if line is not None and line.stamp == entry.stamp else None

    def append(self, done: Done) -> None:
        """Write down what came of a workbook; it is in the file when this returns."""
        self.lines[done.path] = Line(self._file.tell(), done.stamp, done.failed)
        self._file.write(done.line)
        self._file.flush()
        if time.monotonic() - self._kept > _KEPT_EVERY:
            self._keep()

    def expect(self, summary: str) -> None:
        """Write down the checksum of a summary that is about to be put in its place."""
        self._write({KNOWN: summary})
        self._keep()

    def finish(self, summary: str) -> None:
        """Write down that all is done, and the checksum of the summary."""
        self._write({FINISHED: summary})
        self._keep()

    def _write(self, said: Mapping[str, Any]) -> None:
        self._file.write(json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
        self._file.flush()

    def _keep(self) -> None:
        os.fsync(self._file.fileno())
        self._kept = time.monotonic()


def _past(file: BinaryIO, path: Path) -> Past | None:
    first = file.readline()
    if not first.endswith(b"\n") and first.startswith(_BEGINNING[: len(first)]):
        return None  # the very first line was cut off: nothing has been done
    said = _parsed(first) or {}
    if HEAD not in said:
        raise JixiaoError(f"“{path.name}”不是批量校验的记录，没有改动；请把它移走，或用 -o 换一个汇总文件名。")
    lines: dict[str, Line] = {}
    summaries: dict[str, None] = {}
    finished, end = False, len(first)
    for raw in file:
        found = _parsed(raw)
        if found is None:
            break  # cut off by a crash; nothing follows it
        finished = FINISHED in found
        summaries |= {str(found[key]): None for key in (FINISHED, KNOWN) if key in found}
        if WORKBOOKS.name in found:
            lines[found[WORKBOOKS.name][0]] = _line(found, end)
        end += len(raw)
    return Past(said[HEAD], lines, end, tuple(summaries), finished)


def _parsed(raw: bytes) -> dict[str, Any] | None:
    if not raw.endswith(b"\n"):
        return None
    try:
        found = json.loads(raw.decode("utf-8", "surrogatepass"))
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _line(found: Mapping[str, Any], offset: int) -> Line:
    outcome = found[WORKBOOKS.name][WORKBOOKS.places["outcome"]]
    return Line(offset, str(found.get(STAMP, "")), outcome == FAILED)
