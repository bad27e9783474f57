"""Write the filled workbooks beside this file: python tests/workbooks/make.py [FOLDER].

Invented bureaus, no errors in them: a review of any of them should find nothing graver than 提示.
"""

from __future__ import annotations

import sys
from datetime import date
from itertools import takewhile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "workbooks" / "sources")]

from drawn_forms import HUBEI, NATIONAL, SPLIT_COLUMNS, DrawnForm, Shown  # noqa: E402
from paper import TEXT, TITLE, VALUE, Look, fit_heights, print_setup, put, save  # noqa: E402

LEFT, UP = "←", "↑"  # the cell belongs to the merged cell on its left, or above it
BOOKS = {
    "项目支出-全国版式.xlsx": NATIONAL,
    "部门整体-湖北版式.xlsx": HUBEI,
    "项目支出-元-分列.xlsx": SPLIT_COLUMNS,
}


def main(folder: Path = HERE) -> None:
    """Write all of them into ``folder``."""
    for name, form in BOOKS.items():
        save(build(form), folder / name)


def build(form: DrawnForm) -> Workbook:
    """Turn a drawn form into a workbook, cell for cell."""
    book = Workbook()
    sheet = book.active
    sheet.title = form.sheet
    for number, width in enumerate(form.widths):
        sheet.column_dimensions["ABCDEFGHIJ"[number]].width = width
    last = "ABCDEFGHIJ"[len(form.widths) - 1]
    sheet.merge_cells(f"A1:{last}1")
    sheet["A1"].value, sheet["A1"].font, sheet["A1"].alignment = form.title, TITLE, VALUE.alignment
    sheet.merge_cells(f"A2:{last}2")
    sheet["A2"].value, sheet["A2"].font, sheet["A2"].alignment = form.subtitle, VALUE.font, VALUE.alignment
    _draw(sheet, form.rows, first=3)
    fit_heights(sheet, skip=frozenset({1}))
    sheet.row_dimensions[1].height = 36
    print_setup(sheet, last=f"{last}{len(form.rows) + 2}")
    return book


def _draw(sheet: Worksheet, rows: tuple[tuple[object, ...], ...], first: int) -> None:
    for top, row in enumerate(rows):
        for left, drawn in enumerate(row):
            if drawn in (LEFT, UP):
                continue
            right = left + len(list(takewhile(lambda mark: mark == LEFT, row[left + 1 :])))
            below = (under[left] for under in rows[top + 1 :])
            bottom = top + len(list(takewhile(lambda mark: mark == UP, below)))
            area = f"{'ABCDEFGHIJ'[left]}{first + top}:{'ABCDEFGHIJ'[right]}{first + bottom}"
            shown = drawn if isinstance(drawn, Shown) else Shown(drawn)
            put(sheet, area, shown.value, _look(shown.value), shown.number_format)


def _look(value: str | float | date | None) -> Look:
    return TEXT if isinstance(value, str) and len(value) > 20 else VALUE


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
