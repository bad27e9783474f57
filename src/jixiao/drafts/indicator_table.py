"""The table 绩效指标 and its total row: names, levels and targets copied and locked, 得分 as a formula."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from jixiao.drafts.inputs import actual_rule, score_rule, scored_by_hand, weight_rule
from jixiao.drafts.layout import COLUMNS, Slot
from jixiao.drafts.page import Page
from jixiao.drafts.paper import Content, Rule
from jixiao.drafts.style import ALARM, HEADING, SCORE, VALUE, WEIGHT, to_fill_in
from jixiao.drafts.weights import HUNDRED
from jixiao.form.family import Family
from jixiao.form.grid import Span, column_letters
from jixiao.form.indicator_names import is_bad_outcome
from jixiao.form.model import Cell, Indicator, Statement
from jixiao.scoring import Direction, score_values
from jixiao.workbook.edits import Formula
from jixiao.workbook.paging import GOING_ON

_ROW_HEIGHT = 27.0  # points: room to write
_ADJUST = ("请调整：分值合计", "分，应为100分")


def put_indicators(page: Page, header: int) -> range:
    """Put the headings on the row ``header`` and the indicators below; gives the rows of the indicators."""
    indicators = page.form.filled
    for slot in page.layout.slots:
        if slot is not Slot.LABEL:
            page.put(slot, header, COLUMNS[slot].heading, HEADING)
    rows = range(header + 1, header + 1 + len(indicators))
    _left_column(page, indicators, rows)
    _level(page, Slot.LEVEL1, rows, [(row.goal, _text(row.level1)) for row in indicators])
    _level(page, Slot.LEVEL2, rows, [(row.goal, _text(row.level1), _text(row.level2)) for row in indicators])
    for at, indicator, weight in zip(rows, indicators, page.project.weights.rows, strict=True):
        _indicator(page, at, indicator, weight)
        page.paper.least_heights[at] = _ROW_HEIGHT
    return rows


def put_total(page: Page, rows: range, budget_row: int) -> None:
    """Put 总分 below the rows with its live sums, and beside it what to do while the 分值 do not make 100."""
    at, weights = rows.stop, page.project.weights
    weight = sum(weights.rows, weights.budget or Decimal(0))
    now = [points_now(row, weight, page) for row, weight in zip(page.form.filled, weights.rows, strict=True)]
    score = sum(filter(None, now), Decimal(0))
    page.put_across(at, 1, page.layout.column(Slot.ACTUAL), "总分", HEADING)
    total_weight = f"=SUM({page.ref(Slot.WEIGHT, budget_row)},{_column(page, Slot.WEIGHT, rows)})"
    page.put(Slot.WEIGHT, at, Formula(total_weight, weight), replace(WEIGHT, bold=True))
    total_score = f"=SUM({page.ref(Slot.REASON, budget_row)},{_column(page, Slot.SCORE, rows)})"
    page.put(Slot.SCORE, at, Formula(total_score, score), replace(SCORE, bold=True))
    place, (before, after) = page.ref(Slot.WEIGHT, at), _ADJUST
    live = f'=IF(ROUND({place},2)=100,"","{before}"&ROUND({place},2)&"{after}")'
    page.put(Slot.REASON, at, Formula(live, "" if weight == HUNDRED else f"{before}{weight:f}{after}"), ALARM)


def page_starts(page: Page, rows: range) -> dict[int, float]:
    """How bad it is to begin a printed page with an indicator: best where a goal or a level begins, never with 总分."""
    keys = [(row.goal, _text(row.level1), _text(row.level2)) for row in page.form.filled]
    going_on = (sum(one == other for one, other in zip(*pair, strict=True)) for pair in pairwise(keys))
    return {row: GOING_ON[number] for row, number in zip(rows[1:], going_on, strict=True)}


def points_now(row: Indicator, weight: Decimal, page: Page) -> Decimal | None:
    """What a row's formula gives now: it knows the row's three cells, the pack, and the kind written into it."""
    if row.target is None or row.actual is None:
        return None
    target, actual, pack = row.target.value, row.actual.value, page.scheme.pack
    if not kind_for_formula(row):
        return score_values(target, actual, weight, pack).points
    return score_values(target, actual, weight, pack, family=row.family, name=row.name.text).points


def kind_for_formula(row: Indicator) -> str:
    """The 类型 that a row's formula needs to score as a review does, "" where the cells say enough."""
    if row.family is Family.COST:
        return row.family.value
    value = row.target.value if row.target is not None else None
    unsaid = value is not None and value.number is not None and value.comparator is None
    return Direction.LOWER.value if unsaid and is_bad_outcome(row.name.text) else ""


def _left_column(page: Page, indicators: Sequence[Indicator], rows: range) -> None:
    """Put what stands left of the levels: the goals that the rows serve, or the name of the block."""
    if not any(row.goal for row in indicators):
        page.paper.put(Span(rows.start - 1, 1, rows.stop - 1, 1), COLUMNS[Slot.LABEL].heading, HEADING)
        return
    page.put(Slot.LABEL, rows.start - 1, "绩效目标", HEADING)
    _level(page, Slot.LABEL, rows, [(row.goal,) for row in indicators])


def _level(page: Page, slot: Slot, rows: range, keys: Sequence[tuple[str, ...]]) -> None:
    """Put a level's cells, merged over the rows that share them as people do; the last of a key is the text."""
    column = page.layout.column(slot)
    for start, end in _runs(keys):
        text = keys[start][-1]
        span = Span(rows.start + start, column, rows.start + end, column)
        page.paper.put(span, text or None, VALUE if text else to_fill_in(VALUE))


def _runs(keys: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Cut rows into runs of the same key; a row without a text of its own stays apart.

    >>> list(_runs([("产出",), ("产出",), ("",), ("",), ("效益",)]))
    [(0, 1), (2, 2), (3, 3), (4, 4)]
    """
    start = 0
    for index in range(1, len(keys) + 1):
        if index == len(keys) or keys[index] != keys[start] or not keys[start][-1]:
            yield start, index - 1
            start = index


def _indicator(page: Page, at: int, row: Indicator, weight: Decimal) -> None:
    """Put the cells of one row."""
    cells: dict[Slot, tuple[Content, Rule | None]] = {
        Slot.NAME: (_text(row.name) or None, None),
        Slot.DESCRIPTION: (_text(row.description) or None, None),
        Slot.TARGET: (_said(row.target) or None, None),
        Slot.ACTUAL: (_said(row.actual) or None, actual_rule(row, page.scheme.pack)),
        Slot.WEIGHT: (weight, weight_rule()),
        Slot.REASON: (None, None),
    }
    missing = {slot for slot in (Slot.NAME, Slot.TARGET) if cells[slot][0] is None}
    for slot, (content, rule) in cells.items():
        if slot in page.layout.slots:
            look = COLUMNS[slot].look
            page.put(slot, at, content, to_fill_in(look) if slot in missing else look, rule)
    _score(page, at, row, weight)


def _score(page: Page, at: int, row: Indicator, weight: Decimal) -> None:
    """Put the formula of a row's score; a person writes over it where the target is in words."""
    target, actual, weights = (page.ref(slot, at) for slot in (Slot.TARGET, Slot.ACTUAL, Slot.WEIGHT))
    formula = page.perf("PERF_SCORE", target, actual, weights, kind=kind_for_formula(row))
    now = points_now(row, weight, page)
    by_hand = scored_by_hand(row.target.value if row.target is not None else None)
    look, rule = (to_fill_in(SCORE), score_rule(weights, page.scheme.pack)) if by_hand else (SCORE, None)
    page.put(Slot.SCORE, at, Formula(formula, "" if now is None else now), look, rule)
    page.hide_error(Slot.SCORE, at, (actual,))


def _column(page: Page, slot: Slot, rows: range) -> str:
    letters = column_letters(page.layout.column(slot))
    return f"{letters}{rows.start}:{letters}{rows.stop - 1}"


def _text(cell: Cell | None) -> str:
    return cell.text.strip() if cell is not None else ""


def _said(statement: Statement | None) -> str:
    return statement.text.strip() if statement is not None else ""
