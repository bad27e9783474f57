"""预算执行情况: the budget's change during the year, its execution, and the score for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.finding import Severity
from jixiao.checks.reason_quality import is_blank
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.report_money import explains_change
from jixiao.checks.wording import points_text
from jixiao.form.model import Amount, BudgetLine, Cell
from jixiao.values.decimals import percent, plain

_ONE = Decimal(1)
_FINE, _COARSE = Decimal("0.01"), Decimal("0.05")
_SUBJECT = "预算执行情况"

_MONEY = r"(?:预算|资金|经费|指标|项目|工资|人员|拨款|转移支付)"
_CHANGE = r"(?:调整|追加|调增|调减|增加|减少|新增|下达|核增|核减|追减|调剂|压减|收回|增资|上调|下调)"
_SPEAKS_OF_CHANGE = re.compile(
    rf"年中|{_MONEY}[^。；;]{{0,12}}{_CHANGE}|{_CHANGE}[^。；;]{{0,12}}{_MONEY}|纳入(?:年中|年度|部门|单位|本级)?预算"
)


@check("B01", "年中预算调整未说明", Severity.WARNING)
def adjustment_unexplained(view: View) -> Iterator[Fault]:
    """全年预算数与年初预算数相差较大，偏差原因（或自评结论）没有说明调整了什么、因何调整。

    改法：请说明追加（调减）的金额、项目、原因和批复文件，并说明绩效目标是否相应调整。
    依据：年中预算调整应单独说明原因（部分省自评模板的要求）；调整率是预算编制质量的常用指标。
    """
    line = _line(view)
    if line is None:
        return
    initial, annual = _number(line.initial), _number(line.annual)
    if line.annual is None or annual is None or not initial or initial < 0:
        return
    change = (annual - initial) / initial
    due = Decimal(0) if view.pack.budget.reason_when_adjusted else view.pack.budget.adjusted_above
    if not change or abs(change) <= due or any(_SPEAKS_OF_CHANGE.search(text) for text in _texts(view)):
        return
    if any(explains_change(passage.cell.text) for report in view.book.reports for passage in report.passages):
        return
    yield Fault(
        line.annual.cell,
        f"年初预算数{_money(view, initial)}，全年预算数{_money(view, annual)}，"
        f"{'增加' if change > 0 else '减少'}{percent(abs(change))}，没有说明调整的原因。",
        _SUBJECT,
    )


@check("B02", "预算执行率偏低未说明", Severity.WARNING)
def low_execution_unexplained(view: View) -> Iterator[Fault]:
    """预算执行率低于须说明的标准，偏差原因为空。

    改法：请说明未执行的金额、对应的项目、原因和结余资金的处理。
    依据：执行率低于90%须说明原因（部分省自评模板的要求；所选口径另有规定的按口径）。
    """
    line, rate = _line(view), _rate(view)
    due = view.pack.budget.reason_below
    if line is None or line.spent is None or rate is None or rate >= due or not _silent(view):
        return
    yield Fault(
        _reason_place(view, line.spent.cell),
        f"预算执行率{percent(rate)}，低于{percent(due)}，请填写偏差原因分析及改进措施。",
        _SUBJECT,
    )


@check("B03", "预算未执行完毕未说明", Severity.NOTICE)
def execution_unexplained(view: View) -> Iterator[Fault]:
    """预算执行率不到100%，预算的偏差原因为空。

    改法：建议说明结余的原因和去向。
    依据：表中设有预算偏差原因栏的，执行率未达100%即应填写。
    """
    line, rate = _line(view), _rate(view)
    if line is None or line.spent is None or rate is None or view.form.budget is None:
        return
    due = view.pack.budget.reason_below
    if due <= rate < _ONE and view.form.budget.reason is not None and _silent(view):
        yield Fault(view.form.budget.reason, f"预算执行率{percent(rate)}，未达100%，偏差原因一栏还没有填写。", _SUBJECT)


@check("B04", "预算执行率得分与测算不符", Severity.WARNING)
def budget_score_differs(view: View) -> Iterator[Fault]:
    """预算执行率的得分不等于分值乘以执行率。

    改法：请按执行率重新计算得分；本地口径另有规定的，请改选口径。
    依据：预算执行率得分＝分值×执行率，最高为分值（所选口径）。
    """
    line, points = _line(view), view.score.budget
    if line is None or points is None or points.points is None or points.completion is None or line.score is None:
        return
    score, weight = _number(line.score), _number(line.weight)
    if score is None or weight is None or score > weight or line.score.cell.rows > 1:
        return
    places = len(line.score.cell.text.strip().partition(".")[2])
    tolerance = _FINE if places >= 2 else _COARSE
    if abs(score - points.points) > tolerance:
        yield Fault(
            line.score.cell,
            f"预算执行率得分{points_text(score)}，执行率为{percent(points.completion)}，"
            f"按口径应为{points_text(points.points)}（{plain(weight)}×{percent(min(_ONE, points.completion))}）。",
            _SUBJECT,
        )


@check("B05", "预算执行率得分高于分值", Severity.ERROR)
def budget_score_above_weight(view: View) -> Iterator[Fault]:
    """预算执行率的得分大于分值，预算管理一体化系统保存时会拒绝。

    改法：请更正得分，最多填到分值。
    依据：预算管理一体化系统保存校验：得分必须小于等于权重。
    """
    line = _line(view)
    if line is None or line.score is None:
        return
    score, weight = _number(line.score), _number(line.weight)
    if score is not None and weight is not None and score > weight:
        yield Fault(
            line.score.cell,
            f"预算执行率得分{points_text(score)}大于分值{points_text(weight)}，得分必须小于等于权重。",
            _SUBJECT,
        )


@check("B06", "执行数大于预算数", Severity.WARNING)
def spent_above_budget(view: View) -> Iterator[Fault]:
    """全年执行数大于全年预算数，支出没有预算，或预算数没有填调整后的数。

    改法：请核对全年预算数是否为调整后的数、执行数是否含上年结转；属实的请说明资金来源。
    依据：各部门的支出必须以经批准的预算为依据，未列入预算的不得支出（《中华人民共和国预算法》，原文待核对）。
    """
    line, rate = _line(view), _rate(view)
    if line is None or line.spent is None or line.budget is None or rate is None or rate <= _ONE:
        return
    spent, budget = _number(line.spent), _number(line.budget)
    if spent is not None and budget is not None:
        yield Fault(
            line.spent.cell,
            f"全年执行数{_money(view, spent)}大于预算数{_money(view, budget)}，执行率{percent(rate)}，请核对。",
            _SUBJECT,
        )


def _line(view: View) -> BudgetLine | None:
    return view.form.budget.total if view.form.budget is not None else None


def _rate(view: View) -> Decimal | None:
    """The execution rate from the amounts themselves."""
    line = _line(view)
    spent, budget = (_number(line.spent), _number(line.budget)) if line is not None else (None, None)
    return None if spent is None or not budget or budget < 0 else spent / budget


def _number(amount: Amount | None) -> Decimal | None:
    return None if amount is None else amount.number


def _money(view: View, number: Decimal) -> str:
    return f"{plain(number)}{view.form.money_unit.word}"


def _texts(view: View) -> list[str]:
    """Every text of the form that might explain the budget."""
    form = view.form
    boxes = [form.budget.reason if form.budget is not None else None]
    boxes += [form.conclusion.cell if form.conclusion is not None else None]
    boxes += [remark.cell for remark in form.remarks]
    return [cell.text for cell in boxes if cell is not None]


def _silent(view: View) -> bool:
    """Whether the budget's own reason and the form's boxes say nothing."""
    budget = view.form.budget
    cells = [remark.cell for remark in view.form.remarks if "原因" in remark.label]
    if budget is not None and budget.reason is not None:
        cells.append(budget.reason)
    return all(is_blank(cell.text) for cell in cells)


def _reason_place(view: View, otherwise: Cell) -> Cell:
    budget = view.form.budget
    return budget.reason if budget is not None and budget.reason is not None else otherwise
