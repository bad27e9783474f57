"""Rows that are alike, scored unlike each other: the same deviation treated in two ways in one form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from jixiao.checks.finding import Severity
from jixiao.checks.known_rules import agrees
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.rows import Claim, subject
from jixiao.checks.wording import marks, quote
from jixiao.form.family import Family
from jixiao.form.model import Cell
from jixiao.scoring.model import Direction, ScoredIndicator
from jixiao.values.decimals import percent
from jixiao.values.model import Kind

_STEP = Decimal("0.02")  # deviations nearer than this count as equal
_HALF = Decimal("0.5")


class _Side(Enum):
    """The rows that may be compared: on the same side of the same kind of target, and how one says so."""

    ABOVE = "超出指标值"
    SHORT = "低于指标值"
    OVER = "超出控制数"
    UNDER = "低于控制数"


@dataclass(frozen=True, slots=True)
class _Judged:
    """A row with the size of its deviation and the share of its 分值 that it claims."""

    row: ScoredIndicator
    claimed: Claim
    size: Decimal

    @property
    def cell(self) -> Cell:
        return self.claimed.cell

    @property
    def by_rule(self) -> bool:
        """Whether the claim is what the pack computes."""
        points = self.row.points.points
        return points is not None and agrees(self.claimed, points)

    @property
    def blur(self) -> Decimal:
        """By how much rounding may have moved the share."""
        return _HALF.scaleb(-self.claimed.form_places) / self.claimed.weight


@check("R40", "同类偏差有的扣分有的满分", Severity.WARNING)
def like_rows_unlike_scores(view: View) -> Iterator[Fault]:
    """同一张表里，偏差较小的行扣了分，偏差更大的同类行却得满分，前后标准不一。

    改法：请统一扣分标准：要么都扣，要么都不扣；保留差别的，请在偏差原因中写明理由。
    依据：同一张表的同类偏差应按同一口径计分。
    """
    for side, rows in _sides(view).items():
        if side not in (_Side.ABOVE, _Side.UNDER):
            continue
        deducted = [judged for judged in rows if judged.claimed.score < judged.claimed.weight]
        if not deducted:
            continue
        least = min(deducted, key=lambda judged: judged.size)
        for judged in rows:
            if judged.claimed.full and judged.size >= least.size and not (judged.by_rule and least.by_rule):
                yield Fault(
                    judged.cell,
                    f"{side.value}{percent(judged.size)}得满分，而{_named(least)}{side.value}{percent(least.size)}"
                    f"只得{marks(least.claimed.score)}（分值{marks(least.claimed.weight)}），同类偏差的扣分标准应一致。",
                    subject(judged.row.indicator),
                )


@check("R41", "偏差小的扣分不比偏差大的少", Severity.WARNING)
def larger_deviation_costs_no_more(view: View) -> Iterator[Fault]:
    """同类的两行，偏差小的扣分比例与偏差大的相同甚至更多，看不出扣分的标准。

    改法：请按同一口径重新计算各行得分；保留差别的，请在偏差原因中写明理由。
    依据：同一张表的同类偏差应按同一口径计分。
    """
    for side, rows in _sides(view).items():
        if side not in (_Side.SHORT, _Side.OVER):
            continue
        best: _Judged | None = None  # of the larger deviations, the one that kept most
        deducted = [judged for judged in rows if judged.claimed.score < judged.claimed.weight]
        for judged in sorted(deducted, key=lambda judged: judged.size, reverse=True):
            if best is not None and _outdone(judged, best):
                yield Fault(
                    judged.cell,
                    f"{side.value}{percent(judged.size)}得分值的{percent(judged.claimed.share)}，而{_named(best)}{side.value}"
                    f"{percent(best.size)}得{percent(best.claimed.share)}，偏差小的扣分不应更多或相同。",
                    subject(judged.row.indicator),
                )
            if best is None or judged.claimed.share > best.claimed.share:
                best = judged


def _sides(view: View) -> dict[_Side, list[_Judged]]:
    """The deviating rows that claim a score, side by side."""
    sides: dict[_Side, list[_Judged]] = {side: [] for side in _Side}
    for row, claimed in view.claims:
        off, side = row.points.deviation, _side(row, view)
        if off is not None and side is not None and 0 <= claimed.score <= claimed.weight:
            sides[side].append(_Judged(row, claimed, abs(off)))
    return sides


def _side(row: ScoredIndicator, view: View) -> _Side | None:
    off, target = row.points.deviation, row.indicator.target
    if not off or target is None:
        return None
    if row.points.direction is Direction.LOWER:
        if off > 0:
            return _Side.OVER
        return _Side.UNDER if target.value.kind is Kind.MONEY and row.indicator.family is Family.COST else None
    if off < 0:
        return _Side.SHORT
    return _Side.ABOVE if row.points.direction is Direction.HIGHER and off >= view.pack.warn_above else None


def _outdone(small: _Judged, large: _Judged) -> bool:
    """Whether the row with the small deviation lost as much as the one with the large, beyond all rounding."""
    if not 0 < small.claimed.share < 1 or (small.by_rule and large.by_rule):
        return False
    apart = large.size - small.size >= _STEP + small.blur + large.blur
    return apart and small.claimed.share <= large.claimed.share


def _named(judged: _Judged) -> str:
    return f"第{judged.row.indicator.row}行{quote(subject(judged.row.indicator))}"
