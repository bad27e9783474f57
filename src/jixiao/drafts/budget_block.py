"""The block 项目资金: what was approved is copied, what was adjusted and spent is to be filled in, the rest is live."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from jixiao.drafts.inputs import amount_rule, weight_rule
from jixiao.drafts.layout import Slot
from jixiao.drafts.page import Page
from jixiao.drafts.style import HEADING, MONEY, QUIET, RATE, SCORE, TEXT, WEIGHT, to_fill_in
from jixiao.form.grid import Span, reference
from jixiao.form.model import Amount, Budget, BudgetLine
from jixiao.workbook.edits import Formula

_TOTAL = "年度资金总额"
_USUAL_PARTS = {"财政": "其中：财政资金", "其他": "其他资金"}  # by the word that tells that a form has such a part
_NOTHING = "—"


def put_budget(page: Page, row: int) -> int:
    """Put the block with its total line on ``row`` and its headings above; gives the next row."""
    budget = page.form.budget
    parts = _parts(budget)
    total = replace(budget.total, label=_TOTAL) if budget is not None else BudgetLine(_TOTAL, part=False)
    _headings(page, row - 1, row + len(parts))
    _amounts(page, row, total)
    _execution(page, row)
    for at, part in enumerate(parts, start=row + 1):
        _amounts(page, at, part)
        for slot in (Slot.WEIGHT, Slot.SCORE, Slot.REASON):
            page.put(slot, at, _NOTHING, QUIET)
    return row + 1 + len(parts)


def _parts(budget: Budget | None) -> tuple[BudgetLine, ...]:
    """The parts of the budget, and the usual ones that the targets left blank."""
    stated = budget.parts if budget is not None else ()
    said = "".join(line.label for line in stated)
    return (*stated, *(BudgetLine(label, part=True) for word, label in _USUAL_PARTS.items() if word not in said))


def approved(line: BudgetLine) -> Amount | None:
    """The amount that was approved with the targets; they call it 年初预算数, or simply 预算数."""
    return line.initial if line.initial is not None and line.initial.number is not None else line.annual


def annual_span(page: Page, row: int) -> Span:
    """Where 全年预算数 stands: from beside 年初预算数 to the column of 指标值."""
    return Span(row, page.layout.column(Slot.NAME) + 1, row, page.layout.column(Slot.TARGET))


def _headings(page: Page, row: int, last: int) -> None:
    unit = page.form.money_unit.word
    title = "部门预算" if page.project.of_department else "项目资金"
    page.paper.put(Span(row, 1, last, 1), f"{title}\n（{unit}）" if unit else title, HEADING)
    page.paper.put(page.layout.span(Slot.LEVEL1, Slot.LEVEL2, row), None, HEADING)
    page.paper.put(annual_span(page, row), "全年预算数（A）", HEADING)
    for slot, heading in (
        (Slot.NAME, "年初预算数"),
        (Slot.ACTUAL, "全年执行数（B）"),
        (Slot.WEIGHT, "分值"),
        (Slot.SCORE, "执行率（B/A）"),
        (Slot.REASON, "得分"),
    ):
        page.put(slot, row, heading, HEADING)


def _amounts(page: Page, row: int, line: BudgetLine) -> None:
    """Put a line's label, the budget that was approved, and the two amounts to fill in."""
    unit = page.form.money_unit.word
    page.paper.put(page.layout.span(Slot.LEVEL1, Slot.LEVEL2, row), line.label.replace(":", "："), TEXT)
    amount = approved(line)
    if amount is None or amount.number is None:
        page.put(Slot.NAME, row, None, to_fill_in(MONEY), amount_rule("年初预算数", unit))
    else:
        page.put(Slot.NAME, row, amount.number, replace(MONEY, number_format=_format_of(amount.number)))
    page.paper.put(annual_span(page, row), None, to_fill_in(MONEY), amount_rule("全年预算数", unit))
    page.put(Slot.ACTUAL, row, None, to_fill_in(MONEY), amount_rule("全年执行数", unit))


def _execution(page: Page, row: int) -> None:
    """Put 分值, 执行率 and 得分 of the total line."""
    annual, spent = reference(*annual_span(page, row)[:2]), page.ref(Slot.ACTUAL, row)
    share = f'=IF(AND(ISNUMBER({annual}),ISNUMBER({spent})),IF({annual}>0,{spent}/{annual},""),"")'
    page.put(Slot.SCORE, row, Formula(share, ""), RATE)
    if page.project.weights.in_rows:
        page.put(Slot.WEIGHT, row, _NOTHING, QUIET)
        page.put(Slot.REASON, row, _NOTHING, QUIET)
        return
    page.put(Slot.WEIGHT, row, page.project.weights.budget, to_fill_in(WEIGHT), weight_rule())
    points = page.perf("PERF_BUDGET_SCORE", annual, spent, page.ref(Slot.WEIGHT, row))
    page.put(Slot.REASON, row, Formula(points, ""), SCORE)
    page.hide_error(Slot.REASON, row, (annual, spent))


def _format_of(number: Decimal) -> str:
    """A number format with as many places as the number was written with, two at least.

    >>> _format_of(Decimal("292")), _format_of(Decimal("0.1234"))
    ('#,##0.00', '#,##0.0000')
    """
    exponent = number.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 2
    return "#,##0." + "0" * max(2, places)
