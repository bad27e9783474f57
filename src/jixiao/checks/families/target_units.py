"""T 指标值（三）: percent signs, units, and numbers that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.wording import listed, quote
from jixiao.form.family import Family
from jixiao.form.indicator_names import bare, is_change, is_good_share, is_rate
from jixiao.form.model import Column, Form, Indicator
from jixiao.values.decimals import plain
from jixiao.values.model import Comparator, Kind, Value

_ONE = Decimal(1)
_HUNDRED = Decimal(100)
_FULL_MARKS = Decimal(20)  # 满意度 is also asked on scales of 5, 10 or 20
_LOW_SATISFACTION = Decimal("0.8")
_FLOOR = frozenset({Comparator.AT_LEAST, Comparator.MORE})
_UNIT_NAMED = re.compile(r"[(（\[【](单位[:：])?[^()（）]{1,6}[)）\]】]|%|％|‰")
_PERCENT_WORD = re.compile(r"[%％]?\s*百分\s*[率比]|[%％]\s*[%％]")
_BRACKET = re.compile(r"[(（].*$")
_MULTIPLES = frozenset(["倍", "分", "成", "个百分点"])
_UNITS_OF_NAME: tuple[tuple[re.Pattern[str], str, frozenset[str]], ...] = (
    (
        re.compile("案件(受理|办理|调解|援助)?(总)?(数|数量|件数|量)$"),
        "件",
        frozenset(["件", "起", "宗", "例", "案", "案件", "件次", "个", "卷"]),
    ),
    (
        re.compile("(?<!人)次数$"),
        "次",
        frozenset(
            ["次", "场", "场次", "期", "批", "批次", "回", "轮", "趟", "遍", "班次", "届", "人次", "次/年", "次/月"]
        ),
    ),
    (re.compile("人次(数)?$"), "人次", frozenset(["人次", "人", "人次/年", "次", "名", "人天"])),
    (
        re.compile("(天数|日数)$"),
        "天",
        frozenset(["天", "日", "个工作日", "工作日", "自然日", "个自然日", "人天"]),
    ),
    (
        re.compile("面积$"),
        "平方米",
        frozenset(["平方米", "㎡", "平米", "m²", "m2", "平方", "公顷", "亩", "平方公里", "平方千米", "km²", "亩次"]),
    ),
    (re.compile("户数$"), "户", frozenset(["户", "家", "户次"])),
)


@check("T21", "比率缺少百分号", Severity.WARNING)
def rate_without_percent(view: View) -> Iterator[Fault]:
    """名称是“率”“满意度”，指标值是一个没有百分号的数，看不出是百分之几。

    改法：在数字后面补上“%”，例如“≥90%”。
    依据：预算管理一体化平台填报要求：指标值应填计量单位。
    """
    for row, target, value in view.targets:
        if not _bare_number(value) or not is_rate(row.name.text) or _says_unit(view.form, row):
            continue
        number = value.number
        least = _ONE if bare(row.name.text).endswith("率") else _FULL_MARKS
        if number is not None and least < number <= _HUNDRED:
            message = (
                f"{quote(row.name.text)}是比率，指标值{quote(target.text)}没有百分号，应为{plain(number)}%的请补上“%”。"
            )
            yield Fault(target.cell, message, row.name.text)


@check("T22", "指标值没有单位", Severity.NOTICE)
def target_without_unit(view: View) -> Iterator[Fault]:
    """指标值只有数字，没有写计量单位，汇总和比较时容易弄错。

    改法：补填单位，例如“≥12次”“≥300人”。
    依据：预算管理一体化平台填报要求：指标值应填计量单位。
    """
    found = [
        (row, target)
        for row, target, value in view.targets
        if _bare_number(value) and not _says_unit(view.form, row) and not _needs_no_unit(row.name.text)
    ]
    if found:
        names = listed(row.name.text for row, _ in found)
        yield Fault(found[0][1].cell, f"{len(found)}项指标值没有写单位（{names}），请补填。", found[0][0].name.text)


@check("T23", "比率的单位不是百分号", Severity.WARNING)
def rate_with_counting_unit(view: View) -> Iterator[Fault]:
    """名称是“率”，指标值却用了件、次、度等单位，名称与数值对不上。

    改法：核对是名称写错还是数值写错；比率用“%”，数量用计量单位。
    依据：指标值的单位应与指标名称一致。
    """
    for row, target, value in view.targets:
        if value.kind is not Kind.QUANTITY or not value.unit or value.unit in _MULTIPLES:
            continue
        if bare(row.name.text).endswith("率") and is_rate(row.name.text):
            message = f"{quote(row.name.text)}是比率，指标值{quote(target.text)}的单位却是“{value.unit}”，请核对。"
            yield Fault(target.cell, message, row.name.text)


@check("T24", "单位与指标名称不符", Severity.NOTICE)
def unit_does_not_fit_name(view: View) -> Iterator[Fault]:
    """指标名称说的是件数、次数、天数，指标值却用了别的单位，例如案件用“人”来计。

    改法：核对单位，使其与名称一致；名称不准的请改名称。
    依据：指标值的单位应与指标名称一致。
    """
    for row, target, value in view.targets:
        if value.kind not in {Kind.QUANTITY, Kind.MONEY, Kind.PERCENT, Kind.DURATION} or not value.unit:
            continue
        for pattern, usual, allowed in _UNITS_OF_NAME:
            unit = _BRACKET.sub("", value.unit)
            times = usual == "次" and unit.partition("/")[0].endswith("次")
            if pattern.search(bare(row.name.text)) and unit not in allowed and not times:
                found = f"指标值{quote(target.text)}的单位是“{value.unit}”"
                message = f"{quote(row.name.text)}通常以“{usual}”计，{found}，请核对。"
                yield Fault(target.cell, message, row.name.text)
                break


@check("T25", "比率超过100%", Severity.WARNING)
def target_above_hundred(view: View) -> Iterator[Fault]:
    """合格率、满意度、覆盖率是部分占整体的比例，不会超过100%。

    改法：核对数值；最高为100%。
    依据：部分不大于整体。
    """
    for row, target, value in view.targets:
        amount = value.amount
        if value.kind is not Kind.PERCENT or amount is None or not is_good_share(row.name.text):
            continue
        if amount > _ONE or (amount == _ONE and value.comparator is Comparator.MORE):
            message = f"{quote(row.name.text)}最高为100%，指标值{quote(target.text)}不可能达到。"
            yield Fault(target.cell, message, row.name.text)


@check("T26", "指标值写成“≥100%”", Severity.NOTICE)
def share_at_least_hundred(view: View) -> Iterator[Fault]:
    """合格率、满意度一类比例最高只能是100%，写“≥100%”不准确；满意度、程度类定为100%也难以达到。

    改法：必须全部达到的写“=100%”，否则按实际可能确定数值。
    依据：部分不大于整体；指标值应切合实际。
    """
    for row, target, value in view.targets:
        share = is_good_share(row.name.text) or bare(row.name.text).endswith("程度")
        exact = value.kind is Kind.PERCENT and value.amount == _ONE and value.comparator is Comparator.AT_LEAST
        if share and exact and not is_change(row.name.text):
            message = f"{quote(row.name.text)}最高为100%，指标值{quote(target.text)}宜写成“=100%”或按实际可能确定。"
            yield Fault(target.cell, message, row.name.text)


@check("T27", "满意度指标值偏低", Severity.NOTICE)
def satisfaction_target_low(view: View) -> Iterator[Fault]:
    """满意度的指标值低于80%，约束作用不强。

    改法：请参照历年实际满意度和同类项目确认是否偏低。
    依据：指标值应参考历史数据、行业标准确定。
    """
    for row, target, value in view.targets:
        amount = value.amount
        if row.family is not Family.SATISFACTION or value.kind is not Kind.PERCENT or amount is None:
            continue
        if value.comparator in {*_FLOOR, None, Comparator.EQUAL} and 0 < amount < _LOW_SATISFACTION:
            message = f"满意度指标值{quote(target.text)}低于80%，请确认是否偏低。"
            yield Fault(target.cell, message, row.name.text)


@check("T28", "百分数写法不规范", Severity.NOTICE)
def percent_in_words(view: View) -> Iterator[Fault]:
    """单位写成“百分率”“百分比”，或与“%”重复，各行写法不一。

    改法：统一写成“%”，例如“≥65%”。
    依据：数值和单位的写法应统一，便于汇总。
    """
    found = [target for _, target, value in view.targets if value.number and _PERCENT_WORD.search(target.text)]
    if found:
        shown = listed(target.text for target in found)
        twice = [target for target in found if "%" in target.text or "％" in target.text]
        repeated = f"，其中{listed(target.text for target in twice)}把单位写了两遍" if twice else ""
        message = f"{len(found)}项指标值用文字表示百分号（{shown}）{repeated}，宜统一写成“%”。"
        yield Fault(found[0].cell, message)


def _bare_number(value: Value) -> bool:
    return value.kind is Kind.QUANTITY and not value.unit and bool(value.number)


def _needs_no_unit(name: str) -> bool:
    """Whether a bare number is whole: a ratio or an index; a rate has a check of its own."""
    return bare(name).endswith(("率", "比", "系数", "指数")) or is_rate(name)


def _says_unit(form: Form, row: Indicator) -> bool:
    """Whether the unit stands elsewhere: in the name, the description or the column's heading."""
    heading = form.columns.get(Column.TARGET)
    texts = [row.name.text, row.description.text if row.description else "", heading.text if heading else ""]
    return any(_UNIT_NAMED.search(text) for text in texts[:2]) or "%" in texts[2] or "％" in texts[2]
