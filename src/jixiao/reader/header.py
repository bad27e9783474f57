"""The header of an indicator table: one to three rows of headings, found wherever they start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from jixiao.form.model import Cell, Column
from jixiao.form.words import is_level
from jixiao.reader.choice import choose
from jixiao.reader.grid_view import GridView, compact
from jixiao.reader.halves import half_of_the_year
from jixiao.reader.header_words import BELOW, FRAGMENTS, LOWER_GRADES, OTHER_SPAN, THIS_YEAR, is_earlier_year
from jixiao.reader.headings import column_of

_MOST_ROWS = 3
_TITLE_ABOVE = 8  # rows
_LONGEST_TITLE = 60
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
    titled_scorecard: bool = False  # a title above calls it a 评分表

    @property
    def is_table(self) -> bool:
        """Whether indicators can be read under it."""
        return Column.NAME in self.places and (Column.TARGET in self.places or self.is_scorecard)

    @property
    def is_scorecard(self) -> bool:
        """Whether it heads a 评分表: rows with a standard to score by, and no targets to compare actuals with.

        Without a column of standards its title has to call it one.
        """
        places = self.places.keys()
        if Column.NAME not in places or {Column.TARGET, Column.ACTUAL} <= places:
            return False
        if Column.STANDARD not in places:
            bare = not {Column.TARGET, Column.ACTUAL} & places
            return self.titled_scorecard and bare and {Column.WEIGHT, Column.SCORE} <= places
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
            headers.append(replace(header, titled_scorecard=True) if _titled_scorecard(view, row) else header)
    return headers


def _titled_scorecard(view: GridView, top: int) -> bool:
    """Whether the sheet's name or a title in the few rows above a header says 评分表."""
    above = (cell.text for row in range(max(1, top - _TITLE_ABOVE), top) for cell in view.own_cells(row))
    return any("评分表" in compact(text) for text in (view.name, *above) if len(text) < _LONGEST_TITLE)


def find_header(view: GridView, row: int) -> Header | None:
    """The header that starts in a row, None where none does.

    The number of its rows is the one that names most columns.
    """
    if len(view.own_columns(row)) < 2:
        return None
    found = _named_in(view, row) - {None}
    if len(found) < 2 or not found & {Column.NAME, Column.LEVEL1, Column.LEVEL2, Column.TARGET, Column.ACTUAL}:
        return None
    best = _resolve(view, row, row)
    for bottom in range(row + 1, row + _MOST_ROWS):
        if not _continues_header(view, row, bottom):
            break
        header = _resolve(view, row, bottom)
        if not best.is_table and _resolve(view, bottom, bottom).places.items() >= header.places.items():
            return None  # what stands above adds nothing: the header begins below it
        narrows = any(compact(cell.text) in THIS_YEAR for cell in view.own_cells(bottom))
        if len(header.places) > len(best.places) or not best.is_table or narrows or _reaches(best, bottom):
            best = header
    return best if best.is_plausible else None


def _continues_header(view: GridView, top: int, row: int) -> bool:
    """Whether a row holds nothing but headings, or parts of the headings above it."""
    texts = [compact(cell.text) for cell in view.own_cells(row)]
    named = {column_of(text) for text in texts}
    if named >= {Column.NAME, Column.TARGET} and _is_repeated(view, top, row):
        return False
    below_groups = named >= {Column.LEVEL1, Column.NAME} and Column.LEVEL1 not in _named_in(view, top)
    return below_groups or all(
        text in FRAGMENTS or column_of(text) is not None or is_earlier_year(text, texts) for text in texts
    )


def _named_in(view: GridView, row: int) -> set[Column | None]:
    return {column_of(cell.text) for cell in view.own_cells(row)}


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
    chosen = choose(found, bottom)
    _spread_levels(view, bottom, chosen)
    reach = max((cell.row + cell.rows - 1 for _, cell in chosen.values()), default=bottom)
    return Header(
        top,
        _last_row(view, bottom, min(reach, top + _MOST_ROWS)),
        {column: cell for column, (_, cell) in chosen.items()},
        {column: place for column, (place, _) in chosen.items()},
        _level_weights(found, chosen),
        doubled,
    )


def _spread_levels(view: GridView, bottom: int, chosen: dict[Column, tuple[int, Cell]]) -> None:
    """Give the levels their columns where one heading, 绩效指标, stands over them and the names."""
    if Column.NAME not in chosen or chosen.keys() & {Column.LEVEL1, Column.LEVEL2}:
        return
    first, cell = chosen[Column.NAME]
    below = view.cell(bottom + 1, first)
    if cell.columns not in (2, 3) or below.columns > 1 or not is_level(below.text):
        return
    levels = (Column.LEVEL1, Column.LEVEL2)[: cell.columns - 1]
    chosen.update({level: (first + at, cell) for at, level in enumerate(levels)})
    chosen[Column.NAME] = (first + cell.columns - 1, replace(cell, columns=1))


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
    earlier = is_earlier_year(last, THIS_YEAR)  # the row it stands in was let into the header for the year's sake
    if (upper is Column.TARGET and (last in OTHER_SPAN or earlier)) or last in LOWER_GRADES:
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
