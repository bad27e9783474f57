"""The 分值 of a new form: those that the target table states, else the pack's proposal."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jixiao.form.family import Group
from jixiao.form.model import Form
from jixiao.packs.model import Pack
from jixiao.scoring.proposal import Spread, propose_weights, share_evenly

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Weights:
    """The 分值 of 预算执行率 and of each filled row of the form, in its order.

    ``budget`` is None where it is not known, or where 预算执行率 is a row among the indicators (``in_rows``).
    ``replaced``: the target table states some weights, but not all, and the pack proposed all of them anew.
    """

    budget: Decimal | None
    rows: tuple[Decimal, ...]
    in_rows: bool
    proposed: bool
    replaced: bool = False


def weights_of(form: Form, pack: Pack) -> Weights:
    """The weights approved with the targets, of every row or of the levels; else 100 points spread by the pack."""
    in_rows = any(row.group is Group.EXECUTION for row in form.filled)
    stated = _of_rows(form) or _of_levels(form)
    if stated is not None:
        budget = None if in_rows else _budget_weight(form, sum(stated, Decimal(0)), pack)
        return Weights(budget, stated, in_rows, proposed=False)
    proposal = propose_weights(form, pack, Spread.GROUPS)
    replaced = any(row.weight is not None and row.weight.number is not None for row in form.filled)
    return Weights(proposal.budget, proposal.weights, in_rows, proposed=True, replaced=replaced)


def _of_rows(form: Form) -> tuple[Decimal, ...] | None:
    """The weights that the rows state, None unless each of them does."""
    weights = tuple(row.weight.number for row in form.filled if row.weight and row.weight.number is not None)
    return weights if weights and len(weights) == len(form.filled) else None


def _of_levels(form: Form) -> tuple[Decimal, ...] | None:
    """Equal parts of what the second or first levels state (产出指标（50分）), None unless they cover every row."""
    rows = [row.row for row in form.filled]
    for level in (2, 1):
        found: dict[int, Decimal] = {}
        for heading in form.headings:
            own = [row for row in heading.rows if row in rows]
            if heading.level == level and own and heading.weight > 0:
                found.update(zip(own, share_evenly(heading.weight, len(own)), strict=True))
        if rows and found.keys() == set(rows):
            return tuple(found[row] for row in rows)
    return None


def _budget_weight(form: Form, others: Decimal, pack: Pack) -> Decimal | None:
    """What the form says; else the pack's own, if that makes exactly 100 with the rows."""
    line = form.budget.total if form.budget is not None else None
    if line is not None and line.weight is not None and line.weight.number is not None:
        return line.weight.number
    usual = pack.weights.get(Group.EXECUTION)
    return usual if usual is not None and usual + others == HUNDRED else None
