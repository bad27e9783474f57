"""A row grows for a text that is put into it, and no other row does."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from jixiao.workbook import FitRow, PutValue, apply_edits

LONG = "受疫情影响，第三季度两期集中培训停办，改为次年举办。"


def book(path: Path, **heights: float) -> Path:
    """A sheet whose column B is 20 characters wide, with some rows of a fixed height."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "表"
    sheet.column_dimensions["B"].width = 20
    for row in range(1, 8):
        sheet.cell(row, 1).value = f"第{row}行"
    for row, height in heights.items():
        sheet.row_dimensions[int(row[1:])].height = height
    sheet.merge_cells("B4:C5")
    sheet["B6"].font = Font(size=20)
    workbook.save(path)
    return path


def heights_after(path: Path, cell: str, text: str) -> dict[int, float]:
    apply_edits(path, [PutValue("表", cell, text), FitRow("表", cell, text)], path)
    sheet = openpyxl.load_workbook(path)["表"]
    assert sheet[cell].value == text
    return {row: size.height for row, size in sheet.row_dimensions.items() if size.height is not None}


@pytest.mark.parametrize(
    ("cell", "text", "before", "after"),
    [
        ("B2", LONG, {"r2": 18}, {2: 54.5}),
        ("B2", f"{LONG}\n{LONG}", {"r2": 18}, {2: 104}),
        ("B2", LONG, {"r2": 90}, {2: 90}),
        ("B2", "短", {"r2": 18}, {2: 21.5}),
        ("B2", LONG, {}, {}),
        ("B2", LONG, {"r3": 18}, {3: 18}),
        ("B4", LONG * 4, {"r4": 18, "r5": 20}, {4: 18, 5: 135.5}),
        ("B4", LONG * 4, {}, {5: 138.5}),
        ("B4", "短", {"r4": 18, "r5": 20}, {4: 18, 5: 20}),
        ("B6", LONG, {"r6": 18}, {6: 185}),
        ("B2", LONG * 100, {"r2": 18}, {2: 409}),
    ],
)
def test_a_row_of_fixed_height_grows_until_the_text_can_be_read(
    cell: str, text: str, before: dict[str, float], after: dict[int, float], tmp_path: Path
) -> None:
    assert heights_after(book(tmp_path / "a.xlsx", **before), cell, text) == after


def test_a_second_time_nothing_grows(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", r2=18)
    assert heights_after(path, "B2", LONG) == heights_after(path, "B2", LONG)
