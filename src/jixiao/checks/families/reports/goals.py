"""X 文字与表（报告二）: what a report says was promised, against the forms and against its own results."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.families.goals_and_rows import covers
from jixiao.checks.families.reports.rows import forms_of, told_this_year
from jixiao.checks.figures import Figure, figures
from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, ReportView, report_check
from jixiao.checks.report_figures import Sense, Told, agree, states_goal
from jixiao.checks.same_thing import numbers_of, told_by_promise
from jixiao.checks.wording import listed, quote
from jixiao.form.model import Cell


@report_check("X13", "报告中的目标没有对应指标", Severity.NOTICE)
def report_promise_without_row(view: ReportView) -> Iterator[Fault]:
    """报告所述的年度目标写明了数量要求，自评表的目标里没有写，也没有对应的指标。

    改法：请与批复的绩效目标核对，补进自评表的目标和指标，或从报告中删去。
    依据：自评报告应与自评表一致；目标中的量化要求应有指标承接。
    """
    forms = forms_of(view)
    rows = [row for form in forms for row in form.filled]
    stated = [figure for form in forms for goal in form.goals for figure in figures(goal.text.text)]
    if not rows:
        return
    by_place: dict[Cell, list[Figure]] = {}
    for told in told_this_year(view):
        figure = told.figure
        if told.sense is not Sense.TARGET or not figure.bound or not states_goal(told.passage):
            continue
        known = any((figure.amount, figure.unit) == (other.amount, other.unit) for other in stated)
        if not known and not any(covers(row, figure) for row in rows):
            by_place.setdefault(told.passage.cell, []).append(figure)
    for cell, missing in by_place.items():
        yield Fault(
            cell,
            f"报告的目标写到{listed([figure.name + figure.text for figure in missing], 6)}，自评表的目标里没有写，"
            "也没有对应的指标。",
        )


@report_check("X14", "报告中的完成数低于目标", Severity.NOTICE)
def report_result_below_promise(view: ReportView) -> Iterator[Fault]:
    """报告写的完成数低于年度目标承诺的数，而指标表里没有这一项，看不出没有完成。

    改法：请核对完成数；确未完成的，请如实列为未完成的绩效目标，并说明原因和改进措施。
    依据：自评报告应如实反映目标完成情况，未完成的应说明原因。
    """
    all_told = told_this_year(view)
    rows = numbers_of(forms_of(view), targets=False)
    results = [told for told in all_told if told.sense is Sense.RESULT and not told.loose and not rows.named(told)]
    for promise in _promises(view, all_told):
        came = [told for told in results if told_by_promise(promise, told)]
        if len({told.figure.amount for told in came}) != 1 or _reached(came[0].figure, promise):
            continue
        yield Fault(
            came[0].passage.cell,
            f"年度目标要求{quote(promise.name)}不少于{''.join(promise.text.split())}，报告写{quote(came[0].quoted)}，没有达到目标。",
        )


def _promises(view: ReportView, all_told: tuple[Told, ...]) -> Iterator[Figure]:
    """The least numbers that the goals promise, of the forms and of the report, each once."""
    seen = set()
    of_forms = [figure for form in forms_of(view) for goal in form.goals for figure in figures(goal.text.text)]
    of_report = [told.figure for told in all_told if told.sense is Sense.TARGET and states_goal(told.passage)]
    for figure in (*of_forms, *of_report):
        place = (figure.amount, figure.unit)
        if figure.floor and place not in seen:
            seen.add(place)
            yield figure


def _reached(result: Figure, promise: Figure) -> bool:
    """Whether a result is no less than what was promised, as exactly as both are told."""
    more = result.about or result.amount >= promise.amount
    return more or agree(result.amount, result.grain, promise.amount, promise.grain)
