"""分值 proposed for a form that has none (拟定分值): data for people to adjust, never written over a form."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.form.model import Form
    from jixiao.packs.model import Pack


class Spread(StrEnum):
    """How 100 points are spread over a form (分值的分配方式)."""

    EVEN = "even"  # what the budget row leaves goes to the goals in equal parts, and to the rows of each in equal parts
    GROUPS = "groups"  # by the pack's first-level weights (50/30/10/10), in equal parts within a group


@dataclass(frozen=True, slots=True)
class Proposal:
    """Proposed weights: of 预算执行率, and of each filled row of the form in its order; together exactly 100."""

    budget: Decimal | None  # None where the form has a row 预算执行率 among its indicators
    weights: tuple[Decimal, ...]


def propose_weights(form: Form, pack: Pack, spread: Spread) -> Proposal:
    """Spread 100 points over the rows of a form that somebody filled in (``form.filled``)."""
    raise NotImplementedError
