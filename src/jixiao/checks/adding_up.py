"""What a form's own numbers add up to: every cell counted once, however many rows it spans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from jixiao.form.family import Group
from jixiao.form.model import Amount, Form, Indicator

_HUNDRED = Decimal(100)


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
    """The weights of a form; None where no row has one."""
    return _sums(form, [row.weight for row in counted_rows(form)], form.budget.total.weight if form.budget else None)


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


def _sums(form: Form, amounts: list[Amount | None], budget: Amount | None) -> Sums | None:
    if not any(amount is not None and amount.number is not None for amount in amounts):
        return None
    total, complete = add_up(amounts)
    own = None if budget is None or has_execution_row(form) else budget.number
    return Sums(total, own, complete)
