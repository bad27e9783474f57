"""The goals of a form (年度绩效目标) and what came of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jixiao.form.model import Cell, Goal
from jixiao.reader.grid_view import GridView, compact
from jixiao.reader.labels import Label, label_of
from jixiao.reader.levels import goal_label

_KINDS = "(?:年度|年初|全年|年终|项目|部门|整体|总体|绩效|预期|设定|计划|预计|的){0,5}"
_TEXT = re.compile(_KINDS + r"目标(?:内容|值|描述|情况)?(?:\(.*\))?")
_ACTUAL = re.compile(
    _KINDS + r"(?:目标)?(?:的)?(?:实际)?(?:完成|实现)(?:情况|结果|效果|值)?(?:综述|说明)?(?:\(.*\))?|实际情况"
)
_NUMBER = re.compile(r"(绩效)?(目标)?(序号|编号|名称)")
_AFTER = frozenset({Label.INFORMATION, Label.TITLE, Label.REMARK, Label.CONCLUSION})
_LABEL_ONLY = re.compile(r"[^:]*[:、.]?(?:\(.*\))?")
_REASON = re.compile(r".*(偏差|未完成|差异).*(原因|措施).*")


def is_goal_header(view: GridView, row: int) -> bool:
    """Whether a row heads the columns of a goals block: what was expected beside what came of it."""
    texts = [compact(cell.text) for cell in view.own_cells(row)]
    return any(map(_TEXT.fullmatch, texts)) and any(map(_ACTUAL.fullmatch, texts))


def line_goal(view: GridView, goals: Sequence[Goal]) -> str:
    """The goal that a line above the table names (年度目标1：……), "" where no line does."""
    lines = [
        goal.label
        for goal in goals
        if goal.actual is None and label_of(next(view.own_cells(goal.text.row)).text) is Label.GOAL_LINE
    ]
    return lines[-1] if lines else ""


def goals_of(view: GridView, rows: Sequence[int]) -> tuple[Goal, ...]:
    """The goals between the budget and the table, from a block with headings, labelled cells or lines."""
    goals: list[Goal] = []
    places: dict[str, int] = {}
    for row in rows:
        first = next(view.own_cells(row), None)
        if first is None:
            continue
        label = label_of(first.text)
        if is_goal_header(view, row):
            places = _places(view, row)
        elif label in _AFTER:
            places = {}
        elif places and (goal := _row_goal(view, row, places, len(goals) + 1)):
            goals.append(goal)
        elif label is Label.GOAL_LINE:
            goals.append(Goal(goal_label(first.text), _text_of_line(view, first)))
        elif label_of(first.text) is Label.GOAL:
            goals.extend(_labelled(view, first, len(goals) + 1))
    return tuple(goals)


def _text_of_line(view: GridView, line: Cell) -> Cell:
    """The goal that a line states itself, or that stands beside it where behind the colon is nothing but a weight."""
    beside = view.right_of(line)
    bare = _LABEL_ONLY.fullmatch(compact(line.text)) is not None
    return beside if bare and beside is not None and not beside.blank else line


def _places(view: GridView, row: int) -> dict[str, int]:
    places: dict[str, int] = {}
    for cell in view.own_cells(row):
        text = compact(cell.text)
        for name, pattern in (("number", _NUMBER), ("actual", _ACTUAL), ("reason", _REASON), ("text", _TEXT)):
            if pattern.fullmatch(text):
                # The label of the block stands left of the heading that it looks like.
                places[name] = cell.column
                break
    if places.get("actual", 0) < places["text"]:
        places.pop("actual", None)
    return places


def _row_goal(view: GridView, row: int, places: dict[str, int], number: int) -> Goal | None:
    text = view.cell(row, places["text"])
    if text.row != row or text.blank:
        return None
    actual = view.cell(row, places["actual"]) if "actual" in places else None
    reason = view.cell(row, places["reason"]) if "reason" in places else None
    stated = view.text(row, places["number"]) if "number" in places else ""
    return Goal(_label(stated, number), text, actual, reason)


def _label(stated: str, number: int) -> str:
    digits = re.fullmatch(r"\D{0,4}(\d+)\D?", stated)
    return f"绩效目标{digits[1]}" if digits else stated or f"绩效目标{number}"


def _labelled(view: GridView, label: Cell, number: int) -> list[Goal]:
    """A label with the goal to its right, and what came of it beside that."""
    text = view.right_of(label)
    if text is None or text.blank:
        return []
    return [Goal(_label("", number), text, view.right_of(text))]
