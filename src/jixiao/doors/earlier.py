"""What an earlier review left in a workbook (上次校验): its record, or the sheets of a result that lost its record."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jixiao.doors.asked import Asked, asked_last
from jixiao.sheets import find_traces, parts_left
from jixiao.workbook import Record, Traces, read_record, read_snapshot

LAYER = ""  # under which the record keeps what a review wrote


@dataclass(frozen=True, slots=True)
class Earlier:
    """The earlier review of a workbook: what it was asked for, and by what it is known."""

    asked: Asked
    record: Record | None = None  # of any command of ours
    traces: Traces | None = None  # where the record does not know a review

    @property
    def reviewed(self) -> bool:
        """Whether the workbook holds the result of a review."""
        return self.traces is not None or (self.record is not None and self.record.layer(LAYER) is not None)

    def options(self, asked: Asked) -> Asked:
        """What to ask for now: where nothing is asked, and for the parts that are there, as the last time."""
        return asked.over(self.asked) if self.reviewed else asked


def earlier_review(path: Path) -> Earlier:
    """Find what an earlier review left."""
    record = read_record(path)
    if record is not None and record.layer(LAYER) is not None:
        return Earlier(asked_last(record), record)
    traces = find_traces(read_snapshot(path))
    return Earlier(Asked(parts=parts_left(traces)) if traces else Asked(), record, traces)
