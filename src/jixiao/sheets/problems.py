"""The problems on the sheet 校验结果 (问题清单) as its user left it, and which of them to look at next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jixiao.form.grid import Sheet, Snapshot
from jixiao.sheets import headings as at
from jixiao.sheets.answers import Line, table_lines
from jixiao.workbook.places import place

_CELL = re.compile(r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}")


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of 校验结果 (一条问题).

    ``sheet`` and ``cell`` are "" where it is about no cell of the workbook: a paragraph of a report beside it, or a
    sheet that is gone.
    """

    number: int | None  # 序号; None where it was deleted
    severity: str
    code: str
    sheet: str
    cell: str
    message: str
    handled: bool  # whether a 处理情况 was chosen

    @property
    def in_workbook(self) -> bool:
        """Whether there is a cell to go to."""
        return bool(self.cell)


def read_problems(snapshot: Snapshot) -> tuple[Problem, ...]:
    """The problems in the order of the sheet, which is known by its headings whatever it is called now."""
    lines = [line for sheet in snapshot.sheets for line in table_lines(sheet, at.HANDLING) if line.get(at.MESSAGE)]
    only = _only_sheet(lines, snapshot.sheets)
    titles = {sheet.name for sheet in snapshot.sheets}
    return tuple(_problem(line, only, titles) for line in lines)


def next_problem(problems: Sequence[Problem], sheet: str, cell: str) -> Problem | None:
    """The problem to look at after the active cell, None when all are handled.

    It is the next in the list that is not handled yet, from the top again after the last. From a cell that has no
    problem the way leads to the next one that has, in reading order on its sheet. A cell with several problems is
    visited once: its note tells them all.
    """
    here = (sheet, cell.partition(":")[0].replace("$", "").upper())
    places: dict[tuple[str, str], int] = {}  # of the first line about a cell
    stops: dict[tuple[str, str], int] = {}  # of the first line about it that is not handled
    for line, problem in enumerate(problems):
        if problem.in_workbook:
            places.setdefault((problem.sheet, problem.cell), line)
            if not problem.handled:
                stops.setdefault((problem.sheet, problem.cell), line)
    if not stops:
        return None
    first = next(iter(stops.values()))
    passed = stops.get(here, places.get(here))
    if passed is not None:
        return problems[next((line for line in stops.values() if line > passed), first)]
    below = [at for at in stops if at[0] == sheet and _reading(at[1]) > _reading(here[1])]
    nearest = min(below, key=lambda at: _reading(at[1]), default=None)
    return problems[first if nearest is None else stops[nearest]]


def _problem(line: Line, only: str, titles: Iterable[str]) -> Problem:
    sheet, _, cell = line.get(at.PLACE, "").strip().rpartition("!")
    known = (sheet or only) in titles and _CELL.fullmatch(cell) is not None
    number = line.get(at.NUMBER, "").strip()
    return Problem(
        number=int(number) if number.isdecimal() else None,
        severity=line.get(at.SEVERITY, ""),
        code=line.get(at.CODE, ""),
        sheet=(sheet or only) if known else "",
        cell=cell.replace("$", "").upper() if known else "",
        message=line.get(at.MESSAGE, ""),
        handled=bool(line.get(at.HANDLING, "").strip()),
    )


def _only_sheet(lines: Iterable[Line], sheets: Iterable[Sheet]) -> str:
    """The sheet of places without one: all are then on the same, which has their indicators in these very rows."""
    bare = [line for line in lines if _CELL.fullmatch(line.get(at.PLACE, "").strip())]
    forms = [sheet for sheet in sheets if not _is_ours(sheet)]
    if not bare or not forms:
        return ""
    return max(forms, key=lambda sheet: _hits(sheet, bare)).name


def _hits(sheet: Sheet, lines: Iterable[Line]) -> int:
    """How many of the lines have their indicator in the row of their place on a sheet."""
    rows: dict[int, list[str]] = {}
    for (row, _), cell in sheet.cells.items():
        rows.setdefault(row, []).append("".join(cell.text.split()))
    found = ((place(line[at.PLACE].strip()), "".join(line.get(at.SUBJECT, "").split())) for line in lines)
    return sum(
        bool(subject) and where is not None and any(subject in text for text in rows.get(where[0], ()))
        for where, subject in found
    )


def _is_ours(sheet: Sheet) -> bool:
    return any(next(table_lines(sheet, mark), None) is not None for mark in (at.HANDLING, at.QUESTIONS))


def _reading(cell: str) -> tuple[int, int]:
    """Where a cell stands in reading order: row by row, from left to right."""
    return place(cell) or (0, 0)
