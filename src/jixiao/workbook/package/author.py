"""New sheets that a caller authors with openpyxl, written in memory to be grafted."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from jixiao.workbook.edits import AddSheet


def by_openpyxl(sheets: Iterable[tuple[str, AddSheet]]) -> bytes:
    """Author sheets with openpyxl, each under its final title; give the workbook's bytes, not deflated."""
    from zipfile import ZipFile  # noqa: PLC0415 - as below

    from openpyxl import Workbook  # noqa: PLC0415 - 190 ms that most runs don't need
    from openpyxl.writer.excel import ExcelWriter  # noqa: PLC0415 - as above

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, sheet in sheets:
        worksheet = workbook.create_sheet(title)
        sheet.fill(worksheet)
        worksheet.title = title
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        ExcelWriter(workbook, archive).save()
    return content.getvalue()
