"""A dask cluster (集群): many machines behind a scheduler; each of its workers keeps a pool of processes of its own.

The pool makes time and memory of a workbook limited there as here, and keeps a bad workbook from ending dask's worker.
A worker that is ended all the same loses the workbooks in hand, which dask gives to another one.
"""

from __future__ import annotations

import socket
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jixiao import __version__
from jixiao.doors.batch.engines.window import windowed
from jixiao.doors.batch.job import Done, Job, done
from jixiao.doors.batch.limits import Limits
from jixiao.doors.batch.places import Place
from jixiao.errors import JixiaoError
from jixiao.summary.record import failure

_ANSWER = 10.0  # seconds to wait for the scheduler, and for its first worker
_SILENCE = 60.0  # seconds without a scheduler until we give up
_SCHEMES = frozenset({"tcp", "tls"})
_AHEAD = 2  # jobs in hand for each thread of the cluster
_COUNT_EVERY = 5.0  # seconds; workers may join and leave
_LOST = "与调度器“{address}”失去了联系，已停止；请检查调度器，再加 --resume 接着做。"
_QUIET = "“{address}”的工作节点很久没有回应，已停止；请检查各台电脑上的 dask worker，再加 --resume 接着做。"
_DIED = "处理这份工作簿的工作节点几次意外退出，没有校验；请用 Excel 或 WPS 打开，另存为新的 .xlsx 文件后再试。"


class ClusterEngine:
    """Reviews on the workers of a dask cluster."""

    def __init__(self, address: str, limits: Limits, places: Sequence[Place], files: Sequence[Path] = ()) -> None:
        """Reach the scheduler, and make sure that its workers can do the work: see these places and files.

        Raises:
            JixiaoError: no answer, no worker, another version of jixiao there, or a worker does not see a folder.
        """
        self._address = address
        self._limits = limits
        self._threads, self._count_again = 0, 0.0
        self._name = f"jixiao-{uuid.uuid4().hex}"
        self._client = _connected(address)
        try:
            self._require_able(places, files)
            self._client.register_plugin(_pool_plugin(self._name, limits))
        except BaseException:
            self._close()
            raise

    def run(self, jobs: Iterable[Job], stopping: Callable[[], bool]) -> Iterator[Done]:
        """Review the jobs; give what came of them as they are finished."""
        try:
            yield from windowed(jobs, self, stopping)
        finally:
            self._close()

    def submit(self, job: Job) -> Any:
        """Hand a job to the cluster."""
        from jixiao.doors.batch.engines.cluster_worker import review_here  # noqa: PLC0415 - see _connected

        return self._client.submit(review_here, job, self._name, pure=False, key=f"{self._name}-{job.path}")

    def settle(self, job: Job, future: Any) -> Done | None:
        """Tell what came of a job that has ended."""
        if future.cancelled():
            self.watch(_SILENCE + 1)
            return None
        error = future.exception()
        if error is None:
            found: Done = future.result()
            future.release()
            return found
        if future.status == "lost" or isinstance(error, OSError):
            raise JixiaoError(_LOST.format(address=self._address)) from error
        return done(job, failure(job.path, _DIED, size=job.size), 0)

    def room(self) -> int:
        """How many jobs to have in hand: the next one lies ready when one is finished."""
        now = time.monotonic()
        if now >= self._count_again:
            self._threads = sum(self._client.nthreads().values())
            self._count_again = now + _COUNT_EVERY
        return _AHEAD * max(self._threads, 1)

    def watch(self, quiet: float) -> None:
        """Give up once the scheduler or all of its workers have been silent for long."""
        if quiet > _SILENCE and self._client.status != "running":
            raise JixiaoError(_LOST.format(address=self._address))
        if quiet > 2 * self._limits.seconds + _SILENCE:  # each workbook is given up after twice its time at most
            raise JixiaoError(_QUIET.format(address=self._address))

    def _require_able(self, places: Sequence[Place], files: Sequence[Path]) -> None:
        from jixiao.doors.batch.engines.cluster_worker import unable  # noqa: PLC0415 - see _connected

        try:
            self._client.wait_for_workers(1, timeout=_ANSWER)
        except TimeoutError as error:
            raise JixiaoError(
                f"调度器“{self._address}”还没有工作节点，请先在各台电脑上运行 dask worker {self._address}。"
            ) from error
        told: dict[str, Any] = self._client.run(unable, list(places), list(files), __version__, on_error="return")
        for worker, trouble in told.items():
            if isinstance(trouble, BaseException):
                raise JixiaoError(
                    f"工作节点“{worker}”上不能运行 jixiao（{type(trouble).__name__}），"
                    f'请在那台电脑上安装同一版本：pip install "jixiao[batch]=={__version__}"。'
                )
            if trouble:
                raise JixiaoError(f"工作节点“{worker}”{trouble}")

    def _close(self) -> None:
        """Let the workers end their processes, and go."""
        if self._client.status == "running":
            with suppress(ValueError):  # it was not registered yet
                self._client.unregister_worker_plugin(self._name)
        self._client.close(timeout=_ANSWER)


def _pool_plugin(name: str, limits: Limits) -> Any:
    from jixiao.doors.batch.engines.cluster_worker import WorkerPool  # noqa: PLC0415 - see _connected

    return WorkerPool(name, limits)


def _connected(address: str) -> Any:
    try:
        from distributed import Client  # noqa: PLC0415 - it takes longer to load than a small batch to run
    except ImportError as error:
        raise JixiaoError('使用 --engine dask 需要先安装：pip install "jixiao[batch]"。') from error
    try:
        # A client that found nobody would close itself whenever Python collects it, and might wait for ever then.
        socket.create_connection(_host_and_port(address), timeout=_ANSWER).close()
        return Client(address, timeout=_ANSWER, set_as_default=False)
    except (OSError, TimeoutError) as error:
        raise JixiaoError(
            f"调度器“{address}”没有回应，请检查地址（如 tcp://192.168.1.10:8786）、网络，"
            "以及 dask scheduler 是否在运行。"
        ) from error
    except ValueError as error:
        raise JixiaoError(f"调度器的地址“{address}”写法有误，请写成 tcp://192.168.1.10:8786 的样子。") from error


def _host_and_port(address: str) -> tuple[str, int]:
    """The two parts of an address.

    Raises:
        ValueError: it is none.

    >>> _host_and_port("tcp://192.168.1.10:8786")
    ('192.168.1.10', 8786)
    """
    found = urlsplit(address if "://" in address else f"tcp://{address}")
    if found.scheme not in _SCHEMES or not found.hostname or not found.port:
        raise ValueError(address)
    return found.hostname, found.port
