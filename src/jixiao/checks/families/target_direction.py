"""T 指标值（二）: comparators that point the wrong way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.wording import quote
from jixiao.form.family import Family, Group
from jixiao.form.indicator_names import bare, is_bad_outcome, is_good_change, is_good_share, names_several_rates
from jixiao.values.model import Comparator, Kind, Value

_FLOOR = frozenset({Comparator.AT_LEAST, Comparator.MORE})
_CEILING = frozenset({Comparator.AT_MOST, Comparator.LESS})
_SHORT_TIME = re.compile(
    "时限|响应|办理时间|办结时间|完成时间|完成时限|周期|耗时|用时|等待|等候|到达时间|工期|处理时间|审批时间|期限"
)
_LONG_TIME = re.compile(
    "服务|保障|运维|运行|值班|值守|开放|持续|使用|维护|培训|学习|授课|课时|时长|天数|年限|寿命|质保|保修|保存|管护|驻|展期|展览|活动|供暖|供水|"
    "供电|供应|巡查|巡逻|监测|发放|提前|播出|播放|公示|留存|保留|存储|连续|驻村|驻点|帮扶|跟班|实习|脱产|在岗|执勤|巡护|供养|续航|工作日数|有效期|覆盖|租赁|聘用|就业|演出|宣传"
)
# Months and years are the life of a contract or a warranty; limits are set in days and hours.
_LIMIT_UNITS = frozenset(["天", "日", "个工作日", "工作日", "自然日", "个自然日", "小时", "个小时", "分钟", "秒", "周"])
# A long name lists many things; only its last words say which time is meant.
_SHORT_NAME, _TAIL = 16, 8
_TIME_NOUNS = ("时间", "时长", "期限", "年限", "天数", "日数", "小时数", "期")
_FALLS = re.compile("下降|降低|减少|压减|压降|降幅|减幅|缩减")
_CONTROLLED = re.compile("(三公|经费|费用|成本|支出|人员|编制).{0,3}控制率$")
_SAVING = re.compile(
    "节约|节省|压减|下降|降低|减少|挽回|收入|收益|增收|筹集|争取|引进|投资|投入|标准|补助|补贴|工资|奖励|到位|拨付|发放|兑付|人均收入|产值|利润"
)


@check("T11", "时效指标方向可能写反", Severity.WARNING)
def deadline_target_reversed(view: View) -> Iterator[Fault]:
    """时效指标写成“≥”，意思是用时越长越好、越晚越好，与“及时”相反。

    改法：限时完成的改用“≤”；确指服务天数等越多越好的，请移到数量指标。
    依据：时效指标反映完成的及时程度，用时以不超过为宜。
    """
    for row, target, value in view.targets:
        late = value.kind is Kind.DEADLINE and "≥" in _signs(target.text)
        if late or (_longer_is_better(value) and _should_be_short(row.family, row.name.text)):
            meaning = "越晚越好" if late else "用时越长越好"
            message = f"{quote(row.name.text)}的指标值{quote(target.text)}表示{meaning}，比较符应为“≤”。"
            yield Fault(target.cell, message, row.name.text)


@check("T12", "成本指标方向可能写反", Severity.WARNING)
def cost_target_reversed(view: View) -> Iterator[Fault]:
    """成本指标的金额写成“≥”，意思是花得越多越好。

    改法：成本控制数改用“≤”；确指节约额或收入的，在名称中写明。
    依据：成本指标反映成本控制，支出以不超过为宜。
    """
    for row, target, value in view.targets:
        controlled = value.kind is Kind.PERCENT and _CONTROLLED.search(bare(row.name.text))
        money = row.family is Family.COST and _is_money(value)
        if value.comparator not in _FLOOR or not (money or controlled):
            continue
        if not _SAVING.search(row.name.text):
            message = f"{quote(row.name.text)}的指标值{quote(target.text)}表示花得越多越好，比较符应为“≤”。"
            yield Fault(target.cell, message, row.name.text)


@check("T13", "应越高越好的指标写成了上限", Severity.WARNING)
def good_share_capped(view: View) -> Iterator[Fault]:
    """合格率、满意度一类越高越好的指标写成“≤”，完成得差反而算达标。

    改法：比较符改用“≥”。
    依据：比较符应与指标含义一致，正向指标用“≥”。
    """
    for row, target, value in view.targets:
        high = (
            is_good_share(row.name.text)
            or is_good_change(row.name.text)
            or (row.group is Group.SATISFACTION and "满意" in row.name.text)
        )
        doubtful = "不满意" in bare(row.name.text) or names_several_rates(row.name.text)
        if high and not doubtful and value.kind is Kind.PERCENT and value.comparator in _CEILING:
            message = f"{quote(row.name.text)}越高越好，指标值{quote(target.text)}却写成上限，比较符应为“≥”。"
            yield Fault(target.cell, message, row.name.text)


@check("T14", "应越低越好的指标写成了下限", Severity.WARNING)
def bad_outcome_floored(view: View) -> Iterator[Fault]:
    """投诉率、事故起数一类越低越好的指标写成“≥”，出问题越多越算达标。

    改法：比较符改用“≤”；确指处理、整改、下降的，在名称中写明。
    依据：比较符应与指标含义一致，反向指标用“≤”。
    """
    for row, target, value in view.targets:
        falls = _FALLS.search(target.text)  # 较上年下降5%以上 asks for a fall, of which more is better
        if is_bad_outcome(row.name.text) and value.comparator in _FLOOR and value.number is not None and not falls:
            message = f"{quote(row.name.text)}越低越好，指标值{quote(target.text)}却写成下限，比较符应为“≤”。"
            yield Fault(target.cell, message, row.name.text)


@check("T15", "下限为零的指标没有约束", Severity.WARNING)
def floor_of_zero(view: View) -> Iterator[Fault]:
    """指标值为“≥0”，不论做没做都算完成。

    改法：填写应达到的数值；应为零的改用“=0”或“≤0”。
    依据：绩效目标应“细化量化”，能够区分完成与未完成。
    """
    for row, target, value in view.targets:
        if value.comparator is Comparator.AT_LEAST and value.number == 0:
            message = f"指标值{quote(target.text)}无论完成多少都能达到，没有约束作用。"
            yield Fault(target.cell, message, row.name.text)


@check("T16", "指标值为零，请确认", Severity.NOTICE)
def zero_target(view: View) -> Iterator[Fault]:
    """名称不是投诉、事故一类应为零的事项，指标值却是零；完成率的分母为零，无法按比例测算。

    改法：请确认是否漏填数字；确应为零的可不改。
    依据：完成率＝实际完成值÷指标值，指标值为零时不能计算。
    """
    for row, target, value in view.targets:
        if value.number != 0 or value.comparator in _FLOOR or value.kind in {Kind.RANGE, Kind.TOLERANCE}:
            continue
        if is_good_share(row.name.text):
            message = f"{quote(row.name.text)}的指标值为{quote(target.text)}，请确认是否漏填数字。"
            yield Fault(target.cell, message, row.name.text)


def _signs(text: str) -> str:
    return text.replace(">=", "≥").replace("≧", "≥").replace("＞", "≥").replace(">", "≥").strip()[:1]


def _longer_is_better(value: Value) -> bool:
    return value.kind is Kind.DURATION and value.comparator in _FLOOR and value.unit in _LIMIT_UNITS


def _should_be_short(family: Family, name: str) -> bool:
    """Whether a stretch of time is a limit: any 时效 row but those about a service that lasts."""
    text = bare(name)
    lasting = _LONG_TIME.search(text if len(text) <= _SHORT_NAME else text[-_TAIL:])
    if lasting and (len(text) <= _SHORT_NAME or text.endswith(_TIME_NOUNS)) and not _SHORT_TIME.search(text):
        return False
    return family is Family.TIMELINESS or bool(_SHORT_TIME.search(text))


def _is_money(value: Value) -> bool:
    return value.kind is Kind.MONEY or (value.kind is Kind.RATE and value.unit.partition("/")[0] == "元")
