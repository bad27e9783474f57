"""Reviewing each sample from file to file against openpyxl's bare load and save of what comes out."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.measure import grown, peak_memory, quickest

WORKBOOKS = Path(__file__).parent.parent / "workbooks"
MANY = 200


def samples() -> tuple[Path, ...]:
    """The sample workbooks, the largest first."""
    return tuple(sorted(WORKBOOKS.glob("*.xlsx"), key=lambda path: (-path.stat().st_size, path.name)))


class Review:
    """The whole job, as a function call; a class, so that another process can be handed it."""

    def __init__(self, source: Path, target: Path) -> None:
        self.source, self.target = source, target

    def __call__(self) -> None:
        from jixiao.doors.file import review_file

        self.target.unlink(missing_ok=True)
        review_file(self.source, self.target)


class LoadAndSave:
    """What openpyxl needs to read and write a workbook, doing nothing with it."""

    def __init__(self, source: Path, target: Path) -> None:
        self.source, self.target = source, target

    def __call__(self) -> None:
        import openpyxl

        openpyxl.load_workbook(self.source).save(self.target)


class ReviewMany:
    """Some workbooks one after the other, again and again; each call of `steps` is one review."""

    def __init__(self, workbooks: tuple[Path, ...], folder: Path) -> None:
        self.workbooks, self.folder = workbooks, folder

    def steps(self) -> itertools.chain[Callable[[], None]]:
        """One review after the other."""
        reviews = [Review(workbook, self.folder / f"many-{workbook.name}") for workbook in self.workbooks]
        return itertools.chain.from_iterable(itertools.repeat(reviews))


def ratios() -> dict[str, float]:
    """Time and peak memory, ours ÷ openpyxl's; the memory of one process after many reviews ÷ after the first ones."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for sample in samples():
            ours, peer = _pair(sample, folder)
            time, other = quickest(ours, peer)
            found[f"review, time ÷ openpyxl load + save (bound 1.0): {sample.stem}"] = time / other
        ours, peer = _pair(samples()[0], folder)
        memory = peak_memory(ours) / peak_memory(peer)
        found[f"review, peak memory ÷ openpyxl load + save (bound 1.0): {samples()[0].stem}"] = memory
        for sample in samples():
            one, many = grown(ReviewMany((sample,), folder), 1, MANY)
            found[f"peak memory of one process, {MANY} reviews ÷ 1 (bound 1.2): {sample.stem}"] = many / one
        # What only reports and 评分表 need is loaded with the first of them; growth counts from where all is.
        few, many = grown(ReviewMany(samples(), folder), len(samples()), MANY)
        found[f"peak memory of one process, {MANY} reviews of all ÷ each once (bound 1.2)"] = many / few
    return found


def _pair(sample: Path, folder: Path) -> tuple[Review, LoadAndSave]:
    """The review, and openpyxl's work on its result."""
    result = folder / f"result-{sample.name}"
    Review(sample, result)()
    return Review(sample, folder / sample.name), LoadAndSave(result, folder / f"saved-{sample.name}")
