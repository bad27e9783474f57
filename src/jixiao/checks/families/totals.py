"""A 合计与比率（二）: printed totals and subtotals against the rows above them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from jixiao.checks.adding_up import Sums, counted_rows, has_execution_row, scores, weights
from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.wording import agrees, quote
from jixiao.form.model import Amount, Form, Indicator, Total
from jixiao.values.decimals import plain

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
    if _budget_score_unknown(form) or _has_words(form):
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
    for title, column, own in (("分值", _weight, _budget_weight), ("得分", _score, _budget_score)):
        for total, sums in _subtotals(view.form, column, own(view.form)):
            printed = column(total)
            if printed is None or printed.number is None or any(_agrees(printed, possible) for possible in sums):
                continue
            message = f"{quote(total.label)}的{title}为{plain(printed.number)}，上面各行合计为{plain(sums[0])}。"
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
    if printed == weight.rows:
        return {sums.rows} if weight.budget is not None else {sums.rows, sums.whole}
    return {sums.whole}


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


def _weight(item: Indicator | Total) -> Amount | None:
    return item.weight


def _score(item: Indicator | Total) -> Amount | None:
    return item.score


def _budget_weight(form: Form) -> Decimal:
    return _or_zero(form.budget.total.weight if form.budget is not None else None)


def _budget_score(form: Form) -> Decimal:
    return _or_zero(form.budget.total.score if form.budget is not None else None)


def _or_zero(amount: Amount | None) -> Decimal:
    return amount.number if amount is not None and amount.number is not None else Decimal(0)


def _subtotals(
    form: Form, column: Callable[[Indicator | Total], Amount | None], budget: Decimal
) -> Iterator[tuple[Total, list[Decimal]]]:
    """Each subtotal row with what it may mean: the rows since the last one, its group, its goal, all so far, or below.

    A section with a blank or a word in the column is left out: nobody knows its sum.
    """
    rows = counted_rows(form)
    running: dict[object, Decimal] = defaultdict(Decimal)
    seen: set[tuple[int, int]] = set()
    position = 0
    totals = sorted(form.totals, key=lambda total: total.cell.row)
    for number, total in enumerate(totals, start=1):
        start, section, complete = position, Decimal(0), True
        while position < len(rows) and rows[position].row < total.cell.row:
            row, amount = rows[position], column(rows[position])
            position += 1
            if amount is None or amount.number is None:
                complete = False
            elif (amount.cell.row, amount.cell.column) not in seen:
                seen.add((amount.cell.row, amount.cell.column))
                section += amount.number
                for key in (row.group, ("goal", row.goal), "all"):
                    running[key] += amount.number
        if not total.grand and position > start and complete:
            last = rows[position - 1]
            everything = running["all"]
            below = _sum_below(rows[position:], totals[number:], column)
            sums = [section, running[last.group], running["goal", last.goal], everything, everything + budget, below]
            yield total, sums


def _sum_below(
    rows: Sequence[Indicator], totals: Sequence[Total], column: Callable[[Indicator | Total], Amount | None]
) -> Decimal:
    """The rows below a subtotal up to the next: some forms put 过程小计 above its rows."""
    end = totals[0].cell.row if totals else None
    amounts = (column(row) for row in rows if end is None or row.row < end)
    return sum((amount.number for amount in amounts if amount is not None and amount.number is not None), Decimal(0))
