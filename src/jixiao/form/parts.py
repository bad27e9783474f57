"""The parts that a form is made of: its columns, rows, goals, budget block, totals and text boxes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from jixiao.form.cell import Amount, Cell, Statement
from jixiao.form.family import Family, Group


class Column(StrEnum):
    """A column of the indicator table (列), whatever its heading is called."""

    GOAL = "goal"  # 绩效目标
    LEVEL1 = "level1"  # 一级指标
    LEVEL2 = "level2"  # 二级指标
    NAME = "name"  # 三级指标
    DESCRIPTION = "description"  # 绩效指标描述
    COMPARATOR = "comparator"  # 指标性质、计算符号
    TARGET = "target"  # 指标值
    UNIT = "unit"  # 度量单位
    ADJUSTED_TARGET = "adjusted_target"  # 调整后指标值
    ACTUAL = "actual"  # 实际完成值
    ACTUAL_UNIT = "actual_unit"  # 实际完成值的单位，另设一列时
    WEIGHT = "weight"  # 分值
    SCORE = "score"  # 得分
    REVIEWED_SCORE = "reviewed_score"  # 复核分
    REASON = "reason"  # 偏差原因分析及改进措施
    MEASURE = "measure"  # 改进措施，另设一列时
    TARGET_BASIS = "target_basis"  # 指标值确定依据
    STANDARD = "standard"  # 评分标准
    NOTE = "note"  # 备注


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the table (三级指标). A field is None where the form has no such column."""

    goal: str  # label of the goal it stands under, "" where the form has none
    level1: Cell | None
    level2: Cell | None
    name: Cell
    group: Group
    family: Family
    target: Statement | None = None
    actual: Statement | None = None
    weight: Amount | None = None
    score: Amount | None = None
    reason: Cell | None = None
    measure: Cell | None = None
    reviewed: Amount | None = None
    description: Cell | None = None
    target_basis: Cell | None = None
    note: Cell | None = None
    standard: Cell | None = None
    template: bool = False  # a row of the blank form that nobody filled in (模板行)

    @property
    def row(self) -> int:
        """The row it stands in."""
        return self.name.row


@dataclass(frozen=True, slots=True)
class Heading:
    """A first- or second-level cell that states the weight of its rows (「产出指标(50分)」)."""

    cell: Cell
    level: int
    name: str
    weight: Decimal
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """One 年度绩效目标 with what came of it."""

    label: str  # 绩效目标1
    text: Cell
    actual: Cell | None = None
    reason: Cell | None = None


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One line of the budget block (预算执行情况): the total, or one of its parts (其中)."""

    label: str
    part: bool
    initial: Amount | None = None  # 年初预算数
    annual: Amount | None = None  # 全年预算数 (A)
    spent: Amount | None = None  # 全年执行数 (B)
    weight: Amount | None = None
    score: Amount | None = None
    rate: Statement | None = None  # 执行率 (B/A)

    @property
    def budget(self) -> Amount | None:
        """The budget that execution is measured against: the annual one, the initial one where that is missing."""
        for amount in (self.annual, self.initial):
            if amount is not None and amount.number is not None:
                return amount
        return None


@dataclass(frozen=True, slots=True)
class Budget:
    """The budget block: its total line, its parts, and the reason given."""

    total: BudgetLine
    parts: tuple[BudgetLine, ...] = ()
    reason: Cell | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """One column of a payment plan (3月底、6月底 …): the share of the budget to be paid by the end of that month."""

    month: int
    label: str
    cell: Cell
    share: Decimal | None  # cumulative, as a ratio: 20.00 under (%) is 0.2; None where it cannot be read


@dataclass(frozen=True, slots=True)
class PaymentPlan:
    """When the budget is to be paid (资金支出计划), cumulative."""

    label: Cell
    milestones: tuple[Milestone, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """A total or subtotal row (总分、合计、小计)."""

    cell: Cell  # the label's cell
    label: str
    weight: Amount | None
    score: Amount | None
    grand: bool  # the form's own total, not a subtotal


@dataclass(frozen=True, slots=True)
class Remark:
    """A text box of the form (自评结论、偏差大或目标未完成原因分析、改进措施)."""

    label: str
    label_cell: Cell
    cell: Cell


@dataclass(frozen=True, slots=True)
class Input:
    """One line of the sheet 评分数据: what a number is called, and the cells of the number and of its evidence."""

    name: str
    value: Cell
    unit: str = ""
    evidence: Cell | None = None
    tables: tuple[str, ...] = ()  # the 评分表 that it is for, where the workbook has several


@dataclass(frozen=True, slots=True)
class Labelled:
    """An amount beside its label above the table (基本支出总额、项目支出总额), in the form's unit of money."""

    label: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class ListedProject:
    """A project that a column of the table names (项目名称), with the rows that are about it and its budget."""

    name: Cell
    rows: tuple[int, ...]
    budget: Amount | None = None
