"""Read a workbook: every form and report on its visible sheets, and what kept others from being read."""

from __future__ import annotations

import re
from dataclasses import replace

from jixiao.form.grid import Sheet, Snapshot, reference
from jixiao.form.model import Book, Form, FormKind, Report, Trouble
from jixiao.reader.continuation import joined
from jixiao.reader.form import read_form
from jixiao.reader.grid_view import GridView
from jixiao.reader.header import find_headers
from jixiao.reader.inputs import INPUT_SHEET, find_inputs, is_added, lines_for, read_inputs, table_name
from jixiao.reader.report import read_report
from jixiao.reader.segments import segments
from jixiao.reader.title import cover_year
from jixiao.reader.troubles import empty_table, trouble_of

PACK_NAME = "绩效口径"
# Sheets that the product itself adds to a workbook; they quote forms and are none.
OWN_SHEETS = frozenset({"校验结果", "偏差原因提示", "得分测算", "得分一览", INPUT_SHEET})
# Their first lines, by which those are known that somebody renamed.
_OWN_TITLES = frozenset({"绩效自评校验结果", "偏差原因提示", "得分测算", "得分一览"})
_REFERENCE = re.compile(
    r"=?(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!]+))!\$?(?P<letters>[A-Za-z]{1,3})\$?(?P<row>\d+)"
)


def read_book(snapshot: Snapshot, name: str) -> Book:
    """Read everything that this product reads of a workbook; a sheet that holds no form may hold a report."""
    forms: list[Form] = []
    troubles: list[Trouble] = []
    reports: list[Report] = []
    year: int | None = None
    inputs = find_inputs(snapshot)
    for sheet in snapshot.sheets:
        if sheet.visible and not _is_own(sheet) and sheet is not inputs:
            found, failed = read_forms(sheet)
            forms.extend(found)
            troubles.extend(failed)
            report = None if found or failed else read_report(sheet)
            reports.extend([report] if report else [])
            year = year or (None if found or failed else cover_year(GridView(sheet)))
    dated = tuple(form if form.year else replace(form, year=year) for form in joined(forms))
    book = Book(name, dated, tuple(troubles), _pack(snapshot), snapshot.names, tuple(reports))
    return with_inputs(book, snapshot, of_users=True)


def _is_own(sheet: Sheet) -> bool:
    """Whether the product made a sheet, whatever it is called now."""
    first = sheet.cells.get((1, 1))
    return sheet.name in OWN_SHEETS or (first is not None and first.text in _OWN_TITLES)


def with_inputs(book: Book, snapshot: Snapshot, *, of_users: bool = False) -> Book:
    """The book, its 评分表 knowing what the sheet 评分数据 of a snapshot says.

    Where there are several 评分表, each takes the lines that name it; those that name none of them stay apart.
    ``of_users`` says that the snapshot holds no sheet that a review has on record.
    """
    sheet = find_inputs(snapshot)
    if sheet is None:
        return book
    inputs = read_inputs(sheet)
    cards = [form for form in book.forms if form.kind is FormKind.SCORECARD]
    names = {table_name(form, cards) for form in cards}
    several = len(cards) > 1
    forms = (
        replace(form, inputs=tuple(lines_for(table_name(form, cards), inputs)) if several else inputs)
        if form.kind is FormKind.SCORECARD
        else form
        for form in book.forms
    )
    stray = tuple(line for line in inputs if several and names.isdisjoint(line.tables))
    return replace(book, forms=tuple(forms), stray_inputs=stray, has_input_sheet=of_users and not is_added(sheet))


def read_forms(sheet: Sheet) -> tuple[tuple[Form, ...], tuple[Trouble, ...]]:
    """The forms of one sheet from top to bottom, and the places that look like a form but could not be read whole."""
    view = GridView(sheet)
    forms: list[Form] = []
    troubles: list[Trouble] = []
    headers = find_headers(view)
    troubles.extend(trouble for header in headers if (trouble := trouble_of(view, header)) is not None)
    for segment in segments(view, [header for header in headers if header.is_table and not header.doubled]):
        form, failed = read_form(view, segment)
        if form.year is None and forms:
            form = replace(form, year=forms[-1].year)  # the year of the whole sheet stands above the first form
        nameless = not (form.department or form.project)  # so do whose it is and in what money
        if forms and nameless:
            form = replace(form, department=forms[-1].department)
        if forms and (nameless or not form.title) and not form.money_unit.word:
            form = replace(form, money_unit=forms[-1].money_unit)
        troubles.extend(failed)
        if form.indicators:
            forms.append(form)
        else:
            troubles.append(empty_table(view, segment.headers[0]))
    return tuple(forms), tuple(troubles)


def _pack(snapshot: Snapshot) -> str:
    """The pack that the workbook names: a text, or the text of a cell."""
    refers_to = snapshot.names.get(PACK_NAME, "").strip()
    if match := re.fullmatch(r'=?"(.*)"', refers_to):
        return match[1].strip()
    match = _REFERENCE.fullmatch(refers_to)
    if match is None:
        return ""
    title = match["quoted"].replace("''", "'") if match["quoted"] else match["plain"]
    place = f"{match['letters'].upper()}{int(match['row'])}"
    for sheet in snapshot.sheets:
        if sheet.name == title:
            return next((cell.text.strip() for at, cell in sheet.cells.items() if reference(*at) == place), "")
    return ""
