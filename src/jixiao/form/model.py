"""The forms of 预算绩效自评 as frozen data: a `Book` of `Form`s whose every field knows its `Cell`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from jixiao.form.family import Family, Group
from jixiao.form.grid import Span, reference
from jixiao.values.model import Value


class FormKind(StrEnum):
    """Which form it is (表的种类)."""

    SELF_EVALUATION = "self-evaluation"  # 绩效自评表：有实际完成值
    TARGET_TABLE = "target-table"  # 绩效目标表：只有指标值
    SCORECARD = "scorecard"  # 评分表


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
class Cell:
    """Where a field stands and what it shows (单元格). A merged cell is its top left corner with its extent.

    A paragraph of a report outside the workbook is a cell too: ``sheet`` is then the file's name, ``row`` the number
    of the paragraph, and ``column`` 0.
    """

    sheet: str
    row: int
    column: int
    text: str = ""
    number: Decimal | None = None
    rows: int = 1
    columns: int = 1
    formula: bool = False
    error: bool = False
    uncomputed: bool = False  # a formula of our own add-in (=PERF_SCORE(…)) that no add-in has computed: it is blank

    @property
    def ref(self) -> str:
        """The place as Excel writes it: E12; 第12段 of a report outside the workbook."""
        return reference(self.row, self.column) if self.in_workbook else f"第{self.row}段"

    @property
    def in_workbook(self) -> bool:
        """Whether it is a cell of the workbook, that can be marked and linked to."""
        return self.column > 0

    @property
    def blank(self) -> bool:
        """Whether nothing but white space stands in it."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Amount:
    """A cell that should hold one plain number (分值, 得分, 金额): None where it is blank or not a number.

    A number in a cell merged over several rows belongs to the first of them: for the others ``number`` is None and
    ``cell`` the merged one, so that sums count it once.
    """

    cell: Cell
    number: Decimal | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A target or an actual (指标值、实际完成值): its cell, and how it reads.

    Where a form splits 指标性质, 指标值 and 度量单位 into columns, ``text`` is what they say together and ``cell`` is
    the cell of the number.
    """

    cell: Cell
    value: Value
    text: str


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
class MoneyUnit:
    """The unit that the form's bare amounts are in (金额单位): 万元 has scale 10000. Empty word: not stated."""

    word: str = ""
    scale: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Input:
    """One line of the sheet 评分数据: what a number is called, and the cells of the number and of its evidence."""

    name: str
    value: Cell
    unit: str = ""
    evidence: Cell | None = None


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


@dataclass(frozen=True, slots=True)
class Form:
    """One form found in a sheet (绩效自评表、绩效目标表)."""

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

    @property
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
    has_input_sheet: bool = False  # a sheet 评分数据 stands in the workbook, made by its users
