"""Cells that are to have one fill get it together, in the fewest calls that set it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from doors.excel.com import opened
from doors.excel.forms import FORM, drawn_book
from jixiao.doors.excel.live.fills import lost_gradients, put_fills
from jixiao.workbook.difference import CellChange, Difference
from jixiao.workbook.difference.fill import Color, Fill

CALLS = [
    (Fill(), ["Pattern"], None),
    (Fill("solid", Color(rgb="FFC7CE")), ["Pattern", "Color"], ("rgb", "FFFFC7CE")),
    (Fill("solid", Color(theme=4, tint=Decimal("-0.25"))), ["Pattern", "ThemeColor", "TintAndShade"], ("theme", 4)),
    (Fill("solid", Color(indexed=13)), ["Pattern", "ColorIndex"], ("indexed", 13)),
    (Fill("solid", Color(indexed=2)), ["Pattern", "ColorIndex"], ("indexed", 10)),
    (Fill("solid"), ["Pattern", "ColorIndex"], ("indexed", 64)),
    (
        Fill("darkUp", Color(rgb="00FF00"), Color(theme=1)),
        ["Pattern", "Color", "PatternThemeColor"],
        ("theme", 1),
    ),
]


@pytest.mark.parametrize(("fill", "properties", "front"), CALLS)
def test_a_fill_is_set_by_these_calls(
    fill: Fill, properties: list[str], front: tuple[str, object] | None, tmp_path: Path
) -> None:
    book = opened(drawn_book(tmp_path / "a.xlsx"))
    sheets = {FORM: book.api.Worksheets(FORM)}
    book.api._log.calls.clear()
    put_fills(sheets, Difference(tuple(CellChange(FORM, cell, fill) for cell in ("J1", "J2", "L9"))))
    assert book.api._log.calls == [
        "call Worksheet.Range",
        "get Range.Interior",
        *(f"set Interior.{name}" for name in properties),
    ]
    found = book.api._stored.book[FORM]["L9"].fill
    assert found.fill_type == (None if fill.pattern == "none" else fill.pattern)
    assert front is None or (found.fgColor.type, found.fgColor.value) == front


def test_a_gradient_becomes_no_fill_and_its_cells_are_named(tmp_path: Path) -> None:
    gradient = Fill("gradient", gradient="<fill/>")
    difference = Difference(
        (CellChange("甲", "B2", gradient), CellChange("甲", "C3", gradient), CellChange("乙", "A1"))
    )
    assert list(lost_gradients(difference)) == [
        "工作表“甲”的 B2、C3 原来是渐变填充，不能恢复，已改为无填充，请按需要重新设置。"
    ]
