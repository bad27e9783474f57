"""Who reviews (引擎): a pool of processes on this machine, or a dask cluster; both give the same results."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from jixiao.doors.batch.job import Done, Job


class Engine(Protocol):
    """Reviews workbooks on several processors.

    Every job gives one `Done`, whatever happens to the process that works on it. Once ``stopping`` says so, no new job
    is begun, and those in hand are still given.
    """

    def run(self, jobs: Iterable[Job], stopping: Callable[[], bool]) -> Iterator[Done]:
        """Review the jobs; give what came of them as they are finished."""
        ...
