"""What scoring says of a whole form: its rows, its sums, its grade."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.form.model import Form
from jixiao.scoring.model import Points, ScoredIndicator

if TYPE_CHECKING:
    from jixiao.scoring.cards.score import CardScore


@dataclass(frozen=True, slots=True)
class Subtotal:
    """The sums over one group or goal (小计); None where no row of it has such a number."""

    label: str
    weight: Decimal | None
    score: Decimal | None
    points: Decimal | None


@dataclass(frozen=True, slots=True)
class FormScore:
    """A form with everything computed (测算结果).

    ``score`` is the sum of the claimed scores, ``points`` the sum of the computed ones after a cap of the pack;
    each is None where no row gives one. ``complete`` says whether every weighted row could be computed.
    """

    form: Form
    rows: tuple[ScoredIndicator, ...]
    budget: Points | None
    by_group: tuple[Subtotal, ...]
    by_goal: tuple[Subtotal, ...]
    weight: Decimal | None
    score: Decimal | None
    points: Decimal | None
    complete: bool
    grade: str = ""  # grade of the computed total
    claimed_grade: str = ""  # grade of the claimed total
    card: CardScore | None = None  # of a 评分表 whose rules are known
    cap: str = ""  # the sentence, where the pack capped the total
    proposed: bool = False  # the weights are proposed ones (拟定分值), the form has none

    @property
    def at_most(self) -> Decimal | None:
        """What the claimed scores of a 评分表 come to at most by its own rules; None where that is not known."""
        return self.card.at_most if self.card is not None and not self.complete else None

    @property
    def waiting(self) -> int:
        """How many rows a person has to score."""
        return sum(row.points.waiting for row in self.rows)
