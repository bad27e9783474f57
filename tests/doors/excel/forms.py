"""Workbooks with a form for the tests of the Excel door, and all that can be seen of a workbook."""

from __future__ import annotations

from copy import copy
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import xlwings
from openpyxl.styles import GradientFill
from openpyxl.workbook.protection import WorkbookProtection

from doors.excel.com_files import save
from jixiao.doors.excel.live.copy import worked_on_copy
from jixiao.doors.file import Reviewed, clear_file, review_file
from text_grid import sheet_from_text

ROOT = Path(__file__).parent.parent.parent.parent
SAMPLES = sorted((ROOT / "workbooks").glob("*.xlsx"))
FEATURES = ROOT / "tests" / "workbook" / "feature-workbooks"
FORM = "绩效自评表"
SMALL = """
    一级指标 | 二级指标 | 三级指标   | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
    产出指标 | 数量指标 | 培训场次   | ≥20场      |            | 40   | 40   |
    ^        | 质量指标 | 培训合格率 | ≥90%       | 80%        | 30   | 30   |
    效益指标 | 社会效益 | 普法覆盖率 | ≥95%       | 96%        | 30   |      |
"""
_HEAD = "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施\n"


class Shown(NamedTuple):
    """One sheet as people see it."""

    cells: dict[str, Any]
    merges: frozenset[str]
    protection: dict[str, Any]


def draw(sheet: Any, text: str = SMALL) -> None:
    """Draw a form onto an openpyxl worksheet."""
    drawn = sheet_from_text(text)
    for (row, column), cell in drawn.cells.items():
        sheet.cell(row, column).value = cell.text if cell.number is None else float(cell.number)
    for span in drawn.merges:
        sheet.merge_cells(start_row=span.top, start_column=span.left, end_row=span.bottom, end_column=span.right)


def drawn_book(path: Path, text: str = SMALL) -> Path:
    """A workbook with one form."""
    book = openpyxl.Workbook()
    book.active.title = FORM
    draw(book.active, text)
    book.save(path)
    return path


def long_form(rows: int) -> str:
    """A form in which every other row has something to say."""
    lines = (
        f"产出指标 | 数量指标 | 第{row}项工作的场次 | ≥{row}场 | {'' if row % 2 else f'{row}场'} | 1 | 1 |"
        for row in range(1, rows + 1)
    )
    return _HEAD + "\n".join(lines)


def protected(path: Path, password: str = "", structure: str | None = None) -> Path:
    """Protect the form, all but formats and sorting, and the structure when it is given a password or ""."""
    user = openpyxl.load_workbook(path)
    protection = user[FORM].protection
    protection.sheet, protection.objects, protection.formatCells, protection.sort = True, True, False, False
    protection.selectLockedCells = True
    if password:
        protection.password = password
    if structure is not None:
        user.security = WorkbookProtection(lockStructure=True, workbookPassword=structure or None)
    user.save(path)
    return path


def review(book: xlwings.Book, **options: Any) -> Reviewed:
    """Review an open workbook."""
    return worked_on_copy(book, lambda before, after: review_file(before, after, **options))


def clear(book: xlwings.Book) -> None:
    """Clear an open workbook."""
    worked_on_copy(book, clear_file)


def reviewed_file(path: Path, folder: Path, **options: Any) -> Path:
    """Review a workbook as a file."""
    return review_file(path, folder / f"result{path.suffix}", **options).target


def shown(path: Path) -> dict[str, Shown]:
    """Everything of a workbook that the door promises: sheets in order, cells, fills, notes, protection."""
    return {sheet.title: _shown(sheet) for sheet in openpyxl.load_workbook(path).worksheets}


def now(book: xlwings.Book, folder: Path) -> dict[str, Shown]:
    """The same of a workbook that is open in the fake Excel."""
    copy = folder / "now.xlsx"
    save(book.api._stored, copy)
    return shown(copy)


def _shown(sheet: Any) -> Shown:
    cells = {}
    for row in sheet.iter_rows():
        for cell in row:
            note = cell.comment.text if cell.comment else None
            found = (_value(cell.value), cell.data_type if cell.value is not None else "", _fill(cell.fill), note)
            if found != (None, "", None, None):
                cells[cell.coordinate] = found
    protection = {name: getattr(sheet.protection, name) for name in sheet.protection.__attrs__}
    return Shown(cells, frozenset(map(str, sheet.merged_cells.ranges)), protection)


def _value(value: object) -> object:
    """A number as exactly as openpyxl writes it."""
    return float(f"{value:.13g}") if isinstance(value, float) else value


def _fill(fill: Any) -> object:
    if isinstance(copy(fill), GradientFill):
        return "gradient"
    if fill.fill_type is None:
        return None
    colors = (fill.fgColor,) if fill.fill_type == "solid" else (fill.fgColor, fill.bgColor)
    return fill.fill_type, *map(_color, colors)


def _color(color: Any) -> object:
    """A colour, whose transparency means nothing; openpyxl calls one that is not there by a value of its own."""
    if color.value in (64, 65, "00000000"):
        return "automatic"
    return color.type, color.value[2:] if color.type == "rgb" else color.value, round(color.tint, 6)
