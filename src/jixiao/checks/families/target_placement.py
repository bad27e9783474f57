"""T 指标值（四）: rows filed under the wrong level, values in names, several values in one row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set

from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.wording import quote
from jixiao.form.family import Family, Group
from jixiao.form.indicator_names import bare, is_bad_outcome, is_good_share, names_several_rates
from jixiao.form.words import family_of, group_of, group_of_family
from jixiao.values.model import Kind, Value

_PEOPLE_OR_TIMES = frozenset(["人次", "次", "场", "场次", "件", "份", "册", "本", "套", "期", "条", "篇", "人", "名"])
_SATISFACTION_OR_NONE = frozenset({Family.SATISFACTION, Family.OTHER})
_ACTIVITY = re.compile("(次数|场次|场数|份数|册数|期数|人次)$")
_ACTIVITY_UNITS = frozenset(["次", "场", "场次", "期", "份", "册", "本", "篇", "条"])
_SATISFACTION = re.compile("满意|认可|好评|评价|评议|测评|投诉|知晓|感受|获得感|幸福感|安全感|信任|信访|口碑")
_ACTIVITY_IN_WORDS = re.compile(
    "^(每[年月周日季半]|组织|举办|召开|开展).*(次|活动|培训|讲座|会议|检查|巡查|报告|演练)$"
)
_ECHO = re.compile("报道|转载|获奖|表彰|批示|推广|采纳|引用|下载|点击|阅读")  # what others did because of it
_TIME_WORDS = re.compile(
    "时|限|及|进度|按期|期限|周期|效率|响应|完成|率先|提前|当年|当日|日清|月|到位|发放|拨付|支付|兑付"
)
_COMPLAINTS = re.compile("(投诉|信访|上访)[^满意]{0,4}(次数|件数|起数|数|量)$")
# What a row under 满意度 is about, where it does not just name the people who were asked.
_OTHER_MEASURE = re.compile("(率|数|量|次|水平|能力|效果|影响力|机制)$|提高|提升|促进|保障|推动|增强|确保|完成")
_COST_SHARE = re.compile("率|比|占|节约|节支|控制|下降|降低|超|预算|成本|标准|资金使用|能耗|污染|损失")
_VALUE_IN_NAME = re.compile(
    r"(不少于|不低于|不超过|不高于|至少|≥|≤|>=|<=|控制在)\s*\d|\d+(\.\d+)?\s*[%％]?\s*[一-鿿]{0,3}(以上|以下|以内|之内)$"
)


@check("T31", "二级指标归类可能不当", Severity.NOTICE)
def indicator_misfiled(view: View) -> Iterator[Fault]:
    """指标的内容与所在的二级指标不符，例如把支出金额列作数量指标、把活动场次列作社会效益。

    改法：请确认归类；不当的移到相应的二级指标下。
    依据：数量指标反映做了多少，质量指标反映做得好坏，成本指标反映花了多少，效益指标反映产生的影响。
    """
    for row, target, value in view.targets:
        for families, misfiled, complaint in _MISFILED:
            if row.family in families and misfiled(bare(row.name.text), value):
                message = f"{row.family}中的{quote(row.name.text)}（{target.text.strip()}）{complaint}，请确认归类。"
                yield Fault(row.name, message, row.name.text)
                break


@check("T32", "满意度指标放在其他类别", Severity.NOTICE)
def satisfaction_misfiled(view: View) -> Iterator[Fault]:
    """名称是满意度，却没有放在满意度指标下。

    改法：请移到满意度指标下，并相应调整分值。
    依据：财预〔2020〕10号（原文待核对）：满意度单列为一级指标。
    """
    for row, _, value in view.targets:
        if row.group in {Group.SATISFACTION, Group.OTHER, Group.MANAGEMENT} or row.family in _SATISFACTION_OR_NONE:
            continue
        if re.search("满意(度|率|程度)$", bare(row.name.text)) and value.kind is Kind.PERCENT:
            message = f"{quote(row.name.text)}列在{row.family}下，应列在满意度指标下。"
            yield Fault(row.name, message, row.name.text)


@check("T33", "满意度指标内容不是满意度", Severity.NOTICE)
def satisfaction_row_is_not(view: View) -> Iterator[Fault]:
    """列在满意度指标下，名称、描述和指标值却都没有提到满意程度。

    改法：改为服务对象满意度；原内容属于产出或效益的，移到相应类别。
    依据：满意度指标反映服务对象对实施效果的满意程度。
    """
    for row, target, value in view.targets:
        if row.group is not Group.SATISFACTION or row.name.blank or group_of(row.name.text) is Group.EXECUTION:
            continue
        texts = [row.name.text, target.text, row.description.text if row.description else ""]
        other = _OTHER_MEASURE.search(bare(row.name.text))
        if value.kind is Kind.QUANTITY and _COMPLAINTS.search(bare(row.name.text)):
            message = (
                f"满意度指标下的{quote(row.name.text)}（{target.text.strip()}）是投诉的次数，不是满意程度，请核对。"
            )
            yield Fault(row.name, message, row.name.text)
        elif other and not any(_SATISFACTION.search(text) for text in texts):
            message = f"满意度指标下的{quote(row.name.text)}（{target.text.strip()}）没有提到满意程度，请核对。"
            yield Fault(row.name, message, row.name.text)


@check("T34", "二级指标与一级指标不匹配", Severity.NOTICE)
def level_under_wrong_group(view: View) -> Iterator[Fault]:
    """二级指标不属于它上面的一级指标，例如效益类指标列在产出指标下。

    改法：请核对一级、二级指标是否错位，并移到相应类别下。
    依据：财预〔2020〕10号（原文待核对）：产出指标含数量、质量、时效、成本，效益指标含经济、社会、生态效益和可持续影响。
    """
    seen: set[tuple[Group, str]] = set()
    groups = {row.group for row in view.form.filled}
    for row, _, _ in view.targets:
        if row.level2 is None or row.group not in {Group.OUTPUT, Group.BENEFIT}:
            continue
        word = row.level2.text.strip()
        family = family_of(word)
        proper = _group_of_level(word, family)
        if proper in {None, row.group} or _is_usual(row.group, proper, groups):
            continue
        if (row.group, word) not in seen:
            seen.add((row.group, word))
            message = f"二级指标{quote(word)}列在{row.group}下，通常属于{proper}。"
            yield Fault(row.level2, message, row.name.text)


@check("T35", "指标名称里写了指标值", Severity.NOTICE)
def value_in_name(view: View) -> Iterator[Fault]:
    """指标名称中带有“1次以上”“不低于90%”等数值，与指标值一栏重复，容易前后不一。

    改法：名称只写要衡量的事项，数值写在指标值一栏。
    依据：绩效自评表统一格式：三级指标与指标值分列填写。
    """
    for row, target, value in view.targets:
        if value.kind is not Kind.BLANK and _VALUE_IN_NAME.search(bare(row.name.text)):
            message = f"指标名称{quote(row.name.text)}中已含数值，与指标值{quote(target.text)}重复，名称宜只写事项。"
            yield Fault(row.name, message, row.name.text)


@check("T36", "一行有多个指标", Severity.NOTICE)
def several_values_in_row(view: View) -> Iterator[Fault]:
    """一行写了两个以上的比率，或指标值一格填了几个值，无法分别判断是否完成。

    改法：拆成几行，每行一个指标、一个指标值、一个分值。
    依据：一项三级指标对应一个指标值。
    """
    for row, target, value in view.targets:
        rates = names_several_rates(row.name.text)
        values = value.kind is Kind.COMPOSITE and sum(part.number is not None for part in value.parts) > 1
        if rates or values:
            message = f"{quote(row.name.text)}一行含多个指标（指标值{quote(target.text)}），宜拆分后分别填写。"
            yield Fault(row.name, message, row.name.text)


def _counted(name: str, value: Value) -> bool:
    counted = value.kind is Kind.QUANTITY and value.unit in _PEOPLE_OR_TIMES
    return counted and name.endswith(("数", "量", "人次", "次")) and not is_bad_outcome(name)


def _activity(name: str, value: Value) -> bool:
    if _ACTIVITY_IN_WORDS.search(name):
        return True
    counted = value.kind is Kind.QUANTITY and value.unit in _ACTIVITY_UNITS
    return counted and bool(_ACTIVITY.search(name)) and not is_bad_outcome(name) and not _ECHO.search(name)


def _share_without_cost(name: str, value: Value) -> bool:
    return value.kind is Kind.PERCENT and (is_good_share(name) or not _COST_SHARE.search(name))


def _share_without_time(name: str, value: Value) -> bool:
    return value.kind is Kind.PERCENT and is_good_share(name) and not _TIME_WORDS.search(name)


_Misfiled = tuple[frozenset[Family], Callable[[str, Value], bool], str]
_MISFILED: tuple[_Misfiled, ...] = (
    (frozenset({Family.QUANTITY}), lambda _, value: value.kind is Kind.MONEY, "是金额，通常属于成本指标"),
    (
        frozenset({Family.QUANTITY}),
        lambda name, value: (
            value.kind is Kind.PERCENT and name.endswith("率") and not name.endswith(("完成率", "覆盖率"))
        ),
        "是比率，通常属于质量指标",
    ),
    (frozenset({Family.QUALITY}), _counted, "是数量，通常属于数量指标"),
    (frozenset({Family.SOCIAL}), _activity, "是开展的活动，通常属于数量指标"),
    (frozenset({Family.TIMELINESS}), _share_without_time, "没有时间要求，通常属于质量或效益指标"),
    (frozenset({Family.COST}), _share_without_cost, "不是成本，通常属于质量或效益指标"),
)


def _is_usual(group: Group, proper: Group | None, groups: Set[Group]) -> bool:
    """Whether a level often stands under another group: 成本 under 产出, 满意度 under 效益 if it has none."""
    without_own = proper is Group.SATISFACTION and Group.SATISFACTION not in groups
    return (group is Group.OUTPUT and proper is Group.COST) or (group is Group.BENEFIT and without_own)


def _group_of_level(word: str, family: Family | None) -> Group | None:
    """The group that a second-level heading belongs to: by its family, or as a group named one level too low."""
    if family is not None:
        return group_of_family(family)
    return Group.BENEFIT if word.startswith(("效果", "效益")) else None
