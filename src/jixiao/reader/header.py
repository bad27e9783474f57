"""The header of an indicator table: one to three rows of headings, found wherever they start."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from jixiao.form.model import Cell, Column
from jixiao.reader.grid_view import GridView, compact
from jixiao.reader.halves import half_of_the_year
from jixiao.reader.header_words import BELOW, FRAGMENTS, LOWER_GRADES, OTHER_SPAN
from jixiao.reader.headings import column_of, is_ground, is_weak

_MOST_ROWS = 3
_YEAR = re.compile(r"20\d\d")
_SURE_NAMES = ("三级指标", "三级", "三级指标名称", "三级绩效指标", "指标名称", "绩效指标名称")


@dataclass(frozen=True, slots=True)
class Header:
    """A header found (表头): its rows, and the column and heading cell of each `Column`."""

    top: int
    bottom: int
    cells: Mapping[Column, Cell]
    places: Mapping[Column, int]
    level_weights: Mapping[Column, int]  # columns that weigh a level: 一级指标 | 分值 | 二级指标 | 分值
    doubled: bool = False  # the same headings stand twice: forms side by side

    @property
    def is_table(self) -> bool:
        """Whether indicators can be read under it."""
        return Column.NAME in self.places and (Column.TARGET in self.places or self.is_scorecard)

    @property
    def is_scorecard(self) -> bool:
        """Whether it heads a 评分表: rows with a standard to score by, and no targets to compare actuals with."""
        places = self.places.keys()
        if not {Column.NAME, Column.STANDARD} <= places or {Column.TARGET, Column.ACTUAL} <= places:
            return False
        return bool({Column.WEIGHT, Column.SCORE} & places) and (
            Column.SCORE in places or Column.TARGET not in places or Column.REVIEWED_SCORE in places
        )

    @property
    def is_plausible(self) -> bool:
        """Whether it may head indicators at all, even if a column is missing."""
        places = self.places.keys()
        levels = len({Column.LEVEL1, Column.LEVEL2, Column.NAME} & places)
        values = {Column.TARGET, Column.ACTUAL, Column.WEIGHT, Column.SCORE} & places
        sure = Column.NAME in places and compact(self.cells[Column.NAME].text).startswith("三级")
        return self.is_table or (bool(values) and (levels >= 2 or sure))


def find_headers(view: GridView) -> list[Header]:
    """Every header of a sheet, from top to bottom."""
    headers: list[Header] = []
    for row in view.rows:
        if headers and row <= headers[-1].bottom:
            continue
        header = find_header(view, row)
        if header is not None:
            headers.append(header)
    return headers


def find_header(view: GridView, row: int) -> Header | None:
    """The header that starts in a row, None where none does.

    The number of its rows is the one that names most columns.
    """
    found = {column_of(cell.text) for cell in view.own_cells(row)} - {None}
    if len(found) < 2 or not found & {Column.NAME, Column.LEVEL1, Column.LEVEL2, Column.TARGET, Column.ACTUAL}:
        return None
    best = _resolve(view, row, row)
    for bottom in range(row + 1, row + _MOST_ROWS):
        if not _continues_header(view, row, bottom):
            break
        header = _resolve(view, row, bottom)
        if not best.is_table and _resolve(view, bottom, bottom).places.items() >= header.places.items():
            return None  # what stands above adds nothing: the header begins below it
        if len(header.places) > len(best.places) or not best.is_table or _reaches(best, bottom):
            best = header
    return best if best.is_plausible else None


def _continues_header(view: GridView, top: int, row: int) -> bool:
    """Whether a row holds nothing but headings, or parts of the headings above it."""
    texts = [compact(cell.text) for cell in view.own_cells(row)]
    return all(text in FRAGMENTS or column_of(text) is not None for text in texts) and not (
        {column_of(text) for text in texts} >= {Column.NAME, Column.TARGET} and _is_repeated(view, top, row)
    )


def _reaches(header: Header, row: int) -> bool:
    """Whether headings are merged down to a row, which then is one of headings too: 指标值 over 优 | 良 | 中 | 差."""
    return any(cell.row + cell.rows > row for cell in header.cells.values())


def _is_repeated(view: GridView, top: int, row: int) -> bool:
    """Whether a row of headings begins a header again: it names the targets below headings that stand over nothing."""
    above = [view.cell(top, column) for column in view.own_columns(row)]
    named = {column_of(cell.text) for cell in view.own_cells(top)} >= {Column.NAME, Column.TARGET}
    return named and len(set(above)) == len(above) and not any(cell.blank for cell in above)


def _resolve(view: GridView, top: int, bottom: int) -> Header:
    """Name the columns of a header of these rows."""
    found: dict[Column, list[tuple[int, Cell]]] = {}
    for place, stack in _stacks(view, top, bottom):
        column = _column_of_stack([cell.text for cell in stack])
        if column is not None and place == stack[-1].column:
            found.setdefault(column, []).append((place, _named(stack)))
    doubled = _stands_twice(found)
    if doubled and (half := half_of_the_year(view, top, found)) is not None:
        found, doubled = half, False
    chosen = _choose(found, bottom)
    reach = max((cell.row + cell.rows - 1 for _, cell in chosen.values()), default=bottom)
    return Header(
        top,
        _last_row(view, bottom, min(reach, top + _MOST_ROWS)),
        {column: cell for column, (_, cell) in chosen.items()},
        {column: place for column, (place, _) in chosen.items()},
        _level_weights(found, chosen),
        doubled,
    )


def _last_row(view: GridView, bottom: int, reach: int) -> int:
    """The last row of a header: merged headings reach down to it over rows that hold nothing else."""
    while bottom < reach and not view.own_columns(bottom + 1):
        bottom += 1
    return bottom


def _stacks(view: GridView, top: int, bottom: int) -> Iterator[tuple[int, list[Cell]]]:
    """Each column of the header with its heading cells from top to bottom, merged ones once, blank ones left out."""
    columns: set[int] = set()
    for row in range(top, bottom + 1):
        for cell in view.own_cells(row):
            columns.update(range(cell.column, min(cell.column + cell.columns, cell.column + 16)))
    for column in sorted(columns):
        stack: list[Cell] = []
        for row in range(top, bottom + 1):
            cell = view.cell(row, column)
            if not cell.blank and cell.row >= top and cell not in stack:
                stack.append(cell)
        if stack:
            yield column, stack


def _named(stack: list[Cell]) -> Cell:
    """The heading's cell: the lowest, which says 三级指标名称 where it is a mere 名称 below a 三级指标."""
    lowest = stack[-1]
    return (
        replace(lowest, text=stack[-2].text + lowest.text) if compact(lowest.text) == "名称" and stack[1:] else lowest
    )


def _column_of_stack(texts: list[str]) -> Column | None:
    """What headings that stand one below the other mean together."""
    if len(texts) == 1:
        return column_of(texts[0])
    below, joined = column_of(texts[-1]), column_of("".join(texts))
    if below is Column.WEIGHT:
        return below  # that of a level, where it stands below 一级指标
    if joined is not None:
        return joined
    upper, last = _column_of_stack(texts[:-1]), compact(texts[-1])
    if (upper is Column.TARGET and last in OTHER_SPAN) or last in LOWER_GRADES:
        return None
    if upper in BELOW and last.strip("()") in BELOW[upper]:
        return BELOW[upper][last.strip("()")]
    return below if below is not None else upper if last in FRAGMENTS else None


def _level_weights(
    found: Mapping[Column, list[tuple[int, Cell]]], chosen: Mapping[Column, tuple[int, Cell]]
) -> dict[Column, int]:
    """Which further columns of weights stand right beside a level's."""
    spare = {place for place, cell in found.get(Column.WEIGHT, []) if (place, cell) != chosen[Column.WEIGHT]}
    beside = {
        column: chosen[column][0] + chosen[column][1].columns
        for column in (Column.LEVEL1, Column.LEVEL2)
        if column in chosen
    }
    return {column: place for column, place in beside.items() if place in spare}


def _stands_twice(found: Mapping[Column, list[tuple[int, Cell]]]) -> bool:
    names = [compact(cell.text) for _, cell in found.get(Column.NAME, [])]
    sure = [name for name in names if name in _SURE_NAMES]
    return len(sure) > len(set(sure)) and len(found.get(Column.TARGET, [])) > 1


def _choose(found: dict[Column, list[tuple[int, Cell]]], bottom: int) -> dict[Column, tuple[int, Cell]]:
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
    chosen = {column: min(places, key=lambda place: _rank(place, anchor)) for column, places in found.items()}
    if names:
        chosen[Column.NAME] = names[0]
    if len(names) > 1 and (names[1][0] > anchor or _name_rank(names[0][1].text) == 0):
        chosen.setdefault(Column.DESCRIPTION, names[1])
    for place in found.get(Column.STANDARD, []):
        if place != chosen[Column.STANDARD] and is_weak(place[1].text):
            chosen.setdefault(Column.DESCRIPTION, place)  # 评价要点 beside 评分标准
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
