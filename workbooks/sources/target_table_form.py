"""The layout of 项目支出绩效目标表: seven columns, project, budget and purpose, payment plan, goal, indicators."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from paper import HEADING, LITERAL, TEXT, VALUE, Content, Look, Paper

TABLE_TITLE = Look(font="黑体", size=14, framed=False)
LINE = Look(align="left", framed=False)
LINE_AT_THE_RIGHT = Look(align="right", framed=False)
WIDTHS = {"A": 13, "B": 14, "C": 14, "D": 15, "E": 12, "F": 17, "G": 19}
MILESTONES = ("3 月底", "6 月底", "10 月底", "12 月底")
MILESTONE_AREAS = ("B{0}:C{0}", "D{0}", "E{0}:F{0}", "G{0}")


class Row(NamedTuple):
    """One indicator row, every field as it is printed."""

    level1: str
    level2: str
    name: str
    description: str
    target: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class TargetTable:
    """What is written on one table; an empty text is a cell left blank."""

    sheet: str
    title: str
    department: str
    unit: str
    project: str
    budget: str
    fiscal: str
    other: str
    purpose: str
    goal: str
    rows: tuple[Row, ...]
    fiscal_label: str = "其中：财政    资金"
    code: str | None = None  # None: a form without 项目编码
    plan: tuple[str, ...] | None = None  # None: a form without 资金支出计划
    has_basis: bool = False
    goal_lines: int = 1  # rows of the sheet that the goal's cell spans: a blank form leaves room to write


def load(head: Path) -> tuple[dict[str, Any], tuple[TargetTable, ...]]:
    """Read the tables of a .toml with their rows in the .indicators.tsv beside it, and what stands above them all."""
    data = tomllib.loads(head.read_text(encoding="utf-8"))
    with head.with_suffix(".indicators.tsv").open(encoding="utf-8", newline="") as lines:
        headings, *rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    has_basis = "指标值确定依据" in headings
    return data, tuple(_table(entry, rows, has_basis=has_basis) for entry in data["tables"])


def _table(entry: dict[str, Any], rows: Sequence[list[str]], *, has_basis: bool) -> TargetTable:
    fields = {key: value for key, value in entry.items() if key not in {"number", "plan"}}
    own = tuple(Row(*row[1:]) for row in rows if row[0] == str(entry["number"]))
    plan = tuple(entry["plan"]) if "plan" in entry else None
    return TargetTable(**fields, plan=plan, rows=own, has_basis=has_basis)


def lay_out(paper: Paper, table: TargetTable, row: int = 1) -> int:
    """Lay a table out from a row on; give back the row below it."""
    if table.title:
        paper.put(f"A{row}:G{row}", table.title, TABLE_TITLE)
        row += 1
    paper.put(f"A{row}:D{row}", table.department or None, LINE)
    paper.put(f"E{row}:G{row}", table.unit, LINE_AT_THE_RIGHT)
    row = _budget(paper, table, _project(paper, table, row + 1))
    if table.plan is not None:
        row = _plan(paper, table.plan, row)
    last = row + table.goal_lines - 1
    paper.put(f"A{row}:A{last}", "绩效目标", HEADING)
    paper.put(f"B{row}:G{last}", table.goal or None, TEXT)
    return _indicators(paper, table, last + 1)


def _project(paper: Paper, table: TargetTable, row: int) -> int:
    if table.code is None:
        paper.put(f"A{row}", "项目名称", HEADING)
        paper.put(f"B{row}:G{row}", table.project or None)
        return row + 1
    paper.put(f"A{row}", "项目编码", HEADING)
    paper.put(f"B{row}:C{row}", table.code or None)
    paper.put(f"D{row}", "项目名称", HEADING)
    paper.put(f"E{row}:G{row}", table.project or None)
    return row + 1


def _budget(paper: Paper, table: TargetTable, row: int) -> int:
    paper.put(f"A{row}:A{row + 1}", "预算规模及资金用途", HEADING)
    labels = (("B", "预算数"), ("D", table.fiscal_label), ("F", "其他资金"))
    for letter, label in labels:
        paper.put(f"{letter}{row}", label, HEADING)
    for letter, text in (("C", table.budget), ("E", table.fiscal), ("G", table.other)):
        paper.put(f"{letter}{row}", *_figure(text))
    paper.put(f"B{row + 1}:G{row + 1}", table.purpose or None, TEXT)
    return row + 2


def _plan(paper: Paper, plan: Sequence[str], row: int) -> int:
    paper.put(f"A{row}:A{row + 1}", "资金支出计划(%)", HEADING)
    for area, heading, text in zip(MILESTONE_AREAS, MILESTONES, plan, strict=True):
        paper.put(area.format(row), heading, HEADING)
        paper.put(area.format(row + 1), *_figure(text))
    return row + 2


def _indicators(paper: Paper, table: TargetTable, row: int) -> int:
    for area, heading in _headings(has_basis=table.has_basis):
        paper.put(area.format(row), heading, HEADING)
    first = row + 1
    starts = [at for at, one in enumerate(table.rows) if at == 0 or one.level1 != table.rows[at - 1].level1]
    for start, end in zip(starts, [*starts[1:], len(table.rows)], strict=True):
        paper.put(f"A{first + start}:A{first + end - 1}", table.rows[start].level1)
    for line, one in enumerate(table.rows, start=first):
        areas = [area.format(line) for area, _ in _headings(has_basis=table.has_basis)[1:]]
        looks = (VALUE, TEXT, TEXT, LITERAL, TEXT)
        for area, text, look in zip(areas, one[1:], looks, strict=False):
            paper.put(area, text or None, look)
    return first + len(table.rows)


def _headings(*, has_basis: bool) -> tuple[tuple[str, str], ...]:
    levels = (("A{0}", "一级指标"), ("B{0}", "二级指标"))
    if has_basis:
        return (
            *levels,
            ("C{0}", "三级指标"),
            ("D{0}:E{0}", "绩效指标描述"),
            ("F{0}", "指标值"),
            ("G{0}", "指标值确定依据"),
        )
    return (*levels, ("C{0}:D{0}", "三级指标"), ("E{0}:F{0}", "绩效指标描述"), ("G{0}", "指标值"))


def _figure(text: str) -> tuple[Content, Look]:
    """A number that keeps the places it is printed with."""
    if not text:
        return None, VALUE
    number = Decimal(text)
    places = -int(number.as_tuple().exponent)
    return float(number), replace(VALUE, number_format="0." + "0" * places if places else "0")
