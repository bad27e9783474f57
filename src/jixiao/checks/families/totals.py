"""A 合计与比率（二）: printed totals and subtotals against the rows above them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.adding_up import Sums, add_up, counted_rows, has_execution_row, scores, weights
from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.wording import agrees, plain, quote
from jixiao.form.model import Amount, Form, FormKind, Indicator, Total

_WITHOUT_EXECUTION = Decimal(90)


@check("A11", "总分与各行得分合计不符", Severity.ERROR)
def printed_score_total_wrong(view: View) -> Iterator[Fault]:
    """总分行印的得分，不等于预算执行率得分与各行得分加总（四舍五入到所写位数后相等的不算）。

    改法：按各行得分重新求和，或改正填错的得分。
    依据：总分等于预算执行率得分与各项指标得分之和。
    """
    form = view.form
    total, sums = form.total, scores(form)
    if total is None or total.score is None or total.score.number is None or sums is None:
        return
    if form.kind is FormKind.SCORECARD or _budget_score_unknown(form) or _has_words(form):
        return
    if not any(_agrees(total.score, candidate) for candidate in _candidates(form, sums)):
        parts = f"预算执行率{plain(sums.budget)}分与各行得分" if sums.budget is not None else "各行得分"
        shown = plain(total.score.number)
        message = f"{quote(total.label)}为{shown}分，{parts}合计应为{plain(sums.whole)}分。"
        yield Fault(total.score.cell, message, total.label)


@check("A12", "小计与所辖各行不符", Severity.WARNING)
def subtotal_wrong(view: View) -> Iterator[Fault]:
    """小计行的分值或得分，与它上面各行之和不一致。

    改法：核对小计包含哪些行，按各行重新求和。
    依据：小计等于所辖各行之和。
    """
    for total, rows in _sections(view.form):
        for title, printed, sums in (
            ("分值", total.weight, _possible(view.form, rows, "weight")),
            ("得分", total.score, _possible(view.form, rows, "score")),
        ):
            if printed is None or printed.number is None or not sums:
                continue
            if not any(_agrees(printed, candidate) for candidate in sums):
                shown = plain(printed.number)
                message = f"{quote(total.label)}的{title}为{shown}，上面各行合计为{plain(sums[0])}。"
                yield Fault(printed.cell, message, total.label)


def _agrees(printed: Amount, true: Decimal) -> bool:
    """Whether the stored number or the shown one is the true sum, exactly or rounded."""
    if printed.number is None:
        return False
    if agrees(printed.number, true):
        return True
    shown = printed.cell.text.strip().rstrip("分")
    return shown.replace(".", "", 1).isdigit() and agrees(Decimal(shown), true)


def _candidates(form: Form, sums: Sums) -> set[Decimal]:
    """What the total may rightly be: with the budget row; without it where the printed 分值 leaves it out too."""
    weight, total = weights(form), form.total
    printed = total.weight.number if total is not None and total.weight is not None else None
    if weight is None or printed is None:
        return {sums.whole} if weight is not None and weight.budget else {sums.whole, sums.rows}
    return {sums.rows} if printed == weight.rows else {sums.whole}


def _budget_score_unknown(form: Form) -> bool:
    """Whether 预算执行率 counts, but its score could not be found."""
    if has_execution_row(form):
        return False
    if form.budget is not None and form.budget.total.score is not None and form.budget.total.score.number is not None:
        return False
    sums = weights(form)
    weighted = form.budget is not None and form.budget.total.weight is not None and form.budget.total.weight.number
    return bool(weighted) or (sums is not None and sums.rows == _WITHOUT_EXECUTION)


def _has_words(form: Form) -> bool:
    """Whether a 得分 cell holds something that is no number."""
    amounts = [row.score for row in counted_rows(form) if row.score is not None]
    return any(amount.number is None and not amount.cell.blank for amount in amounts)


def _sections(form: Form) -> Iterator[tuple[Total, list[Indicator]]]:
    """Each subtotal row with the rows between it and the total or subtotal above."""
    rows = counted_rows(form)
    position = 0
    for total in sorted(form.totals, key=lambda total: total.cell.row):
        start = position
        while position < len(rows) and rows[position].row < total.cell.row:
            position += 1
        if not total.grand and position > start:
            yield total, rows[start:position]


def _possible(form: Form, section: list[Indicator], field: str) -> list[Decimal]:
    """The sums that a subtotal may mean: its section, the last row's group, everything so far."""
    last = section[-1]
    above = [row for row in counted_rows(form) if row.row <= last.row]
    groups = [row for row in above if row.group is last.group]
    goals = [row for row in above if row.goal == last.goal]
    sums = [add_up(_amount(row, field) for row in rows) for rows in (section, groups, goals, above)]
    if not all(complete for _, complete in sums[:1]):
        return []
    budget = form.budget.total if form.budget is not None else None
    own = None if budget is None else (budget.weight if field == "weight" else budget.score)
    extra = own.number if own is not None and own.number is not None else Decimal(0)
    return [total for total, _ in sums] + [sums[-1][0] + extra]


def _amount(row: Indicator, field: str) -> Amount | None:
    return row.weight if field == "weight" else row.score
