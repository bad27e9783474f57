"""The sheet 校验结果: what was found in one summary, then one row per finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from jixiao.checks.finding import Finding, Severity
from jixiao.form.grid import Span, column_letters
from jixiao.prose.template import sections
from jixiao.review.model import Review
from jixiao.sheets import headings as at
from jixiao.sheets.answers import NO_ANSWERS, Answers
from jixiao.sheets.layout import Column, Draft, fitted
from jixiao.sheets.live import live_sentence
from jixiao.sheets.place import link, place_text, several_sheets
from jixiao.sheets.score_rows import Filled, one_line
from jixiao.sheets.style import ASKED, CENTERED, LEAD, LINK, SEVERITY_FILL, TEXT, TITLE
from jixiao.sheets.summary import summary_values
from jixiao.workbook.edits import DropDown, Formula, NewSheet

TITLE_OF_SHEET = "校验结果"
HANDLINGS = ("已修改", "已说明", "不适用")
_WORDS = "sheets/findings.j2"
_COUNTED = {"errors": Severity.ERROR, "warnings": Severity.WARNING, "notices": Severity.NOTICE}

_COLUMNS = (
    Column(at.NUMBER, 6, CENTERED),
    Column(at.SEVERITY, 7, CENTERED),
    Column(at.CODE, 8, CENTERED),
    Column(at.PLACE, 9, LINK),
    Column(at.SUBJECT, 20, TEXT),
    Column(at.MESSAGE, 48, TEXT),
    Column(at.REMEDY, 34, TEXT),
    Column(at.BASIS, 26, TEXT),
    Column(at.HANDLING, 11, replace(ASKED, horizontal="center")),
)


def finding_sheet(review: Review, filled: Filled, answers: Answers = NO_ANSWERS, *, scored: bool = True) -> NewSheet:
    """Write the sheet; without findings it says so in one line.

    ``answers`` hold the 处理情况 chosen before; ``scored`` says whether 得分测算 stands beside it.
    """
    findings = review.findings
    draft = Draft(_columns(findings))
    handled = [answers.to_finding(finding) for finding in findings]
    values = summary_values(review, filled) | {"open": handled.count(""), "scored": scored}
    words = sections(_WORDS, **values)
    draft.banner(words.text("标题"), TITLE)
    above = words.lines("对象")
    below = words.lines("得分") + words.lines("口径")
    # The table starts below these lines, one line that counts it, and its heading.
    first = draft.next_row + len(above) + len(below) + 2
    counting = (
        _counting(values, draft, Span(first, 1, first + len(findings) - 1, 1)) if findings else words.text("无问题")
    )
    for line in (*above, counting, *below):
        draft.banner(line, LEAD)
    if findings:
        _table(draft, findings, handled, words.text("处理提示"))
    return draft.sheet(TITLE_OF_SHEET, filtered=bool(findings))


def _columns(findings: Sequence[Finding]) -> tuple[Column, ...]:
    several = several_sheets(finding.cell for finding in findings)
    places = [place_text(finding.cell, with_sheet=several) for finding in findings]
    return tuple(fitted(column, places) if column.heading == at.PLACE else column for column in _COLUMNS)


def _counting(values: Mapping[str, object], draft: Draft, table: Span) -> Formula:
    """The sentence that counts the findings of each severity and those not yet handled, live."""

    def area(heading: str) -> str:
        letters = column_letters(draft.place(heading))
        return f"{letters}{table.top}:{letters}{table.bottom}"

    formulas = {name: f'=COUNTIF({area(at.SEVERITY)},"{severity}")' for name, severity in _COUNTED.items()}
    formulas["open"] = f"=COUNTBLANK({area(at.HANDLING)})"
    numbers = {name: Formula(text, Decimal(str(values[name]))) for name, text in formulas.items()}
    return live_sentence(lambda texts: sections(_WORDS, **{**values, **texts}).text("计数"), numbers)


def _table(draft: Draft, findings: Sequence[Finding], handled: Sequence[str], hint: str) -> None:
    draft.header()
    first = draft.next_row
    several = several_sheets(finding.cell for finding in findings)
    for place, (finding, handling) in enumerate(zip(findings, handled, strict=True), start=1):
        special = {at.SEVERITY: replace(CENTERED, fill=SEVERITY_FILL[finding.severity])}
        if not finding.cell.in_workbook:
            special[at.PLACE] = CENTERED
        where = link(finding.cell, with_sheet=several)
        subject, said = one_line(finding.subject), (finding.message, finding.remedy, finding.basis)
        contents = (place, finding.severity.value, finding.code, where, subject, *said, handling or None)
        draft.row(contents, [special.get(column.heading, column.style) for column in draft.columns])
    column = draft.place(at.HANDLING)
    area = Span(first, column, draft.next_row - 1, column)
    draft.drop_downs.append(DropDown(area, HANDLINGS, at.HANDLING, hint))
