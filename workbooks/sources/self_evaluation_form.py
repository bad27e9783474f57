"""The layout of 整体支出绩效自评表: nine columns, budget, goals, indicators, total, conclusion."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from paper import HEADING, LITERAL, SUBTITLE, TEXT, TITLE, VALUE, Paper

SAME_AS_ABOVE = "〃"  # a reason that shares the merged cell of the row above
WIDTHS = {"A": 13, "B": 10.5, "C": 11.5, "D": 25, "E": 16, "F": 22, "G": 7.5, "H": 7.5, "I": 33}
INDICATOR_HEADINGS = (
    "年度指标完成情况",
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    "偏差原因分析及改进措施",
)


class Row(NamedTuple):
    """One indicator row, every field as it is printed."""

    goal: str
    level1: str
    level2: str
    name: str
    target: str
    actual: str
    weight: str
    score: str
    reason: str


@dataclass(frozen=True, slots=True)
class FormData:
    """What is written on one form; an empty text is a cell left blank."""

    title: str
    year: str
    department: str
    unit: str
    budget: dict[str, float | str]
    goals: tuple[tuple[int, str, str], ...]
    rows: tuple[Row, ...]
    total: tuple[float | None, float | None]
    conclusion: str
    instructions: str = ""


def load(head: Path) -> FormData:
    """Read a form from its .toml and the .indicators.tsv beside it."""
    data = tomllib.loads(head.read_text(encoding="utf-8"))
    with head.with_suffix(".indicators.tsv").open(encoding="utf-8", newline="") as lines:
        rows = tuple(Row(*fields) for fields in list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:])
    return FormData(
        title=data["title"],
        year=str(data["year"]),
        department=data["department"],
        unit=data["unit"],
        budget=data["budget"],
        goals=tuple((goal["number"], goal["target"], goal["actual"]) for goal in data["goals"]),
        rows=rows,
        total=(data["total"]["weight"], data["total"]["score"]),
        conclusion=data["conclusion"]["text"],
    )


def build(form: FormData) -> Paper:
    """Lay the form out as a bureau would hand it in."""
    paper = Paper(form.title, WIDTHS)
    paper.put("A1:I1", form.title, TITLE)
    paper.put("A2:I2", f"({form.year}年度)", SUBTITLE)
    paper.put("A3", "部门名称", HEADING)
    paper.put("B3:I3", form.department or None)
    row = _goals(paper, form, _budget(paper, form, 4))
    paper.header_row = row
    _foot(paper, form, _indicators(paper, form.rows, row))
    return paper


def _budget(paper: Paper, form: FormData, row: int) -> int:
    paper.put(f"A{row}:A{row + 2}", "预算执行情况", HEADING)
    paper.put(f"B{row}:C{row + 1}", f"部门预算金额({form.unit})", HEADING)
    columns = (
        ("D", "年初预算数", "initial", "General"),
        ("E", "全年预算数(A)", "annual", "General"),
        ("F", "全年执行数(B)", "spent", "General"),
        ("G", "分值", "weight", "0.0"),
        ("H", "得分", "score", "0.0"),
        ("I", "执行率(B/A)", "rate", "0.0%"),
    )
    for letter, heading, key, number_format in columns:
        paper.put(f"{letter}{row}", heading, HEADING)
        paper.put(f"{letter}{row + 1}", form.budget.get(key), replace(VALUE, number_format=number_format))
    paper.put(f"B{row + 2}:C{row + 2}", "偏差原因分析及改进措施", HEADING)
    paper.put(f"D{row + 2}:I{row + 2}", form.budget.get("reason"), TEXT)
    return row + 3


def _goals(paper: Paper, form: FormData, row: int) -> int:
    paper.put(f"A{row}:A{row + len(form.goals)}", "年度绩效目标完成情况", HEADING)
    paper.put(f"B{row}", "目标序号", HEADING)
    paper.put(f"C{row}:D{row}", "年度绩效目标", HEADING)
    paper.put(f"E{row}:H{row}", "实际完成情况", HEADING)
    paper.put(f"I{row}", "偏差原因分析及改进措施", HEADING)
    for line, (number, target, actual) in enumerate(form.goals, start=row + 1):
        paper.put(f"B{line}", number)
        paper.put(f"C{line}:D{line}", target or None, TEXT)
        paper.put(f"E{line}:H{line}", actual or None, TEXT)
        paper.put(f"I{line}", None, TEXT)
    return row + len(form.goals) + 1


def _indicators(paper: Paper, rows: Sequence[Row], header: int) -> int:
    for letter, heading in zip("ABCDEFGHI", INDICATOR_HEADINGS, strict=True):
        paper.put(f"{letter}{header}", heading, HEADING)
    first = header + 1
    for start, end in _runs(rows, lambda row, above: row.goal == above.goal):
        paper.put(f"A{first + start}:A{first + end}", rows[start].goal, HEADING)
    for start, end in _runs(rows, lambda row, above: (row.goal, row.level1) == (above.goal, above.level1)):
        paper.put(f"B{first + start}:B{first + end}", rows[start].level1)
    for start, end in _runs(rows, lambda row, above: row[:3] == above[:3]):
        paper.put(f"C{first + start}:C{first + end}", rows[start].level2)
    for start, end in _runs(rows, lambda row, _: row.reason == SAME_AS_ABOVE):
        paper.put(f"I{first + start}:I{first + end}", rows[start].reason or None, TEXT)
    for line, row in enumerate(rows, start=first):
        paper.put(f"D{line}", row.name or None, TEXT)
        paper.put(f"E{line}", row.target or None, LITERAL)
        paper.put(f"F{line}", row.actual or None, LITERAL)
        paper.put(f"G{line}", _number(row.weight))
        paper.put(f"H{line}", _number(row.score))
    return first + len(rows)


def _runs(rows: Sequence[Row], joins: Callable[[Row, Row], bool]) -> list[tuple[int, int]]:
    """Cut the rows into runs: a row joins the run of the row above where ``joins(row, above)`` says so."""
    starts = [index for index, row in enumerate(rows) if index == 0 or not joins(row, rows[index - 1])]
    return list(zip(starts, [start - 1 for start in starts[1:]] + [len(rows) - 1], strict=True))


def _foot(paper: Paper, form: FormData, row: int) -> None:
    paper.put(f"A{row}:F{row}", "总分", HEADING)
    paper.put(f"G{row}", form.total[0], HEADING)
    paper.put(f"H{row}", form.total[1], HEADING)
    paper.put(f"I{row}", None)
    paper.put(f"A{row + 1}:C{row + 1}", "整体支出绩效自评结论", HEADING)
    paper.put(f"D{row + 1}:I{row + 1}", form.conclusion or None, TEXT)
    if form.instructions:
        paper.put(f"A{row + 2}:C{row + 2}", "填表说明", HEADING)
        paper.put(f"D{row + 2}:I{row + 2}", form.instructions, TEXT)


def _number(text: str) -> int | float | None:
    if not text:
        return None
    number = Decimal(text)
    return int(number) if number == number.to_integral_value() else float(number)
