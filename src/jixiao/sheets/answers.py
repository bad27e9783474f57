"""What people wrote on the sheets of an earlier review (已填内容), so that reviewing again loses none of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from jixiao.checks.finding import Finding
from jixiao.form.grid import Sheet, Snapshot
from jixiao.form.model import Cell
from jixiao.review.model import Prompt
from jixiao.sheets import headings as at
from jixiao.sheets.place import place_text

Line: TypeAlias = Mapping[str, str]  # heading → text
Key: TypeAlias = tuple[str, ...]

_SECOND = "2"  # the end of the key of a second line about the same deviation


@dataclass(frozen=True, slots=True)
class Answers:
    """The lines of the sheets 偏差原因提示 and 校验结果 that somebody filled in, by what they are about."""

    prompts: Mapping[Key, Line] = field(default_factory=lambda: MappingProxyType({}))
    findings: Mapping[Key, Line] = field(default_factory=lambda: MappingProxyType({}))

    def to_prompt(self, prompt: Prompt) -> Key | None:
        """The key of the line that answers a prompt."""
        return _known(self.prompts, prompt.cell, prompt.subject, prompt.kind.value)

    def to_finding(self, finding: Finding) -> str:
        """What was chosen as 处理情况 of a finding; nothing once its numbers have changed."""
        key = _known(self.findings, finding.cell, finding.code, finding.message)
        return self.findings[key][at.HANDLING] if key else ""


NO_ANSWERS = Answers()


def read_answers(snapshot: Snapshot) -> Answers:
    """Collect what was filled in, from a snapshot that holds the sheets of an earlier review."""
    answered: list[Line] = []
    findings: dict[Key, Line] = {}
    for sheet in snapshot.sheets:
        answered += (line for line in table_lines(sheet, at.QUESTIONS) if any(map(line.get, at.ANSWERS)))
        for line in table_lines(sheet, at.HANDLING):
            if line.get(at.HANDLING):
                findings[_key(line, at.CODE, at.MESSAGE)] = line
    return Answers(_by_key(answered), findings)


def others(prompts: Mapping[Key, Line], key: Key) -> bool:
    """Whether further lines say something else about the same deviation."""
    return (*key, _SECOND) in prompts


def _by_key(lines: Iterable[Line]) -> dict[Key, Line]:
    """The lines by what they are about; what others say of the same follows under keys of their own.

    The last line that still asks something goes before: lines kept from earlier reviews ask nothing any more, and a
    sheet that its user renamed stands before the new one.
    """
    lines = list(lines)
    said: dict[Key, dict[tuple[str, ...], Line]] = {_key(line, at.SUBJECT, at.KIND): {} for line in lines}
    asking = [line for line in lines if line.get(at.QUESTIONS)]
    for line in (*reversed(asking), *(line for line in lines if not line.get(at.QUESTIONS))):
        texts = tuple(line.get(heading, "") for heading in at.ANSWERS)
        said[_key(line, at.SUBJECT, at.KIND)].setdefault(texts, line)
    found: dict[Key, Line] = {}
    for key, different in said.items():
        for number, line in enumerate(different.values(), start=1):
            found[key if number == 1 else (*key, str(number))] = line
    return found


def table_lines(sheet: Sheet, mark: str) -> Iterator[Line]:
    """The lines of a table of ours, known by 序号 and the heading ``mark`` in one row."""
    header = next((row for (row, _), cell in sheet.cells.items() if cell.text == mark), None)
    headings = {column: cell.text for (row, column), cell in sheet.cells.items() if row == header}
    if header is None or at.NUMBER not in headings.values():
        return
    lines: dict[int, dict[str, str]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if row > header and column in headings:
            lines.setdefault(row, {})[headings[column]] = cell.text
    yield from lines.values()


def _key(line: Line, *headings: str) -> Key:
    """What a line is about: sheet ("" where it was not written), cell, and the texts under the headings."""
    sheet, _, cell = line.get(at.PLACE, "").rpartition("!")
    return (sheet, cell, *(line.get(heading, "") for heading in headings))


def _known(lines: Mapping[Key, Line], cell: Cell, *texts: str) -> Key | None:
    """The key under which a cell's line is known, with its sheet or without."""
    places = ((cell.sheet, cell.ref), ("", place_text(cell, with_sheet=False)))
    keys = ((*place, *texts) for place in places)
    return next((key for key in keys if key in lines), None)
