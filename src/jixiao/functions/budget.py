"""The execution of a budget (预算执行率) in two cells: the rate, and the points for it."""

from __future__ import annotations

from decimal import Decimal

from jixiao.form.cell import Amount
from jixiao.form.family import Group
from jixiao.form.parts import BudgetLine
from jixiao.functions.arguments import Given, cell_of, number_of, pack_of, quoted
from jixiao.functions.errors import NotScorableError, WrongArgumentError, ZeroBudgetError
from jixiao.packs import Pack
from jixiao.reader.statements import money_amount
from jixiao.scoring import score_budget

BUDGET, SPENT, WEIGHT = "预算数", "执行数", "分值"


def perf_budget_score(budget: Given, spent: Given, weight: Given = None, pack: Given = None) -> Decimal | None:
    """Points of the budget row: 分值 × min(1, 执行数 ÷ 预算数); None where an amount is blank.

    Args:
        budget: 全年预算数, plain or with its unit (1,200万元).
        spent: 全年执行数, in the same unit.
        weight: 分值; where none is given, that of the pack (10 nationally).
        pack: 口径 by its name or file.

    Raises:
        ZeroBudgetError: the budget is 0 or less.
        WrongArgumentError: an amount or 分值 is no number, only one of the amounts has a unit, 口径 unknown.
        NotScorableError: 分值 can't be one.
        ArgumentIsError: an argument is an error.
    """
    scheme = pack_of(pack)
    full = number_of(weight, WEIGHT)
    line = _line(budget, spent, _usual_weight(scheme) if full is None else full)
    if line is None:
        return None
    points = score_budget(line, scheme)
    if points.points is None:
        raise NotScorableError(points.basis)
    return points.points


def perf_rate(budget: Given, spent: Given) -> Decimal | None:
    """预算执行率, spent ÷ budget as a ratio; None where an amount is blank. Raises as `perf_budget_score`."""
    line = _line(budget, spent, Decimal(1))
    return None if line is None else score_budget(line, pack_of(None)).completion


def _usual_weight(pack: Pack) -> Decimal:
    """What the pack gives the budget row."""
    return pack.budget.weight if pack.budget.weight is not None else pack.weights[Group.EXECUTION]


def _line(budget: Given, spent: Given, weight: Decimal) -> BudgetLine | None:
    """Both amounts in one unit; None where one of them is blank."""
    (whole, unit), (done, other) = (_amount(given, label) for given, label in ((budget, BUDGET), (spent, SPENT)))
    if whole is None or done is None:
        return None
    if bool(unit) != bool(other):
        with_unit, without = (BUDGET, SPENT) if unit else (SPENT, BUDGET)
        raise WrongArgumentError(
            f"{with_unit}写了单位“{unit or other}”，{without}没有写，看不出是不是同一单位；请都写上单位，或都不写。"
        )
    if whole <= 0:
        raise ZeroBudgetError(f"{BUDGET}为{whole:f}，无法计算执行率，请核对。")
    cell = cell_of(None)
    return BudgetLine("", part=False, annual=Amount(cell, whole), spent=Amount(cell, done), weight=Amount(cell, weight))


def _amount(given: Given, label: str) -> tuple[Decimal | None, str]:
    """An amount in 元 where it has a unit, as it stands where not, and the unit's word."""
    cell = cell_of(given)
    number, unit = money_amount(cell)
    if (number is None and not cell.blank) or "%" in cell.text:
        raise WrongArgumentError(f"{label}“{quoted(given)}”不是金额，请填写数字。")
    return number, unit
