"""Papers into a workbook file through XlsxWriter: the same papers give the same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import TypeAlias

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from jixiao.drafts.paper import NORMAL_FONT, NORMAL_SIZE, Paper, Placed, Rule
from jixiao.drafts.style import FILL_IN, Look
from jixiao.form.grid import reference
from jixiao.workbook.edits import Formula, Link
from jixiao.workbook.package.titles import sheet_reference

Formats: TypeAlias = Mapping[Look, Format]

_A4 = 9
_GB2312 = 134  # the character set of the fonts
_LINE, _WHITE = "808080", "FFFFFF"
# A fixed stamp: the same targets give the same file on every day. The format has no time zone.
_MADE = datetime(2020, 1, 1)  # noqa: DTZ001
# As Excel 2019 and later sign a computed workbook: an older sign makes them compute everything on opening,
# and where the add-in is missing the cached scores would turn into #NAME?.
_COMPUTED_BY = 191029
_ALLOWED = {"format_cells": True, "format_columns": True, "format_rows": True}
_FOOTER = "&C第 &P 页，共 &N 页"


class _NoText(str):
    """An empty text that a formula has given; XlsxWriter takes a plain "" for a result that nobody knows."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other


def write_book(papers: Sequence[Paper], names: Mapping[str, str], title: str) -> bytes:
    """Write a workbook of these sheets; ``names`` are defined names with the texts that they stand for."""
    file = BytesIO()
    normal = {"font_name": NORMAL_FONT, "font_size": NORMAL_SIZE, "font_charset": _GB2312}
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_format_properties": normal})
    book.set_properties({"title": title, "created": _MADE})
    book.set_calc_mode("auto", _COMPUTED_BY)
    book.calc_on_load = False
    looks = dict.fromkeys(placed.look for paper in papers for placed in paper.cells)
    formats = {look: book.add_format(_properties(look)) for look in looks}
    grounds = {fill: book.add_format({"font_color": f"#{fill}"}) for fill in (FILL_IN, _WHITE)}
    for paper in papers:
        sheet = book.add_worksheet(paper.title)
        _write_sheet(sheet, paper, formats)
        _hide(sheet, paper, grounds)
    for name, text in names.items():
        quoted = text.replace('"', '""')
        book.define_name(name, f'="{quoted}"')
    book.close()
    return file.getvalue()


def _write_sheet(sheet: Worksheet, paper: Paper, formats: Formats) -> None:
    for column, width in enumerate(paper.widths):
        sheet.set_column(column, column, width)
    for row, height in paper.heights().items():
        sheet.set_row(row - 1, height)
    for placed in paper.cells:
        _write_cell(sheet, placed, formats[placed.look])
        if placed.rule is not None:
            _restrict(sheet, placed, placed.rule)
    everything = f"A1:{reference(paper.last_row, len(paper.widths))}"
    sheet.ignore_errors({"number_stored_as_text": everything, "formula_unlocked": everything})
    sheet.protect("", _ALLOWED)
    sheet.set_selection(paper.cursor[0] - 1, paper.cursor[1] - 1, paper.cursor[0] - 1, paper.cursor[1] - 1)
    if paper.frozen != (1, 1):
        sheet.freeze_panes(paper.frozen[0] - 1, paper.frozen[1] - 1)
    _set_up_printing(sheet, paper)


def _write_cell(sheet: Worksheet, placed: Placed, look: Format) -> None:
    top, left, bottom, right = (place - 1 for place in placed.span)
    if (top, left) != (bottom, right):
        sheet.merge_range(top, left, bottom, right, "", look)
    match placed.content:
        case None:
            sheet.write_blank(top, left, None, look)
        case str(text):
            sheet.write_string(top, left, text, look)
        case Formula(text, cached):
            sheet.write_formula(top, left, text, look, _NoText() if cached == "" else _plain(cached))
        case Link(text, title, cell):
            sheet.write_url(top, left, f"internal:{sheet_reference(title)}!{cell}", look, text)
        case number:
            sheet.write_number(top, left, _plain(number), look)


def _restrict(sheet: Worksheet, placed: Placed, rule: Rule) -> None:
    options: dict[str, object] = {
        "validate": rule.kind,
        "input_title": rule.title,
        "input_message": rule.hint,
        "error_title": rule.title,
        "error_message": rule.error,
        "error_type": "stop" if rule.refuses else "warning",
    }
    if rule.kind == "list":
        options["source"] = list(rule.choices)
    elif rule.most is None:
        options |= {"criteria": ">=", "value": rule.least}
    else:
        options |= {"criteria": "between", "minimum": rule.least, "maximum": rule.most}
    top, left, bottom, right = (place - 1 for place in placed.span)
    sheet.data_validation(top, left, bottom, right, options)


def _hide(sheet: Worksheet, paper: Paper, grounds: Mapping[str, Format]) -> None:
    """Let what is not to be seen for a while have the colour of its ground."""
    for placed in paper.cells:
        top, left = placed.span[:2]
        formula = paper.unseen_while.get((top, left))
        if formula is not None:
            rule = {"type": "formula", "criteria": formula, "format": grounds[placed.look.fill or _WHITE]}
            sheet.conditional_format(top - 1, left - 1, top - 1, left - 1, rule)


def _set_up_printing(sheet: Worksheet, paper: Paper) -> None:
    """A4 landscape, one page wide; the headings are repeated on every page, its number stands below."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    # Programs keep to page breaks only where a sheet may be as high as it likes; a single page is fitted both ways.
    sheet.fit_to_pages(1, 0 if paper.page_breaks else 1)
    sheet.center_horizontally()
    margins = paper.margins
    sheet.set_margins(left=margins.side, right=margins.side, top=margins.top, bottom=margins.bottom)
    sheet.set_footer(_FOOTER)
    sheet.print_area(0, 0, paper.last_row - 1, len(paper.widths) - 1)
    sheet.hide_gridlines(2)
    if paper.repeated_row is not None:
        sheet.repeat_rows(paper.repeated_row - 1)
    sheet.set_h_pagebreaks([row - 1 for row in paper.page_breaks])


def _properties(look: Look) -> dict[str, object]:
    """A look in XlsxWriter's words."""
    found: dict[str, object] = {
        "font_name": look.font,
        "font_size": look.size,
        "font_charset": _GB2312,
        "bold": look.bold,
        "underline": int(look.underline),
        "align": look.align,
        "valign": "vcenter",
        "text_wrap": look.wrap,
        "num_format": look.number_format,
        "locked": look.locked,
    }
    if look.framed:
        found |= {"border": 1, "border_color": f"#{_LINE}"}
    if look.fill:
        found |= {"bg_color": f"#{look.fill}", "pattern": 1}
    if look.color:
        found["font_color"] = f"#{look.color}"
    return found


def _plain(value: Decimal | int | str) -> float | int | str:
    """A number as the file format holds it, a binary one."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)
