"""A 合计与比率（一）: weights that do not make 100, or not what a heading promises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from jixiao.checks.adding_up import Sums, add_up, counted_rows, makes_hundred, weights
from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.wording import quote
from jixiao.form.family import Group
from jixiao.form.model import Cell, Column, Form, FormKind
from jixiao.values.decimals import plain

_HUNDRED = Decimal(100)


@check("A01", "分值合计不等于100分", Severity.ERROR)
def weights_not_hundred(view: View) -> Iterator[Fault]:
    """各行分值（含预算执行率）加起来不是100分。

    改法：核对各行分值，使预算执行率与全部指标的分值合计为100分。
    依据：财预〔2020〕10号（原文待核对）：满分100分；预算管理一体化平台保存校验“权重合计应等于总和”。
    """
    form = view.form
    sums = weights(form)
    if sums is None or makes_hundred(form, sums):
        return
    budget = f"（其中预算执行率{plain(sums.budget)}分）" if sums.budget else ""
    gap = sums.whole - _HUNDRED
    difference = f"{'多' if gap > 0 else '少'}{plain(abs(gap))}分"
    yield Fault(_weight_cell(form), f"各行分值合计为{plain(sums.whole)}分{budget}，应为100分，{difference}。")


@check("A02", "总分行的分值与各行合计不符", Severity.ERROR)
def printed_weight_total_wrong(view: View) -> Iterator[Fault]:
    """总分行印的分值不等于各行分值加总。

    改法：按各行分值重新求和，或改正填错的分值。
    依据：预算管理一体化平台保存校验：“权重合计应等于总和”。
    """
    total, sums = view.form.total, weights(view.form)
    if total is None or total.weight is None or total.weight.number is None or sums is None or not sums.complete:
        return
    whole = total.weight.number == _HUNDRED and makes_hundred(view.form, sums)
    if not whole and total.weight.number not in {sums.whole, sums.rows}:
        shown = plain(total.weight.number)
        yield Fault(total.weight.cell, f"{quote(total.label)}行的分值为{shown}，各行分值合计为{plain(sums.whole)}。")


@check("A03", "类别标注的分值与下级合计不符", Severity.ERROR)
def heading_weight_wrong(view: View) -> Iterator[Fault]:
    """一级或二级指标的名称里写明了分值，与其下各行分值之和不一致。

    改法：改正标注的分值，或调整下级各行分值，使两者相等。
    依据：预算管理一体化平台保存校验：“下级指标权重合计应等于上级设置数”。
    """
    weight_of = {row.row: row.weight for row in view.form.indicators}
    for heading in view.form.headings:
        total, complete = add_up(weight_of.get(row) for row in heading.rows)
        if complete and heading.rows and total not in {heading.weight, heading.weight / _HUNDRED}:
            message = f"{quote(heading.cell.text)}标注{plain(heading.weight)}分，其下各行分值合计为{plain(total)}分。"
            yield Fault(heading.cell, message, heading.name)


@check("A04", "一级指标权重与常用设置不同", Severity.NOTICE)
def unusual_group_weights(view: View) -> Iterator[Fault]:
    """一级指标的权重与本口径的常用设置不同；有特殊情况时可以调整。

    改法：请确认权重调整是否经财政部门同意；没有特殊情况的，按常用权重设置。
    依据：财预〔2020〕10号（原文待核对）：预算执行率10、产出50、效益30、满意度10，特殊情况可适当调整。
    """
    form = view.form
    sums = weights(form)
    if sums is None or not sums.complete or sums.whole != _HUNDRED or form.kind is FormKind.SCORECARD:
        return
    by_group = _group_weights(form, sums)
    if by_group.keys() & {Group.OTHER, Group.MANAGEMENT} or not by_group.get(Group.EXECUTION):
        return
    if not any(_same(by_group, usual) for usual in view.pack.weight_sets):
        usual = "、".join(_named(group, weight) for group, weight in view.pack.weights.items() if weight)
        found = "、".join(_named(group, by_group[group]) for group in Group if group in by_group)
        yield Fault(_weight_cell(form), f"一级指标权重为{found}，常用设置为{usual}，请确认。")


@check("A05", "分值不大于零", Severity.WARNING)
def weight_not_positive(view: View) -> Iterator[Fault]:
    """指标的分值为零或负数，完成好坏都不影响总分。

    改法：补填应有的分值；确不计分的指标请填“—”并说明。
    依据：分值用于加权计分，应大于零。
    """
    for row in view.form.filled:
        if row.weight is not None and row.weight.number is not None and row.weight.number <= 0:
            message = f"分值为{plain(row.weight.number)}，应大于0。"
            yield Fault(row.weight.cell, message, row.name.text)


def _weight_cell(form: Form) -> Cell:
    if form.total is not None and form.total.weight is not None:
        return form.total.weight.cell
    return form.columns.get(Column.WEIGHT) or form.indicators[0].name


def _group_weights(form: Form, sums: Sums) -> dict[Group, Decimal]:
    amounts = defaultdict(list)
    for row in counted_rows(form):
        amounts[row.group].append(row.weight)
    by_group = {group: add_up(found)[0] for group, found in amounts.items()}
    if sums.budget:
        by_group[Group.EXECUTION] = sums.budget
    return by_group


def _same(found: Mapping[Group, Decimal], usual: Mapping[Group, Decimal]) -> bool:
    # A set that does not make 100 regulates only the groups that it names.
    groups = Group if sum(usual.values()) == _HUNDRED else usual
    return all(found.get(group, 0) == usual.get(group, 0) for group in groups)


def _named(group: Group, weight: Decimal) -> str:
    return f"{group.removesuffix('指标')}{plain(weight)}分"
