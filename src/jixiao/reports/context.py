"""From scored forms to all that a template is given: no document is known here, and nothing is invented."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.form.model import FormKind
from jixiao.reports.asked import ask
from jixiao.reports.budget import budget_of
from jixiao.reports.cards import card_of
from jixiao.reports.deviations import deviations_of, measures_of, sayings_of
from jixiao.reports.model import Goal, Picture, Report, Table
from jixiao.reports.rows import blocks_of, counted, groups_of, questions_of, rows_of
from jixiao.reports.texts import clean, one_line, points
from jixiao.reports.words import question
from jixiao.review.overview import Standing, overview

if TYPE_CHECKING:
    from jixiao.form.model import Form
    from jixiao.packs import Pack
    from jixiao.reports.pictures import Chart
    from jixiao.review.overview import Overview
    from jixiao.scoring.form_score import FormScore

    Draw = Callable[[FormScore, Overview], Sequence[Chart]]

WHOLE = "部门整体"
_SEVERAL = 2
_NO_DEPARTMENT = ask("单位名称")


def build_report(scores: Sequence[FormScore], pack: Pack, draw: Draw) -> Report:
    """What a report says of the forms; ``draw`` makes the charts of one of them.

    The forms come in the order in which the report speaks of them: the first is the one that its title names.
    """
    forms = [score for score in scores if score.form.kind is not FormKind.SCORECARD]
    cards = [score for score in scores if score.form.kind is FormKind.SCORECARD]
    first = (forms or cards)[0].form
    return Report(
        subject=_subject([score.form for score in forms]),
        department=next((one_line(score.form.department) for score in scores if score.form.department), "")
        or _NO_DEPARTMENT,
        year=str(first.year) if first.year is not None else ask("年度"),
        several=len(forms) > 1,
        tables=_tables(forms, pack, draw),
        cards=tuple(card_of(score, pack) for score in cards),
    )


def is_project(form: Form) -> bool:
    """Whether a form is about one project: it names one, or its title says so, and not the whole department."""
    return WHOLE not in form.title and "整体" not in form.title and (bool(form.project) or "项目" in form.title)


def _subject(forms: Sequence[Form]) -> str:
    """What the title says the report is about."""
    if not forms or not is_project(forms[0]):
        return WHOLE
    if len(forms) > 1:
        return "项目支出"
    return one_line(forms[0].project) or ask("项目名称")


@dataclass(frozen=True, slots=True)
class _Seen:
    """A scored form, looked at under a pack."""

    score: FormScore
    view: Overview
    pack: Pack


def _tables(forms: Sequence[FormScore], pack: Pack, draw: Draw) -> tuple[Table, ...]:
    headings = _headings([score.form for score in forms])
    tables = []
    drawn = 0
    for number, score in enumerate(forms, start=1):
        view = overview(score, pack)
        charts = draw(score, view)
        pictures = tuple(Picture(drawn + place, chart.title, chart) for place, chart in enumerate(charts, start=1))
        drawn += len(charts)
        tables.append(_table(number, _Seen(score, view, pack), pictures, headings[number - 1]))
    return tuple(tables)


def _table(number: int, seen: _Seen, pictures: tuple[Picture, ...], heading: str) -> Table:
    score, view, form = seen.score, seen.view, seen.score.form
    return Table(
        number=number,
        title=_title(form),
        heading=heading,
        subject="该项目" if is_project(form) else "本部门",
        project=one_line(form.project),
        code=one_line(form.project_code),
        department=one_line(form.department) or _NO_DEPARTMENT,
        period=f"{form.year}年度" if form.year is not None else "本年度",
        budget=budget_of(form),
        goals=_goals(form),
        count=len(view.rows),
        done=counted(standing for _, standing in view.rows),
        unmet=tuple(row for row in rows_of(view) if row.standing == Standing.UNMET),
        scored=score.weight is not None or score.score is not None,
        total=points(view.total),
        full=points(score.weight),
        grade=view.grade,
        computed=view.computed,
        groups=groups_of(score, view),
        blocks=blocks_of(view),
        deviations=deviations_of(score, view, seen.pack),
        questions=questions_of(view),
        measures=measures_of(form, view),
        sayings=sayings_of(form),
        pictures=pictures,
    )


def _title(form: Form) -> str:
    return one_line(form.title) or one_line(form.sheet)


def _headings(forms: Sequence[Form]) -> list[str]:
    """What the forms are called beside each other: the department, projects by their names, else by their titles."""
    if len(forms) < _SEVERAL:
        return ["" for _ in forms]
    whole = sum(not is_project(form) for form in forms)
    return [_heading(form, alone=whole == 1) for form in forms]


def _heading(form: Form, *, alone: bool) -> str:
    if not is_project(form):
        return WHOLE if alone else _title(form)
    return one_line(form.project) or _title(form)


def _goals(form: Form) -> tuple[Goal, ...]:
    asked = question("目标完成情况")
    return tuple(
        Goal(
            number,
            one_line(goal.label) or f"目标{number}",
            clean(goal.text.text) or ask("绩效目标"),
            (clean(goal.actual.text) if goal.actual is not None else "") or asked,
        )
        for number, goal in enumerate(form.goals, start=1)
    )
