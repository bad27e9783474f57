"""Timing in pairs: the two sides take turns, so that a machine that slows down slows both."""

from __future__ import annotations

import gc
import multiprocessing
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Protocol


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes, garbage collected before."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def ratio(ours: Callable[[], object], peer: Callable[[], object], rounds: int = 7) -> float:
    """Our time ÷ the peer's, the median over rounds that alternate, after one warm-up of each."""
    ours()
    peer()
    return statistics.median(seconds(ours) / seconds(peer) for _ in range(rounds))


def quickest(ours: Callable[[], object], peer: Callable[[], object], rounds: int = 7) -> tuple[float, float]:
    """The least seconds of each side over rounds that alternate, after one warm-up of each."""
    ours()
    peer()
    pairs = [(seconds(ours), seconds(peer)) for _ in range(rounds)]
    return min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)


def peak_memory(work: Callable[[], object]) -> int:
    """Kilobytes at the peak of a fresh process that does the work once."""
    return _in_another_process(_peak_after, work)[0]


class Steps(Protocol):
    """Work that can be done again and again."""

    def steps(self) -> Iterator[Callable[[], object]]:
        """Endlessly many pieces of work."""
        ...


def grown(work: Steps, first: int, times: int) -> tuple[int, int]:
    """Kilobytes at the peak of a fresh process after the first steps, and after so many."""
    few, many = _in_another_process(_peaks_over, work, first, times)
    return few, many


def _in_another_process(measure: Callable[..., tuple[int, ...]], *arguments: object) -> tuple[int, ...]:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
        return process.submit(measure, *arguments).result()


def _peak_after(work: Callable[[], object]) -> tuple[int, ...]:
    work()
    return (_peak(),)


def _peaks_over(work: Steps, first: int, times: int) -> tuple[int, ...]:
    steps = work.steps()
    for step in islice(steps, first):
        step()
    few = _peak()
    for step in islice(steps, times - first):
        step()
    return few, _peak()


def _peak() -> int:
    """Kilobytes at this process's peak so far."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # getrusage would tell the peak of the process that started this one, where that was higher.
    (line,) = (line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1])
