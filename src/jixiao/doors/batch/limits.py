"""How much one workbook may take (限额): seconds, which the pool watches, and memory, which the worker watches."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psutil

from jixiao.doors.batch.job import Done, Job, review_job

MEMORY_EXIT = 86  # the exit status of a worker that has ended itself
_EVERY = 0.05  # seconds between two looks at the memory
_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one workbook may take at most."""

    seconds: float = 120.0
    megabytes: int = 2048


def review_within(job: Job, megabytes: int) -> Done:
    """Review a workbook in a process that ends itself when the review takes more memory than allowed."""
    with _ending_above(megabytes):
        return review_job(job)


@contextmanager
def _ending_above(megabytes: int) -> Iterator[None]:
    """End this process as soon as it has grown by so much."""
    process = psutil.Process()
    most = process.memory_info().rss + megabytes * _MEGABYTE
    over = threading.Event()

    def watch() -> None:
        while not over.wait(_EVERY):
            if process.memory_info().rss > most:
                os._exit(MEMORY_EXIT)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
