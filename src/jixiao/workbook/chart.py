"""A chart of a new sheet, as plain data: what it shows, where it stands, how it is told apart on a grey print."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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
