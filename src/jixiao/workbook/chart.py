"""A chart of a new sheet, as plain data: what it shows, where it stands, how it is told apart on a grey print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from jixiao.form.grid import Span


class ChartKind(StrEnum):
    """How values are drawn (图表类型)."""

    BAR = "bar"  # 条形图, the first category on top
    COLUMN = "column"  # 柱形图
    LINE = "line"  # 折线图


@dataclass(frozen=True, slots=True)
class Series:
    """One series (系列): ranges of the chart's own sheet. Colours are six hex digits.

    ``hatched`` draws stripes (bars) or dashes (lines), so that two series differ without their colours.
    """

    name: str
    categories: Span
    values: Span
    color: str
    hatched: bool = False
    labelled: bool = False  # whether each value is written beside its bar or point
    # The bars that stand for more than they show, by their place from 0, each with what is written beside it instead
    # of its value; they are drawn the other way, hatched or plain.
    cut: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart (图表) that covers the cells of ``anchor``."""

    kind: ChartKind
    title: str
    series: tuple[Series, ...]
    anchor: Span
    category_title: str = ""
    value_title: str = ""
    number_format: str = "General"
    limits: tuple[Decimal | None, Decimal | None] = (None, None)  # where the axis of the values begins and ends
    scaled: bool = True  # whether that axis is shown: where every value is written, it need not be
