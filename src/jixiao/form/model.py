"""The forms of 预算绩效自评 as frozen data: a `Book` of `Form`s whose every field knows its `Cell`.

This module is the door: what `cell` and `parts` define is imported from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from jixiao.form.cell import Amount, Cell, MoneyUnit, Statement
from jixiao.form.grid import Span
from jixiao.form.parts import (
    Budget,
    BudgetLine,
    Column,
    Goal,
    Heading,
    Indicator,
    Input,
    Labelled,
    ListedProject,
    Milestone,
    PaymentPlan,
    Remark,
    Total,
)

__all__ = [
    "Amount",
    "Book",
    "Budget",
    "BudgetLine",
    "Cell",
    "Column",
    "Form",
    "FormKind",
    "Goal",
    "Heading",
    "Indicator",
    "Input",
    "Labelled",
    "ListedProject",
    "Milestone",
    "MoneyUnit",
    "Passage",
    "PaymentPlan",
    "Remark",
    "Report",
    "Statement",
    "Total",
    "Trouble",
    "TroubleKind",
]


class FormKind(StrEnum):
    """Which form it is (表的种类)."""

    SELF_EVALUATION = "self-evaluation"  # 绩效自评表：有实际完成值
    TARGET_TABLE = "target-table"  # 绩效目标表：只有指标值
    SCORECARD = "scorecard"  # 评分表


@dataclass(frozen=True)
class Form:
    """One form found in a sheet (绩效自评表、绩效目标表); what every check asks for is gathered once."""

    kind: FormKind
    sheet: str
    title: str
    span: Span
    columns: Mapping[Column, Cell]  # the heading cell of each column that the table has
    indicators: tuple[Indicator, ...]
    year: int | None = None
    department: str = ""
    project: str = ""  # 项目名称, without white space and in half width
    project_cell: Cell | None = None  # the cell that holds it as it was written, and nothing else
    project_code: str = ""  # 项目编码
    purpose: Cell | None = None  # 资金用途
    payment_plan: PaymentPlan | None = None
    money_unit: MoneyUnit = field(default_factory=MoneyUnit)
    budget: Budget | None = None
    goals: tuple[Goal, ...] = ()
    headings: tuple[Heading, ...] = ()
    totals: tuple[Total, ...] = ()
    conclusion: Remark | None = None
    remarks: tuple[Remark, ...] = ()
    signatures: tuple[Remark, ...] = ()  # 填表人、单位负责人签字
    inputs: tuple[Input, ...] = ()  # of a 评分表: what the sheet 评分数据 says
    repeated_headers: tuple[int, ...] = ()
    spending: tuple[Labelled, ...] = ()  # 基本支出总额、项目支出总额, apart from the budget block
    projects: tuple[ListedProject, ...] = ()  # where one table lists several projects

    @property
    def total(self) -> Total | None:
        """The grand total row, if the form has one."""
        return next((total for total in self.totals if total.grand), None)

    @cached_property
    def filled(self) -> tuple[Indicator, ...]:
        """The indicators that somebody filled in: all but the template rows."""
        return tuple(indicator for indicator in self.indicators if not indicator.template)


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of a report (段落), under its nearest heading."""

    cell: Cell
    heading: str = ""  # 三、存在的问题和原因
    in_table: bool = False  # a row of a table inside the report, its cells joined with full-width blanks
    level: int | None = None  # what rank of heading it is itself: 1 for 一、, 2 for （一）; None for plain text


@dataclass(frozen=True, slots=True)
class Report:
    """A report in words (自评报告、评价报告): a sheet of the workbook that holds text, or a file beside it."""

    source: str  # the sheet's or the file's name
    title: str
    passages: tuple[Passage, ...]

    @property
    def outside(self) -> bool:
        """Whether it is a file beside the workbook, whose paragraphs cannot be marked."""
        return any(not passage.cell.in_workbook for passage in self.passages)


class TroubleKind(StrEnum):
    """Why a sheet or a part of it could not be read as a form."""

    MISSING_COLUMNS = "missing-columns"
    SEVERAL_FORMS = "several-forms"
    CUT_TABLE = "cut-table"
    SHIFTED_ROW = "shifted-row"  # read, but one column away from its headings
    CUT_ROW = "cut-row"  # the rest of the row above, cut off by a page break


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something about a sheet that kept it from being read whole; a check turns it into a finding."""

    kind: TroubleKind
    cell: Cell
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Book:
    """Everything of one workbook that this product reads (工作簿), and a report beside it if one was given."""

    name: str
    forms: tuple[Form, ...]
    troubles: tuple[Trouble, ...] = ()
    pack: str = ""  # the defined name 绩效口径, if the workbook has one
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    reports: tuple[Report, ...] = ()
    stray_inputs: tuple[Input, ...] = ()  # lines of 评分数据 that do not say for which of several 评分表 they are
    has_input_sheet: bool = False  # a sheet 评分数据 stands in the workbook, made by its users
