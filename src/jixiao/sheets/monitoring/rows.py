"""The rows of the sheet 绩效运行监控 as contents by heading: a project, the totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from jixiao.form.grid import column_letters
from jixiao.form.model import MoneyUnit
from jixiao.monitoring import Monitoring, Standing
from jixiao.monitoring.model import Moment
from jixiao.sheets.layout import Content
from jixiao.sheets.live import live_sum
from jixiao.sheets.monitoring.words import Hint
from jixiao.values.decimals import rounded
from jixiao.workbook.edits import Formula

NUMBER, CODE, NAME, BUDGET = "序号", "项目编码", "项目名称", "预算数"
SHARE, DUE, PAID, RATE = "计划进度", "计划应支付", "实际支付", "支付进度"
LEAD, GAP, STATUS, HINT = "差异（百分点）", "差额", "状态", "提示"
REASON, MEASURE = "原因说明（请填写）", "采取措施（请填写）"
FILLED_IN = (REASON, MEASURE)

SUMMED = (BUDGET, DUE, PAID)
NOTHING = "—"  # stands where nothing can be computed
_PLACES = 6  # of an amount in 万元: a hundredth of a 分

Row: TypeAlias = dict[str, Content]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet: where its cells are, for formulas."""

    columns: Mapping[str, int]  # heading → column
    row: int

    def __getitem__(self, heading: str) -> str:
        return f"{column_letters(self.columns[heading])}{self.row}"


def project_row(standing: Standing, hint: Hint, unit: MoneyUnit, line: Line) -> Row:
    """One project, its amounts in ``unit``; what can be computed from the row itself is a live formula."""
    budget, due, gap = standing.project.budget, standing.due, standing.lead_amount
    return {
        CODE: standing.project.code,
        NAME: standing.project.name,
        BUDGET: NOTHING if budget is None else budget / unit.scale,
        SHARE: NOTHING if standing.share is None else standing.share,
        DUE: NOTHING if due is None else _due(line, due / unit.scale),
        PAID: standing.paid / unit.scale,
        RATE: NOTHING if standing.rate is None else _rate(line, standing.rate),
        LEAD: NOTHING if standing.lead is None else _lead(line, standing.lead),
        GAP: NOTHING if gap is None else _gap(line, gap / unit.scale),
        STATUS: standing.status.value,
        HINT: hint.text,
    }


def total_row(monitoring: Monitoring, line: Line, rows: Sequence[int]) -> Row:
    """The totals over the rows; how they compare with the plan only where every project has one."""
    values = {heading: _known(monitoring, heading, rows) for heading in SUMMED}
    contents: Row = {NAME: "合计"}
    contents |= {heading: live_sum(line.columns[heading], rows, values[heading]) for heading in SUMMED}
    budget, due, paid = (sum(values[heading].values(), Decimal(0)) for heading in SUMMED)
    if budget and len(values[DUE]) == len(rows):
        contents |= {
            SHARE: _share(line, due / budget),
            RATE: _rate(line, paid / budget),
            LEAD: _lead(line, (paid - due) / budget),
            GAP: _gap(line, paid - due),
        }
    return contents


def moment_row(moment: Moment, monitoring: Monitoring, line: Line) -> Row:
    """All projects that have a plan together at one time."""
    scale, budgets = monitoring.unit.scale, [standing.project.budget for standing in monitoring.planned]
    due, paid = (None if amount is None else amount / scale for amount in (moment.due, moment.paid))
    contents: Row = {NAME: moment.label, DUE: due, PAID: paid}
    if budgets:
        budget = sum((amount for amount in budgets if amount), Decimal(0)) / scale
        contents[BUDGET] = budget
        if budget and due is not None:
            contents[SHARE] = _share(line, due / budget)
        if budget and paid is not None:
            contents[RATE] = _rate(line, paid / budget)
        if budget and due is not None and paid is not None:
            contents |= {LEAD: _lead(line, (paid - due) / budget), GAP: _gap(line, paid - due)}
    return contents


def _known(monitoring: Monitoring, heading: str, rows: Sequence[int]) -> dict[int, Decimal]:
    """The amounts of a column, by row."""
    found: dict[int, Decimal] = {}
    for row, standing in zip(rows, monitoring.standings, strict=True):
        amount = {BUDGET: standing.project.budget, DUE: standing.due, PAID: standing.paid}[heading]
        if amount is not None:
            found[row] = amount / monitoring.unit.scale
    return found


def _due(line: Line, now: Decimal) -> Formula:
    budget, share = line[BUDGET], line[SHARE]
    return Formula(f'=IF(COUNT({budget}:{share})<2,"",ROUND({budget}*{share},{_PLACES}))', rounded(now, _PLACES))


def _share(line: Line, now: Decimal) -> Formula:
    return Formula(f'=IF(N({line[BUDGET]})=0,"",{line[DUE]}/{line[BUDGET]})', now)


def _rate(line: Line, now: Decimal) -> Formula:
    return Formula(f'=IF(N({line[BUDGET]})=0,"",{line[PAID]}/{line[BUDGET]})', now)


def _lead(line: Line, now: Decimal) -> Formula:
    share, rate = line[SHARE], line[RATE]
    return Formula(f'=IF(COUNT({share},{rate})<2,"",ROUND(({rate}-{share})*100,2))', rounded(now * 100, 2))


def _gap(line: Line, now: Decimal) -> Formula:
    due, paid = line[DUE], line[PAID]
    return Formula(f'=IF(COUNT({due},{paid})<2,"",ROUND({paid}-{due},{_PLACES}))', rounded(now, _PLACES))
