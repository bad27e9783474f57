"""A pack (口径): how one place scores, as frozen data; every section knows its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from jixiao.form.family import Family, Group
from jixiao.values.model import Tier


class Curve(StrEnum):
    """How points fall on the wrong side of a target (未达标时的计分方式); A 指标值, B 完成值, w 分值."""

    RATIO = "ratio"  # w·B/A short of a target, w·A/B over it
    LINEAR = "linear"  # w·(1−|B−A|/A), 0 from |B−A| ≥ A
    FULL = "full"  # w all the same
    NOTHING = "nothing"  # 0


class Excess(StrEnum):
    """What happens to points far above a 正向 target (超额扣减方式)."""

    NONE = "none"  # nothing is taken off
    FACTOR = "factor"  # the points are multiplied by a factor
    POINTS = "points"  # a fixed number of points is taken off
    NOTHING = "nothing"  # the row counts 0


class Late(StrEnum):
    """What a missed deadline scores (逾期)."""

    ASK = "ask"  # the regulation does not say: nothing is computed
    NOTHING = "nothing"  # 0


@dataclass(frozen=True, slots=True)
class Ground:
    """What a section of a pack rests on (依据): the pack that set it, its source, and whether anybody re-read it."""

    pack: str
    source: str
    because: str
    verified: bool


@dataclass(frozen=True, slots=True)
class AboveRule:
    """Far above a target (超额完成): shares of the target above it, as ratios (0.20 is +20 %)."""

    warn: Decimal  # flagged from here
    reason: Decimal  # a reason is required from here
    rule: Excess
    start: Decimal | None  # the deduction begins here
    factor: Decimal | None
    points: Decimal | None
    reason_when_zero: Decimal | None  # with a target of 0: a reason is required from this actual


@dataclass(frozen=True, slots=True)
class CostBand:
    """A deviation of cost from its target (成本控制率) up to ``within`` scores this share of the row's 分值."""

    within: Decimal
    share: Decimal


@dataclass(frozen=True, slots=True)
class CostRule:
    """Money targets of 成本 rows: what under-spending scores, from which share under the target it is flagged."""

    underspent: Curve
    warn: Decimal
    bands: tuple[CostBand, ...]
    cap_without_targets: Decimal | None  # the whole 成本 block where no row of it has a cost target


@dataclass(frozen=True, slots=True)
class AdjustableRule:
    """Where the system lets a person change the computed points (得分可调整)."""

    above: bool  # a 正向 row at or above the warning threshold
    over: bool  # a 反向 row over its target
    unequal: bool  # an 等于 row off its target
    manual_deduction: bool  # 扣分 entered by hand: fewer points than computed are allowed


@dataclass(frozen=True, slots=True)
class BudgetRule:
    """The budget row (预算执行率): its full marks where the pack fixes them, when a reason is due."""

    weight: Decimal | None
    reason_below: Decimal  # an execution rate under it needs a reason
    adjusted_above: Decimal  # so does a change of the budget during the year by more than this share
    reason_when_adjusted: bool


@dataclass(frozen=True, slots=True)
class TierBand:
    """One of the three 定性 tiers, and the share of the 分值 it allows: ``low`` ≤ score ≤ ``high``."""

    tier: Tier
    low: Decimal
    high: Decimal
    title: str


@dataclass(frozen=True, slots=True)
class CountingRule:
    """Families scored by how many rows are met (按达标项数计分); more than ``above`` over the target is not met."""

    families: tuple[Family, ...]
    above: Decimal


@dataclass(frozen=True, slots=True)
class TotalCap:
    """With an execution rate under ``below`` the total is at most ``points``."""

    below: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True)
class MonitoringRule:
    """绩效运行监控: from which share of the budget payments are ahead of the plan, behind it, far behind it."""

    ahead: Decimal
    behind: Decimal
    far_behind: Decimal


@dataclass(frozen=True, slots=True)
class Pack:
    """How one place scores (口径). Every number stands in a TOML file with its source; see data/national.toml."""

    name: str
    title: str
    source: str
    because: str
    verified: bool
    valid_from: date
    extends: str
    grounds: Mapping[str, Ground]
    severities: Mapping[str, str]
    weight_sets: tuple[Mapping[Group, Decimal], ...]
    higher: Curve
    lower: Curve
    equal_below: Curve
    equal_above: Curve
    above: AboveRule
    cost: CostRule
    adjustable: AdjustableRule
    late: Late
    budget: BudgetRule
    tiers: tuple[TierBand, ...]
    qualitative_remark_required: bool
    caps: tuple[TotalCap, ...]
    counting: CountingRule
    grades: tuple[tuple[Decimal, str], ...]
    decimals: int
    monitoring: MonitoringRule

    @property
    def weights(self) -> Mapping[Group, Decimal]:
        """The usual first-level weights (一级指标权重), 预算执行率 included."""
        return self.weight_sets[0]

    @property
    def warn_above(self) -> Decimal:
        """The share above a target from which a row is flagged."""
        return self.above.warn

    @property
    def reason_above(self) -> Decimal:
        """The share above a target from which a reason is required."""
        return self.above.reason

    def grade(self, total: Decimal) -> str:
        """The grade (等级) of a total out of 100."""
        return next((name for floor, name in self.grades if total >= floor), self.grades[-1][1])

    @property
    def unverified(self) -> tuple[str, ...]:
        """The sections whose source nobody could re-read."""
        return tuple(section for section, ground in self.grounds.items() if not ground.verified)

    @property
    def provenance(self) -> str:
        """The line shown beside every result: what the pack rests on, and that nobody re-read it where so."""
        mark = "" if self.verified and not self.unverified else "（原文待核对）"
        return f"依据：{self.source}{mark}；以财政部门要求为准。"
