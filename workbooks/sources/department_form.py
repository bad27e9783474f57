"""The layout of 部门整体绩效自评表 as 湖北 prints it: a table under each goal, no weights and no scores."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from paper import HEADING, LITERAL, SUBTITLE, TEXT, TITLE, VALUE, Paper

SHEET = "自评表"
WIDTHS = {"A": 12, "B": 12, "C": 18, "D": 46, "E": 30, "F": 26}
MONEY = replace(VALUE, number_format="#,##0.00")
LINE = replace(TEXT, framed=False)


class Row(NamedTuple):
    """One indicator row, every field as it is printed."""

    goal: str  # 1, 2, …
    level1: str
    level2: str
    name: str
    target: str
    actual: str


@dataclass(frozen=True, slots=True)
class FormData:
    """All texts of a form. ``goals`` are their texts, each with whether headings stand above its rows."""

    title: str
    department: str
    filled_on: str
    headings: tuple[str, ...]
    budget: dict[str, float | str]
    goals: tuple[tuple[str, bool], ...]
    rows: tuple[Row, ...]
    boxes: tuple[tuple[str, str], ...]


def load(head: Path) -> FormData:
    """Read a form from its .toml and the .indicators.tsv beside it."""
    data = tomllib.loads(head.read_text(encoding="utf-8"))
    with head.with_suffix(".indicators.tsv").open(encoding="utf-8", newline="") as lines:
        rows = tuple(Row(*fields) for fields in list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:])
    return FormData(
        title=data["title"],
        department=data["department"],
        filled_on=data["filled_on"],
        headings=tuple(data["headings"]),
        budget=data["budget"],
        goals=tuple((goal["text"], goal["headed"]) for goal in data["goals"]),
        rows=rows,
        boxes=tuple((box["label"], box["text"]) for box in data["boxes"]),
    )


def build(form: FormData) -> Paper:
    """Lay the form out as a bureau would hand it in."""
    paper = Paper(SHEET, WIDTHS)
    paper.put("A1:F1", form.title, TITLE)
    paper.put("A2:F2", f"单位名称：{form.department}", LINE)
    paper.put("A3:F3", f"填报日期：{form.filled_on}", replace(SUBTITLE, align="left"))
    paper.put("A4:B4", "单位名称", HEADING)
    paper.put("C4:F4", form.department or None)
    row = _budget(paper, form, 5)
    for number, (text, headed) in enumerate(form.goals, start=1):
        rows = [line for line in form.rows if line.goal == str(number)]
        row = _goal(paper, form.headings if headed else (form.headings[0],), text, rows, row)
    for label, text in form.boxes:
        paper.put(f"A{row}:B{row}", label, HEADING)
        paper.put(f"C{row}:F{row}", text or None, TEXT)
        row += 1
    return paper


def _budget(paper: Paper, form: FormData, row: int) -> int:
    budget = form.budget
    paper.put(f"A{row}:B{row}", "基本支出总额", HEADING)
    paper.put(f"C{row}", budget.get("basic"))
    paper.put(f"D{row}", "项目支出总额", HEADING)
    paper.put(f"E{row}:F{row}", budget.get("projects"))
    paper.put(f"A{row + 1}:B{row + 2}", "预算执行情况\n(万元)", HEADING)
    for letter, heading in zip("CDEF", (None, "预算数 (A)", "执行数 (B)", "执行率 (B/A)"), strict=True):
        paper.put(f"{letter}{row + 1}", heading, HEADING)
    paper.put(f"C{row + 2}", budget["label"])
    paper.put(f"D{row + 2}", budget.get("annual"), MONEY)
    paper.put(f"E{row + 2}", budget.get("spent"), MONEY)
    paper.put(f"F{row + 2}", budget.get("rate"), replace(VALUE, number_format="0%"))
    return row + 3


def _goal(paper: Paper, headings: Sequence[str], text: str, rows: Sequence[Row], row: int) -> int:
    """The goal's line, its headings where it has them, its rows; gives the row below."""
    paper.put(f"A{row}:F{row}", text, TEXT)
    first = row + len(headings[:2])  # with a line of headings the rows begin one line lower
    paper.put(f"A{row + 1}:A{first + len(rows) - 1}", headings[0], HEADING)
    for letter, heading in zip("BCDEF", headings[1:], strict=False):
        paper.put(f"{letter}{row + 1}", heading, HEADING)
    for start, end in _runs(rows, lambda line: line.level1):
        paper.put(f"B{first + start}:B{first + end}", rows[start].level1)
    for start, end in _runs(rows, lambda line: line[1:3]):
        paper.put(f"C{first + start}:C{first + end}", rows[start].level2)
    for line, indicator in enumerate(rows, start=first):
        paper.put(f"D{line}", indicator.name or None, TEXT)
        paper.put(f"E{line}", indicator.target or None, LITERAL)
        paper.put(f"F{line}", indicator.actual or None, LITERAL)
    return first + len(rows)


def _runs(rows: Sequence[Row], key: Callable[[Row], object]) -> list[tuple[int, int]]:
    """The first and last index of every run of rows with the same key."""
    starts = [index for index, row in enumerate(rows) if index == 0 or key(row) != key(rows[index - 1])]
    return list(zip(starts, [start - 1 for start in starts[1:]] + [len(rows) - 1], strict=True))
