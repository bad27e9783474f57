"""The columns of 项目支出绩效自评表 in the national layout, as data; every block of the form stands on them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from jixiao.drafts.style import LITERAL, SCORE, TEXT, VALUE, WEIGHT, Look, to_fill_in
from jixiao.form.grid import Span
from jixiao.form.model import Form, Indicator


class Slot(Enum):
    """A column of the form."""

    LABEL = auto()  # what the block is called: 项目资金、年度总体目标、绩效指标
    LEVEL1 = auto()
    LEVEL2 = auto()
    NAME = auto()
    DESCRIPTION = auto()
    TARGET = auto()
    ACTUAL = auto()
    WEIGHT = auto()
    SCORE = auto()
    REASON = auto()


@dataclass(frozen=True, slots=True)
class SlotColumn:
    """A column's heading over the indicators, its width in characters, the look of its cells."""

    heading: str
    width: float
    look: Look


COLUMNS: dict[Slot, SlotColumn] = {
    Slot.LABEL: SlotColumn("绩效指标", 12, VALUE),
    Slot.LEVEL1: SlotColumn("一级指标", 11, VALUE),
    Slot.LEVEL2: SlotColumn("二级指标", 13, VALUE),
    Slot.NAME: SlotColumn("三级指标", 25, TEXT),
    Slot.DESCRIPTION: SlotColumn("绩效指标描述", 25, TEXT),
    Slot.TARGET: SlotColumn("年度指标值", 17, LITERAL),
    Slot.ACTUAL: SlotColumn("实际完成值", 21, to_fill_in(LITERAL)),
    Slot.WEIGHT: SlotColumn("分值", 8.5, to_fill_in(WEIGHT)),
    Slot.SCORE: SlotColumn("得分", 9.5, SCORE),
    Slot.REASON: SlotColumn("偏差原因分析及改进措施", 32, to_fill_in(TEXT)),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """The slots that one form has, from column A."""

    slots: tuple[Slot, ...]

    def column(self, slot: Slot) -> int:
        """The number of a slot's column, from 1."""
        return self.slots.index(slot) + 1

    def span(self, first: Slot, last: Slot, top: int, bottom: int | None = None) -> Span:
        """The area from one slot to another over some rows."""
        return Span(top, self.column(first), top if bottom is None else bottom, self.column(last))

    @property
    def widths(self) -> tuple[float, ...]:
        """The widths of the columns in characters."""
        return tuple(COLUMNS[slot].width for slot in self.slots)


def layout_of(form: Form) -> Layout:
    """The layout for a form: 绩效指标描述 only where a description says more than the name."""
    described = any(_says_more(row) for row in form.filled)
    return Layout(tuple(slot for slot in Slot if described or slot is not Slot.DESCRIPTION))


def _says_more(row: Indicator) -> bool:
    description = _plain(row.description.text) if row.description is not None else ""
    return bool(description) and description != _plain(row.name.text)


def _plain(text: str) -> str:
    return "".join(text.split())
