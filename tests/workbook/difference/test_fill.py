"""A fill is read from its XML as one of the kinds that a spreadsheet program can be told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.workbook.difference.fill import AUTOMATIC, Color, Fill, read_fill

GRADIENT = '<fill><gradientFill degree="90"><stop position="0"><color rgb="FF000000"/></stop></gradientFill></fill>'


def pattern(kind: str, inner: str = "") -> str:
    return f'<x:fill><x:patternFill patternType="{kind}">{inner}</x:patternFill></x:fill>'


CASES = {
    "": Fill(),
    "<fill><patternFill/></fill>": Fill(),
    pattern("none", '<x:fgColor rgb="FFFF0000"/>'): Fill(),
    pattern("solid", '<x:fgColor rgb="FFffc7ce"/><x:bgColor indexed="64"/>'): Fill("solid", Color(rgb="FFC7CE")),
    pattern("solid", '<x:fgColor theme="4" tint="-0.25"/>'): Fill("solid", Color(theme=4, tint=Decimal("-0.25"))),
    pattern("solid", '<x:fgColor indexed="13"/>'): Fill("solid", Color(indexed=13)),
    pattern("solid", '<x:fgColor indexed="64"/>'): Fill("solid", AUTOMATIC),
    pattern("solid", '<x:fgColor auto="1"/>'): Fill("solid", AUTOMATIC),
    pattern("lightGrid", '<x:fgColor rgb="FFFF0000"/><x:bgColor theme="0"/>'): Fill(
        "lightGrid", Color(theme=0), Color(rgb="FF0000")
    ),
    pattern("gray125"): Fill("gray125"),
    GRADIENT: Fill("gradient", gradient=GRADIENT),
}


@pytest.mark.parametrize(("fragment", "fill"), CASES.items())
def test_a_fill_is_read(fragment: str, fill: Fill) -> None:
    assert read_fill(fragment) == fill
