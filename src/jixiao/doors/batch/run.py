"""The whole of a batch (批量校验): find the workbooks, review each, write down what came of it, sum it all up."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jixiao.doors.batch.engines import Engine
from jixiao.doors.batch.engines.local import LocalEngine
from jixiao.doors.batch.found import Found
from jixiao.doors.batch.job import Job
from jixiao.doors.batch.journal import Journal, Past, read_journal
from jixiao.doors.batch.outputs import Outputs, held, require_ours, require_writable, sweep
from jixiao.doors.batch.places import Place
from jixiao.doors.batch.progress import Watcher
from jixiao.doors.batch.request import Request, find, head, open_copies, open_source, own_files
from jixiao.doors.batch.stopping import Stop
from jixiao.doors.batch.summing import Context, Summed, Summing
from jixiao.doors.collector import old_objects_left_alone
from jixiao.errors import JixiaoError

if TYPE_CHECKING:
    from jixiao.summary.book import Previous


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a batch: of all that was ``found`` so many are ``done``, ``failed`` of them in vain.

    ``summed`` is None where somebody stopped it.
    """

    outputs: Outputs
    copies: str
    found: Found
    done: int
    failed: int
    summed: Summed | None


@old_objects_left_alone()
def run_batch(request: Request, watcher: Watcher, now: datetime) -> Outcome:
    """Review all workbooks of a place and sum them up; ``now`` is the time that the summary shows.

    Raises:
        JixiaoError: one sentence that says why nothing could be begun, or why it could not go on. What is done by
            then is kept, and a ``resume`` goes on from there.
    """
    outputs = Outputs(request.summary)
    require_writable(outputs)
    source, said, previous = open_source(request.source), head(request), _previous(request.previous)
    with held(outputs):
        found_past = read_journal(outputs.journal)
        known = found_past.summaries if found_past is not None else ()
        require_ours(outputs, known)
        past = _past(found_past, outputs, said, request)
        found = find(source)
        copies = open_copies(request, outputs)
        with Journal(outputs.journal, said, past, known) as journal, Summing(outputs, journal, found) as summing:
            jobs = _Jobs(found, journal, source, copies, request)
            stopped = _review(jobs, request, journal, watcher, summing)
            sweep(outputs.copies)
            done, failed = jobs.done(), jobs.failed()
            if stopped:
                return Outcome(outputs, copies.shown, found, done, failed, None)
            watcher.say("正在汇总……")
            summed = summing.finish(Context(source, copies, found, previous, now))
            journal.finish(summed.checksum)
    return Outcome(outputs, copies.shown, found, done, failed, summed)


class _Jobs:
    """The workbooks of a batch, and which of them are still to be reviewed."""

    def __init__(self, found: Found, journal: Journal, source: Place, copies: Place, request: Request) -> None:
        self._found, self._journal = found, journal
        self.source, self.copies, self._request = source, copies, request

    def __len__(self) -> int:
        return len(self._found.workbooks)

    def __iter__(self) -> Iterator[Job]:
        """Those still to be reviewed."""
        for entry in self._found.workbooks:
            if self._journal.line_of(entry) is None:
                yield Job(entry.path, entry.size, entry.stamp, self.source, self.copies, self._request.options)

    def done(self) -> int:
        return sum(self._journal.line_of(entry) is not None for entry in self._found.workbooks)

    def failed(self) -> int:
        lines = map(self._journal.line_of, self._found.workbooks)
        return sum(line.failed for line in lines if line is not None)


def _review(jobs: _Jobs, request: Request, journal: Journal, watcher: Watcher, summing: Summing) -> bool:
    """Review what is still to be reviewed; give whether somebody stopped it."""
    stop = Stop(watcher.say)
    watcher.begin(len(jobs), jobs.done(), jobs.failed())
    if next(iter(jobs), None) is None:
        return False
    engine = _engine(request, jobs)
    # It takes as long to load as ten reviews; missing it is told before anything is done.
    threading.Thread(target=importlib.import_module, args=("jixiao.summary.book",), daemon=True).start()
    with stop.heard():
        for done in engine.run(jobs, stop):
            if done.gone:
                raise JixiaoError(f"{done.gone}已经做完的{jobs.done()}份都记下了，恢复后加 --resume 接着做。")
            journal.append(done)
            watcher.advance(failed=done.failed)
            summing.follow()
    return stop.asked and jobs.done() < len(jobs)


def _engine(request: Request, jobs: _Jobs) -> Engine:
    if not request.scheduler:
        return LocalEngine(request.workers, request.limits)
    from jixiao.doors.batch.engines.cluster import ClusterEngine  # noqa: PLC0415 - few people have a cluster

    return ClusterEngine(request.scheduler, request.limits, (jobs.source, jobs.copies), own_files(request.options))


def _previous(path: Path | None) -> Previous | None:
    if path is None:
        return None
    from jixiao.summary.book import read_previous  # noqa: PLC0415 - pandas waits until it is needed

    return read_previous(path)


def _past(past: Past | None, outputs: Outputs, said: dict[str, Any], request: Request) -> Past | None:
    """What of the past counts for this batch; None where it begins anew.

    Raises:
        JixiaoError: a batch that was not finished lies there, or there is none to go on with, or it was another one.
    """
    name = outputs.summary.name
    if not request.resume:
        if past is not None and past.lines and not past.finished:
            raise JixiaoError(
                f"“{name}”上次没有做完，已经做了{len(past.lines)}份：接着做请加 --resume；"
                f"要从头做，请先删除“{outputs.journal.name}”，或用 -o 换一个名字。"
            )
        return None
    if past is None:
        raise JixiaoError(f"没有找到上次的记录“{outputs.journal.name}”，没有可以接着做的；请去掉 --resume。")
    different = [_HEAD_WORDS[key] for key in _HEAD_WORDS if past.head.get(key) != said[key]]
    if different:
        raise JixiaoError(
            f"这次的{'、'.join(dict.fromkeys(different))}与上次不同，结果不能合在一起；请用 -o 换一个名字从头做。"
        )
    return past.without_failures() if request.retry_failed else past


_HEAD_WORDS = {
    "version": "jixiao 版本",
    "source": "文件夹",
    "copies": "--copies",
    "pack": "--pack",
    "scorecards": "--scorecard",
    "files": "口径或评分表文件的内容",
    "weights": "--weights",
    "fill_scores": "--fill-scores",
}
