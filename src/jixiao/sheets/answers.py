"""What people wrote on the sheets of an earlier review (已填内容), so that reviewing again loses none of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from jixiao.checks.finding import Finding
from jixiao.form.grid import GridCell, Sheet, Snapshot
from jixiao.form.model import Cell
from jixiao.sheets import headings as at
from jixiao.sheets.place import place_text

Line: TypeAlias = Mapping[str, str]  # heading → text
Key: TypeAlias = tuple[str, ...]

_REFERENCE = re.compile(r"(?:'((?:[^']|'')+)'|([^\s'!(),=\"]+))!\$?([A-Z]{1,3})\$?(\d+)")


@dataclass(frozen=True, slots=True)
class Answers:
    """What stands on the sheets 偏差原因提示 and 校验结果 of an earlier review.

    ``lines`` are all of 偏差原因提示, filled in or not: those that nobody filled in help to know the others again.
    ``findings`` are the lines of 校验结果 that were handled, by what they are about.
    """

    lines: tuple[Line, ...] = ()
    findings: Mapping[Key, Line] = field(default_factory=lambda: MappingProxyType({}))

    def to_finding(self, finding: Finding) -> str:
        """What was chosen as 处理情况 of a finding; nothing once its numbers have changed."""
        key = _known(self.findings, finding.cell, finding.code, finding.message)
        return self.findings[key][at.HANDLING] if key else ""


NO_ANSWERS = Answers()


def read_answers(snapshot: Snapshot) -> Answers:
    """Collect what was filled in, from a snapshot that holds the sheets of an earlier review."""
    lines: list[Line] = []
    findings: dict[Key, Line] = {}
    for sheet in snapshot.sheets:
        lines += (line for line in table_lines(sheet, at.QUESTIONS) if line.get(at.SUBJECT) or is_filled(line))
        for line in table_lines(sheet, at.HANDLING):
            if line.get(at.HANDLING):
                findings[_key(line, at.CODE, at.MESSAGE)] = line
    return Answers(tuple(lines), findings)


def is_filled(line: Line) -> bool:
    """Whether somebody filled in more than white space."""
    return any(line.get(heading, "").strip() for heading in at.ANSWERS)


def says_something(line: Line) -> bool:
    """Whether more was filled in than who is to answer (责任科室)."""
    return any(line.get(heading, "").strip() for heading in at.ANSWERS if heading != at.WHO)


def said(line: Line) -> tuple[str, ...]:
    """What a line says, to tell whether another says the same."""
    return tuple(line.get(heading, "").strip() for heading in at.ANSWERS)


def table_lines(sheet: Sheet, mark: str) -> Iterator[Line]:
    """The lines of a table of ours, known by 序号 and the heading ``mark`` in one row."""
    header = next((row for (row, _), cell in sheet.cells.items() if cell.text == mark), None)
    headings = {column: cell.text for (row, column), cell in sheet.cells.items() if row == header}
    if header is None or at.NUMBER not in headings.values():
        return
    lines: dict[int, dict[str, str]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if row > header and column in headings:
            line = lines.setdefault(row, {})
            line[headings[column]] = cell.text
            if headings[column] == at.GIVEN and (tracked := _tracked(cell)):
                line[at.TRACKED] = tracked
    yield from lines.values()


def _tracked(cell: GridCell) -> str:
    r"""The cell of the form that a live 表中原文 shows: 自评表!I12; "" for a plain text.

    >>> _tracked(GridCell("", formula="IF('局''本级'!$I$12=\"\",\"\",'局''本级'!$I$12)"))
    "局'本级!I12"
    """
    found = _REFERENCE.search(cell.formula or "")
    if not found:
        return ""
    quoted, bare, letters, row = found.groups()
    sheet = quoted.replace("''", "'") if quoted else bare
    return f"{sheet}!{letters}{row}"


def _key(line: Line, *headings: str) -> Key:
    """What a line is about: sheet ("" where it was not written), cell, and the texts under the headings."""
    sheet, _, cell = line.get(at.PLACE, "").rpartition("!")
    return (sheet, cell, *(line.get(heading, "") for heading in headings))


def _known(lines: Mapping[Key, Line], cell: Cell, *texts: str) -> Key | None:
    """The key under which a cell's line is known, with its sheet or without."""
    places = ((cell.sheet, cell.ref), ("", place_text(cell, with_sheet=False)))
    keys = ((*place, *texts) for place in places)
    return next((key for key in keys if key in lines), None)
