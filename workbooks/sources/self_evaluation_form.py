"""The layout of 整体支出绩效自评表: nine columns, budget, goals, indicators, total, conclusion."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from paper import CENTER, HEADING, SUBTITLE, TEXT, TITLE, fit_heights, print_setup, put

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


def build(form: FormData) -> Workbook:
    """Lay the form out as a bureau would hand it in."""
    book = Workbook()
    sheet = book.active
    sheet.title = form.title
    for column, width in WIDTHS.items():
        sheet.column_dimensions[column].width = width
    _head(sheet, form)
    row = _goals(sheet, form, _budget(sheet, form, 4))
    header = row
    row = _indicators(sheet, form.rows, row)
    row = _foot(sheet, form, row)
    fit_heights(sheet, skip=frozenset({1}))
    sheet.row_dimensions[1].height = 36
    print_setup(sheet, last=f"I{row - 1}", header_rows=f"{header}:{header}")
    return book


def _head(sheet: Worksheet, form: FormData) -> None:
    sheet["A1"].value, sheet["A1"].font = form.title, TITLE
    sheet["A2"].value = f"({form.year}年度)"
    for row in (1, 2):
        sheet.merge_cells(f"A{row}:I{row}")
        sheet[f"A{row}"].alignment = CENTER
    sheet["A2"].font = SUBTITLE
    put(sheet, "A3", "部门名称", HEADING)
    put(sheet, "B3:I3", form.department or None)


def _budget(sheet: Worksheet, form: FormData, row: int) -> int:
    put(sheet, f"A{row}:A{row + 2}", "预算执行情况", HEADING)
    put(sheet, f"B{row}:C{row + 1}", f"部门预算金额({form.unit})", HEADING)
    columns = (
        ("D", "年初预算数", "initial", "General"),
        ("E", "全年预算数(A)", "annual", "General"),
        ("F", "全年执行数(B)", "spent", "General"),
        ("G", "分值", "weight", "0.0"),
        ("H", "得分", "score", "0.0"),
        ("I", "执行率(B/A)", "rate", "0.0%"),
    )
    for letter, heading, key, number_format in columns:
        put(sheet, f"{letter}{row}", heading, HEADING)
        put(sheet, f"{letter}{row + 1}", form.budget.get(key), number_format=number_format)
    put(sheet, f"B{row + 2}:C{row + 2}", "偏差原因分析及改进措施", HEADING)
    put(sheet, f"D{row + 2}:I{row + 2}", form.budget.get("reason"), TEXT)
    return row + 3


def _goals(sheet: Worksheet, form: FormData, row: int) -> int:
    put(sheet, f"A{row}:A{row + len(form.goals)}", "年度绩效目标完成情况", HEADING)
    put(sheet, f"B{row}", "目标序号", HEADING)
    put(sheet, f"C{row}:D{row}", "年度绩效目标", HEADING)
    put(sheet, f"E{row}:H{row}", "实际完成情况", HEADING)
    put(sheet, f"I{row}", "偏差原因分析及改进措施", HEADING)
    for line, (number, target, actual) in enumerate(form.goals, start=row + 1):
        put(sheet, f"B{line}", number)
        put(sheet, f"C{line}:D{line}", target or None, TEXT)
        put(sheet, f"E{line}:H{line}", actual or None, TEXT)
        put(sheet, f"I{line}", None, TEXT)
    return row + len(form.goals) + 1


def _indicators(sheet: Worksheet, rows: Sequence[Row], header: int) -> int:
    for letter, heading in zip("ABCDEFGHI", INDICATOR_HEADINGS, strict=True):
        put(sheet, f"{letter}{header}", heading, HEADING)
    first = header + 1
    for start, end in _runs(rows, lambda row, above: row.goal == above.goal):
        put(sheet, f"A{first + start}:A{first + end}", rows[start].goal, HEADING)
    for start, end in _runs(rows, lambda row, above: (row.goal, row.level1) == (above.goal, above.level1)):
        put(sheet, f"B{first + start}:B{first + end}", rows[start].level1)
    for start, end in _runs(rows, lambda row, above: row[:3] == above[:3]):
        put(sheet, f"C{first + start}:C{first + end}", rows[start].level2)
    for start, end in _runs(rows, lambda row, _: row.reason == SAME_AS_ABOVE):
        put(sheet, f"I{first + start}:I{first + end}", rows[start].reason or None, TEXT)
    for line, row in enumerate(rows, start=first):
        put(sheet, f"D{line}", row.name or None, TEXT)
        # Text cells, as a bureau sets them: Excel would make a number of "99%".
        put(sheet, f"E{line}", row.target or None, number_format="@")
        put(sheet, f"F{line}", row.actual or None, number_format="@")
        put(sheet, f"G{line}", _number(row.weight))
        put(sheet, f"H{line}", _number(row.score))
    return first + len(rows)


def _runs(rows: Sequence[Row], joins: Callable[[Row, Row], bool]) -> list[tuple[int, int]]:
    """Cut the rows into runs: a row joins the run of the row above where ``joins(row, above)`` says so."""
    starts = [index for index, row in enumerate(rows) if index == 0 or not joins(row, rows[index - 1])]
    return list(zip(starts, [start - 1 for start in starts[1:]] + [len(rows) - 1], strict=True))


def _foot(sheet: Worksheet, form: FormData, row: int) -> int:
    put(sheet, f"A{row}:F{row}", "总分", HEADING)
    put(sheet, f"G{row}", form.total[0], HEADING)
    put(sheet, f"H{row}", form.total[1], HEADING)
    put(sheet, f"I{row}", None)
    put(sheet, f"A{row + 1}:C{row + 1}", "整体支出绩效自评结论", HEADING)
    put(sheet, f"D{row + 1}:I{row + 1}", form.conclusion or None, TEXT)
    if not form.instructions:
        return row + 2
    put(sheet, f"A{row + 2}:C{row + 2}", "填表说明", HEADING)
    put(sheet, f"D{row + 2}:I{row + 2}", form.instructions, TEXT)
    return row + 3


def _number(text: str) -> int | float | None:
    if not text:
        return None
    number = Decimal(text)
    return int(number) if number == number.to_integral_value() else float(number)
