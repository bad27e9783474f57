"""Which place each column of a header has, where it names one more than once or with an unsure word."""

from __future__ import annotations

import re

from jixiao.form.model import Cell, Column
from jixiao.reader.grid_view import compact
from jixiao.reader.headings import column_of, is_ground, is_weak

_YEAR = re.compile(r"20\d\d")
_SEVERAL_YEARS = re.compile("实施期|中期|中长期|长期|项目期|三年|周期|总体")


def choose(found: dict[Column, list[tuple[int, Cell]]], bottom: int) -> dict[Column, tuple[int, Cell]]:
    """One place for each column, where a header names it more than once or with an unsure word."""
    levels = [place for column in (Column.LEVEL1, Column.LEVEL2) for place, _ in found.get(column, [])]
    names = sorted(
        found.get(Column.NAME, []),
        key=lambda place: (
            _name_rank(
                place[1].text, label=place[0] < min(levels, default=0) or place[1].row + place[1].rows > bottom + 1
            ),
            place[0],
        ),
    )
    anchor = names[0][0] if names else 0
    _tell_weights_from_scores(found)
    _tell_goals_from_targets(found, anchor)
    _leave_several_years(found)
    chosen = {column: min(places, key=lambda place: _rank(place, anchor)) for column, places in found.items()}
    if names:
        chosen[Column.NAME] = names[0]
    if len(names) > 1 and (names[1][0] > anchor or _name_rank(names[0][1].text) == 0):
        chosen.setdefault(Column.DESCRIPTION, names[1])
    for place in found.get(Column.STANDARD, []):
        if place != chosen[Column.STANDARD] and is_weak(place[1].text):
            # 评价要点 beside 评分标准 explains the row, 评分说明 behind 得分 the score.
            behind = Column.SCORE in chosen and place[0] > chosen[Column.SCORE][0]
            chosen.setdefault(Column.NOTE if behind else Column.DESCRIPTION, place)
    _settle_standard(chosen)
    _settle(chosen, anchor)
    return chosen


def _tell_weights_from_scores(found: dict[Column, list[tuple[int, Cell]]]) -> None:
    """Without a column of weights, 自评分值 beside 自评得分 is one."""
    scores = found.get(Column.SCORE, [])
    points = [place for place in scores if "分值" in compact(place[1].text)]
    if Column.WEIGHT not in found and points and len(scores) > len(points):
        found[Column.WEIGHT] = points
        found[Column.SCORE] = [place for place in scores if place not in points]


def _tell_goals_from_targets(found: dict[Column, list[tuple[int, Cell]]], anchor: int) -> None:
    """Beside a surer heading of the targets, 年度目标 left of the names heads the goals."""
    targets = found.get(Column.TARGET, [])
    goals = [place for place in targets if place[0] < anchor and is_weak(place[1].text)]
    if Column.GOAL not in found and goals and len(targets) > len(goals):
        found[Column.GOAL] = goals
        found[Column.TARGET] = [place for place in targets if place not in goals]


def _leave_several_years(found: dict[Column, list[tuple[int, Cell]]]) -> None:
    """Beside the targets of the year, 指标值（全周期） is none of them."""
    targets = found.get(Column.TARGET, [])
    of_year = [place for place in targets if not _SEVERAL_YEARS.search(compact(place[1].text))]
    found.update({Column.TARGET: of_year} if of_year else {})


def _name_rank(text: str, *, label: bool = False) -> int:
    """How sure a heading names the indicators; 年度绩效指标 left of the levels or the table labels the whole block."""
    word = compact(text)
    surest = (word.startswith("四级"), word.startswith("三级"), not label and not is_weak(text), not label, True)
    return surest.index(True)


def _rank(place: tuple[int, Cell], anchor: int) -> tuple[bool, bool, int, int]:
    """Sure words first, then what stands right of the names, then the latest year's actual, then what is nearest."""
    column, cell = place
    year = _YEAR.match(compact(cell.text)) if column_of(cell.text) is Column.ACTUAL else None
    return is_weak(cell.text), column < anchor, -int(year[0]) if year else 0, abs(column - anchor)


def _settle_standard(chosen: dict[Column, tuple[int, Cell]]) -> None:
    """What a 评分表 names otherwise: its last level is the name, and 得分依据 is no cause."""
    if Column.STANDARD in chosen and Column.NAME not in chosen and Column.LEVEL2 in chosen:
        chosen[Column.NAME] = chosen.pop(Column.LEVEL2)
    if {Column.TARGET, Column.ACTUAL, Column.REASON} <= chosen.keys() and is_ground(chosen[Column.REASON][1].text):
        del chosen[Column.REASON]
    elif Column.STANDARD in chosen and Column.REASON in chosen and is_ground(chosen[Column.REASON][1].text):
        chosen.setdefault(Column.NOTE, chosen.pop(Column.REASON))


def _settle(chosen: dict[Column, tuple[int, Cell]], anchor: int) -> None:
    """Give words with two meanings the one that the rest of the header leaves open."""
    level = chosen.get(Column.LEVEL1)
    if level is not None and Column.LEVEL2 not in chosen and level[1].columns > 1:
        second = level[0] + level[1].columns - 1
        if second < anchor:
            chosen[Column.LEVEL2] = (second, level[1])  # 指标类别 stands over both levels
    if Column.TARGET not in chosen and chosen.get(Column.GOAL, (0, None))[0] > anchor:
        chosen[Column.TARGET] = chosen.pop(Column.GOAL)
    if Column.ADJUSTED_TARGET in chosen and Column.TARGET not in chosen:
        chosen[Column.TARGET] = chosen.pop(Column.ADJUSTED_TARGET)
    if Column.ACTUAL not in chosen:
        return
    for spare in (Column.MEASURE, Column.NOTE):
        if Column.REASON not in chosen and spare in chosen:
            chosen[Column.REASON] = chosen.pop(spare)
