"""How the result sheets and the marks look: calm colours that stay legible on a black-and-white print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from jixiao.checks.finding import Severity
from jixiao.workbook.edits import Style

SEVERITY_FILL: Mapping[Severity, str] = MappingProxyType(
    {
        Severity.ERROR: "FBE3E0",  # pale red
        Severity.WARNING: "FFF2D6",  # pale amber
        Severity.NOTICE: "E8F1FA",  # pale blue
    }
)
FILL_IN = "FFFBE0"  # pale yellow: for the user to fill in
SHORT_FILL = SEVERITY_FILL[Severity.WARNING]
CONFIRM_FILL = SEVERITY_FILL[Severity.NOTICE]
TAB_COLOR = "7F9DB9"
BAR_LIGHT, BAR_DARK = "7F9DB9", "1F4E79"  # of charts: light and hatched beside dark stay apart on a grey print

_LINE = "C9D1D9"
_QUIET = "7A7A7A"

TITLE = Style(bold=True, size=16)
LEAD = Style()
HEADER = Style(bold=True, fill="DCE6EF", border="A9B7C4", horizontal="center")
BLOCK = Style(bold=True, size=11, fill="EEF2F6", border=_LINE)
TEXT = Style(border=_LINE)
CENTERED = replace(TEXT, horizontal="center")
QUIET = replace(TEXT, color=_QUIET)
LINK = replace(CENTERED, color="1F5C99", underline=True)
ASKED = replace(TEXT, fill=FILL_IN)
SUBTOTAL = replace(TEXT, fill="F5F7F9")
TOTAL = replace(SUBTOTAL, bold=True)

WEIGHT_FORMAT = "General"
SCORE_FORMAT = "0.00"
DIFFERENCE_FORMAT = "+0.00;-0.00;0.00"
PERCENT_FORMAT = "0.00%"


def number(base: Style, number_format: str) -> Style:
    """The style ``base`` for a number, or for the — that stands in its place."""
    return replace(base, number_format=number_format, horizontal="center", wrap=False)
