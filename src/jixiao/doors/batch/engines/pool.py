"""A pool of processes that outlives each of them (进程池): Pebble's, with what we make of a process that ended."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING

from pebble import CONSTS, ProcessExpired, ProcessPool

from jixiao.doors.batch.job import Done, Job, done
from jixiao.doors.batch.limits import MEMORY_EXIT, Limits, review_within
from jixiao.errors import JixiaoError
from jixiao.summary.record import failure

if TYPE_CHECKING:
    from pebble import ProcessFuture

_REVIEWS_OF_A_PROCESS = 1000  # then another takes its place, whatever memory it may have gathered
_AHEAD = 2  # jobs in hand for each process
_GRACE = 90.0  # seconds
_LOCKED = 10.0  # seconds; fetching a job takes milliseconds
_BROKEN = 3  # pools in a row that gave nothing: then none will


class Pool:
    """Processes that review one workbook each at a time; one that dies is replaced.

    A workbook whose process was ended from outside is reviewed once more. One that took too long or too much memory,
    or whose process died twice, is given as a failure.
    """

    def __init__(self, workers: int, limits: Limits) -> None:
        """Start nothing yet."""
        self._workers = workers
        self._limits = limits
        self._pool: ProcessPool | None = None
        self._one_at_a_time = threading.Lock()  # a cluster's worker has several threads
        self._in_hand: set[ProcessFuture[Done]] = set()
        self._again: set[str] = set()
        self._broken = 0

    def submit(self, job: Job) -> ProcessFuture[Done]:
        """Hand a job to the pool, which is started with the first one."""
        with self._one_at_a_time, _interrupts_for_this_process():
            if self._pool is not None and not self._pool.active:
                self.close()
            if self._pool is None:
                self._pool = self._made()
            future = self._pool.schedule(review_within, (job, self._limits.megabytes), timeout=self._limits.seconds)
        self._in_hand.add(future)
        future.add_done_callback(self._in_hand.discard)
        return future

    def settle(self, job: Job, future: ProcessFuture[Done]) -> Done | Job | None:
        """Tell what came of a job that has ended: the job itself where it has to be done again.

        Raises:
            BrokenProcessPool: no process can be started.
        """
        try:
            found = future.result()
        except CancelledError:
            return None
        except TimeoutError:
            return done(job, failure(job.path, self._too_long(), size=job.size), self._limits.seconds)
        except ProcessExpired as end:
            return self._died(job, end)
        except BrokenProcessPool:
            self._broken += 1
            if self._broken > _BROKEN * self._workers * 2:
                raise
            return job
        self._broken = 0
        return found

    def room(self) -> int:
        """How many jobs to have in hand: the next one lies ready when one is finished."""
        return _AHEAD * self._workers

    def watch(self, quiet: float) -> None:
        """Give up where no job ends long after each has had its time: then the pool itself hangs."""
        if quiet > self._limits.seconds + _GRACE:
            raise JixiaoError("处理进程没有回应，已停止；请加 --resume 接着做。")

    def close(self) -> None:
        """End all processes at once, whatever they are doing."""
        if self._pool is None:
            return
        self._pool.stop()
        self._pool.join()
        self._pool = None
        for future in list(self._in_hand):
            future.cancel()  # whoever waits for it would wait for ever: Pebble forgets what it had in hand

    def _made(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._workers,
            max_tasks=_REVIEWS_OF_A_PROCESS,
            initializer=_prepare,
            context=multiprocessing.get_context("spawn"),
        )

    def _died(self, job: Job, end: ProcessExpired) -> Done | Job:
        if end.exitcode == MEMORY_EXIT:
            return self._failed(job, self._too_much())
        if job.path not in self._again:
            self._again.add(job.path)
            return job
        return self._failed(
            job,
            "处理这份工作簿的进程两次意外退出，没有校验；请用 Excel 或 WPS 打开，另存为新的 .xlsx 文件后再试。",
        )

    @staticmethod
    def _failed(job: Job, sentence: str) -> Done:
        return done(job, failure(job.path, sentence, size=job.size), 0)

    def _too_long(self) -> str:
        return (
            f"处理了{self._limits.seconds:g}秒还没有完成，已停止处理这一份；请检查文件是否正常，"
            "确实很大的，可以用 --timeout 加长时间后重做。"
        )

    def _too_much(self) -> str:
        return (
            f"处理这一份用到的内存超过了{self._limits.megabytes} MB，已停止处理；请检查文件是否正常，"
            "确实很大的，可以用 --memory 提高上限后重做。"
        )


def _prepare() -> None:
    """Prepare a process; that it is told of this function makes it load all that a review needs.

    A process that is ended while it fetches a job leaves a lock behind, for which the others wait so long.
    """
    CONSTS.channel_lock_timeout = _LOCKED


@contextmanager
def _interrupts_for_this_process() -> Iterator[None]:
    """Keep Ctrl-C from processes that start meanwhile: they are to finish what they have in hand.

    A process ignores it by itself once it runs; this covers its first moments. Windows has no such mask.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # Python's own helper: its start would take the mask away
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
