"""How 汇总.xlsx looks: the fonts of a bureau's papers, calm colours that stay legible on a black-and-white print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from jixiao.checks.finding import Severity
from jixiao.summary.tables.found import Action

NORMAL_FONT, NORMAL_SIZE = "宋体", 11  # of the workbook: columns are counted in its digits
BAR_LIGHT, BAR_DARK = "7F9DB9", "1F4E79"
TAB_COLOR = "7F9DB9"
_LINE, _HEADER_LINE = "C9D1D9", "A9B7C4"
_HEADER_FILL, _STRIP_FILL = "DCE6EF", "F5F7F9"
_LINK, _QUIET = "1F5C99", "7A7A7A"
_RED, _AMBER, _BLUE = "FBE3E0", "FFF2D6", "E8F1FA"


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks. Sizes are points, colours six hex digits."""

    font: str = "宋体"
    size: int = 10
    bold: bool = False
    align: str = "left"
    line: str = _LINE
    fill: str = ""
    color: str = ""
    underline: bool = False
    wrap: bool = True
    number_format: str = "General"


def _number(number_format: str, align: str = "center") -> Look:
    return Look(align=align, wrap=False, number_format=number_format)


TITLE = Look(font="黑体", size=16, line="", wrap=False)
LEAD = Look(line="")
BLOCK = Look(font="黑体", size=12, line="", wrap=False)
HEADER = Look(font="黑体", align="center", line=_HEADER_LINE, fill=_HEADER_FILL)
TEXT = Look()
CENTERED = Look(align="center")
QUIET = Look(color=_QUIET)
LINK = Look(color=_LINK, underline=True)
CENTERED_LINK = replace(LINK, align="center")
ODD_RATE = replace(Look(align="center", wrap=False, number_format="0.00%"), fill=_AMBER)
COUNT = _number("#,##0")
SCORE = _number("0.00")
SIGNED = _number("+0.00;-0.00;0.00")
RATE = _number("0.00%")
SHARE = _number("0.00%", "right")
RATE_CHANGE = _number("+0.00%;-0.00%;0.00%")
COUNT_CHANGE = _number("+#,##0;-#,##0;0")
MONEY = _number("#,##0.00", "right")
ODD = replace(CENTERED, fill=_BLUE)
PLAIN_NUMBER = _number("#,##0.####", "right")
TOTAL = replace(TEXT, bold=True, fill=_STRIP_FILL)
BIG = Look(font="黑体", size=16, align="center", fill=_STRIP_FILL, wrap=False, number_format="#,##0")
BIG_RATE = replace(BIG, number_format="0.00%")

SEVERITY: Mapping[Severity, Look] = MappingProxyType(
    {
        Severity.ERROR: replace(CENTERED, fill=_RED, bold=True),
        Severity.WARNING: replace(CENTERED, fill=_AMBER),
        Severity.NOTICE: replace(CENTERED, fill=_BLUE),
    }
)
ACTION: Mapping[Action, Look] = MappingProxyType(
    {
        Action.RETURN: SEVERITY[Severity.ERROR],
        Action.EXPLAIN: SEVERITY[Severity.WARNING],
        Action.CONFIRM: SEVERITY[Severity.NOTICE],
        Action.NOTHING: CENTERED,
    }
)


def total(look: Look) -> Look:
    """The same in a row of sums."""
    return replace(look, bold=True, fill=_STRIP_FILL)
