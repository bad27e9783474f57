"""The sheet 校验结果: what was found in one summary, then one row per finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from jixiao.checks.finding import Finding, Severity
from jixiao.form.grid import Span, column_letters
from jixiao.prose.template import section, sections
from jixiao.review.model import Review
from jixiao.sheets.layout import Column, Draft, fitted
from jixiao.sheets.live import live_sentence
from jixiao.sheets.place import link, several_sheets
from jixiao.sheets.score_rows import Filled, one_line
from jixiao.sheets.style import ASKED, CENTERED, LEAD, LINK, SEVERITY_FILL, TEXT, TITLE
from jixiao.sheets.summary import summary_values
from jixiao.workbook.edits import DropDown, Formula, NewSheet

TITLE_OF_SHEET = "校验结果"
HANDLING = ("已修改", "已说明", "不适用")
_WORDS = "sheets/findings.j2"
_COUNTED = {"errors": Severity.ERROR, "warnings": Severity.WARNING, "notices": Severity.NOTICE}

_COLUMNS = (
    Column("序号", 6, CENTERED),
    Column("级别", 7, CENTERED),
    Column("编号", 8, CENTERED),
    Column("位置", 9, LINK),
    Column("指标", 20, TEXT),
    Column("问题", 48, TEXT),
    Column("改法", 34, TEXT),
    Column("依据", 26, TEXT),
    Column("处理情况", 11, replace(ASKED, horizontal="center")),
)


def finding_sheet(review: Review, filled: Filled) -> NewSheet:
    """Write the sheet; without findings it says so in one line."""
    findings = review.findings
    draft = Draft(_columns(findings))
    values = summary_values(review, filled)
    words = sections(_WORDS, **values)
    draft.banner("".join(section(words, "标题", _WORDS)), TITLE)
    above = section(words, "对象", _WORDS)
    below = section(words, "得分", _WORDS) + section(words, "口径", _WORDS)
    # The table starts below these lines, one line that counts it, and its heading.
    first = draft.next_row + len(above) + len(below) + 2
    counting = _counting(values, draft, first) if findings else "".join(section(words, "无问题", _WORDS))
    for line in (*above, counting, *below):
        draft.banner(line, LEAD)
    if findings:
        _table(draft, findings)
    return draft.sheet(TITLE_OF_SHEET, filtered=bool(findings))


def _columns(findings: Sequence[Finding]) -> tuple[Column, ...]:
    several = several_sheets(finding.cell for finding in findings)
    places = [link(finding.cell, with_sheet=several).text for finding in findings]
    return tuple(fitted(column, places, 22) if column.heading == "位置" else column for column in _COLUMNS)


def _counting(values: Mapping[str, object], draft: Draft, first: int) -> Formula:
    """The sentence that counts the findings of each severity and those not yet handled, live."""
    last = first + int(str(values["open"])) - 1

    def area(heading: str) -> str:
        letters = column_letters(draft.place(heading))
        return f"{letters}{first}:{letters}{last}"

    formulas = {name: f'=COUNTIF({area("级别")},"{severity}")' for name, severity in _COUNTED.items()}
    formulas["open"] = f"=COUNTBLANK({area('处理情况')})"
    numbers = {name: Formula(text, Decimal(str(values[name]))) for name, text in formulas.items()}
    return live_sentence(
        lambda texts: "".join(section(sections(_WORDS, **{**values, **texts}), "计数", _WORDS)), numbers
    )


def _table(draft: Draft, findings: Sequence[Finding]) -> None:
    draft.header()
    first = draft.next_row
    several = several_sheets(finding.cell for finding in findings)
    for place, finding in enumerate(findings, start=1):
        severity = replace(CENTERED, fill=SEVERITY_FILL[finding.severity])
        where = link(finding.cell, with_sheet=several)
        subject, said = one_line(finding.subject), (finding.message, finding.remedy, finding.basis)
        contents = (place, finding.severity.value, finding.code, where, subject, *said, None)
        draft.row(contents, [severity if column.heading == "级别" else column.style for column in draft.columns])
    handling = draft.place("处理情况")
    area = Span(first, handling, draft.next_row - 1, handling)
    draft.drop_downs.append(DropDown(area, HANDLING, "处理情况", "可以从列表中选择，也可以填写其他文字。"))
