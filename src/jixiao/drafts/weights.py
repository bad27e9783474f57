"""The 分值 of a new form: those that the target table states, else the pack's proposal."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jixiao.form.family import Group
from jixiao.form.model import Form
from jixiao.packs.model import Pack
from jixiao.scoring.proposal import Spread, propose_weights

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Weights:
    """The 分值 of 预算执行率 and of each filled row of the form, in its order.

    ``budget`` is None where it is not known, or where 预算执行率 is a row among the indicators (``in_rows``).
    """

    budget: Decimal | None
    rows: tuple[Decimal, ...]
    in_rows: bool
    proposed: bool


def weights_of(form: Form, pack: Pack) -> Weights:
    """The weights approved with the targets where every row has one, else 100 points spread by the pack."""
    in_rows = any(row.group is Group.EXECUTION for row in form.filled)
    stated = [row.weight.number for row in form.filled if row.weight is not None and row.weight.number is not None]
    if stated and len(stated) == len(form.filled):
        return Weights(None if in_rows else _budget_weight(form, sum(stated), pack), tuple(stated), in_rows, False)
    proposal = propose_weights(form, pack, Spread.GROUPS)
    return Weights(proposal.budget, proposal.weights, in_rows, True)


def _budget_weight(form: Form, others: Decimal | int, pack: Pack) -> Decimal | None:
    """What the form says; else the pack's own, if that makes exactly 100 with the rows."""
    line = form.budget.total if form.budget is not None else None
    if line is not None and line.weight is not None and line.weight.number is not None:
        return line.weight.number
    usual = pack.weights.get(Group.EXECUTION)
    return usual if usual is not None and usual + others == HUNDRED else None
