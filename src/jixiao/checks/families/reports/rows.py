"""X 文字与表（报告一）: the figures of a report against the rows of the forms beside it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, ReportView, report_check
from jixiao.checks.report_figures import Sense, Told, agrees_with, grain_of, told_in, year_of_report
from jixiao.checks.rows import line, number_of, subject
from jixiao.checks.same_thing import Number, Numbers, by_row, is_qualified, numbers_of
from jixiao.checks.wording import quote
from jixiao.form.model import Form, FormKind, Indicator, Report


@report_check("X11", "报告中的数与指标行的完成值不一致", Severity.NOTICE)
def report_result_differs(view: ReportView) -> Iterator[Fault]:
    """报告写了某项指标的完成数，与自评表中该指标的实际完成值对不上。

    改法：请核对台账，统一报告和自评表的数字；口径不同的，请写明各指什么。
    依据：自评报告应与自评表一致。
    """
    forms = forms_of(view)
    for told, number in _contradictions(view, numbers_of(forms, targets=False), Sense.RESULT):
        if told.figure.amount != number_of(number.row.target):
            yield _fault(told, number, "完成值")


@report_check("X12", "报告中的目标与指标值不一致", Severity.NOTICE)
def report_target_differs(view: ReportView) -> Iterator[Fault]:
    """报告所述年度目标中的数，与表中该指标的指标值对不上。

    改法：请以批复的绩效目标为准，统一报告和表中的指标值。
    依据：自评报告应与批复的绩效目标一致。
    """
    forms = forms_of(view)
    for told, number in _contradictions(view, numbers_of(forms, targets=True), Sense.TARGET):
        if not _says_actual(told, number.row):
            yield _fault(told, number, "指标值")


def forms_of(view: ReportView) -> tuple[Form, ...]:
    """The forms of the report's own year; a form without a year belongs to it too."""
    forms = tuple(score.form for score in view.scores if score.form.kind is not FormKind.SCORECARD)
    year = year_of_report(view.report, forms)
    return tuple(form for form in forms if year is None or form.year in {None, year})


def of_one_object(report: Report, form: Form) -> bool:
    """Whether a report and a form may be about one object: not the whole department and a mere project."""
    whole = {"整体" in title for title in (report.title, form.title)}
    project = any("项目" in title and "整体" not in title for title in (report.title, form.title))
    return not (len(whole) == 2 and project)


def told_this_year(view: ReportView) -> tuple[Told, ...]:
    """The figures of the report, those of other years and of parts marked as such."""
    return told_in(view.report, year_of_report(view.report, tuple(score.form for score in view.scores)))


def _contradictions(view: ReportView, numbers: Numbers, sense: Sense) -> Iterator[tuple[Told, Number]]:
    """The figures that name a row and give another number than it, one for each row at most.

    Nothing is said where two rows could be meant, where another figure gives the row's number, or where several
    figures name the row: they may be its parts.
    """
    pairs: list[tuple[Told, Number]] = []
    for told in told_this_year(view):
        if told.sense is not sense:
            continue
        named = numbers.named(told)
        if len({number.amount for number in named}) == 1:
            pairs.append((told, named[0]))
    for found in by_row(pairs).values():
        number = found[0][1]
        exact = [told for told, _ in found if sense is Sense.TARGET or not told.loose]
        if any(agrees_with(told.figure, number.amount, number.grain) for told, _ in found):
            continue
        if sum(told.figure.amount for told in exact) == number.amount:
            continue
        plain = [told for told in exact if not is_qualified(told, number.core)] or exact
        if len({told.figure.amount for told in plain}) == 1 and _may_be_meant(plain[0], number):
            yield plain[0], number


def _says_actual(told: Told, row: Indicator) -> bool:
    """Whether a figure is what the row reached, so that it was no promise after all."""
    amount = number_of(row.actual)
    return (
        row.actual is not None and amount is not None and agrees_with(told.figure, amount, grain_of(row.actual.value))
    )


def _may_be_meant(told: Told, number: Number) -> bool:
    """Whether the text names the row without more ado, or gives a number of its size."""
    if not is_qualified(told, number.core):
        return True
    return number.amount > 0 and Decimal("0.5") <= told.figure.amount / number.amount <= 2


def _fault(told: Told, number: Number, what: str) -> Fault:
    row, text = number.row, "".join(number.statement.text.split())
    return Fault(
        told.passage.cell,
        f"报告写{quote(told.quoted)}，“{number.form.sheet}”{line(row)}{quote(subject(row))}的{what}为{quote(text)}，"
        "两处应一致。",
        subject(row),
    )
