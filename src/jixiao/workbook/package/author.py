"""New sheets authored in memory: our own by XlsxWriter, those of the public interface by openpyxl."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from jixiao.form.grid import reference
from jixiao.workbook.edits import AddSheet, DropDown, Formula, Link, NewCell, NewSheet, Style
from jixiao.workbook.package.texts import refuse_text
from jixiao.workbook.package.titles import renamed, sheet_reference
from jixiao.workbook.places import place

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_LONGEST_LIST = 255
_LONGEST_TITLE, _LONGEST_HINT = 32, 255
_A4 = 9
_VERTICAL = {"center": "vcenter", "top": "top", "bottom": "bottom"}


def by_openpyxl(sheets: Iterable[tuple[str, AddSheet]]) -> bytes:
    """Author sheets with openpyxl, each under its final title; give the workbook's bytes."""
    from openpyxl import Workbook as OpenpyxlWorkbook  # noqa: PLC0415 - 190 ms that most runs don't need

    workbook = OpenpyxlWorkbook()
    workbook.remove(workbook.worksheets[0])
    for title, sheet in sheets:
        worksheet = workbook.create_sheet(title)
        sheet.fill(worksheet)
        worksheet.title = title
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def by_xlsxwriter(sheets: Iterable[tuple[str, NewSheet, Mapping[str, str]]]) -> bytes:
    """Render our own sheets, each with its final title and the titles that its formulas follow; give the bytes."""
    from xlsxwriter import Workbook as XlsxWorkbook  # noqa: PLC0415 - most runs of the readers don't need it

    content = BytesIO()
    workbook = XlsxWorkbook(content, {"in_memory": True, "strings_to_numbers": False})
    formats = _Formats(workbook)
    for title, sheet, titles in sheets:
        _render(workbook.add_worksheet(title), sheet, titles, formats)
    workbook.close()
    return content.getvalue()


class _Formats:
    """One XlsxWriter format for each style."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.known: dict[Style, Format] = {}
        self.met: dict[int, tuple[Style, Format]] = {}  # by identity: comparing styles takes longer than writing a cell

    def __getitem__(self, style: Style) -> Format:
        met = self.met.get(id(style))
        if met is None:
            if style not in self.known:
                self.known[style] = self.workbook.add_format(_properties(style))
            met = self.met[id(style)] = (style, self.known[style])
        return met[1]


def _properties(style: Style) -> dict[str, object]:
    found: dict[str, object] = {
        "bold": style.bold,
        "italic": style.italic,
        "font_size": style.size,
        "font_color": f"#{style.color}",
        "text_wrap": style.wrap,
        "align": style.horizontal,
        "valign": _VERTICAL.get(style.vertical, "vcenter"),
        "num_format": style.number_format,
        "underline": int(style.underline),
        "indent": style.indent,
    }
    if style.fill:
        found |= {"bg_color": f"#{style.fill}", "pattern": 1}
    if style.border:
        found |= {"border": 1, "border_color": f"#{style.border}"}
    return found


def _render(sheet: Worksheet, new: NewSheet, titles: Mapping[str, str], formats: _Formats) -> None:
    for merge in new.merges:
        if (merge.top, merge.left) != (merge.bottom, merge.right):
            style = next((c.style for c in new.cells if (c.row, c.column) == (merge.top, merge.left)), Style())
            sheet.merge_range(merge.top - 1, merge.left - 1, merge.bottom - 1, merge.right - 1, "", formats[style])
    for cell in new.cells:
        text = cell.content.text if isinstance(cell.content, Link) else cell.content
        if isinstance(text, str):
            refuse_text(new.title, reference(cell.row, cell.column), text)
        _write(sheet, cell, titles, formats[cell.style])
    for column, width in new.widths.items():
        sheet.set_column(column - 1, column - 1, width)
    for row, height in new.heights.items():
        sheet.set_row(row - 1, height)
    for drop_down in new.drop_downs:
        _choose(sheet, new, drop_down)
    _set_view(sheet, new)
    _set_page(sheet, new)


def _write(sheet: Worksheet, cell: NewCell, titles: Mapping[str, str], looks: Format) -> None:
    row, column, content = cell.row - 1, cell.column - 1, cell.content
    if content is None or content == "":
        sheet.write_blank(row, column, None, looks)
    elif isinstance(content, Formula):
        cached = float(content.cached) if isinstance(content.cached, Decimal) else content.cached
        sheet.write_formula(row, column, renamed(content.text, titles), looks, cached)
    elif isinstance(content, Link):
        title = titles.get(content.sheet.casefold(), content.sheet)
        sheet.write_url(row, column, f"internal:{sheet_reference(title)}!{content.cell}", looks, content.text)
    elif isinstance(content, str):
        sheet.write_string(row, column, content, looks)
    else:
        sheet.write_number(row, column, float(content), looks)


def _choose(sheet: Worksheet, new: NewSheet, drop_down: DropDown) -> None:
    """Offer choices; those that a list in the cell cannot hold go into a hidden column behind the sheet's own."""
    if not drop_down.choices:
        return
    span = drop_down.span
    source: list[str] | str = list(drop_down.choices)
    if any("," in choice for choice in drop_down.choices) or len(",".join(drop_down.choices)) > _LONGEST_LIST:
        source = _hidden_choices(sheet, new, drop_down)
    options = {
        "validate": "list",
        "source": source,
        "show_error": False,
        "input_title": drop_down.title[:_LONGEST_TITLE],
        "input_message": drop_down.hint[:_LONGEST_HINT],
        "show_input": bool(drop_down.title or drop_down.hint),
    }
    sheet.data_validation(span.top - 1, span.left - 1, span.bottom - 1, span.right - 1, options)


def _hidden_choices(sheet: Worksheet, new: NewSheet, drop_down: DropDown) -> str:
    from xlsxwriter.utility import xl_range_abs  # noqa: PLC0415 - as above

    used = [cell.column for cell in new.cells] + [merge.right for merge in new.merges] + list(new.widths)
    used += [choice.span.right for choice in new.drop_downs]
    column = max(used) + new.drop_downs.index(drop_down)
    for row, choice in enumerate(drop_down.choices):
        sheet.write_string(row, column, choice)
    sheet.set_column(column, column, None, None, {"hidden": True})
    return "=" + str(xl_range_abs(0, column, len(drop_down.choices) - 1, column))


def _set_view(sheet: Worksheet, new: NewSheet) -> None:
    if new.freeze:
        sheet.freeze_panes(new.freeze[0] - 1, new.freeze[1] - 1)
    if new.autofilter:
        span = new.autofilter
        sheet.autofilter(span.top - 1, span.left - 1, span.bottom - 1, span.right - 1)
    if new.tab_color:
        sheet.set_tab_color(f"#{new.tab_color}")
    cursor = place(new.cursor)
    if cursor:
        sheet.set_selection(cursor[0] - 1, cursor[1] - 1, cursor[0] - 1, cursor[1] - 1)


def _set_page(sheet: Worksheet, new: NewSheet) -> None:
    sheet.set_paper(_A4)
    if new.landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(new.footer)
    if new.print_title_rows:
        sheet.repeat_rows(new.print_title_rows[0] - 1, new.print_title_rows[1] - 1)
