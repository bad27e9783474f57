"""What an earlier review left in a workbook (上次校验): its record, or the sheets of a result that lost its record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from jixiao.doors.asked import Asked, asked_last
from jixiao.form.grid import reference
from jixiao.sheets import find_traces, parts_left
from jixiao.workbook import Reading, Record, Traces

LAYER = ""  # under which the record keeps what a review wrote


@dataclass(frozen=True, slots=True)
class Earlier:
    """The earlier review of a workbook: what it was asked for, and by what it is known."""

    asked: Asked
    record: Record | None = None  # of any command of ours
    traces: Traces | None = None  # where the record does not know a review
    scores: Mapping[tuple[str, str], Decimal] = field(default_factory=lambda: MappingProxyType({}))
    """The scores that it filled in and that nobody has changed since, by sheet and place."""

    @property
    def reviewed(self) -> bool:
        """Whether the workbook holds the result of a review."""
        return self.traces is not None or (self.record is not None and self.record.layer(LAYER) is not None)

    def options(self, asked: Asked) -> Asked:
        """What to ask for now: where nothing is asked, and for the parts that are there, as the last time."""
        return asked.over(self.asked) if self.reviewed else asked


def earlier_review(reading: Reading) -> Earlier:
    """Find what an earlier review left in a workbook."""
    record = reading.record
    if record is not None and record.layer(LAYER) is not None:
        return Earlier(asked_last(record), record, scores=_scores_left(reading, record))
    traces = find_traces(reading.whole)
    return Earlier(Asked(parts=parts_left(traces)) if traces else Asked(), record, traces)


def _scores_left(reading: Reading, record: Record) -> Mapping[tuple[str, str], Decimal]:
    """The numbers of the record that still stand in their cells."""
    layer = record.layer(LAYER)
    written = {
        (state.sheet, state.cell): Decimal(state.written[1])
        for state in (layer.cells if layer else ())
        if state.written is not None and state.written[0] == "number"
    }
    if not written:
        return MappingProxyType({})
    sheets = reading.whole.sheets
    now = {(sheet.name, reference(*at)): cell.number for sheet in sheets for at, cell in sheet.cells.items()}
    return MappingProxyType({place: number for place, number in written.items() if _same(now.get(place), number)})


def _same(number: Decimal | None, written: Decimal) -> bool:
    """Whether a stored number is the one that was written; binary fractions leave dust."""
    return number is not None and abs(number - written) < Decimal("1e-9")
