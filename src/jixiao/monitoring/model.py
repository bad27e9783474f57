"""绩效运行监控 as frozen data: projects with their plans, payments, and how each project stands. Money is in 元."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from jixiao.form.model import MoneyUnit

ZERO = Decimal(0)


class Status(StrEnum):
    """How a project's payments stand against its plan (状态)."""

    AHEAD = "提前"
    ON_PLAN = "按计划"
    BEHIND = "滞后"
    FAR_BEHIND = "严重滞后"
    OVER_BUDGET = "超预算"
    NOT_STARTED = "未开始"  # something was due, and nothing is paid
    NO_PLAN = "无计划"  # nothing that payments could be compared with


@dataclass(frozen=True, slots=True)
class Step:
    """One milestone of a plan (时点): by the end of ``month`` this share of the budget, cumulative, as a ratio."""

    month: int
    label: str
    share: Decimal | None


@dataclass(frozen=True, slots=True)
class Project:
    """One project (项目) whose payments are monitored; ``budget`` is None where the form has none that can be read."""

    code: str
    name: str
    sheet: str
    year: int | None
    budget: Decimal | None
    unit: MoneyUnit
    steps: tuple[Step, ...]  # by month; none where the form has no payment plan
    doubts: tuple[str, ...] = ()  # what is wrong with the plan itself, as sentences

    @property
    def is_planned(self) -> bool:
        """Whether there is something to compare payments with: a plan, and a budget that is no slip."""
        return bool(self.steps) and self.budget is not None and self.budget >= 0


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment (支付): the row it stands in, and what it says. A refund (退回) is negative."""

    row: int
    day: date
    amount: Decimal
    code: str = ""
    name: str = ""
    memo: str = ""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A line of the payment list that counts for no project (未计入), and why: ``amount`` is None if unreadable."""

    row: int
    day: str
    amount_text: str
    amount: Decimal | None
    project: str
    memo: str
    reason: str


@dataclass(frozen=True, slots=True)
class PaymentList:
    """What a payment list holds (支付明细); ``total`` is that of every amount that could be read."""

    payments: tuple[Payment, ...]
    set_aside: tuple[SetAside, ...]
    total: Decimal
    unit: str  # 元 or 万元
    unit_source: str  # the text that says so, "" where nothing does and 元 is taken
    names_projects: bool  # whether there is a column for the project's code or name


@dataclass(frozen=True, slots=True)
class Point:
    """One milestone of a project with what was due by then and what was paid by then."""

    month: int
    label: str
    share: Decimal
    due: Decimal
    paid: Decimal

    @property
    def left(self) -> Decimal:
        """What is still to be paid until then; 0 where more is paid already."""
        return max(self.due - self.paid, ZERO)


@dataclass(frozen=True, slots=True)
class Standing:
    """How one project stands at the as-of date (支付进度).

    ``reached`` is the last milestone reached; ``share`` and ``due`` are its (0 before the first), None without a plan;
    ``rate`` is paid/budget, None without a budget above 0. ``next_point`` is the milestone that comes next.
    """

    project: Project
    paid: Decimal
    payments: int
    reached: Step | None
    share: Decimal | None
    due: Decimal | None
    rate: Decimal | None
    history: tuple[Point, ...]
    next_point: Point | None
    status: Status
    asks: bool  # whether a reason and measures are asked for

    @property
    def lead(self) -> Decimal | None:
        """Rate minus planned share, as a ratio: 0.05 is five percentage points ahead."""
        return None if self.rate is None or self.share is None else self.rate - self.share

    @property
    def lead_amount(self) -> Decimal | None:
        """Paid minus due."""
        return None if self.due is None else self.paid - self.due


@dataclass(frozen=True, slots=True)
class Moment:
    """One point on the line of all projects together: ``due`` is None between milestones, ``paid`` in the future."""

    label: str
    due: Decimal | None
    paid: Decimal | None


@dataclass(frozen=True, slots=True)
class Monitoring:
    """The outcome of 绩效运行监控."""

    as_of: date
    standings: tuple[Standing, ...]
    set_aside: tuple[SetAside, ...]
    course: tuple[Moment, ...]
    total: Decimal  # of the payment list
    unit: MoneyUnit  # that the projects' forms share; 元 where they differ

    @property
    def planned(self) -> tuple[Standing, ...]:
        """The projects that are followed over their milestones."""
        return tuple(standing for standing in self.standings if standing.project.is_planned)

    @property
    def matched(self) -> Decimal:
        """What counts for a project."""
        return sum((standing.paid for standing in self.standings), ZERO)

    @property
    def unmatched(self) -> Decimal:
        """What counts for none, as far as it could be read."""
        return sum((line.amount for line in self.set_aside if line.amount is not None), ZERO)

    def count(self, status: Status) -> int:
        """How many projects have this status."""
        return sum(standing.status is status for standing in self.standings)
