"""One 项目支出绩效自评表 laid out for a project: its targets copied and locked, everything else to be filled in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jixiao.drafts.budget_block import put_budget
from jixiao.drafts.indicator_table import page_starts, put_indicators, put_total
from jixiao.drafts.layout import Slot, layout_of
from jixiao.drafts.page import Page, Scheme
from jixiao.drafts.paper import Paper
from jixiao.drafts.project import Project
from jixiao.drafts.style import HEADING, LEAD, SUBTITLE, TEXT, TITLE, VALUE, to_fill_in
from jixiao.form.grid import Span
from jixiao.form.model import Goal

TITLE_OF_FORM = "项目支出绩效自评表"
TITLE_OF_DEPARTMENT = "部门整体支出绩效自评表"
UNKNOWN_YEAR = "（    年度）"
_SIGNATURES = "填表人：　　　　　　　　　　联系电话：　　　　　　　　　　填表日期：　　　　年　　月　　日"
_TITLE_HEIGHT = 36.0
_ABOVE_INDICATORS = 0.5
_GOAL_HEIGHT = 48.0  # room for what came of the goal


@dataclass(frozen=True, slots=True)
class Drafted:
    """A laid out form, and the rows that the first sheet refers to."""

    page: Page
    budget_row: int
    indicator_rows: range
    total_row: int


def draft_form(project: Project, scheme: Scheme) -> Drafted:
    """Lay out the form of a project."""
    layout = layout_of(project.form)
    page = Page(Paper(project.sheet, layout.widths), layout, project, scheme)
    _title(page)
    budget_row = _names(page) + 1
    header = _goals(page, put_budget(page, budget_row))
    rows = put_indicators(page, header)
    put_total(page, rows, budget_row)
    page.put_across(rows.stop + 1, 1, page.last, _SIGNATURES, replace(LEAD, locked=False))
    page.paper.repeated_row = header
    page.paper.cut(_starts(page, header) | page_starts(page, rows))
    page.paper.frozen = (4, 1)  # the project's name stays in sight
    page.paper.cursor = _first_to_fill_in(page.paper)
    return Drafted(page, budget_row, rows, rows.stop)


def _title(page: Page) -> None:
    """Put the title and the year of the targets; a year that is not known is to be filled in."""
    title = TITLE_OF_DEPARTMENT if page.project.of_department else TITLE_OF_FORM
    page.put_across(1, 1, page.last, title, TITLE)
    page.paper.least_heights[1] = _TITLE_HEIGHT
    year = page.form.year
    if year is None:
        page.put_across(2, 1, page.last, UNKNOWN_YEAR, to_fill_in(SUBTITLE))
    else:
        page.put_across(2, 1, page.last, f"（{year}年度）", SUBTITLE)


def _names(page: Page) -> int:
    """Put the project and the units; the targets name one unit, which has the budget. Gives the next row."""
    form, middle = page.form, page.layout.column(Slot.NAME)
    if page.project.of_department:
        _labelled(page, Span(3, 1, 3, page.last), "部门名称", form.department)
        return 4
    if form.project_code:
        _labelled(page, Span(3, 1, 3, middle), "项目名称", page.project.written)
        _labelled(page, Span(3, middle + 1, 3, page.last), "项目编码", form.project_code)
    else:
        _labelled(page, Span(3, 1, 3, page.last), "项目名称", page.project.written)
    _labelled(page, Span(4, 1, 4, middle), "主管部门", "", locked=False)
    _labelled(page, Span(4, middle + 1, 4, page.last), "实施单位", form.department, locked=False)
    return 5


def _labelled(page: Page, span: Span, label: str, text: str, *, locked: bool = True) -> None:
    """Put a label and, on the rest of the area, its text; a text that is missing is to be filled in."""
    page.paper.put((span.top, span.left), label, HEADING)
    look = TEXT if text and locked else to_fill_in(TEXT)
    page.paper.put(span._replace(left=span.left + 1), text or None, look)


def _goals(page: Page, row: int) -> int:
    """Put 年度总体目标: what was expected, copied, beside what came of it; gives the next row."""
    goals: tuple[Goal | None, ...] = page.form.goals or (None,)
    numbered = len(goals) > 1
    left, middle = (3 if numbered else 2), page.layout.column(Slot.ACTUAL)
    page.paper.put(Span(row, 1, row + len(goals), 1), "年度总体目标", HEADING)
    if numbered:
        page.paper.put((row, 2), "目标序号", HEADING)
    page.put_across(row, left, middle - 1, "预期目标", HEADING)
    page.put_across(row, middle, page.last, "实际完成情况", HEADING)
    for at, goal in enumerate(goals, start=row + 1):
        if numbered and goal is not None:
            page.paper.put((at, 2), goal.label, VALUE)
        text = goal.text.text.strip() if goal is not None else ""
        page.put_across(at, left, middle - 1, text or None, TEXT if text else to_fill_in(TEXT))
        page.put_across(at, middle, page.last, None, to_fill_in(TEXT))
        page.paper.least_heights[at] = _GOAL_HEIGHT
    return row + len(goals) + 1


def _starts(page: Page, header: int) -> dict[int, float]:
    """How bad it is to begin a printed page above the indicators: with a further goal, or with their headings."""
    goals = range(header - len(page.form.goals) + 1, header)
    return dict.fromkeys((*goals, header), _ABOVE_INDICATORS)


def _first_to_fill_in(paper: Paper) -> tuple[int, int]:
    """The first cell that is to be filled in, as one reads."""
    top, left, _, _ = min(placed.span for placed in paper.cells if not placed.look.locked)
    return top, left
