"""When the budget is to be paid (资金支出计划、用款计划): by month or quarter, in percent or money."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from jixiao.form.model import Budget, Cell, Milestone, MoneyUnit, PaymentPlan
from jixiao.reader.grid_view import GridView, compact
from jixiao.reader.statements import amount, money_unit

_LABEL = re.compile(
    r"(项目|财政|年度|预算|分月|分季度?|各季度?|全年)*(资金|经费|预算)?(支出|用款|使用|支付|拨付|执行|拨款)(进度)?(安排)?"
    r"(计划|进度)(安排|表)?(情况)?"
)
_BRACKET = re.compile(r"\([^()]*\)")
_PERIOD = re.compile(
    r"(?:20\d\d年)?(?:截[至止]|到|至)?(?:第?(?P<quarter>[一二三四1-4])季度|(?P<first>\d{1,2})[-—~至](?P<last>\d{1,2})月份?"
    r"|(?P<month>1[0-2]|[1-9])月份?|(?P<half>上半年|下半年)|(?P<year>全年|年底|年末))"
    r"(?P<date>(?:底|末|\d{1,2}日|3[01]日)?(?:前|止|为止)?)(?:累计)?(?:支出|用款|支付)?(?:比例|金额|数|进度)?(?:\(.{1,6}\))?[:：]?"
)
_MONEY = re.compile(r"[(:](?:单位:)?(百万元|亿元|万元|千元|元)\)?$")
_QUARTERS = dict(zip("一二三四1234", (3, 6, 9, 12) * 2, strict=True))
_YEAR_END = 12
_WHOLE = Decimal(100)


class _Period(NamedTuple):
    """One period of a plan: its month, its heading, the cell of its number."""

    month: int
    heading: Cell
    value: Cell


def payment_plan_of(
    view: GridView, rows: Sequence[int], budget: Budget | None, unit: MoneyUnit | None = None
) -> PaymentPlan | None:
    """The payment plan, cumulative; None where the form has none.

    A plan in steps is added up where its numbers come to exactly the whole and the last is not the whole itself, or
    where its headings name quarters or spans of months. What cannot be read has no share.
    """
    for row in rows:
        for label in view.own_cells(row):
            word = _BRACKET.sub("", compact(label.text)).strip(":")
            if len(word) < 20 and _LABEL.fullmatch(word) and (periods := _periods(view, label)):
                return PaymentPlan(label, _milestones(label, periods, budget, unit or MoneyUnit()))
    return None


def month_of(text: str) -> int | None:
    """The month at whose end a period ends, None where a text names no period.

    >>> month_of("6 月底"), month_of("第三季度"), month_of("截至12月31日"), month_of("资金用途")
    (6, 9, 12, None)
    """
    match = _PERIOD.fullmatch(compact(text)) if len(text) < 24 else None
    if match is None:
        return None
    if match["quarter"]:
        return _QUARTERS[match["quarter"]]
    if match["half"]:
        return 6 if match["half"] == "上半年" else _YEAR_END
    return _YEAR_END if match["year"] else int(match["last"] or match["month"])


def _periods(view: GridView, label: Cell) -> list[_Period]:
    """The periods beside a label or below it, each with the cell that its number stands in."""
    found: list[_Period] = []
    for row in range(label.row, label.row + max(label.rows, 2)):
        cells = [cell for cell in view.own_cells(row) if cell.column > label.column or cell.row > label.row]
        headings = [cell for cell in cells if month_of(cell.text) is not None]
        if len(headings) < 2 and label.rows == 1 and row > label.row:
            break
        below = any(month_of(view.cell(row, cell.column + cell.columns).text) for cell in headings[:-1])
        for cell in headings:
            value = (
                view.cell(cell.row + cell.rows, cell.column) if below else view.cell(row, cell.column + cell.columns)
            )
            found.append(_Period(month_of(cell.text) or 0, cell, value))
    return found if len(found) > 1 else []


def _milestones(
    label: Cell, periods: Sequence[_Period], budget: Budget | None, unit: MoneyUnit
) -> tuple[Milestone, ...]:
    numbers = [_number(period.value, unit) for period in periods]
    whole = _whole_of(label, periods, numbers, _whole_money(label, budget, unit))
    if whole is not None and _in_steps(label, periods, numbers, whole):
        numbers = list(accumulate(numbers, lambda done, step: None if done is None or step is None else done + step))
    return tuple(
        Milestone(
            period.month,
            period.heading.text.strip(),
            period.value,
            None if number is None or whole is None else number / whole,
        )
        for period, number in zip(periods, numbers, strict=True)
    )


def _number(cell: Cell, unit: MoneyUnit) -> Decimal | None:
    text = compact(cell.text).removesuffix("%")
    return amount(replace(cell, text=text) if text != cell.text else cell, unit).number


def _whole_of(
    label: Cell, periods: Sequence[_Period], numbers: Sequence[Decimal | None], money: Decimal | None
) -> Decimal | None:
    """What the numbers are shares of: 100 where they are percent, 1 where they are ratios, the budget for money."""
    known = [number for number in numbers if number is not None]
    values = compact("".join(period.value.text for period in periods))
    said = compact(label.text + "".join(period.heading.text for period in periods)) + values
    return _whole(said, values, known, money) if known else None


def _whole(said: str, values: str, known: Sequence[Decimal], money: Decimal | None) -> Decimal | None:
    """What the numbers are shares of, None where nothing tells: the budget, 1 or 100."""
    percent = "%" in said
    if not percent and ("元" in said or (money != _WHOLE and money in {max(known), sum(known)})):
        return money or None
    if "%" not in values and _ends_at(known, Decimal(1)):
        return Decimal(1)
    return _WHOLE if percent or _ends_at(known, _WHOLE) else None


def _whole_money(label: Cell, budget: Budget | None, unit: MoneyUnit) -> Decimal | None:
    """The budget in the unit that the plan is in: that of its label, where it names one, else the form's."""
    amount_in = budget.total.budget if budget is not None else None
    number = amount_in.number if amount_in is not None else None
    own = _MONEY.search(compact(label.text))
    if number is None or own is None or not unit.word:
        return number
    return number * unit.scale / money_unit(own[1]).scale


def _ends_at(numbers: Sequence[Decimal], whole: Decimal) -> bool:
    """Whether numbers come to the whole, to date or in steps."""
    return numbers[-1] == whole == max(numbers) or sum(numbers) == whole


def _in_steps(label: Cell, periods: Sequence[_Period], numbers: Sequence[Decimal | None], whole: Decimal) -> bool:
    """Whether each number is what is paid in its own period, not what has been paid by its end."""
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers) or "累计" in label.text or any("累计" in period.heading.text for period in periods):
        return False
    if known[-1] == whole < sum(known):
        return False
    if sum(known) == whole:
        return True
    return all(_names_a_step(period.heading.text) for period in periods) and sum(known) <= whole


def _names_a_step(text: str) -> bool:
    match = _PERIOD.fullmatch(compact(text))
    return match is not None and not match["date"] and bool(match["quarter"] or match["first"])
