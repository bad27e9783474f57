"""Where a cell is: for a person (自评表!E12, 自评报告.docx 第3段), for a link, for a formula ('自评表'!$E$12)."""

from __future__ import annotations

from collections.abc import Iterable

from jixiao.form.grid import column_letters
from jixiao.form.model import Cell, Report
from jixiao.workbook.edits import Link


def place_text(cell: Cell, *, with_sheet: bool) -> str:
    """Where a cell is; names the sheet too, where there are several, and the file of a paragraph always.

    >>> place_text(Cell("自评表", 12, 5), with_sheet=False), place_text(Cell("自评报告.docx", 3, 0), with_sheet=False)
    ('E12', '自评报告.docx 第3段')
    """
    if not cell.in_workbook:
        return f"{cell.sheet} {cell.ref}"
    return f"{cell.sheet}!{cell.ref}" if with_sheet else cell.ref


def link(cell: Cell, *, with_sheet: bool) -> Link | str:
    """A link to a cell of the workbook; the bare place of a paragraph outside it, which nothing can link to."""
    text = place_text(cell, with_sheet=with_sheet)
    return Link(text, cell.sheet, cell.ref) if cell.in_workbook else text


def report_name(report: Report) -> str:
    """What a report is called: its file, or the sheet that holds it.

    >>> report_name(Report("自评报告", "", ()))
    '工作表“自评报告”'
    """
    return report.source if report.outside else f"工作表“{report.source}”"


def several_sheets(cells: Iterable[Cell]) -> bool:
    """Whether the cells stand on more than one sheet."""
    return len({cell.sheet for cell in cells}) > 1


def formula_reference(cell: Cell) -> str:
    """The cell as a formula of another sheet writes it, whatever the sheet is called.

    >>> formula_reference(Cell("局'本级 2021", 12, 7))
    "'局''本级 2021'!$G$12"
    """
    sheet = cell.sheet.replace("'", "''")
    return f"'{sheet}'!${column_letters(cell.column)}${cell.row}"
