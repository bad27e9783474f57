"""A 合计与比率（三）: the budget block's own arithmetic: rate, parts, signs, units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal

from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.target_rows import targets
from jixiao.checks.wording import agrees, places, quote
from jixiao.form.family import Family
from jixiao.form.indicator_names import bare
from jixiao.form.model import Amount, Budget, BudgetLine, Cell, Form, Indicator, Statement
from jixiao.values.decimals import WIDE, percent, plain
from jixiao.values.model import Comparator, Kind, Value

_HUNDRED = Decimal(100)
_NEXT_TO = Decimal("0.02")  # percentage points
_RATE_NAMES = ("initial", "annual", "spent")
_FIELDS = {"initial": "年初预算数", "annual": "全年预算数", "spent": "全年执行数"}
_EXECUTION_NAMES = frozenset(["预算执行率", "预算资金执行率", "资金执行率", "项目资金执行率", "项目预算执行率"])
_PREFIX = re.compile("^其中[:：]")
_REST = re.compile("其他|其它|自有|自筹|单位资金|非财政|事业收入")
_NESTED = re.compile("中央|省级|省财政|市级|区级|县级|本级|上级|一般公共预算|政府性基金|国有资本|转移支付|债券")
_UNIT_GAP = (Decimal(5000), Decimal(20000))  # about 10,000 times: 元 beside 万元
_UNIT_PRICE = re.compile("人均|单价|每|/|标准|户均|件均|平均|均价|单位成本")


@check("A21", "执行率与执行数、预算数不符", Severity.ERROR)
def execution_rate_wrong(view: View) -> Iterator[Fault]:
    """所填预算执行率，不等于全年执行数除以全年预算数（四舍五入到所写位数后相等的不算）。

    改法：按“全年执行数÷全年预算数”重新计算执行率，或改正填错的金额。
    依据：财预〔2020〕10号（原文待核对）：预算执行率（B/A）。
    """
    for line in _lines(view.form.budget):
        spent, budget = _number(line.spent), _number(line.budget)
        if line.rate is None or line.budget is None or not budget or spent is None or budget < 0:
            continue
        stated = _stated_rate(line.rate.value)
        if stated is None or any(_is_rate(stated, spent / base) for base in _bases(line)):
            continue
        if any(_typed_whole(line.rate.cell, spent / base) for base in _bases(line)):
            continue
        message = (
            f"执行率填{quote(line.rate.text)}，而{plain(spent)}÷{plain(budget)}={percent(spent / budget)}，两者不一致。"
        )
        yield Fault(line.rate.cell, message, line.label)


@check("A27", "执行率指标与预算执行情况不符", Severity.WARNING)
def execution_row_differs(view: View) -> Iterator[Fault]:
    """指标表中“预算执行率”一行的完成值，与上面预算执行情况算出的执行率不一致。

    改法：核对全年执行数、全年预算数和该行完成值，使两处一致。
    依据：财预〔2020〕10号（原文待核对）：预算执行率（B/A）。
    """
    line = view.form.budget.total if view.form.budget is not None else None
    spent = _number(line.spent) if line is not None else None
    if line is None or spent is None or not _bases(line):
        return
    for row in view.form.filled:
        if row.actual is None or bare(row.name.text) not in _EXECUTION_NAMES:
            continue
        stated = _stated_rate(row.actual.value)
        if stated is None or any(_is_rate(stated, spent / base) for base in _bases(line)):
            continue
        base = _bases(line)[0]
        found = f"预算执行情况为{plain(spent)}÷{plain(base)}={percent(spent / base)}"
        message = f"完成值填{quote(row.actual.text)}，而{found}，两处不一致。"
        yield Fault(row.actual.cell, message, row.name.text)


@check("A22", "资金构成与总额不符", Severity.ERROR)
def budget_parts_wrong(view: View) -> Iterator[Fault]:
    """“其中”各项资金加起来不等于总额，或者某一项比总额还大。

    改法：核对各项资金与总额，使各项之和等于总额。
    依据：年度资金总额等于各项资金来源之和。
    """
    budget = view.form.budget
    if budget is None or not budget.parts:
        return
    for field in _RATE_NAMES:
        total = getattr(budget.total, field)
        parts = [(part.label, getattr(part, field)) for part in budget.parts]
        parts = [(label, amount) for label, amount in parts if _number(amount) is not None]
        if total is None or total.number is None or not parts:
            continue
        yield from _parts_fault(field, total, parts)


@check("A23", "金额为负数", Severity.WARNING)
def negative_amount(view: View) -> Iterator[Fault]:
    """预算数或执行数是负数。

    改法：核对是否误填负号；确为收回、冲减的，请在备注中说明。
    依据：预算数、执行数一般不为负数。
    """
    for line in _lines(view.form.budget):
        for field in _RATE_NAMES:
            amount = getattr(line, field)
            number = _number(amount)
            if number is not None and number < 0:
                yield Fault(amount.cell, f"{_FIELDS[field]}为{plain(number)}，应不小于0。", line.label)


@check("A24", "预算数与执行数单位可能不一致", Severity.WARNING)
def budget_units_mixed(view: View) -> Iterator[Fault]:
    """同一行的预算数与执行数相差约一万倍，可能一个是元、一个是万元。

    改法：统一换算成表头所写的金额单位后重填。
    依据：同一张表的金额单位应一致。
    """
    for line in _lines(view.form.budget):
        budget, spent = _number(line.budget), _number(line.spent)
        if line.spent is not None and budget and spent and _ten_thousandfold(budget, spent):
            message = f"预算数{plain(budget)}与执行数{plain(spent)}相差约一万倍，请核对是“元”还是“万元”。"
            yield Fault(line.spent.cell, message, line.label)


@check("A25", "成本指标值超过预算", Severity.NOTICE)
def cost_target_above_budget(view: View) -> Iterator[Fault]:
    """成本指标的控制数比本表的预算总额还大，可能是单位写错，也可能是预算已经调减。

    改法：核对成本指标值的单位和预算数，使成本指标与预算衔接。
    依据：成本指标应与预算规模相匹配。
    """
    limit = _budget_limit(view.form)
    if limit is None:
        return
    for row, target, amount in _cost_limits(view.form):
        if amount > limit:
            shown = _in_form_unit(view.form, limit)
            yield Fault(target.cell, f"成本指标值{quote(target.text)}超过本表预算总额{shown}，请核对。", row.name.text)


@check("A26", "成本指标值合计超过预算", Severity.NOTICE)
def cost_targets_exceed_budget(view: View) -> Iterator[Fault]:
    """各项成本控制数都不超过预算，加起来却比预算总额大。

    改法：核对各项成本指标是否有重复或包含关系，使其合计不超过预算。
    依据：成本指标应与预算规模相匹配。
    """
    limit = _budget_limit(view.form)
    costs = list(_cost_limits(view.form))
    if limit is None or len(costs) < 2:
        return
    total = sum((amount for _, _, amount in costs), Decimal(0))
    largest = max(amount for _, _, amount in costs)
    # Where the largest is the budget itself, or the sum of the others, they are parts of it.
    if total > limit > largest and largest * 2 != total:
        shown = f"{_in_form_unit(view.form, total)}，超过本表预算总额{_in_form_unit(view.form, limit)}"
        yield Fault(costs[0][1].cell, f"{len(costs)}项成本指标值合计{shown}，请核对。")


def _cost_limits(form: Form) -> Iterator[tuple[Indicator, Statement, Decimal]]:
    """The 成本 rows whose target is an amount of money, unit prices left out, each with the amount in 元."""
    for row, target, value in targets(form):
        if row.family is not Family.COST or value.kind is not Kind.MONEY or value.unit != "元":
            continue
        floor = value.comparator in {Comparator.AT_LEAST, Comparator.MORE}
        if value.amount is not None and not floor and not _UNIT_PRICE.search(row.name.text):
            yield row, target, value.amount


def _in_form_unit(form: Form, amount: Decimal) -> str:
    return f"{plain(amount / form.money_unit.scale)}{form.money_unit.word}"


def _lines(budget: Budget | None) -> tuple[BudgetLine, ...]:
    return () if budget is None else (budget.total, *budget.parts)


def _number(amount: Amount | None) -> Decimal | None:
    return None if amount is None else amount.number


def _bases(line: BudgetLine) -> list[Decimal]:
    """The budgets that a rate may be measured against: the annual one, the initial one."""
    return [number for number in (_number(line.annual), _number(line.initial)) if number]


def _stated_rate(value: Value) -> Decimal | None:
    if value.kind in {Kind.PERCENT, Kind.QUANTITY} and value.comparator in {None, Comparator.EQUAL}:
        return value.number
    return None


def _is_rate(stated: Decimal, true: Decimal) -> bool:
    """Whether a rate written as 98.2, 98.2% or 0.982 is the true ratio, rounded or cut to its places."""
    step = Decimal(1).scaleb(-places(stated))
    candidates = [true * _HUNDRED, true] if places(stated) or stated <= 1 else [true * _HUNDRED]
    return any(agrees(stated, one) or stated == one.quantize(step, ROUND_DOWN, WIDE) for one in candidates)


def _typed_whole(cell: Cell, true: Decimal) -> bool:
    """Whether a whole 99% was typed as a number whose format shows 99.00%, and the true rate is next to it."""
    if cell.number is None or cell.formula:
        return False
    percents = cell.number * _HUNDRED
    return percents == percents.to_integral_value() and abs(percents - true * _HUNDRED) < _NEXT_TO


def _parts_fault(field: str, total: Amount, parts: list[tuple[str, Amount]]) -> Iterator[Fault]:
    """The fault of one column of the budget block, where its parts cannot make the total."""
    numbers = [_number(amount) or Decimal(0) for _, amount in parts]
    outer = [number for (label, _), number in zip(parts, numbers, strict=True) if not _NESTED.search(label)]
    whole = total.number or Decimal(0)
    if _close(sum(numbers), whole, numbers, total) or (outer and _close(sum(outer), whole, outer, total)):
        return
    exhaustive = any(_REST.search(label) for label, _ in parts)
    biggest = max(parts, key=lambda part: _number(part[1]) or Decimal(0))
    if (_number(biggest[1]) or Decimal(0)) > whole >= 0:
        shown = plain(_number(biggest[1]) or Decimal(0))
        label = _PREFIX.sub("", biggest[0])
        message = f"{_FIELDS[field]}中“{label}”为{shown}，大于总额{plain(whole)}。"
        yield Fault(biggest[1].cell, message, biggest[0])
    elif exhaustive and len(outer) == len(numbers) and len(parts) > 1:
        shown = "＋".join(plain(number) for number in numbers)
        message = f"{_FIELDS[field]}总额为{plain(whole)}，各项资金合计为{shown}＝{plain(Decimal(sum(numbers)))}。"
        yield Fault(total.cell, message)


def _close(found: Decimal | int, whole: Decimal, parts: list[Decimal], total: Amount) -> bool:
    """Whether the parts make the total, but for the rounding of each to the places written."""
    coarsest = min([places(number) for number in parts] + [places(total.number or Decimal(0))])
    finest = max([places(number) for number in parts] + [places(total.number or Decimal(0))])
    step = Decimal(1).scaleb(-(finest if coarsest == 0 else coarsest))
    slack = Decimal(0) if finest == 0 else step / 2 * (len(parts) + 1)
    return abs(found - whole) <= slack


def _ten_thousandfold(first: Decimal, second: Decimal) -> bool:
    smaller, larger = sorted((abs(first), abs(second)))
    return _UNIT_GAP[0] <= larger / smaller <= _UNIT_GAP[1]


def _budget_limit(form: Form) -> Decimal | None:
    """The larger of initial and annual budget in 元; None where the form does not say its unit."""
    if form.budget is None or not form.money_unit.word:
        return None
    numbers = [number for number in (_number(form.budget.total.initial), _number(form.budget.total.annual)) if number]
    return max(numbers) * form.money_unit.scale if numbers else None
