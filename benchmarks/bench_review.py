"""Reviewing the sample from file to file against openpyxl's bare load and save of what comes out."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.measure import peak_memory, ratio

SAMPLE = Path(__file__).parent.parent / "workbooks" / "天津市司法局-2021-整体支出绩效自评表.xlsx"


def review(target: Path) -> None:
    """The whole job, as a function call."""
    from jixiao.doors.file import review_file

    target.unlink(missing_ok=True)
    review_file(SAMPLE, target, pack="tianjin-2021")


def load_and_save(source: Path, target: Path) -> None:
    """What openpyxl needs to read and write the same workbook, doing nothing with it."""
    import openpyxl

    openpyxl.load_workbook(source).save(target)


class _Review:
    def __init__(self, target: Path) -> None:
        self.target = target

    def __call__(self) -> None:
        review(self.target)


class _LoadAndSave:
    def __init__(self, source: Path, target: Path) -> None:
        self.source, self.target = source, target

    def __call__(self) -> None:
        load_and_save(self.source, self.target)


def ratios() -> dict[str, float]:
    """Time and peak memory, ours ÷ openpyxl's."""
    with tempfile.TemporaryDirectory() as folder:
        reviewed, saved = Path(folder) / "reviewed.xlsx", Path(folder) / "saved.xlsx"
        ours = _Review(reviewed)
        ours()
        kept = Path(folder) / "kept.xlsx"
        kept.write_bytes(reviewed.read_bytes())
        peer = _LoadAndSave(kept, saved)
        return {
            "review of the sample, time ÷ openpyxl load + save (bound 1.0)": ratio(ours, peer),
            "review of the sample, peak memory ÷ openpyxl load + save (bound 1.0)": peak_memory(ours)
            / peak_memory(peer),
        }
