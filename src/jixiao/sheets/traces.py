"""What an earlier run left in a workbook whose record another program has dropped when it saved the file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from jixiao.form.grid import Sheet, Snapshot
from jixiao.reader.inputs import ADDED, INPUT_SHEET
from jixiao.sheets import finding_sheet, score_sheet
from jixiao.sheets.parts import Part
from jixiao.sheets.prompts import sheet as prompts
from jixiao.sheets.style import SEVERITY_FILL
from jixiao.workbook.edits import Traces

NOTE_MARK = "【绩效校验】"
"""How a note of ours begins; see templates/note.j2."""

# Here, so that a review need not load what monitoring needs, nor a workbook of target tables what scored forms need.
MONITORING_TITLE, OVERVIEW_TITLE = "绩效运行监控", "得分一览"
_NUMBERED = re.compile(r" \(\d+\)$")
_REVIEW = {
    finding_sheet.TITLE_OF_SHEET: "绩效自评校验结果",
    score_sheet.TITLE_OF_SHEET: "得分测算",
    OVERVIEW_TITLE: "得分一览",
    prompts.TITLE_OF_SHEET: "偏差原因提示",
    INPUT_SHEET: ADDED,
}
_PARTS = {
    finding_sheet.TITLE_OF_SHEET: Part.FINDINGS,
    score_sheet.TITLE_OF_SHEET: Part.SCORES,
    OVERVIEW_TITLE: Part.SCORES,
    prompts.TITLE_OF_SHEET: Part.PROMPTS,
    INPUT_SHEET: Part.SCORES,
}
_MONITORING = {MONITORING_TITLE: "绩效运行监控"}


def find_traces(snapshot: Snapshot) -> Traces | None:
    """Know the sheets of a review by their titles and their first lines; None where there is none."""
    titles = _titles(snapshot, _REVIEW)
    return Traces(titles, NOTE_MARK, frozenset(SEVERITY_FILL.values())) if titles else None


def parts_left(traces: Traces) -> frozenset[Part]:
    """The parts of a review's result that the sheets it left belong to."""
    return frozenset(part for part in map(_part, traces.titles) if part is not None)


def sheet_of(part: Part, titles: Iterable[str]) -> str | None:
    """The first sheet that shows a part, among the titles of the sheets that a review wrote.

    >>> sheet_of(Part.FINDINGS, ["偏差原因提示", "校验结果 (2)"])
    '校验结果 (2)'
    """
    return next((title for title in titles if _part(title) is part), None)


def find_monitoring(snapshot: Snapshot) -> Traces | None:
    """Know the sheet 绩效运行监控 in the same way."""
    titles = _titles(snapshot, _MONITORING)
    return Traces(titles) if titles else None


def find_all_traces(snapshot: Snapshot, without: Collection[str] = ()) -> Traces | None:
    """Know every sheet of ours but those ``without``, which a record takes care of."""
    titles = tuple(title for title in _titles(snapshot, _REVIEW | _MONITORING) if title not in without)
    return Traces(titles, NOTE_MARK, frozenset(SEVERITY_FILL.values())) if titles else None


def _part(title: str) -> Part | None:
    return _PARTS.get(_NUMBERED.sub("", title))


def _titles(snapshot: Snapshot, first_lines: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sheet.name for sheet in snapshot.sheets if _begins_with(sheet, first_lines))


def _begins_with(sheet: Sheet, first_lines: Mapping[str, str]) -> bool:
    first = sheet.cells.get((1, 1))
    return first is not None and first.text == first_lines.get(_NUMBERED.sub("", sheet.name))
