"""What scoring says of a row: points with their sentence; `form_score` says it of a whole form."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from jixiao.form.model import Indicator


class Direction(StrEnum):
    """Which way is good (指标方向)."""

    HIGHER = "正向"
    LOWER = "反向"
    EQUAL = "等于"
    WORDS = "定性"
    UNKNOWN = "无法判断"


class Outcome(StrEnum):
    """How an actual stands to its target (完成情况): one word per row, and the kind of its prompt."""

    MET = "正常"
    SHORT = "未完成"  # short of a 正向 or 等于 target, or over a 反向 one that is not money
    ABOVE = "超额"  # above target by the pack's warning threshold or more
    OVERSPENT = "超支"  # a money target of 反向 exceeded
    UNDERSPENT = "节约"  # a money target of 反向 undershot by the pack's threshold or more
    LATE = "逾期"
    CONFIRM = "待确认"  # 定性, or words that answer a number: a person must look
    BLANK = "未填"  # no actual
    UNSCORED = "无法测算"  # unreadable, units that do not compare, no target


@dataclass(frozen=True, slots=True)
class Points:
    """What the pack gives one row (测算得分), and why.

    ``points`` is None where nothing can be computed, and ``basis`` then says why. ``completion`` is 完成率 (actual ÷
    target) and ``deviation`` 偏离度 ((actual − target) ÷ target), as ratios, None where they make no sense.
    ``band`` is the range of points that a 定性 tier allows. ``presumed`` says that a person has to confirm.
    ``share`` is points ÷ 分值 before rounding; only points under a proposed weight have it, for people to adjust.
    """

    points: Decimal | None
    basis: str
    outcome: Outcome
    direction: Direction = Direction.UNKNOWN
    completion: Decimal | None = None
    deviation: Decimal | None = None
    band: tuple[Decimal, Decimal] | None = None
    presumed: bool = False
    notes: tuple[str, ...] = ()
    share: Decimal | None = None

    @property
    def waiting(self) -> bool:
        """Whether a person has to score it within its band."""
        return self.points is None and self.band is not None


@dataclass(frozen=True, slots=True)
class ScoredIndicator:
    """An indicator with its points."""

    indicator: Indicator
    points: Points
