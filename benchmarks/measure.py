"""Timing in pairs: the two sides take turns, so that a machine that slows down slows both."""

from __future__ import annotations

import gc
import multiprocessing
import statistics
import time
from collections.abc import Callable


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


def peak_memory(work: Callable[[], object]) -> int:
    """Kilobytes at the peak of a fresh process that does the work once, less what the bare process needs."""
    context = multiprocessing.get_context("spawn")
    queue: multiprocessing.queues.Queue[int] = context.Queue()
    process = context.Process(target=_report_peak, args=(work, queue))
    process.start()
    peak = queue.get()
    process.join()
    return peak


def _report_peak(work: Callable[[], object], queue: multiprocessing.queues.Queue[int]) -> None:
    import resource

    work()
    queue.put(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
