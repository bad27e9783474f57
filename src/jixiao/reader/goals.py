"""The goals of a form (年度绩效目标) and what came of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from jixiao.form.model import Cell, Column, Goal
from jixiao.reader.budget_fields import AMOUNTS, figure_of
from jixiao.reader.grid_view import GridView, compact
from jixiao.reader.halves import SEVERAL_YEARS, THE_YEAR
from jixiao.reader.header import Header
from jixiao.reader.labels import Label, heads_list, label_of
from jixiao.reader.levels import goal_label

_KINDS = "(?:年度|年初|全年|年终|项目|政策|部门|单位|整体|总体|绩效|预期|设定|计划|预计|具体|的){0,5}"
_TEXT = re.compile(_KINDS + r"目标(?:内容|值|描述|情况)?(?:\(.*\))?")
_ACTUAL = re.compile(
    _KINDS + r"(?:目标)?(?:的)?(?:实际)?(?:完成|实现)(?:情况|结果|效果|值|目标)?(?:综述|说明)?(?:\(.*\))?|实际情况"
)
_NUMBER = re.compile(r"(绩效)?(目标)?(序号|编号|名称)")
_AFTER = frozenset({Label.INFORMATION, Label.TITLE, Label.REMARK, Label.CONCLUSION})
# A label of its own between the block's and the goal.
_INSIDE = re.compile(
    r"(部门|单位|主要)?职[责能](概述|描述)?|(总体|绩效|总体绩效|预期|年度|(年初)?设定)目标|(目标)?内容"
)
_DUTY = re.compile(r"(部门|单位|主要)?职[责能](概述|描述)?")
_NAMES_GOAL = re.compile(r".{0,5}|.{0,6}目标[\d一二三四五六七八九十]{1,3}")  # 绩效目标1 names a goal, a sentence is one
_LINE_ONLY = re.compile(r"(年度|绩效|总体|分项){0,3}目标[\d一二三四五六七八九十]{1,3}[:、.]?(\(.*\))?[:]?")
_LABEL_ONLY = re.compile(r"[^:]*[:、.]?(?:\(.*\))?")
_RATE = re.compile(r".{0,4}完成率")
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
        if goal.actual is None and label_of(view.own_cells(goal.text.row)[0].text) is Label.GOAL_LINE
    ]
    return lines[-1] if lines else ""


def goals_of(view: GridView, rows: Sequence[int]) -> tuple[Goal, ...]:
    """The goals between the budget and the table, from a block with headings, labelled cells or lines."""
    goals: list[Goal] = []
    places: dict[str, int] = {}
    for row in rows:
        first = view.first(row)
        if first is None:
            continue
        label = label_of(first.text)
        heads_goals = is_goal_header(view, row)
        if heads_goals and (goal := _goal_in_pairs(view, row, len(goals) + 1)):
            goals.append(goal)
        elif heads_goals:
            places = _places(view, row)
        elif label in _AFTER or heads_list(view.own_cells(row)) or _heads_amounts(view, row):
            places = {}
        elif places and (goal := _row_goal(view, row, places, len(goals) + 1)):
            goals.append(goal)
        elif label is Label.GOAL_LINE:
            goals.append(Goal(goal_label(first.text), text_of_line(view, first)))
        elif label is Label.GOAL and goals and goals[-1].actual is None and _ACTUAL.fullmatch(compact(first.text)):
            goals[-1] = replace(goals[-1], actual=view.right_of(first))
        elif label is Label.GOAL:
            goals.extend(_labelled(view, first, len(goals) + 1, rows))
    return tuple(goals)


def _heads_amounts(view: GridView, row: int) -> bool:
    """Whether a budget block begins in a row."""
    cells = view.own_cells(row)
    return len(cells) > 1 and len({figure_of(cell.text) for cell in cells} & set(AMOUNTS)) > 1


def with_text(goals: Sequence[Goal]) -> Sequence[Goal]:
    """The goals, without lines that only name one (年度目标1（30分）) where others say what it is."""
    spoken = [goal for goal in goals if not (goal.actual is None and _LINE_ONLY.fullmatch(compact(goal.text.text)))]
    return spoken or goals


def goals_in_column(header: Header, cells: Iterable[Cell]) -> list[Goal]:
    """The goals that stand in a column of the table itself, one for each project of it."""
    if Column.GOAL not in header.places:
        return []
    own = (cell for cell in cells if cell.column == header.places[Column.GOAL])
    texts = [cell for cell in own if not _NAMES_GOAL.fullmatch(compact(cell.text))]
    return [Goal(goal_label(cell.text), cell) for cell in texts]


def text_of_line(view: GridView, line: Cell) -> Cell:
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


def _goal_in_pairs(view: GridView, row: int, number: int) -> Goal | None:
    """A goal that stands beside its heading, and what came of it beside that one: 年初目标 | …… | 完成情况 | ……."""
    said: dict[str, Cell] = {}
    for cell in view.own_cells(row):
        kind = "text" if _TEXT.fullmatch(compact(cell.text)) else "actual"
        beside = view.right_of(cell)
        if _is_heading(cell) and beside is not None and not beside.blank and not _is_heading(beside):
            said[kind] = beside
    return Goal(_label("", number), said["text"], said["actual"]) if len(said) > 1 else None


def _is_heading(cell: Cell) -> bool:
    text = compact(cell.text)
    return any(pattern.fullmatch(text) for pattern in (_TEXT, _ACTUAL, _NUMBER, _REASON, _RATE))


def _row_goal(view: GridView, row: int, places: dict[str, int], number: int) -> Goal | None:
    text = view.cell(row, places["text"])
    if text.row != row or text.column != places["text"] or text.blank:
        return None
    actual = view.cell(row, places["actual"]) if "actual" in places else None
    if actual is not None and actual.column != places["actual"]:
        return None  # another layout than that of the headings
    reason = view.cell(row, places["reason"]) if "reason" in places else None
    stated = view.text(row, places["number"]) if "number" in places else ""
    return Goal(_label(stated, number), text, actual, reason)


def _label(stated: str, number: int) -> str:
    digits = re.fullmatch(r"\D{0,4}(\d+)\D?", stated)
    return f"绩效目标{digits[1]}" if digits else stated or f"绩效目标{number}"


def _of_the_year(view: GridView, label: Cell) -> Cell | None:
    """The year's goal below its heading, where it stands beside one for several years (实施期目标 | 年度目标)."""
    beside = [cell for cell in view.own_cells(label.row) if cell.column > label.column]
    year = [cell for cell in beside if THE_YEAR.fullmatch(compact(cell.text))]
    if len(beside) != 2 or len(year) != 1 or not any(SEVERAL_YEARS.fullmatch(compact(cell.text)) for cell in beside):
        return None
    below = view.cell(year[0].row + year[0].rows, year[0].column)
    return None if below.blank else below


def _labelled(view: GridView, label: Cell, number: int, rows: Sequence[int]) -> list[Goal]:
    """A label with the goal to its right and what came of it beside that, and the goals of further rows beside it.

    What the department is there for (部门职责) stands beside such a label too, and is no goal.
    """
    if (text := _of_the_year(view, label)) is not None:
        return [Goal(_label("", number), text)]
    inside = view.right_of(label)
    text = inside
    if inside is not None and _INSIDE.fullmatch(compact(inside.text)):
        text = view.right_of(inside) or view.cell(inside.row + inside.rows, inside.column)
    if inside is None or text is None or text.blank:
        return []
    beyond = [cell for cell in view.own_cells(label.row) if cell.column > text.column]
    done = beyond[0] if beyond else None
    if done is not None and _ACTUAL.fullmatch(compact(done.text)):
        done = view.right_of(done)
    duty = _DUTY.fullmatch(compact(inside.text)) is not None
    said = [*([] if duty else [(text, done)]), *_said_below(view, label, text, rows)]
    return [Goal(_label("", at), goal, actual) for at, (goal, actual) in enumerate(said, start=number)]


def _said_below(view: GridView, label: Cell, text: Cell, rows: Sequence[int]) -> Iterator[tuple[Cell, None]]:
    """The texts below a goal, in the rows that its label is merged over, as far as they have no label of their own."""
    for row in rows:
        if not text.row + text.rows <= row < label.row + label.rows:
            continue
        first, cell = view.own_cells(row)[0], view.cell(row, text.column)
        if label_of(first.text) is not None or _is_heading(first) or _heads_amounts(view, row):
            return
        if cell.row == row and cell.column == text.column and not cell.blank:
            yield cell, None
