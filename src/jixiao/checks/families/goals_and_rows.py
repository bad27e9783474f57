"""年度绩效目标 in words against the rows that stand under them, and one row against another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.figures import Figure, figures, share_run
from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.rows import line, number_of, numeric, subject
from jixiao.checks.wording import listed, quote
from jixiao.form.family import Family
from jixiao.form.model import Goal, Indicator, Statement
from jixiao.values.model import Kind, Value

_NAMED = 4  # characters in common that make a figure and a row speak of the same thing
_TOUCHED = 2
_COUNT_WORDS = re.compile(r"(?:数量|总数|次数|件数|人数|个数|数|率)$")
_SHORTEST_NAME = 4


@check("X06", "目标完成情况的数与指标行不一致", Severity.NOTICE)
def goal_figure_differs(view: View) -> Iterator[Fault]:
    """年度目标的实际完成情况写了数字，与该目标下指标行的完成值对不上。

    改法：请核对两处的数字和口径；口径不同的，请写明各指什么。
    依据：自评表的文字与数据应一致。
    """
    rows = _rows_by_goal(view)
    for goal in view.form.goals:
        if goal.actual is None:
            continue
        own = _own_rows(view, goal, rows)
        found = figures(goal.actual.text)
        named = next((pair for figure in found if (pair := _contradicted(figure, own, found)) is not None), None)
        if named is not None:
            figure, indicator = named
            yield Fault(
                goal.actual,
                f"{goal.label}的实际完成情况写{quote(figure.name + figure.text)}，{line(indicator)}的完成值为"
                f"{quote(_text(indicator.actual))}，两处应一致。",
                subject(indicator),
            )
        elif (only := _only_count(own)) is not None and (counts := _strange_counts(found, own)):
            yield Fault(
                goal.actual,
                f"{goal.label}的实际完成情况写到{listed([figure.text for figure in counts])}，与{line(only)}的完成值"
                f"{quote(_text(only.actual))}对不上，请核对。",
                subject(only),
            )


@check("X07", "目标中的数没有对应指标", Severity.NOTICE)
def promise_without_row(view: View) -> Iterator[Fault]:
    """年度目标写明了数量要求（如“不少于350场”），该目标下却没有对应的指标。

    改法：请补设相应指标，或从目标中删去；已有指标的，请统一名称和数值。
    依据：绩效指标是绩效目标的细化，目标中的量化要求应有指标承接。
    """
    rows = _rows_by_goal(view)
    for goal in view.form.goals:
        own = _own_rows(view, goal, rows)
        promised = [figure for figure in figures(goal.text.text) if figure.bound]
        missing = [figure for figure in promised if not any(covers(row, figure) for row in own)]
        if own and missing:
            yield Fault(
                goal.text,
                f"{goal.label}写到{listed([figure.name + figure.text for figure in missing], 6)}，没有对应的指标。",
                goal.label,
            )


@check("X08", "同一指标两个完成值", Severity.NOTICE)
def one_indicator_two_actuals(view: View) -> Iterator[Fault]:
    """同一目标下名称和指标值都相同的两行，完成值却不相同。

    改法：请核对并统一；口径确有不同的，请在指标名称中写明。
    依据：自评表内的数据应一致。
    """
    first: dict[tuple[str, str, str], Indicator] = {}
    for row in view.rows:
        indicator = row.indicator
        name = subject(indicator)
        if len(name) < _SHORTEST_NAME or not numeric(indicator.actual):
            continue
        earlier = first.setdefault((indicator.goal, name, _text(indicator.target)), indicator)
        if number_of(earlier.actual) != number_of(indicator.actual) and indicator.actual is not None:
            yield Fault(
                indicator.actual.cell,
                f"{line(earlier)}与{line(indicator)}是同一指标{quote(name)}，完成值却分别为"
                f"{quote(_text(earlier.actual))}和{quote(indicator.actual.text)}，应一致。",
                name,
            )


@check("X09", "目标完成情况未填", Severity.NOTICE)
def goal_without_outcome(view: View) -> Iterator[Fault]:
    """年度绩效目标的实际完成情况是空的，或者只是把目标抄了一遍。

    改法：请写明完成了什么、完成到什么程度，并与指标行的数据一致。
    依据：自评表要求逐项填写目标的实际完成情况。
    """
    answered = any(indicator.actual is not None and not indicator.actual.cell.blank for indicator in view.form.filled)
    if not answered:
        return
    for goal in view.form.goals:
        if goal.actual is None or goal.text.blank or goal.actual == goal.text:
            continue
        if goal.actual.blank:
            yield Fault(goal.actual, f"{goal.label}的实际完成情况是空的，请写明完成了什么。", goal.label)
        elif _closed(goal.actual.text) == _closed(goal.text.text):
            yield Fault(goal.actual, f"{goal.label}的实际完成情况与目标一字不差，请写明实际完成了什么。", goal.label)


@check("X10", "结论中的数与指标行不一致", Severity.NOTICE)
def conclusion_figure_differs(view: View) -> Iterator[Fault]:
    """自评结论（或其他文字栏）写了某项指标的数字，与指标行的完成值对不上。

    改法：请核对两处的数字和口径；口径不同的，请写明各指什么。
    依据：自评表的文字与数据应一致。
    """
    form = view.form
    rows = list(form.filled)
    for remark in ((form.conclusion,) if form.conclusion is not None else ()) + form.remarks:
        found = figures(remark.cell.text)
        for figure in found:
            pair = _contradicted(figure, rows, found)
            if pair is not None and figure.amount != number_of(pair[1].target):
                yield Fault(
                    remark.cell,
                    f"{quote(remark.label)}写{quote(figure.name + figure.text)}，{line(pair[1])}的完成值为"
                    f"{quote(_text(pair[1].actual))}，两处应一致。",
                    subject(pair[1]),
                )


def _closed(text: str) -> str:
    return "".join(text.split()).rstrip("。")


def _rows_by_goal(view: View) -> dict[str, list[Indicator]]:
    rows: dict[str, list[Indicator]] = {}
    for indicator in view.form.filled:
        rows.setdefault(indicator.goal, []).append(indicator)
    return rows


def _own_rows(view: View, goal: Goal, rows: dict[str, list[Indicator]]) -> list[Indicator]:
    """The rows under a goal; a form's only goal has them all."""
    return rows.get(goal.label, list(view.form.filled) if len(view.form.goals) == 1 else [])


def _contradicted(
    figure: Figure, rows: list[Indicator], all_figures: tuple[Figure, ...]
) -> tuple[Figure, Indicator] | None:
    """The row that bears the figure's name and unit and another number, unless some other figure has that number."""
    named = [row for row in rows if _same_name(figure, row) and _same_unit(figure, row.actual)]
    if not named or figure.about or any(number_of(row.actual) == figure.amount for row in rows):
        return None
    row = named[0]
    if any(other.amount == number_of(row.actual) for other in all_figures):
        return None
    return figure, row


def _same_name(figure: Figure, row: Indicator) -> bool:
    """Whether the words before a figure and an indicator's name have enough in common to mean the same thing."""
    core = _COUNT_WORDS.sub("", subject(row))
    half = (min(len(core), len(figure.name)) + 1) // 2
    return share_run(figure.name, subject(row), max(_NAMED, half))


def _same_unit(figure: Figure, statement: Statement | None) -> bool:
    if statement is None or not numeric(statement):
        return False
    value = statement.value
    return value.kind is Kind.PERCENT if figure.percent else value.unit == figure.unit


def _only_count(rows: list[Indicator]) -> Indicator | None:
    """The goal's one 数量 row, where there is exactly one and it was answered with a number of things."""
    counts = [row for row in rows if row.family is Family.QUANTITY]
    if len(counts) != 1 or counts[0].actual is None or counts[0].actual.value.kind is not Kind.QUANTITY:
        return None
    return counts[0]


def _strange_counts(found: tuple[Figure, ...], rows: list[Indicator]) -> list[Figure]:
    """The counts of a text, where none of them is the number of any row."""
    counts = [figure for figure in found if not figure.percent and figure.unit != "元"]
    known = {number_of(row.actual) for row in rows} | {number_of(row.target) for row in rows}
    if any(figure.amount in known or figure.about for figure in counts):
        return []
    size = max(
        (number_of(row.actual) or Decimal(0) for row in rows if row.family is Family.QUANTITY), default=Decimal(0)
    )
    return counts if any(_near(figure.amount, size) for figure in counts) else []


def _near(amount: Decimal, size: Decimal) -> bool:
    """Whether a count is of the size of the row's, so that it may well mean the same things."""
    return size > 0 and Decimal("0.5") <= amount / size <= 2


def covers(row: Indicator, figure: Figure) -> bool:
    """Whether a row may be the one that a promised figure speaks of."""
    values = [value for value in _values(row.target) if value.amount is not None]
    # A row answered in words (效果显著) does not take up a number that was promised.
    of_its_sort = not values or any((value.kind is Kind.PERCENT) == figure.percent for value in values)
    if share_run(figure.name, subject(row), _NAMED) and of_its_sort and not _in_words(row):
        return True
    touched = share_run(figure.name, subject(row) + _text(row.target), _TOUCHED)
    return (touched and any(value.amount == figure.amount for value in values)) or (
        not figure.percent and any(value.amount == figure.amount and value.unit == figure.unit for value in values)
    )


def _in_words(row: Indicator) -> bool:
    """Whether neither the target of a row nor its actual says a number."""
    return not any(map(str.isdigit, _text(row.target) + _text(row.actual)))


def _values(statement: Statement | None) -> tuple[Value, ...]:
    return () if statement is None else (statement.value, *statement.value.parts)


def _text(statement: Statement | None) -> str:
    return "" if statement is None else "".join(statement.text.split())
