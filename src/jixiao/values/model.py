"""The value that a cell's text stands for: kind, comparator, number, unit, scale, and what had to be presumed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from jixiao.values import notation

ONE = Decimal(1)


class Kind(StrEnum):
    """What sort of thing a cell says (值的种类)."""

    QUANTITY = "quantity"  # 数量：≥200件
    PERCENT = "percent"  # 百分比：≥90%
    MONEY = "money"  # 金额：≤180万元
    RATE = "rate"  # 单位量：≤65元/小时, ≥25万通/年
    DURATION = "duration"  # 时长：≤4小时, 5个月
    FREQUENCY = "frequency"  # 频次：≥1次/日, ≥48小时/周
    RANGE = "range"  # 区间：90%-95%
    TOLERANCE = "tolerance"  # 允差：100±5
    RATIO = "ratio"  # 比例：1:3
    APPROX = "approx"  # 约数：370余场
    DEADLINE = "deadline"  # 期限：2024年12月底前
    DATE = "date"  # 日期：2021年12月
    PERIOD = "period"  # 时段：全年, 第四季度
    SERVICE_HOURS = "service_hours"  # 服务时间：7*24小时
    QUALITATIVE = "qualitative"  # 定性：及时, 不断提升
    QUALITATIVE_TIER = "qualitative_tier"  # 定性三档：达成预期指标
    COMPOSITE = "composite"  # 一格多值：衔接率100%，帮教率90%以上
    REFERENCE = "reference"  # 指向别处：年度计划
    PLACEHOLDER = "placeholder"  # 占位：**平米
    BLANK = "blank"  # 空白
    NOT_APPLICABLE = "not_applicable"  # 不适用：无, 未发生
    SHIFTED = "shifted"  # 串列：指标名称填进了指标值
    UNREADABLE = "unreadable"  # 无法读取


class Comparator(StrEnum):
    """How a target compares (比较符)."""

    AT_LEAST = ">="
    AT_MOST = "<="
    MORE = ">"
    LESS = "<"
    EQUAL = "="
    RANGE = "range"
    WITHIN = "within"
    ABOUT = "~"


class Role(StrEnum):
    """Which column a text comes from: it decides what may be presumed (列的角色)."""

    TARGET = "target"  # 指标值
    ACTUAL = "actual"  # 实际完成值


class Tier(StrEnum):
    """The three tiers of a qualitative result (定性三档), best first."""

    MET = "met"  # 达成年度指标
    PARTLY = "partly"  # 部分达成年度指标并具有一定效果
    MISSED = "missed"  # 未达成年度指标且效果较差


@dataclass(frozen=True, slots=True)
class When:
    """A calendar point as far as the text states it (时间点): any part may be missing.

    Written as ISO as far as known: ``2024-12-31``, ``2021-12``, ``2024``, ``09-30`` (year comes from the form),
    ``Q4``, ``2024-Q4``, ``H1`` (上半年), ``year`` (the whole of the form's year).
    """

    year: int | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    half: int | None = None

    def __str__(self) -> str:
        if self.quarter is not None:
            parts = [f"Q{self.quarter}"]
        elif self.half is not None:
            parts = [f"H{self.half}"]
        else:
            parts = [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        if self.year is not None:
            parts.insert(0, f"{self.year:04d}")
        return "-".join(parts) or "year"


@dataclass(frozen=True, slots=True)
class Value:
    """One cell's text as a value (值).

    ``number * scale`` is the amount in ``unit``: 12万人 is number 12, scale 10000, unit 人; 90% is number 90,
    scale 0.01, unit %. Decimals keep the places they were written with. ``comparator`` is None where the text
    states none (a target then means "=", and ``presumed`` says so). ``text`` is what was read, and does not
    take part in equality: ``read(str(value), role) == value``.

    ``upper_number`` is the second number of the kinds that have two: the upper end of a range, the margin of a
    tolerance (100±5 is 100 and 5), the right side of a ratio (1:3), the hours of service hours (7*24).
    A period from one point to another is ``when`` and ``until``.
    """

    kind: Kind
    comparator: Comparator | None = None
    number: Decimal | None = None
    upper_number: Decimal | None = None
    unit: str = ""
    scale: Decimal = ONE
    when: When | None = None
    until: When | None = None
    tier: Tier | None = None
    parts: tuple[Value, ...] = ()
    presumed: tuple[str, ...] = field(default=(), compare=False)
    text: str = field(default="", compare=False)
    position: int | None = field(default=None, compare=False)
    why: str = field(default="", compare=False)

    def presuming(self, *notes: str) -> Value:
        """The same value with more presumptions noted on it."""
        return replace(self, presumed=(*self.presumed, *notes))

    def with_text(self, text: str) -> Value:
        """The same value, read from this text. Written out in full: dataclasses.replace takes five times as long."""
        return Value(
            self.kind,
            self.comparator,
            self.number,
            self.upper_number,
            self.unit,
            self.scale,
            self.when,
            self.until,
            self.tier,
            self.parts,
            self.presumed,
            text,
            self.position,
            self.why,
        )

    def with_unit(self, unit: str, kind: Kind) -> Value:
        """The same number in another unit."""
        return replace(self, unit=unit, kind=kind)

    @property
    def amount(self) -> Decimal | None:
        """The number in plain units, scale applied: 12万人 → 120000, 90% → 0.90."""
        return None if self.number is None else self.number * self.scale

    @property
    def readable(self) -> bool:
        """Whether the text could be read as something."""
        return self.kind is not Kind.UNREADABLE

    @property
    def number_text(self) -> str | None:
        """The number as text, for every kind: 91.80, 2024-12-31, 7*24; None where there is none."""
        if self.when is not None:
            return str(self.when)
        if self.number is None:
            return None
        if self.kind is Kind.SERVICE_HOURS and self.upper_number is not None:
            return f"{self.number:f}*{self.upper_number:f}"
        return f"{self.number:f}"

    @property
    def upper_text(self) -> str | None:
        """The second number as text: 95 of 90%-95%, 2021-12-31 of a period; None where there is none."""
        if self.until is not None:
            return str(self.until)
        if self.upper_number is None or self.kind is Kind.SERVICE_HOURS:
            return None
        return f"{self.upper_number:f}"

    def __str__(self) -> str:
        """The value in canonical notation, which reads back as the same value: ≥12万人."""
        return notation.write(self)
