"""What a form's own numbers add up to: every cell counted once, however many rows it spans."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from jixiao.form.family import Group
from jixiao.form.model import Amount, Column, Form, Indicator

_HUNDRED = Decimal(100)
_EXECUTION = Decimal(10)
_ROUNDING = Decimal("0.06")  # a score rounded to one place
_WHOLE = (Decimal(1), _HUNDRED)  # weights written as shares (10%) make 1
_EXTRA = re.compile("加分|扣分|附加|奖励分")


@dataclass(frozen=True, slots=True)
class Sums:
    """The sum over the indicator rows, and over those and the budget block's own row (None: it adds nothing).

    ``complete`` says that no cell of the column is blank or a word, so that the sum is the whole truth.
    """

    rows: Decimal
    budget: Decimal | None
    complete: bool

    @property
    def whole(self) -> Decimal:
        """Rows and budget row together."""
        return self.rows + (self.budget or 0)


def add_up(amounts: Iterable[Amount | None]) -> tuple[Decimal, bool]:
    """The sum of amounts, a merged cell counted once, and whether each of them is a number."""
    seen: set[tuple[int, int]] = set()
    total, complete = Decimal(0), True
    for amount in amounts:
        if amount is None:
            complete = False
            continue
        place = (amount.cell.row, amount.cell.column)
        if place in seen:
            continue
        seen.add(place)
        if amount.number is None:
            complete = False
        else:
            total += amount.number
    return total, complete


def weights(form: Form) -> Sums | None:
    """The weights of a form; None where no row has one, or where headings weigh several rows together."""
    if weighed_together(form):
        return None
    return _sums(form, [row.weight for row in counted_rows(form)], form.budget.total.weight if form.budget else None)


def weighed_together(form: Form) -> bool:
    """Whether a form without a column of weights leaves some rows to the weight of their heading."""
    return Column.WEIGHT not in form.columns and any(row.weight is None for row in counted_rows(form))


def scores(form: Form) -> Sums | None:
    """The claimed scores of a form; None where no row has one."""
    return _sums(form, [row.score for row in counted_rows(form)], form.budget.total.score if form.budget else None)


def counted_rows(form: Form) -> list[Indicator]:
    """The rows that count: the filled ones, and template rows that were given a weight all the same."""
    return [row for row in form.indicators if not row.template or (row.weight and row.weight.number)]


def has_execution_row(form: Form) -> bool:
    """Whether 预算执行率 stands among the indicators, so that the budget block's row is only a copy of it.

    A row of that name under a group such as 管理效率 counts where the indicators make 100 without the budget block.
    """
    if any(row.group is Group.EXECUTION for row in form.filled):
        return True
    named = any("预算执行率" in row.name.text for row in form.filled)
    return named and add_up(row.weight for row in counted_rows(form))[0] == _HUNDRED


def makes_hundred(form: Form, sums: Sums) -> bool:
    """Whether the weights make 100, with a budget row whose weight is not printed, or 100 for each goal."""
    if sums.whole in _WHOLE:
        return True
    if sums.budget is None and not has_execution_row(form) and _leaves_the_budget_row(form, _HUNDRED - sums.rows):
        return True
    plain_rows, _ = add_up(row.weight for row in form.filled if not _EXTRA.search(_levels(row)))
    if plain_rows + (sums.budget or 0) in _WHOLE:
        return True
    return _each_goal_makes_hundred(form)


def _leaves_the_budget_row(form: Form, rest: Decimal) -> bool:
    """Whether what is missing from 100 is the weight of 预算执行率: 10, or what its score and rate come to."""
    if rest == _EXECUTION:
        return True
    line = form.budget.total if form.budget is not None else None
    if line is None or line.score is None or line.score.number is None or line.budget is None or line.spent is None:
        return False
    budget, spent = line.budget.number, line.spent.number
    if not budget or spent is None or rest <= 0:
        return False
    return abs(rest * min(Decimal(1), spent / budget) - line.score.number) < _ROUNDING


def _each_goal_makes_hundred(form: Form) -> bool:
    by_goal: dict[str, list[Amount | None]] = defaultdict(list)
    for row in form.filled:
        by_goal[row.goal].append(row.weight)
    sums = [add_up(amounts)[0] for amounts in by_goal.values()]
    return len(sums) > 1 and all(total in {*_WHOLE, _HUNDRED - _EXECUTION} for total in sums)


def _sums(form: Form, amounts: list[Amount | None], budget: Amount | None) -> Sums | None:
    if not any(amount is not None and amount.number is not None for amount in amounts):
        return None
    total, complete = add_up(amounts)
    own = None if budget is None or has_execution_row(form) else budget.number
    return Sums(total, own, complete)


def _levels(row: Indicator) -> str:
    cells = (row.level1, row.level2, row.name)
    return "".join(cell.text for cell in cells if cell is not None)
