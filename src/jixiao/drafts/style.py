"""How a form to fill in looks: the fonts and thin lines of a bureau's forms, one pale colour where one writes."""

from __future__ import annotations

from dataclasses import dataclass, replace

FILL_IN = "FFFBE0"  # pale yellow, as on 偏差原因提示: for the user to fill in
_HEADING_FILL = "F2F2F2"
_LINK = "1F5C99"
_QUIET = "7A7A7A"


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks, and whether the sheet's protection locks it. Sizes are points, colours six hex digits."""

    font: str = "宋体"
    size: int = 10
    bold: bool = False
    align: str = "center"
    framed: bool = True
    fill: str = ""
    color: str = ""
    underline: bool = False
    wrap: bool = True
    number_format: str = "General"
    locked: bool = True


TITLE = Look(font="黑体", size=18, framed=False)
SUBTITLE = Look(size=11, framed=False)
HEADING = Look(font="黑体", fill=_HEADING_FILL)
VALUE = Look()
TEXT = Look(align="left")
LITERAL = Look(number_format="@")  # 文本: Excel leaves "99%" and "=100%" as they are typed
BLOCK = Look(font="黑体", size=12, align="left", framed=False)
LEAD = Look(align="left", framed=False)
LINK = Look(align="left", color=_LINK, underline=True)
QUIET = Look(color=_QUIET)
ALARM = Look(align="left", bold=True, color="C00000")
MONEY = Look(number_format="#,##0.00")
WEIGHT = Look(number_format="General")
SCORE = Look(number_format="0.00")
RATE = Look(number_format="0.00%")


def to_fill_in(look: Look) -> Look:
    """The same for a cell that the user writes into."""
    return replace(look, fill=FILL_IN, locked=False)
