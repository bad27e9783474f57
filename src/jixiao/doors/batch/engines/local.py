"""The processors of this machine (本机)."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool

from jixiao.doors.batch.engines.pool import Pool
from jixiao.doors.batch.engines.window import windowed
from jixiao.doors.batch.job import Done, Job
from jixiao.doors.batch.limits import Limits
from jixiao.errors import JixiaoError

# Seconds after which another thread has its turn: a process waits until the pool's has taken what it has found.
_SWITCH = 0.0005


class LocalEngine:
    """Reviews on this machine."""

    def __init__(self, workers: int, limits: Limits) -> None:
        """Start nothing yet."""
        self._workers = workers
        self._limits = limits

    def run(self, jobs: Iterable[Job], stopping: Callable[[], bool]) -> Iterator[Done]:
        """Review the jobs; give what came of them as they are finished."""
        pool = Pool(self._workers, self._limits)
        before = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH)
        try:
            yield from windowed(jobs, pool, stopping)
        except BrokenProcessPool as error:
            raise JixiaoError(
                "处理进程无法启动，已停止；请重新启动电脑或减少 --workers，再加 --resume 接着做。"
            ) from error
        finally:
            sys.setswitchinterval(before)
            pool.close()


def processors() -> int:
    """How many processors this process may use."""
    counted = getattr(os, "sched_getaffinity", None)
    return len(counted(0)) if counted is not None else os.cpu_count() or 1
