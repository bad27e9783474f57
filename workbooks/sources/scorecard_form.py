"""The layout of a county's 部门整体支出绩效评价评分表 with its sheet 评分数据, filled in or blank."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from paper import HEADING, LITERAL, TEXT, TITLE, VALUE, Content, Paper

ROOT = Path(__file__).parents[2]
CARD = ROOT / "src" / "jixiao" / "packs" / "data" / "scorecards" / "hunan-county-2021.toml"
WIDTHS = {"A": 9, "B": 12, "C": 16, "D": 48, "E": 40, "F": 8}
INPUT_WIDTHS = {"A": 6, "B": 30, "C": 8, "D": 14, "E": 32, "F": 30, "G": 44}
INPUT_HEADINGS = ("序号", "数据", "单位", "填写", "佐证材料", "用于哪些指标", "从哪里取数")
GRADES = "□优秀  90分≤得分≤100分； □良好  80分≤得分≤89分；\n  □中  60分≤得分≤79分；  □较差  0≤得分≤59分"
GUIDE = "请在“填写”和“佐证材料”两栏填写评分需要的数据；不清楚的留空，不要估计。金额以万元为单位，比率填带百分号的数。"
_MOST_CHOICES = 20


class Row(NamedTuple):
    """One row of the 评分表, every field as it is printed."""

    level1: str
    level2: str
    name: str
    explanation: str
    standard: str
    score: str


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All texts of a 评分表."""

    annex: str
    rows: tuple[Row, ...]
    total: str


def load_rows(source: Path) -> tuple[Row, ...]:
    """Read the rows of a 评分表."""
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return tuple(Row(**{key: value.rstrip("\n") for key, value in row.items()}) for row in data["rows"])


def load_answers(source: Path) -> Mapping[str, tuple[str, str]]:
    """What is filled in on 评分数据: the number and its evidence, by the name of the quantity."""
    with source.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return {name: (value, evidence) for name, value, evidence in rows}


def build(card: Scorecard) -> Paper:
    """Lay the 评分表 out as the county prints it."""
    paper = Paper("评分表", WIDTHS, header_row=4)
    paper.put("A1", card.annex or None, replace(TEXT, framed=False))
    paper.put("A2:F2", "部门整体支出绩效评价指标体系评分表", TITLE)
    for area, heading in (
        ("A3:A4", "一级指标"),
        ("B3:B4", "二级指标"),
        ("C3:D3", "三级指标"),
        ("C4", "指标名称"),
        ("D4", "指标解释说明"),
        ("E3:E4", "评分标准"),
        ("F3:F4", "得分"),
    ):
        paper.put(area, heading, HEADING)
    first = 5
    for column, depth in (("A", 1), ("B", 2)):
        for start, end in _runs(card.rows, depth):
            paper.put(f"{column}{first + start}:{column}{first + end}", card.rows[start][depth - 1], HEADING)
    for line, row in enumerate(card.rows, start=first):
        paper.put(f"C{line}", row.name)
        paper.put(f"D{line}", row.explanation, TEXT)
        paper.put(f"E{line}", row.standard, TEXT)
        paper.put(f"F{line}", _number(row.score))
    last = first + len(card.rows)
    paper.put(f"A{last}", "小计", HEADING)
    paper.put(f"B{last}", 100)
    for letter in "CDEF":
        paper.put(f"{letter}{last}", None)
    paper.put(f"A{last + 1}", "评价结果", HEADING)
    paper.put(f"B{last + 1}:E{last + 1}", GRADES, TEXT)
    paper.put(f"F{last + 1}", _number(card.total))
    return paper


def build_inputs(answers: Mapping[str, tuple[str, str]]) -> Paper:
    """Lay 评分数据 out: the quantities that the card's rules need, each once, with what is filled in."""
    card = tomllib.loads(CARD.read_text(encoding="utf-8"))
    paper = Paper("评分数据", INPUT_WIDTHS, header_row=3)
    paper.put("A1:G1", "评分数据", TITLE)
    paper.put("A2:G2", GUIDE, replace(TEXT, framed=False))
    for letter, heading in zip("ABCDEFG", INPUT_HEADINGS, strict=True):
        paper.put(f"{letter}3", heading, HEADING)
    for number, quantity in enumerate(card["quantities"], start=1):
        line, name = number + 3, quantity["name"]
        value, evidence = answers.get(name, ("", ""))
        paper.put(f"A{line}", number)
        paper.put(f"B{line}", name, TEXT)
        paper.put(f"C{line}", quantity.get("unit"))
        paper.put(f"D{line}", _number(value), LITERAL if quantity.get("choices") else VALUE)
        paper.put(f"E{line}", evidence or None, TEXT)
        paper.put(f"F{line}", "、".join(_users(card["rows"], name)), TEXT)
        paper.put(f"G{line}", f"{quantity['where']}；佐证：{quantity['evidence']}", TEXT)
        if choices := _choices(quantity):
            paper.lists[f"D{line}"] = choices
    return paper


def _choices(quantity: Mapping[str, Any]) -> tuple[str, ...]:
    """What may be chosen: the words, or the few counts that there are."""
    if "choices" in quantity:
        return tuple(quantity["choices"])
    if not quantity.get("whole") or not {"low", "high"} <= quantity.keys() or quantity["high"] > _MOST_CHOICES:
        return ()
    return tuple(str(count) for count in range(quantity["low"], quantity["high"] + 1))


def _users(rows: Sequence[Mapping[str, Any]], name: str) -> list[str]:
    """The rows whose rule speaks of a quantity."""
    return list(dict.fromkeys(row["name"] for row in rows if _speaks_of(row, name)))


def _speaks_of(value: object, name: str) -> bool:
    if isinstance(value, dict):
        return any(
            _speaks_of(item, name) for key, item in value.items() if key in {"value", "target", "parts", *_TERMS}
        )
    if isinstance(value, list):
        return any(_speaks_of(item, name) for item in value)
    return value == name


_TERMS = frozenset({"amount", "ratio", "change", "difference", "met", "word"})


def _runs(rows: Sequence[Row], depth: int) -> list[tuple[int, int]]:
    """The first and last index of every run of rows that agree in their first levels."""
    starts = [at for at, row in enumerate(rows) if at == 0 or row[:depth] != rows[at - 1][:depth]]
    return list(zip(starts, [start - 1 for start in starts[1:]] + [len(rows) - 1], strict=True))


def _number(text: str) -> Content:
    if not text:
        return None
    return float(text) if "." in text else int(text)
