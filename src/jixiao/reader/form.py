"""Put one form together from the rows of its segment."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.form.grid import Span
from jixiao.form.model import Column, Form, FormKind, Goal, Total
from jixiao.reader.boxes import boxes_of
from jixiao.reader.budget import budget_of
from jixiao.reader.goals import goals_of
from jixiao.reader.grid_view import GridView
from jixiao.reader.header import Header
from jixiao.reader.levels import headings
from jixiao.reader.segments import Segment
from jixiao.reader.table import Table, TableRows
from jixiao.reader.title import department_of, money_unit_of, title_of, year_of


def read_form(view: GridView, segment: Segment) -> Form:
    """Read the form of a segment whose first header is a table's."""
    header = segment.headers[0]
    above = [row for row in segment.rows if row < header.top]
    tables, tails, repeated = _read_tables(view, segment)
    last = tails[-1][0] if tails and tails[-1] else segment.rows[-1] + 1
    below = [row for row in segment.rows if row >= last] if tails[-1] else []
    title = title_of(view, above)
    unit = money_unit_of(view, [row for row in segment.rows if row <= header.bottom])
    conclusion, remarks = boxes_of(view, below)
    indicators = tuple(indicator for table in tables for indicator in table.indicators)
    return Form(
        kind=FormKind.SELF_EVALUATION if Column.ACTUAL in header.places else FormKind.TARGET_TABLE,
        sheet=view.name,
        title=title.text.strip() if title else "",
        span=_span(view, segment),
        columns=header.cells,
        indicators=indicators,
        year=year_of(view, title.text if title else "", above),
        department=department_of(view, above),
        money_unit=unit,
        budget=budget_of(view, above, unit),
        goals=_goals(view, segment, above, tails),
        headings=headings(place for table in tables for place in table.places),
        totals=_totals([total for table in tables for total in table.totals]),
        conclusion=conclusion,
        remarks=remarks,
        repeated_headers=tuple(repeated),
    )


def _read_tables(view: GridView, segment: Segment) -> tuple[list[TableRows], list[list[int]], list[int]]:
    """Every table of the segment, the rows that follow each, and the headers that only repeat the first."""
    tables: list[Table] = []
    tails: list[list[int]] = []
    repeated: list[int] = []
    for position, header in enumerate(segment.headers):
        if not header.is_table:
            continue
        end = segment.headers[position + 1].top if position + 1 < len(segment.headers) else segment.rows[-1] + 1
        rows = [row for row in segment.rows if header.bottom < row < end]
        goals = goals_of(view, tails[-1]) if tails else goals_of(view, [r for r in segment.rows if r < header.top])
        lines = [goal for goal in goals if goal.text.row < header.top and goal.actual is None and goal.label]
        label = lines[-1].label if lines and _is_line(lines[-1]) else ""
        if tables and not label:
            tables[-1].repeat(header)
            repeated.append(header.top)
        else:
            tables.append(Table(view, header, label))
        tables[-1].read_rows(rows)
        tails.append([row for row in rows if row > tables[-1].found.last_row])
    return [table.found for table in tables], tails, repeated


def _is_line(goal: Goal) -> bool:
    """Whether a goal is a line above its own table, not one of a block of goals."""
    return goal.text.text.strip().find("目标") >= 0 and goal.actual is None


def _goals(view: GridView, segment: Segment, above: Sequence[int], tails: list[list[int]]) -> tuple[Goal, ...]:
    found = list(goals_of(view, above))
    for tail in tails:
        found.extend(goal for goal in goals_of(view, tail) if goal.actual is None)
    return tuple(found)


def _totals(totals: list[Total]) -> tuple[Total, ...]:
    """The totals with the last one that is no subtotal as the grand one."""
    last = max((position for position, total in enumerate(totals) if total.grand), default=-1)
    return tuple(
        Total(total.cell, total.label, total.weight, total.score, grand=position == last)
        for position, total in enumerate(totals)
    )


def _span(view: GridView, segment: Segment) -> Span:
    columns = [column for row in segment.rows for column in view.own_columns(row)]
    return Span(segment.rows[0], min(columns), segment.rows[-1], max(columns))
