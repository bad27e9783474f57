"""The layout of 部门整体支出绩效自评表 as 湖南 prints it: one goal, four levels, the budget block above."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from paper import HEADING, LITERAL, SUBTITLE, TEXT, TITLE, VALUE, Content, Paper

WIDTHS = {"A": 12, "B": 13, "C": 13, "D": 18, "E": 24, "F": 22, "G": 8, "H": 9, "I": 24}
MONEY = replace(VALUE, number_format="#,##0.00")
PARTS = ("其中：当年财政拨款", "上年结转资金", "其他资金")


def load(source: Path) -> dict[str, Any]:
    """Read the texts of a form."""
    return tomllib.loads(source.read_text(encoding="utf-8"))


def build(form: Mapping[str, Any], annex: str = "") -> Paper:
    """Lay the form out as the county prints it."""
    paper = Paper("自评表", WIDTHS, header_row=15)
    paper.put("A1", annex or None, replace(TEXT, framed=False))
    paper.put("A2:I2", form["title"], TITLE)
    paper.put("A3:I3", form["year"], SUBTITLE)
    paper.put("A4", "项目支出名称", HEADING)
    paper.put("B4:I4", form["project"] or None)
    paper.put("A5", "主管部门", HEADING)
    paper.put("B5:D5", form["authority"] or None)
    paper.put("E5:F5", "实施单位", HEADING)
    paper.put("G5:I5", form["unit"] or None)
    _budget(paper, form["budget"])
    paper.put("A11", "年度总体目标", HEADING)
    paper.put("B11:E11", form["goal"] or None, TEXT)
    paper.put("F11:I11", form["result"] or None, TEXT)
    last = _indicators(paper, form["rows"], 12)
    paper.put(f"A{last}", None)
    paper.put(f"B{last}", "合计", HEADING)
    for letter, value in zip("CDEFGHI", (None, None, None, None, *map(_number, form["total"]), None), strict=True):
        paper.put(f"{letter}{last}", value)
    paper.put(f"A{last + 1}:I{last + 1}", form["foot"], replace(TEXT, framed=False))
    return paper


def _budget(paper: Paper, budget: Mapping[str, Any]) -> None:
    paper.put("A6:A10", "项目资金\n（万元）", HEADING)
    headings = (None, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    for area, heading in zip(("B6:C6", "D6", "E6", "F6", "G6", "H6", "I6"), headings, strict=True):
        paper.put(area, heading, HEADING)
    paper.put("B7:C7", "年度资金总额")
    values = ((budget.get(key), MONEY) for key in ("initial", "annual", "spent"))
    for letter, (value, look) in zip("DEF", values, strict=True):
        paper.put(f"{letter}7", value, look)
    for letter, key in zip("GHI", ("weight", "rate", "score"), strict=True):
        paper.put(f"{letter}7", budget.get(key))
    for row, label in enumerate(PARTS, start=8):
        paper.put(f"B{row}:C{row}", label)
        for letter in "DEFGHI":
            paper.put(f"{letter}{row}", None)


def _indicators(paper: Paper, rows: Sequence[Mapping[str, str]], top: int) -> int:
    """The headings and the rows below them; gives the row of the total."""
    first = top + 2
    paper.put(f"A{top}:A{first + len(rows) - 1}", "绩效指标", HEADING)
    for letter, heading in zip("BCD", ("一级指标", "二级指标", "三级指标"), strict=True):
        paper.put(f"{letter}{top}:{letter}{top + 1}", heading, HEADING)
    for letter, upper, lower in (("E", "年度", "指标值"), ("F", "实际", "完成值")):
        paper.put(f"{letter}{top}", upper, HEADING)
        paper.put(f"{letter}{top + 1}", lower, HEADING)
    for letter, heading in zip("GHI", ("分值", "得分", "偏差原因分析及改进措施"), strict=True):
        paper.put(f"{letter}{top}:{letter}{top + 1}", heading, HEADING)
    for letter, keys in (("B", ("level1",)), ("C", ("level1", "level2"))):
        for start, end in _runs(rows, keys):
            paper.put(f"{letter}{first + start}:{letter}{first + end}", rows[start][keys[-1]])
    for line, row in enumerate(rows, start=first):
        paper.put(f"D{line}", row["level3"])
        paper.put(f"E{line}", row["target"] or None, LITERAL)
        paper.put(f"F{line}", row["actual"] or None, LITERAL)
        paper.put(f"G{line}", _number(row["weight"]))
        paper.put(f"H{line}", _number(row["score"]))
        paper.put(f"I{line}", None, TEXT)
    return first + len(rows)


def _runs(rows: Sequence[Mapping[str, str]], keys: Sequence[str]) -> list[tuple[int, int]]:
    parts = [tuple(row[key] for key in keys) for row in rows]
    starts = [at for at, part in enumerate(parts) if at == 0 or part != parts[at - 1]]
    return list(zip(starts, [start - 1 for start in starts[1:]] + [len(rows) - 1], strict=True))


def _number(text: str) -> Content:
    if not text:
        return None
    return float(text) if "." in text else int(text)
