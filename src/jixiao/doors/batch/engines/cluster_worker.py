"""What runs on a worker of a dask cluster (工作节点): its pool of processes, from the first workbook to the last."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING

from distributed import WorkerPlugin, get_worker

from jixiao import __version__
from jixiao.doors.batch.engines.pool import Pool
from jixiao.doors.batch.job import Done, Job
from jixiao.doors.batch.limits import Limits
from jixiao.doors.batch.places import Place, PlaceGoneError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from distributed import Worker


class WorkerPool(WorkerPlugin):
    """A pool on each worker, on those too that join later; it ends with the batch."""

    def __init__(self, name: str, limits: Limits) -> None:
        """Take the name under which jobs find it."""
        self.name = name
        self._limits = limits
        self._pool: Pool | None = None

    def setup(self, worker: Worker) -> None:
        """Prepare as many processes as the worker has threads; they start with the first job."""
        # A worker under a nanny is daemonic, and such a process may have no children of its own otherwise.
        multiprocessing.current_process().daemon = False
        self._pool = Pool(worker.state.nthreads, self._limits)

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002 - dask calls it so
        """End the processes."""
        if self._pool is not None:
            self._pool.close()

    def review(self, job: Job) -> Done:
        """Review a workbook in one of the processes."""
        if self._pool is None:
            raise BrokenProcessPool
        while True:
            found = self._pool.settle(job, self._pool.submit(job))
            if found is None:
                raise CancelledError  # the batch was stopped
            if isinstance(found, Done):
                return found


def review_here(job: Job, name: str) -> Done:
    """Review a workbook with the pool of this worker."""
    plugin = get_worker().plugins[name]
    if not isinstance(plugin, WorkerPool):
        raise TypeError(name)
    return plugin.review(job)


def unable(places: Sequence[Place], files: Sequence[Path], version: str) -> str:
    """What keeps this worker from doing the work, "" for nothing."""
    if version != __version__:
        return f"上的 jixiao 是 {__version__} 版，这里是 {version} 版，请装成同一版本。"
    for each in places:
        try:
            each.require()
        except PlaceGoneError:
            return f"看不到“{each.shown}”，请用各台电脑都能以同一路径打开的共享文件夹，或 s3:// 这样的地址。"
    missing = next((file for file in files if not file.is_file()), None)
    return f"看不到“{missing}”，请把它放在各台电脑都能以同一路径打开的地方。" if missing else ""
