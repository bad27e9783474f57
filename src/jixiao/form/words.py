"""Which family a first- or second-level heading belongs to, whatever words a province uses for it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from jixiao.form.family import Family, Group

_GROUP_WORDS: dict[Group, tuple[str, ...]] = {
    Group.EXECUTION: (
        "预算执行率",
        "预算执行",
        "预算执行情况",
        "资金执行率",
        "执行率",
        "预算完成率",
        "支出进度",
        "当年预算执行情况",
    ),
    Group.COST: ("成本", "成本控制", "运行成本", "经济成本", "社会成本", "生态环境成本"),
    Group.OUTPUT: (
        "产出",
        "项目产出",
        "项目完成",
        "绩效产出",
        "履职产出",
        "目标产出",
        "产出目标",
        "产出及成本",
        "部门产出",
        "产出绩效",
        "履职",
        "部门履职",
        "履职情况",
    ),
    Group.BENEFIT: (
        "效益",
        "效果",
        "项目效益",
        "项目效果",
        "效益目标",
        "效果目标",
        "社会效应",
        "结果",
        "履职效益",
        "履职效果",
        "影响",
        "影响力",
        "绩效效益",
        "效益与效果",
        "预期效益",
        "影响力目标",
    ),
    Group.SATISFACTION: (
        "满意度",
        "满意",
        "满意度目标",
        "服务对象满意度",
        "公众满意度",
        "社会满意度",
        "社会公众满意度",
    ),
    Group.MANAGEMENT: (
        "管理",
        "管理效率",
        "基础管理",
        "履职效能",
        "投入",
        "过程",
        "决策",
        "管理效能",
        "投入管理",
        "项目决策",
        "项目管理",
        "项目过程",
        "部门决策",
        "部门管理",
        "可持续发展能力",
        "预算管理",
        "预算管理情况",
        "财务管理",
        "资金管理",
        "投入和管理",
        "业务管理",
        "资金投入",
        "运行管理",
        "能力建设",
    ),
}

_FAMILY_WORDS: dict[Family, tuple[str, ...]] = {
    Family.QUANTITY: ("数量", "产出数量", "完成数量", "任务数量", "工作数量", "工作量"),
    Family.QUALITY: ("质量", "产出质量", "完成质量"),
    Family.TIMELINESS: ("时效", "进度", "产出时效", "时效性", "时间", "完成时效", "产出进度", "完成进度"),
    Family.COST: (
        "成本",
        "经济成本",
        "社会成本",
        "生态环境成本",
        "生态成本",
        "环境成本",
        "产出成本",
        "成本控制",
        "成本节约",
    ),
    Family.ECONOMIC: ("经济效益", "经济效果", "经济", "经济效应", "经济影响"),
    Family.SOCIAL: ("社会效益", "社会效果", "社会效应", "社会", "社会影响", "社会公众效益"),
    Family.ECOLOGICAL: (
        "生态效益",
        "环境效益",
        "环保效益",
        "生态环境影响",
        "生态环境效益",
        "生态",
        "环境",
        "生态效果",
        "环境效果",
        "生态环境",
        "生态影响",
    ),
    Family.SUSTAINED: (
        "可持续影响",
        "可持续",
        "可持续性",
        "可持续发展",
        "可持续效益",
        "持续影响",
        "可持续影响效益",
        "可持续性影响",
        "可持续发展影响",
        "可持续影响力",
        "长期影响",
        "长效影响",
    ),
    Family.SATISFACTION: (
        "服务对象满意度",
        "满意度",
        "社会公众满意度",
        "公众满意度",
        "社会满意度",
        "群众满意度",
        "受益对象满意度",
        "服务对象满意",
        "受益群众满意度",
        "服务对象或项目受益人满意度",
        "帮扶对象满意度",
        "社会公众或服务对象满意度",
        "服务对象满意程度",
        "服务满意度",
        "受益人满意度",
        "受益者满意度",
        "公众或服务对象满意度",
        "社会公众及服务对象满意度",
        "所属单位满意度",
        "联系部门满意度",
        "服务对象",
    ),
    Family.EXECUTION: ("预算执行率", "预算执行", "资金执行率", "执行率", "预算完成率", "预算资金执行率", "支出进度"),
}

_GROUPS = {word: group for group, words in _GROUP_WORDS.items() for word in words}
_FAMILIES = {word: family for family, words in _FAMILY_WORDS.items() for word in words}

_GROUP_OF_FAMILY = {
    Family.QUANTITY: Group.OUTPUT,
    Family.QUALITY: Group.OUTPUT,
    Family.TIMELINESS: Group.OUTPUT,
    Family.COST: Group.COST,
    Family.ECONOMIC: Group.BENEFIT,
    Family.SOCIAL: Group.BENEFIT,
    Family.ECOLOGICAL: Group.BENEFIT,
    Family.SUSTAINED: Group.BENEFIT,
    Family.SATISFACTION: Group.SATISFACTION,
    Family.EXECUTION: Group.EXECUTION,
}
_FAMILY_OF_GROUP = {
    Group.COST: Family.COST,
    Group.SATISFACTION: Family.SATISFACTION,
    Group.EXECUTION: Family.EXECUTION,
}

_BRACKETS = re.compile(r"[(\[【{〔][^()\[\]【】{}〔〕]*[)\]】}〕]")
# 1.、（一）、A1、B-2、①（which NFKC makes a 1）、★; 一级指标1： names the column again.
_NUMBERING = re.compile(
    r"^[*★☆●■◆▲#]*(?:[一二三]级指标\d{0,2}[:：])?"
    r"(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）.、．:：]+|[A-Za-z]{1,2}(?:[-.]?\d{1,2}){0,3}[.、．:：]*(?=[一-鿿])"
    r"|\d{1,2}(?:[-.]\d{1,2}){0,3}[.、．:：]*(?=[一-鿿]))?"
)
_WEIGHT = re.compile(r"[:：]?\d+(\.\d+)?(分|%)?$")


@lru_cache(maxsize=4096)
def core_word(text: str) -> str:
    """The bare word of a level heading: without spaces, numbering, brackets, weight and the ending 指标.

    >>> core_word("一、产出 指标（50分）"), core_word("效益指标 30"), core_word("数量")
    ('产出', '效益', '数量')
    """
    word = "".join(unicodedata.normalize("NFKC", text).split())
    word = _BRACKETS.sub("", word)
    word = _NUMBERING.sub("", word)
    word = _WEIGHT.sub("", word).strip("*★:：、.")
    return word.removesuffix("等").removesuffix("指标").removesuffix("类") or word


def group_of(text: str) -> Group | None:
    """The group that a first-level heading names, None where it names none.

    >>> group_of("产出指标(50分)"), group_of("效果指标"), group_of("职责履行")
    (<Group.OUTPUT: '产出指标'>, <Group.BENEFIT: '效益指标'>, None)
    """
    return _GROUPS.get(core_word(text))


def family_of(text: str) -> Family | None:
    """The family that a second-level heading names, None where it names none.

    >>> family_of("进度指标"), family_of("环境效益"), family_of("职责履行")
    (<Family.TIMELINESS: '时效指标'>, <Family.ECOLOGICAL: '生态效益指标'>, None)
    """
    return _FAMILIES.get(core_word(text))


def is_level(text: str) -> bool:
    """Whether a text is a first- or second-level heading.

    >>> is_level("1.数量指标"), is_level("办理案件数量")
    (True, False)
    """
    return group_of(text) is not None or family_of(text) is not None


def group_of_family(family: Family) -> Group:
    """The group that a family usually stands under."""
    return _GROUP_OF_FAMILY.get(family, Group.OTHER)


def family_of_group(group: Group) -> Family:
    """The family of a group that has only one, else OTHER."""
    return _FAMILY_OF_GROUP.get(group, Family.OTHER)
