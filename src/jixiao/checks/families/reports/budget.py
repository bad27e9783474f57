"""X 文字与表（报告三）: the amounts of a report's budget against the budget block of the form beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.checks.families.reports.rows import forms_of, of_one_object
from jixiao.checks.families.totals_told_twice import amount_text
from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, ReportView, report_check
from jixiao.checks.report_figures import agree, grain_of, year_of_report
from jixiao.checks.report_money import Role, Scope, Sum, explains_change, sums_of
from jixiao.checks.wording import places, quote
from jixiao.form.model import Amount, BudgetLine, Form
from jixiao.values.decimals import percent

_TEN_THOUSAND = Decimal(10000)
_SUBJECT = "预算执行情况"


@report_check("X15", "报告中的预算金额与表不一致", Severity.NOTICE)
def report_amount_differs(view: ReportView) -> Iterator[Fault]:
    """报告写的部门预算数、执行数与自评表预算执行情况中的金额不一致。

    改法：请与部门决算核对，统一报告和自评表的金额；口径不同的，请写明各包括什么。
    依据：自评报告应与自评表一致。
    """
    form = _form(view)
    if form is None or form.budget is None:
        return
    sums = _own_sums(view, form)
    for role in (Role.INITIAL, Role.ANNUAL, Role.BUDGET, Role.SPENT):
        told = [one for one in sums if one.role is role]
        amounts = _amounts(form.budget.total, role)
        if not told or not amounts or any(_says(one, amount, form) for one in told for amount in amounts):
            continue
        shown = "、".join(amount_text(amount, form) for amount in amounts)
        yield Fault(
            told[0].passage.cell,
            f"报告写{role}{quote(_text(told[0]))}，“{form.sheet}”预算执行情况中为{shown}，两处应一致。",
            _SUBJECT,
        )
    yield from _spending_differs(view, form)


def _spending_differs(view: ReportView, form: Form) -> Iterator[Fault]:
    """基本支出总额 and 项目支出总额 of the form against all that the report says of them, first, adjusted or spent."""
    sums = sums_of(view.report, year_of_report(view.report, (form,)))
    for stated in form.spending:
        told = [one for one in sums if one.scope == stated.label and one.role is not Role.RATE]
        if told and not any(_says(one, stated.amount, form) for one in told):
            last = told[-1]
            yield Fault(
                last.passage.cell,
                f"报告写{stated.label}{last.role}{quote(_text(last))}，“{form.sheet}”{stated.label}总额为"
                f"{amount_text(stated.amount, form)}，两处应一致。",
                _SUBJECT,
            )


@report_check("X16", "报告中的执行率与表不一致", Severity.WARNING)
def report_rate_differs(view: ReportView) -> Iterator[Fault]:
    """报告写的部门预算执行率，与自评表中执行数、预算数算出的不一致。

    改法：请按全年执行数÷全年预算数核对，统一报告和自评表的执行率。
    依据：预算执行率＝全年执行数÷全年预算数。
    """
    form = _form(view)
    if form is None or form.budget is None:
        return
    line = form.budget.total
    budget, spent = line.budget, line.spent
    told = [one for one in _own_sums(view, form) if one.role is Role.RATE]
    if not told or budget is None or not budget.number or spent is None or spent.number is None:
        return
    rates = [spent.number / budget.number]
    if line.initial is not None and line.initial.number:
        rates.append(spent.number / line.initial.number)  # some bureaus measure against the first budget, and say so
    printed = line.rate.value if line.rate is not None else None
    if any(_cut(one, rate) for one in told for rate in rates):
        return
    if printed is not None and printed.amount is not None:
        rate, grain = printed.amount, grain_of(printed)
        if any(agree(one.figure.amount, one.figure.grain, rate, grain) for one in told):
            return  # the form's own rate is wrong then, which another check says
    yield Fault(
        told[0].passage.cell,
        f"报告写预算执行率{_text(told[0])}，“{form.sheet}”按表中金额计算为{percent(rates[0])}，两处应一致。",
        _SUBJECT,
    )


@report_check("X21", "报告中的预算调整未说明原因", Severity.WARNING)
def report_adjustment_unexplained(view: ReportView) -> Iterator[Fault]:
    """报告写的年初预算与调整后预算相差较大，没有说明因何调整；执行率只是按调整后的预算计算的。

    改法：请说明追加（调减）的金额、项目、原因和批复文件，并说明绩效目标是否相应调整。
    依据：年中预算调整应单独说明原因（部分省自评模板的要求）；调整率是预算编制质量的常用指标。
    """
    form = _form(view)
    if form is not None and form.budget is not None and _amounts(form.budget.total, Role.INITIAL):
        return  # the form shows the change itself, and another check asks there for its reason
    if any(explains_change(passage.cell.text) for passage in view.report.passages if not passage.in_table):
        return
    changes = _changes(view)
    told = next((changes[scope] for scope in (Scope.WHOLE, Scope.PROJECTS, Scope.BASIC) if scope in changes), None)
    if told is None or abs(told.share) <= view.pack.budget.adjusted_above:
        return
    parts = "，".join(change.named for change in changes.values() if change is not told)
    yield Fault(
        told.last.passage.cell,
        f"报告写{told.last.scope}年初为{_text(told.first)}，调整后为{_text(told.last)}，{told.said}"
        f"{f'（其中{parts}）' if parts else ''}，没有说明调整的原因。",
        _SUBJECT,
    )


@dataclass(frozen=True, slots=True)
class _Change:
    """A budget at the beginning of the year and after its change."""

    first: Sum
    last: Sum

    @property
    def share(self) -> Decimal:
        return (self.last.figure.amount - self.first.figure.amount) / self.first.figure.amount

    @property
    def said(self) -> str:
        return f"{'增加' if self.share > 0 else '减少'}{percent(abs(self.share))}"

    @property
    def named(self) -> str:
        return f"{self.last.scope}{self.said}"


def _changes(view: ReportView) -> dict[Scope, _Change]:
    """The changes of the budget that the report tells, one for each scope."""
    year = year_of_report(view.report, tuple(score.form for score in view.scores))
    first: dict[Scope, Sum] = {}
    changes: dict[Scope, _Change] = {}
    for one in sums_of(view.report, year):
        if one.role is Role.INITIAL and one.scope not in {Scope.OTHER, Scope.PROJECT}:
            first.setdefault(one.scope, one)
        elif one.role is Role.ANNUAL and one.scope in first and first[one.scope].figure.amount:
            change = _Change(first[one.scope], one)
            if change.share:
                changes.setdefault(one.scope, change)
    return changes


def _text(one: Sum) -> str:
    return "".join(one.figure.text.split())


def _form(view: ReportView) -> Form | None:
    """The form whose budget the report speaks of: the department's own, or the only one."""
    forms = [form for form in forms_of(view) if form.budget is not None and form.budget.total.spent is not None]
    forms = [form for form in forms if of_one_object(view.report, form)]
    whole = [form for form in forms if "整体" in form.title]
    found = whole or forms
    return found[0] if len(found) == 1 else None


def _own_sums(view: ReportView, form: Form) -> list[Sum]:
    """The amounts of the money that the form is about."""
    scopes = (
        {Scope.WHOLE}
        if "整体" in form.title or "项目" not in form.title
        else {Scope.WHOLE, Scope.PROJECTS, Scope.PROJECT}
    )
    return [one for one in sums_of(view.report, year_of_report(view.report, (form,))) if one.scope in scopes]


def _amounts(line: BudgetLine, role: Role) -> list[Amount]:
    """What the form gives for a role; a budget that is not said to be the first or the last may be either."""
    columns = {
        Role.INITIAL: (line.initial,),
        Role.ANNUAL: (line.annual,),
        Role.BUDGET: (line.initial, line.annual),
        Role.SPENT: (line.spent,),
    }[role]
    return [amount for amount in columns if amount is not None and amount.number is not None]


def _says(one: Sum, amount: Amount, form: Form) -> bool:
    """Whether an amount of the text is the form's, in the form's unit; where it states none, in 元 or in 万元."""
    number = amount.number or Decimal(0)
    scales = (form.money_unit.scale,) if form.money_unit.word else (Decimal(1), _TEN_THOUSAND)
    return any(
        agree(one.figure.amount, one.figure.grain, number * scale, Decimal(1).scaleb(-places(number)) * scale)
        for scale in scales
    )


def _cut(one: Sum, rate: Decimal) -> bool:
    """Whether a rate is the computed one, rounded or cut to the places that it is written with."""
    return agree(one.figure.amount, one.figure.grain, rate, Decimal("1E-9"))
