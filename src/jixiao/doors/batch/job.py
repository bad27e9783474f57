"""One workbook reviewed on its own (单份校验): whatever happens to it comes back as a record, never as an exception."""

from __future__ import annotations

import hashlib
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from jixiao.doors.batch.places import Place, PlaceGoneError
from jixiao.doors.collector import old_objects_left_alone
from jixiao.doors.failure import explain_failure
from jixiao.doors.file import review_file
from jixiao.errors import JixiaoError
from jixiao.scoring.proposal import Spread
from jixiao.sheets import Filling
from jixiao.summary.record import MARK, Record, encode, failure
from jixiao.summary.recorded import record_of

STAMP, SECONDS = "stamp", "seconds"  # what a line of the journal says besides the record
_LONGEST_NAME = 255  # bytes on Linux; on Windows and macOS UTF-16 units, of which there are never more
_DIGEST = 8


@dataclass(frozen=True, slots=True)
class Options:
    """How every workbook is reviewed; see `jixiao.doors.file.review_file`."""

    pack: str = ""
    weights: Spread | None = None
    fill_scores: Filling = Filling.NONE
    scorecards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """A workbook to review: where it is, where its copy goes, what to ask for."""

    path: str
    size: int
    stamp: str
    source: Place
    copies: Place
    options: Options


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a job: its line for the journal, and the stamp of the workbook that it is about.

    ``gone`` is the sentence where source or target is no longer there at all: then there is no line.
    """

    path: str
    stamp: str
    failed: bool
    line: bytes = b""
    gone: str = ""


@old_objects_left_alone()
def review_job(job: Job) -> Done:
    """Review one workbook and write its copy."""
    started = time.perf_counter()
    try:
        with tempfile.TemporaryDirectory(prefix="jixiao-") as scratch:
            record = _reviewed(job, Path(scratch))
    except PlaceGoneError as gone:
        return Done(job.path, job.stamp, failed=True, gone=str(gone))
    except Exception as error:
        record = failure(job.path, _sentence(job, error), size=job.size)
        try:
            job.source.require()
        except PlaceGoneError as gone:
            return Done(job.path, job.stamp, failed=True, gone=str(gone))
    return done(job, record, time.perf_counter() - started)


def done(job: Job, record: Record, seconds: float) -> Done:
    """What came of a job whose record is known."""
    line = encode(record, **{STAMP: job.stamp, SECONDS: round(seconds, 3)})
    return Done(job.path, job.stamp, record.failed, line)


def copy_path(path: str) -> str:
    """Where the copy of a workbook goes: the same folder, -已校验 after its name; a name too long is cut.

    Two workbooks of one name cannot be open in Excel at the same time, so the copy has a name of its own.

    >>> copy_path("城关镇/自评表.xlsx")
    '城关镇/自评表-已校验.xlsx'
    """
    where = PurePosixPath(path)
    stem = where.stem.removesuffix(MARK)
    name = f"{stem}{MARK}{where.suffix}"
    if len(_raw(name)) > _LONGEST_NAME:
        digest = hashlib.sha256(_raw(stem)).hexdigest()[:_DIGEST]
        rest = f"…{digest}{MARK}{where.suffix}"
        room = _LONGEST_NAME - len(_raw(rest))
        name = _raw(stem)[:room].decode("utf-8", "ignore") + rest
    return str(where.with_name(name))


def _reviewed(job: Job, scratch: Path) -> Record:
    copy = copy_path(job.path)
    for name in ("in", "out"):
        (scratch / name).mkdir()
    source = job.source.readable(job.path, scratch / "in")
    with job.copies.writing(copy, scratch / "out") as target:
        options = job.options
        reviewed = review_file(
            source,
            target,
            pack=options.pack or None,
            weights=options.weights,
            fill_scores=options.fill_scores,
            scorecards=options.scorecards,
        )
    return record_of(reviewed.review, job.path, copy, size=job.size, checksum=_checksum(source))


def _sentence(job: Job, error: Exception) -> str:
    """Why a workbook could not be reviewed; a file that is no longer there has been moved meanwhile."""
    try:
        there = job.source.has(job.path)
    except JixiaoError:
        there = True  # the place does not answer, which is what the error says too
    if not there:
        return f"“{PurePosixPath(job.path).name}”在处理时已经不在原处，请检查是否被移走或改名。"
    return explain_failure(error)


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _raw(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")
