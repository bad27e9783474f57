"""One form at a glance (概览): its total and grade, how each row stands to its target, which missed or far exceeded."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from jixiao.checks.families.totals_told_twice import printed_total
from jixiao.checks.rows import FALLEN_SHORT, far_above, surely_missed
from jixiao.scoring.model import Direction, Outcome, ScoredIndicator

if TYPE_CHECKING:
    from jixiao.packs import Pack
    from jixiao.scoring.form_score import FormScore

_HUNDRED = Decimal(100)


class Standing(StrEnum):
    """How a row stands to its target (完成状态); every filled row has exactly one."""

    MET = "达到指标值"  # reached, exceeded, or a cost kept
    UNMET = "未达到指标值"  # short, overspent or late, with nothing presumed
    WORDS = "定性指标"  # words answered by words: the unit's own judgement
    CONFIRM = "需要确认"  # words where a number is due; a comparison that rests on a presumption
    BLANK = "未填完成值"
    UNCOMPARED = "无法比较"  # unreadable, units that do not compare, no target


_REACHED = frozenset({Outcome.MET, Outcome.ABOVE, Outcome.UNDERSPENT})
_OTHERS = {
    Outcome.CONFIRM: Standing.CONFIRM,
    Outcome.BLANK: Standing.BLANK,
    Outcome.UNSCORED: Standing.UNCOMPARED,
}


@dataclass(frozen=True, slots=True)
class Overview:
    """What people want to know of a form first.

    ``total`` is what the form claims (自评得分): the printed total, else the sum of its rows; where it claims nothing,
    the computed sum if every row could be computed, else None.
    ``grade`` belongs to it, "" where the weights are not 100. ``computed`` says that the total is
    the computed one. ``far_above`` are rows above their target by the pack's threshold for a reason or more.
    """

    total: Decimal | None
    computed: bool
    grade: str
    rows: tuple[tuple[ScoredIndicator, Standing], ...]
    far_above: tuple[ScoredIndicator, ...]

    def count(self, standing: Standing) -> int:
        """How many rows stand so."""
        return sum(each is standing for _, each in self.rows)

    def having(self, standing: Standing) -> tuple[ScoredIndicator, ...]:
        """The rows that stand so, in the order of the form."""
        return tuple(row for row, each in self.rows if each is standing)

    @property
    def unmet(self) -> tuple[ScoredIndicator, ...]:
        """The rows that did not reach their target (未达到指标值)."""
        return self.having(Standing.UNMET)


def overview(score: FormScore, pack: Pack) -> Overview:
    """Look at a scored form as a whole; template rows do not count."""
    rows = [row for row in score.rows if not row.indicator.template]
    claimed = printed_total(score.form)
    claimed = score.score if claimed is None else claimed
    computed = claimed is None and score.complete
    total = score.points if computed else claimed
    card = score.card.match.card if score.card is not None else None
    grade = card.grade if card is not None and card.grades else pack.grade
    return Overview(
        total=total,
        computed=computed,
        grade=grade(total) if total is not None and score.weight == _HUNDRED else "",
        rows=tuple((row, standing(row)) for row in rows),
        far_above=tuple(row for row in rows if far_above(row, pack.reason_above)),
    )


def standing(row: ScoredIndicator) -> Standing:
    """How one row stands to its target."""
    points = row.points
    if points.outcome in FALLEN_SHORT:
        return Standing.UNMET if surely_missed(row) else Standing.CONFIRM
    if points.direction is Direction.WORDS and points.outcome in {Outcome.MET, Outcome.CONFIRM}:
        return Standing.WORDS
    return Standing.MET if points.outcome in _REACHED else _OTHERS[points.outcome]
