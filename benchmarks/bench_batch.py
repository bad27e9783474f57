"""A batch of 500 workbooks against one review after the other, against openpyxl on the same pool, and against 2,000."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from multiprocessing import get_context
from pathlib import Path

from benchmarks.many_workbooks import write_many
from benchmarks.measure import peak_memory

FEW, MANY = 500, 2000
WORKERS = 2


class Batch:
    """`jixiao batch` over a folder; a class, so that another process can be handed it."""

    def __init__(self, source: Path, workers: int) -> None:
        self.source, self.workers = source, workers

    def __call__(self) -> Path:
        from jixiao.doors.cli import main

        results = self.source.with_name(f"{self.source.name}-results")
        shutil.rmtree(results, ignore_errors=True)
        results.mkdir()
        status = main(["batch", str(self.source), "-o", str(results / "汇总.xlsx"), "--workers", str(self.workers)])
        assert status == 0
        return results


def one_after_the_other(workbooks: Iterable[Path], folder: Path) -> None:
    """`jixiao review` in a loop, in a process that has loaded all it needs."""
    from jixiao.doors.file import review_file

    for number, workbook in enumerate(workbooks):
        review_file(workbook, folder / f"{number}.xlsx")


def load_and_save(workbook: Path, target: Path) -> None:
    """What openpyxl needs to read and write a workbook, doing nothing with it."""
    import openpyxl

    openpyxl.load_workbook(workbook).save(target)


def with_the_same_pool(workbooks: Iterable[Path], folder: Path) -> None:
    """openpyxl's work on the processes of a pool like that of the batch."""
    from pebble import ProcessPool

    with ProcessPool(WORKERS, context=get_context("spawn")) as pool:
        taken = [
            pool.schedule(load_and_save, (workbook, folder / f"{number}.xlsx"))
            for number, workbook in enumerate(workbooks)
        ]
        for future in taken:
            future.result()


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes; these take too long to be repeated."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def ratios() -> dict[str, float]:
    """Time per workbook, gain of a second process, openpyxl's time ÷ ours, and the parent's memory."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        few = write_many(folder / "few", FEW)
        write_many(folder / "many", MANY)
        for name in ("loop", "received", "reviewed"):
            (folder / name).mkdir()
        one_after_the_other(few[:12], folder / "loop")
        shutil.rmtree(folder / "loop")
        (folder / "loop").mkdir()
        loop = seconds(lambda: one_after_the_other(few, folder / "loop"))
        one = seconds(Batch(folder / "few", 1))
        two = seconds(Batch(folder / "few", WORKERS))
        copies = sorted((folder / "few-results").rglob("*-已校验.xlsx"))
        reviewed = seconds(lambda: with_the_same_pool(copies, folder / "reviewed"))
        received = seconds(lambda: with_the_same_pool(few, folder / "received"))
        memory = peak_memory(Batch(folder / "many", WORKERS)) / peak_memory(Batch(folder / "few", WORKERS))
    return {
        f"batch of {FEW}, 1 process: time per workbook ÷ review in a loop (bound 1.15)": one / loop,
        f"batch of {FEW}: time with 1 process ÷ with {WORKERS} (bound at least 1.7)": one / two,
        f"openpyxl load + save of what comes out, same pool ÷ batch of {FEW} (bound at least 4)": reviewed / two,
        f"openpyxl load + save of what came in, same pool ÷ batch of {FEW}": received / two,
        f"peak memory of the parent, {MANY} workbooks ÷ {FEW} (bound 1.2)": memory,
        f"workbooks a second, {WORKERS} processes": FEW / two,
    }
