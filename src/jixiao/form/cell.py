"""A field of a form and what stands in it: every field knows its `Cell`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jixiao.form.grid import reference
from jixiao.values.model import Value


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
class MoneyUnit:
    """The unit that the form's bare amounts are in (金额单位): 万元 has scale 10000. Empty word: not stated."""

    word: str = ""
    scale: Decimal = Decimal(1)
