"""T 指标值（一）: targets that are not values at all, or cannot be measured."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.wording import listed, quote
from jixiao.form.family import Family, Group
from jixiao.form.model import Indicator
from jixiao.values.model import Kind, Value

_WORDS = frozenset({Kind.QUALITATIVE, Kind.QUALITATIVE_TIER})
_NUMERIC_FAMILIES = frozenset({Family.QUANTITY, Family.COST})
_BY_STANDARD = (
    "按规定",
    "按照规定",
    "按标准",
    "按照标准",
    "按文件",
    "按照文件",
    "按要求",
    "按照要求",
    "符合",
    "按政策",
    "按照政策",
)
_ALL = re.compile("全覆盖|应.尽|一[人户村案企]一|全部|全员")  # words for 100%
_BAD_EVENT = re.compile("事故|投诉|违规|违纪|违法|差错|事件|舆情|上访|逾期|拖欠|污染|发案|超支|隐患")
_NOT_MONEY = re.compile("社会成本|生态|环境")
_WITHIN_BUDGET = ("预算", "标准", "定额", "零", "不超")


@check("T01", "数量或成本指标不可衡量", Severity.WARNING)
def target_not_measurable(view: View) -> Iterator[Fault]:
    """数量指标、成本指标的指标值是定性描述，没有可以核对的数值。

    改法：改为“比较符＋数字＋单位”，例如“≥12次”“≤20万元”；确为定性内容的，移到质量或效益指标下。
    依据：预算管理一体化平台保存校验：“定量指标的指标值为数值”。
    """
    for row, target, value in view.targets:
        if (
            row.family not in _NUMERIC_FAMILIES
            or not (_in_words(value) or _is_undated(value))
            or _ALL.search(target.text)
        ):
            continue
        if row.family is Family.COST and _fair_cost_in_words(row, target.text):
            continue
        message = f"{row.family}{quote(row.name.text)}的指标值{quote(target.text)}是定性描述，应写成可核对的数值。"
        yield Fault(target.cell, message, row.name.text)


@check("T02", "指标值指向其他文件", Severity.WARNING)
def target_refers_elsewhere(view: View) -> Iterator[Fault]:
    """指标值写的是“年度计划”“年终总结”之类，要翻另一份文件才知道是多少。

    改法：把所指文件中的具体数值、期限或标准直接写进指标值。
    依据：绩效目标应“指向明确、细化量化”。
    """
    for row, target, value in view.targets:
        if value.kind is Kind.REFERENCE and not _says_enough(row.family, target.text):
            message = f"指标值{quote(target.text)}没有写出具体的值，无法据以核对完成情况。"
            yield Fault(target.cell, message, row.name.text)


@check("T03", "指标值是占位符", Severity.WARNING)
def target_is_placeholder(view: View) -> Iterator[Fault]:
    """指标值用“**”“××”“待定”等代替，数字没有填写。

    改法：填写实际的数值；涉密不便公开的，在备注中说明。
    依据：绩效目标应“指向明确、细化量化”。
    """
    yield from _of_kind(view, Kind.PLACEHOLDER, "没有填写实际的数字，应写明数值。")


@check("T04", "指标值填成了指标名称", Severity.WARNING)
def target_shifted(view: View) -> Iterator[Fault]:
    """指标值一栏写的是指标名称，可能整行串了列。

    改法：核对该行各列是否错位，在指标值一栏填写应达到的数值或程度。
    依据：绩效自评表统一格式：三级指标与指标值分列填写。
    """
    yield from _of_kind(view, Kind.SHIFTED, "像是指标名称，不是指标值，可能串了列。")


@check("T05", "指标值填“无”或不适用", Severity.WARNING)
def target_not_applicable(view: View) -> Iterator[Fault]:
    """指标值填“无”“不适用”，等于没有设目标。

    改法：填写应达到的数值或程度；确不适用的，删去该指标并把分值调整到其他指标。
    依据：预算管理一体化平台保存校验：指标值“为必录项”。
    """
    for row, target, value in view.targets:
        if value.kind is not Kind.NOT_APPLICABLE or _BAD_EVENT.search(row.name.text):
            continue
        if row.weight is None or row.weight.number or row.score is None or row.score.number:
            message = f"指标值{quote(target.text)}等于没有设目标，无法核对。"
            yield Fault(target.cell, message, row.name.text)


@check("T06", "指标值无法识别", Severity.NOTICE)
def target_unreadable(view: View) -> Iterator[Fault]:
    """指标值既读不成数值、期限，也读不成定性描述，未能测算。

    改法：写成“比较符＋数字＋单位”，例如“≥95%”“≤10个工作日”。
    依据：绩效目标应“指向明确、细化量化”。
    """
    for row, target, value in view.targets:
        if value.kind is Kind.UNREADABLE:
            why = f"（{value.why}）" if value.why else ""
            yield Fault(target.cell, f"指标值{quote(target.text)}无法识别{why}，没有参与测算。", row.name.text)


@check("T07", "定性指标较多，请确认能否量化", Severity.NOTICE)
def targets_in_words(view: View) -> Iterator[Fault]:
    """质量、时效或满意度指标的指标值只有定性描述，完成得好不好不易核对。

    改法：能量化的改用合格率、期限、满意度百分比；不能量化的，写明达到的程度并留存佐证。
    依据：绩效指标应“细化量化”，不能量化的才采用定性表述。
    """
    for family in (Family.QUALITY, Family.TIMELINESS, Family.SATISFACTION):
        found = [target for row, target, value in view.targets if row.family is family and _in_words(value)]
        if found:
            shown = listed(target.text for target in found)
            message = f"{family}中有{len(found)}项指标值为定性描述（{shown}），请确认能否量化。"
            yield Fault(found[0].cell, message)


@check("T08", "效益指标没有一项量化", Severity.NOTICE)
def no_number_in_benefits(view: View) -> Iterator[Fault]:
    """效益指标全部是定性描述，没有一个数值。

    改法：至少选一项可以统计的效果（如知晓率、下降率、受益人数）写成数值。
    依据：绩效指标应“细化量化”，不能量化的才采用定性表述。
    """
    found = [(target, value) for row, target, value in view.targets if row.group is Group.BENEFIT]
    if found and all(_in_words(value) for _, value in found):
        yield Fault(found[0][0].cell, f"{len(found)}项效益指标的指标值全部是定性描述，没有数值。")


@check("T09", "指标值只是重复指标名称", Severity.NOTICE)
def target_repeats_name(view: View) -> Iterator[Fault]:
    """指标值与指标名称一字不差，没有写出要达到的程度。

    改法：在指标值中写明应达到的数值、期限或程度。
    依据：绩效目标应“指向明确、细化量化”。
    """
    for row, target, value in view.targets:
        same = "".join(target.text.split()) == "".join(row.name.text.split())
        if same and value.kind in _WORDS and row.family not in _NUMERIC_FAMILIES:
            yield Fault(target.cell, f"指标值{quote(target.text)}与指标名称相同，没有写出要达到的程度。", row.name.text)


def _in_words(value: Value) -> bool:
    """Whether a target is a description without any number, not even one in words such as 零事故."""
    return value.kind in _WORDS and value.comparator is None


def _is_undated(value: Value) -> bool:
    """Whether a target is a time that nobody can count: 开放期间, and not 全年 or 3个月."""
    return value.kind is Kind.PERIOD and "期间" in value.text and not any(map(str.isdigit, value.text))


def _fair_cost_in_words(row: Indicator, text: str) -> bool:
    """Whether a cost may be told in words: kept within the budget, or a harm to society or nature avoided."""
    level = row.level2.text if row.level2 is not None else ""
    return any(word in text for word in _WITHIN_BUDGET) or bool(_NOT_MONEY.search(level + row.name.text))


def _says_enough(family: Family, text: str) -> bool:
    """Whether a target that points elsewhere is fair: a cost within the budget, a quality up to a standard."""
    if family is Family.COST:
        return "预算" in text and "年度预算" not in text
    return family is not Family.QUANTITY and text.strip().startswith(_BY_STANDARD)


def _of_kind(view: View, kind: Kind, complaint: str) -> Iterator[Fault]:
    for row, target, value in view.targets:
        if value.kind is kind:
            yield Fault(target.cell, f"指标值{quote(target.text)}{complaint}", row.name.text)
