"""A 评分表 as frozen data: what each row is scored by, and the quantities that its rules need."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

PERCENT = "%"


class RuleKind(StrEnum):
    """How a row turns a number into points (评分规则的种类); each is a function of `scoring.scorecard`."""

    ALL_OR_NOTHING = "all-or-nothing"  # 全部符合得满分，否则0分
    COUNT_MET = "count-met"  # 符合其中两项得2分
    RATIO_CAPPED = "ratio-capped"  # 完成比率法
    DEDUCTED_PER_STEP = "deducted-per-step"  # 每超出1人扣0.1分
    BANDED = "banded"  # 100%＞结果≥95%，得3分
    DEDUCTED_IN_PROPORTION = "deducted-in-proportion"  # 比率扣分法
    EARNED_PER_ITEM = "earned-per-item"  # 每超过1项得0.1分
    BY_WORD = "by-word"  # 优秀5分、良好3分


class Operation(StrEnum):
    """How a row's number is made of quantities (计算公式)."""

    AMOUNT = "amount"  # the quantity itself
    RATIO = "ratio"  # 甲/乙；乙可以是几个数之和
    CHANGE = "change"  # （本年－上年）/上年
    DIFFERENCE = "difference"  # 甲－乙
    MET = "met"  # 符合的要点数
    WORD = "word"  # 等级

    @property
    def is_rate(self) -> bool:
        """Whether it gives a ratio, that people write in percent."""
        return self in {Operation.RATIO, Operation.CHANGE}


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number or word that people look up (数据): its unit, its range, where it is found, what proves it."""

    name: str
    unit: str = ""
    where: str = ""
    evidence: str = ""
    low: Decimal | None = None  # the least it may be
    above: Decimal | None = None  # what it must be above
    high: Decimal | None = None  # the most it may be
    at_most: str = ""  # the quantity that it cannot exceed
    whole: bool = False
    optional: bool = False  # counts as 0 where it is not filled in, and is asked for
    choices: tuple[str, ...] = ()
    stated_as: tuple[str, ...] = ()  # words by which a report states it


Term: TypeAlias = tuple[str, ...]  # quantities that are added up


@dataclass(frozen=True, slots=True)
class Formula:
    """An operation on terms."""

    operation: Operation
    terms: tuple[Term, ...]

    @property
    def inputs(self) -> tuple[str, ...]:
        """The quantities it needs, in order."""
        return tuple(name for term in self.terms for name in term)


@dataclass(frozen=True, slots=True)
class Part:
    """One rule: its kind, what it is applied to, its parameters, its points. Most rows have one part."""

    kind: RuleKind
    value: Formula
    full: Decimal
    label: str = ""  # 半年进度, where a row has several parts
    target: Decimal | str | None = None  # a number, or the quantity that holds it
    nothing_from: Decimal | None = None
    step: Decimal | None = None
    each: Decimal | None = None
    factor: Decimal | None = None
    all_from: Decimal | None = None
    most: Decimal | None = None  # the most that is taken off
    bands: tuple[tuple[Decimal, Decimal], ...] = ()  # floor or count → points
    words: tuple[tuple[str, Decimal], ...] = ()
    criteria: int | None = None

    @property
    def inputs(self) -> tuple[str, ...]:
        """The quantities it needs, each once."""
        target = (self.target,) if isinstance(self.target, str) else ()
        return tuple(dict.fromkeys((*self.value.inputs, *target)))


@dataclass(frozen=True, slots=True)
class CardRow:
    """One row of a 评分表 (三级指标) with its printed standard and the rule that says the same."""

    level1: str
    level2: str
    name: str
    full: Decimal
    standard: str
    parts: tuple[Part, ...]
    explanation: str = ""

    @property
    def inputs(self) -> tuple[str, ...]:
        """The quantities it needs, each once."""
        return tuple(dict.fromkeys(name for part in self.parts for name in part.inputs))


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade as printed (等级): 优秀 90–100."""

    name: str
    floor: Decimal
    top: Decimal


@dataclass(frozen=True, slots=True)
class Card:
    """A whole 评分表 (评分表口径)."""

    name: str
    title: str
    source: str
    because: str
    verified: bool
    grades: tuple[Grade, ...]
    quantities: tuple[Quantity, ...]
    rows: tuple[CardRow, ...]

    def quantity(self, name: str) -> Quantity:
        """The quantity of this name."""
        return next(quantity for quantity in self.quantities if quantity.name == name)

    def rows_using(self, name: str) -> tuple[CardRow, ...]:
        """The rows that need a quantity."""
        return tuple(row for row in self.rows if name in row.inputs)

    def grade(self, points: Decimal) -> str:
        """The grade of a total, "" in a gap between two grades."""
        return next((grade.name for grade in self.grades if grade.floor <= points <= grade.top), "")
