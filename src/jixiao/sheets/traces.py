"""What an earlier review left in a workbook whose record another program has dropped when it saved the file."""

from __future__ import annotations

import re

from jixiao.form.grid import Sheet, Snapshot
from jixiao.sheets import finding_sheet, prompt_sheet, score_sheet
from jixiao.sheets.style import SEVERITY_FILL
from jixiao.workbook.edits import Traces

NOTE_MARK = "【绩效校验】"
"""How a note of ours begins; see templates/note.j2."""

_NUMBERED = re.compile(r" \(\d+\)$")
_SHEETS = {
    finding_sheet.TITLE_OF_SHEET: "绩效自评校验结果",
    score_sheet.TITLE_OF_SHEET: "得分测算",
    prompt_sheet.TITLE_OF_SHEET: "偏差原因提示",
}


def find_traces(snapshot: Snapshot) -> Traces | None:
    """Know our sheets by their titles and their first lines; None where there is none."""
    titles = tuple(sheet.name for sheet in snapshot.sheets if _is_ours(sheet))
    return Traces(titles, NOTE_MARK, frozenset(SEVERITY_FILL.values())) if titles else None


def _is_ours(sheet: Sheet) -> bool:
    first = sheet.cells.get((1, 1))
    return first is not None and first.text == _SHEETS.get(_NUMBERED.sub("", sheet.name))
