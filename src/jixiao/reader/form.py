"""Put one form together from the rows of its segment."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from jixiao.form.grid import Span
from jixiao.form.model import Column, Form, FormKind, Goal, Total, Trouble
from jixiao.reader.boxes import boxes_of
from jixiao.reader.budget import budget_of
from jixiao.reader.goals import goals_in_column, goals_of, line_goal, with_text
from jixiao.reader.grid_view import GridView
from jixiao.reader.header import Header
from jixiao.reader.heading_rows import without_heading_rows
from jixiao.reader.payment_plan import payment_plan_of
from jixiao.reader.project import listed_projects, project_code_of, project_of, purpose_of
from jixiao.reader.segments import Segment
from jixiao.reader.signatures import signatures_of
from jixiao.reader.spending import spending_of
from jixiao.reader.table import Table
from jixiao.reader.title import department_of, money_unit_of, title_of, year_of
from jixiao.reader.totals import totals_above, totals_beside_grade, totals_in, with_one_grand
from jixiao.reader.weights import headings, weights_of_headings, whole_weights


def read_form(view: GridView, segment: Segment) -> tuple[Form, tuple[Trouble, ...]]:
    """Read the form of a segment whose headers are all a table's."""
    header = segment.headers[0]
    above = segment.rows[: bisect_left(segment.rows, header.top)]
    goals = list(goals_of(view, above))
    table, left = _read_table(view, segment, line_goal(view, goals))
    goals.extend(table.found.goals or ([] if goals else goals_in_column(header, table.found.goal_cells)))
    title = title_of(view, above)
    unit = money_unit_of(view, segment.rows[: bisect_left(segment.rows, header.bottom + 1)])
    unit = unit if unit.word else money_unit_of(view, left)
    budget = budget_of(view, above, unit) or budget_of(view, left, unit, in_columns_only=True)
    conclusion, remarks = boxes_of(view, left)
    rows, places = table.found.indicators, table.found.places
    if header.is_scorecard:
        rows, places = without_heading_rows(rows, places)
    stated = headings(view, header, places)
    project, project_cell = project_of(view, above)
    form = Form(
        kind=_kind(header),
        sheet=view.name,
        title=title.text.strip() if title else "",
        span=_span(view, segment.rows),
        columns=header.cells,
        indicators=weights_of_headings(whole_weights(rows), stated),
        year=year_of(view, title.text if title else "", above),
        department=department_of(view, above),
        project=project,
        project_cell=project_cell,
        project_code=project_code_of(view, above),
        purpose=purpose_of(view, above),
        payment_plan=payment_plan_of(view, [*above, *left], budget, unit),
        money_unit=unit,
        budget=budget,
        spending=spending_of(view, above, unit),
        projects=listed_projects(view, header, [row.row for row in table.found.indicators], unit),
        goals=_in_order(with_text(goals)),
        headings=stated,
        totals=_totals(view, header, table, above, left),
        conclusion=conclusion,
        remarks=remarks,
        signatures=signatures_of(view, left),
        repeated_headers=tuple(repeated.top for repeated in segment.headers[1:]),
    )
    return form, tuple(table.found.troubles)


def _kind(header: Header) -> FormKind:
    if header.is_scorecard:
        return FormKind.SCORECARD
    return FormKind.SELF_EVALUATION if Column.ACTUAL in header.places else FormKind.TARGET_TABLE


def _totals(
    view: GridView, header: Header, table: Table, above: Sequence[int], left: Sequence[int]
) -> tuple[Total, ...]:
    """The total rows in the table, below it, beside the grade of a 评分表; where there is none, above it."""
    totals = [*table.found.totals, *totals_in(view, header, left)]
    if header.is_scorecard:
        totals.extend(totals_beside_grade(view, header, left))
    return with_one_grand(totals or totals_above(view, above))


def _read_table(view: GridView, segment: Segment, goal: str) -> tuple[Table, list[int]]:
    """Read the table below all its headers; the rows that are left hold the boxes."""
    rows, headers = segment.rows, segment.headers
    table = Table(view, headers[0], goal)
    left: list[int] = []
    for position, header in enumerate(headers):
        if position:
            table.go_on_below(header)
        end = headers[position + 1].top if position + 1 < len(headers) else rows[-1] + 1
        chunk = rows[bisect_left(rows, header.bottom + 1) : bisect_left(rows, end)]
        left.extend(table.read_rows(chunk))
    return table, left


def _in_order(goals: Sequence[Goal]) -> tuple[Goal, ...]:
    return tuple(sorted(goals, key=lambda goal: goal.text.row))


def _span(view: GridView, rows: Sequence[int]) -> Span:
    columns = [column for row in rows for column in view.own_columns(row)]
    return Span(rows[0], min(columns), rows[-1], max(columns))
