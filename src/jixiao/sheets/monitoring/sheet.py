"""The sheet 绩效运行监控: a row for each project, two charts, all milestones together, and the lines set aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from jixiao.checks.finding import Severity
from jixiao.form.grid import reference
from jixiao.monitoring import Monitoring, PaymentList, Standing, Status
from jixiao.monitoring.payment_values import YUAN
from jixiao.packs import Pack
from jixiao.prose.template import Sections
from jixiao.sheets.layout import Column, Content, Draft
from jixiao.sheets.monitoring import rows as at
from jixiao.sheets.monitoring.answers import NOTHING_GIVEN, GivenReasons, Keys
from jixiao.sheets.monitoring.charts import chart_rows, monitoring_charts
from jixiao.sheets.monitoring.words import hint_of, money, sheet_words
from jixiao.sheets.style import (
    ASKED,
    BLOCK,
    CENTERED,
    CONFIRM_FILL,
    HEADER,
    LEAD,
    PERCENT_FORMAT,
    SEVERITY_FILL,
    SHORT_FILL,
    TEXT,
    TITLE,
    TOTAL,
    number,
)
from jixiao.sheets.traces import MONITORING_TITLE
from jixiao.workbook.edits import NewSheet, Style
from jixiao.workbook.paging import SAME_TABLE

_MONEY = "#,##0.00####"
_POINTS = "+0.00;-0.00;0.00"
_SIGNED_MONEY = "+#,##0.00####;-#,##0.00####;0.00"
_SHARE = number(TEXT, PERCENT_FORMAT)
_AMOUNT = replace(number(TEXT, _MONEY), horizontal="right")

_COLUMNS = (
    Column(at.NUMBER, 5, CENTERED),
    Column(at.CODE, 19, TEXT),
    Column(at.NAME, 22, TEXT),
    Column(at.BUDGET, 10, _AMOUNT),
    Column(at.SHARE, 9, _SHARE),
    Column(at.DUE, 11, _AMOUNT),
    Column(at.PAID, 10, _AMOUNT),
    Column(at.RATE, 9, _SHARE),
    Column(at.LEAD, 14, number(TEXT, _POINTS)),
    Column(at.GAP, 11, replace(number(TEXT, _SIGNED_MONEY), horizontal="right")),
    Column(at.STATUS, 9, CENTERED),
    Column(at.HINT, 46, TEXT),
    Column(at.REASON, 20, TEXT),
    Column(at.MEASURE, 20, TEXT),
)
_PLACES = {column.heading: place for place, column in enumerate(_COLUMNS, start=1)}
_GRAVE = replace(CENTERED, fill=SEVERITY_FILL[Severity.ERROR], bold=True)
_STATUS: Mapping[Status, Style] = MappingProxyType(
    {
        Status.FAR_BEHIND: _GRAVE,
        Status.OVER_BUDGET: _GRAVE,
        Status.BEHIND: replace(CENTERED, fill=SHORT_FILL),
        Status.NOT_STARTED: replace(CENTERED, fill=SHORT_FILL, bold=True),
        Status.NO_PLAN: replace(CENTERED, fill=CONFIRM_FILL),
        Status.AHEAD: replace(CENTERED, fill=CONFIRM_FILL),
    }
)
_COURSE = (at.NAME, at.BUDGET, at.SHARE, at.DUE, at.PAID, at.RATE, at.LEAD, at.GAP)
_NEW_CHARTS, _NEW_TABLE = 0.0, 0.25  # how bad it is to begin a printed page with the charts, with a table below them
_MOMENT = {at.NAME: "时点", at.DUE: "累计计划", at.PAID: "累计支付"}
# 行号、日期、项目、金额、摘要、原因: where the lines set aside stand under the columns of the projects.
_ASIDE = (
    ("行号", at.NUMBER, at.NUMBER),
    ("日期", at.CODE, at.CODE),
    ("项目", at.NAME, at.NAME),
    ("金额", at.BUDGET, at.SHARE),
    ("摘要", at.DUE, at.GAP),
    ("未计入的原因", at.STATUS, at.MEASURE),
)


def monitoring_sheet(
    monitoring: Monitoring, listed: PaymentList, source: str, pack: Pack, given: GivenReasons = NOTHING_GIVEN
) -> NewSheet:
    """Write the sheet; ``source`` is the name of the payment list.

    ``given`` are reasons and measures that people wrote on an earlier sheet: they stay in their project's row, and
    those of projects that are gone follow below the totals.
    """
    words = sheet_words(monitoring, listed, source, pack)
    draft = Draft(_COLUMNS)
    draft.banner(words.text("标题"), TITLE)
    for line in words.lines("说明"):
        draft.banner(line, LEAD)
    draft.header()
    projects = _projects(draft, monitoring, given, words)
    table = range(projects.start, draft.next_row)
    charts = range(draft.next_row + 1, draft.next_row + 1 + chart_rows(len(projects)))
    draft.next_row = charts.stop + 1
    moments = _course(draft, monitoring, words)
    if monitoring.set_aside:
        _set_aside(draft, monitoring, words)
    cursor = reference(projects.start, draft.place(at.REASON))
    sheet = draft.sheet(MONITORING_TITLE, cursor=cursor, freeze_column=draft.place(at.NAME) + 1)
    drawn = monitoring_charts(words, _PLACES, projects, moments, charts)
    starts = dict.fromkeys(table[1:-1], SAME_TABLE) | {charts.start: _NEW_CHARTS} | draft.starts
    return replace(sheet, charts=drawn, page_starts=starts, titled_to=table[-1])


def _projects(draft: Draft, monitoring: Monitoring, given: GivenReasons, words: Sections) -> range:
    """The rows of the projects, their totals, and what was written about projects that are gone."""
    rows = range(draft.next_row, draft.next_row + len(monitoring.standings))
    keys, used = Keys(), set()
    for place, standing in enumerate(monitoring.standings, start=1):
        key = keys.key(standing.project.code, standing.project.name)
        used.add(key)
        hint = hint_of(standing, monitoring.unit)
        row = at.project_row(standing, hint, monitoring.unit, at.Line(_PLACES, draft.next_row))
        _put(draft, {at.NUMBER: place} | row | _given(given.get(key, {})), _special(standing))
    styles = [_like_total(column.style) for column in _COLUMNS]
    total = at.total_row(monitoring, at.Line(_PLACES, draft.next_row), rows)
    draft.row([total.get(column.heading) for column in _COLUMNS], styles)
    for key, line in given.items():
        if key not in used:
            gone: at.Row = {at.CODE: key[0], at.NAME: key[1], at.HINT: words.text("不再监控")}
            _put(draft, gone | _given(line), {})
    return rows


def _put(draft: Draft, row: at.Row, special: Mapping[str, Style]) -> None:
    draft.row(
        [row.get(column.heading) for column in _COLUMNS],
        [special.get(column.heading, column.style) for column in _COLUMNS],
    )


def _special(standing: Standing) -> dict[str, Style]:
    """The styles that a project's row has of its own: its status, and what is to be filled in."""
    asked = dict.fromkeys(at.FILLED_IN, ASKED) if standing.asks else {}
    return {at.STATUS: _STATUS.get(standing.status, CENTERED), **asked}


def _given(line: Mapping[str, str]) -> at.Row:
    return {heading: line[heading] for heading in at.FILLED_IN if line.get(heading)}


def _course(draft: Draft, monitoring: Monitoring, words: Sections) -> range:
    """All projects together at each milestone, under the columns of the same meaning."""
    draft.starts[draft.next_row] = _NEW_TABLE
    draft.banner(words.text("时点标题"), BLOCK)
    draft.stretches((heading, heading, _MOMENT.get(heading, heading), HEADER) for heading in _COURSE)
    rows = range(draft.next_row, draft.next_row + len(monitoring.course))
    for moment in monitoring.course:
        row = at.moment_row(moment, monitoring, at.Line(_PLACES, draft.next_row))
        styles = (_COLUMNS[_PLACES[heading] - 1].style for heading in _COURSE)
        draft.stretches((name, name, row.get(name), style) for name, style in zip(_COURSE, styles, strict=True))
    draft.next_row += 1
    return rows


def _set_aside(draft: Draft, monitoring: Monitoring, words: Sections) -> None:
    draft.starts[draft.next_row] = _NEW_TABLE
    draft.banner(words.text("未计入标题"), BLOCK)
    draft.stretches((first, last, heading, HEADER) for heading, first, last in _ASIDE)
    for place, line in enumerate(monitoring.set_aside):
        if place:
            draft.starts[draft.next_row] = SAME_TABLE
        amount = line.amount_text if line.amount is None else money(line.amount, YUAN)
        texts: tuple[Content, ...] = (line.row, line.day, line.project, amount, line.memo, line.reason)
        styles = (CENTERED, CENTERED, TEXT, _AMOUNT, TEXT, TEXT)
        draft.stretches(
            (first, last, text, style) for (_, first, last), text, style in zip(_ASIDE, texts, styles, strict=True)
        )


def _like_total(style: Style) -> Style:
    """The style of the totals with a column's alignment and number format."""
    return replace(TOTAL, horizontal=style.horizontal, number_format=style.number_format, wrap=style.wrap)
