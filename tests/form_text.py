"""Write what was read of a form as plain text, one thing a line, so that an expected result can be read and checked."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.form.model import Amount, BudgetLine, Cell, Form, Indicator, Statement


def form_text(form: Form) -> str:
    """Everything of a form but its cells' extents; texts are cut after 24 characters."""
    return "\n".join(_lines(form)) + "\n"


def _lines(form: Form) -> Iterator[str]:
    unit = form.money_unit
    yield f"表：{form.kind}　标题：{form.title}　年度：{form.year}　部门：{form.department}　金额单位：{unit.word}"
    yield from _project(form)
    yield "列：" + " ".join(f"{column}={cell.ref}" for column, cell in sorted(form.columns.items()))
    if form.repeated_headers:
        yield "重复表头：" + " ".join(map(str, form.repeated_headers))
    if form.budget:
        for line in (form.budget.total, *form.budget.parts):
            yield _budget_line(line)
        yield f"预算原因：{_cell(form.budget.reason)}"
    for stated in form.spending:
        yield f"支出：{stated.label} | {_number(stated.amount)}"
    for goal in form.goals:
        yield f"目标：{goal.label} | {_cell(goal.text)} | {_cell(goal.actual)} | {_cell(goal.reason)}"
    yield from map(_indicator, form.indicators)
    for heading in form.headings:
        yield f"标题分值：{heading.cell.ref} {heading.level}级 {heading.name} {heading.weight} 行{heading.rows}"
    for total in form.totals:
        word = "总计" if total.grand else "小计"
        yield f"{word}：{total.label} | {_number(total.weight)} | {_number(total.score)}"
    if form.conclusion:
        yield f"结论：{form.conclusion.label} | {_cell(form.conclusion.cell)}"
    for remark in form.remarks:
        yield f"文字栏：{remark.label} | {_cell(remark.cell)}"


def _project(form: Form) -> Iterator[str]:
    if form.project or form.project_code:
        yield f"项目：{form.project}　编码：{form.project_code}"
    if form.purpose:
        yield f"用途：{_cell(form.purpose)}"
    if form.payment_plan:
        plan = form.payment_plan
        shares = (f"{milestone.month}月={milestone.cell.ref} {milestone.share}" for milestone in plan.milestones)
        yield f"支出计划：{plan.label.ref} | {' | '.join(shares)}"


def _budget_line(line: BudgetLine) -> str:
    amounts = (line.initial, line.annual, line.spent, line.weight, line.score)
    word = "　其中" if line.part else "预算"
    return f"{word}：{line.label} | {' | '.join(map(_number, amounts))} | {_statement(line.rate)}"


def _indicator(indicator: Indicator) -> str:
    levels = "/".join(_short(cell.text) if cell else "—" for cell in (indicator.level1, indicator.level2))
    parts = (
        indicator.goal,
        levels,
        f"{indicator.group.name}.{indicator.family.name}",
        _cell(indicator.name),
        _statement(indicator.target),
        _statement(indicator.actual),
        _number(indicator.weight),
        _number(indicator.score),
        _cell(indicator.reason),
    )
    extras = [
        f"复核={_number(indicator.reviewed)}" if indicator.reviewed else "",
        f"描述={_cell(indicator.description)}" if indicator.description else "",
        f"标准={_cell(indicator.standard)}" if indicator.standard else "",
        f"依据={_cell(indicator.target_basis)}" if indicator.target_basis else "",
        f"措施={_cell(indicator.measure)}" if indicator.measure else "",
        f"备注={_cell(indicator.note)}" if indicator.note else "",
        "模板行" if indicator.template else "",
    ]
    return f"{indicator.row}：" + " | ".join([*parts, *filter(None, extras)])


def _statement(statement: Statement | None) -> str:
    return "—" if statement is None else f"{statement.cell.ref} {_short(statement.text)}".strip()


def _number(amount: Amount | None) -> str:
    if amount is None:
        return "—"
    number: Decimal | None = amount.number
    return f"{amount.cell.ref} {'' if number is None else number}".strip()


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return "—"
    rows = f"×{cell.rows}" if cell.rows > 1 else ""
    return f"{cell.ref}{rows} {_short(cell.text)}".strip()


def _short(text: str) -> str:
    text = text.replace("\n", "↵").strip()
    return text if len(text) <= 24 else text[:24] + "…"
