"""A chart before it is drawn, as plain data, and after it is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto


class Fill(Enum):
    """How a bar is filled: the ways differ in lightness, and stay apart on any printer."""

    DARK = auto()
    LIGHT = auto()
    HATCHED = auto()


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, where it ends on a scale from 0 to 1 (below 0 to the left), and what is written beside it.

    ``cut`` says that the bar would go on: what is written tells how far.
    """

    label: str
    length: Decimal
    told: str
    fill: Fill = Fill.DARK
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A chart of horizontal bars. ``full`` draws an empty bar to the end of the scale behind each (满分)."""

    title: str
    alt: str  # what somebody is told who does not see it
    bars: tuple[Bar, ...]
    full: bool = False
    key: tuple[tuple[Fill, str], ...] = ()  # what the fills mean, where there are several


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as a PNG file, with its width in pixels and its height."""

    title: str
    alt: str
    data: bytes
    width: int
    height: int
