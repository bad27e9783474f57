"""The budget of a form (预算执行情况) in words and as a table."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.prose.template import render
from jixiao.reports.asked import ask
from jixiao.reports.model import Budget, BudgetRow, Spending
from jixiao.reports.texts import amount_shown, money, number_shown, one_line, or_nothing, places_shown, ratio, shown

if TYPE_CHECKING:
    from jixiao.form.model import Amount, BudgetLine, Form

_TOTAL = "预算总额"


def budget_of(form: Form) -> Budget | None:
    """The budget of a form, None where it has no such block."""
    if form.budget is None:
        return None
    line = form.budget.total
    unit = form.money_unit.word
    return Budget(
        initial=_with_unit(line.initial, unit),
        annual=_with_unit(line.annual, unit) or ("" if _has_number(line.initial) else ask("全年预算数")),
        spent=_with_unit(line.spent, unit) or ask("全年执行数"),
        rate=rate_of(line) or ask("预算执行率"),
        change=_change(line, unit),
        unit=unit or ask("金额单位"),
        unit_asked="" if unit else f"金额单位：{ask('金额单位')}。",
        weight=number_shown(line.weight),
        score=number_shown(line.score),
        reason=shown(form.budget.reason),
        rows=tuple(_rows(form)),
        spending=tuple(_spending(form)),
    )


def rate_of(line: BudgetLine) -> str:
    """What was spent of the budget, computed; what the form says where it cannot be computed."""
    spent, budget = line.spent, line.budget
    if spent is not None and spent.number is not None and budget is not None and budget.number:
        return ratio(spent.number, budget.number)
    return one_line(line.rate.text) if line.rate is not None else ""


def execution(line: BudgetLine) -> Decimal | None:
    """What was spent of the budget as a ratio, None where it cannot be computed."""
    spent, budget = line.spent, line.budget
    if spent is None or spent.number is None or budget is None or not budget.number:
        return None
    return spent.number / budget.number


def _rows(form: Form) -> Iterator[BudgetRow]:
    assert form.budget is not None  # noqa: S101 - asked by budget_of
    yield _row(form.budget.total, one_line(form.budget.total.label) or _TOTAL)
    for part in form.budget.parts:
        if any(amount_shown(amount) for amount in (part.initial, part.annual, part.spent)):
            yield _row(part, one_line(part.label))


def _spending(form: Form) -> Iterator[Spending]:
    for stated in form.spending:
        if amount := amount_shown(stated.amount):
            yield Spending(f"{one_line(stated.label)}总额", amount)


def _row(line: BudgetLine, label: str) -> BudgetRow:
    amounts = (amount_shown(amount) for amount in (line.initial, line.annual, line.spent))
    initial, annual, spent = (or_nothing(text) for text in amounts)
    return BudgetRow(label, initial, annual, spent, or_nothing(rate_of(line)))


def _change(line: BudgetLine, unit: str) -> str:
    """By how much the budget was changed during the year, "" where it was not."""
    first, last = line.initial, line.annual
    if first is None or last is None or first.number is None or last.number is None or first.number == last.number:
        return ""
    off = last.number - first.number
    places = max(places_shown(first), places_shown(last))
    share = abs(off) / first.number if first.number else None
    return render("report/change.j2", amount=money(abs(off), places) + unit, more=off > 0, share=share)


def _with_unit(amount: Amount | None, unit: str) -> str:
    if amount is None or amount.number is None:
        return ""
    return amount_shown(amount) + unit


def _has_number(amount: Amount | None) -> bool:
    return amount is not None and amount.number is not None
