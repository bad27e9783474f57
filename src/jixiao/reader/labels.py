"""The labels that stand outside the indicator table: what begins or ends a part of a form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum, auto
from functools import lru_cache

from jixiao.form.model import Cell
from jixiao.reader.grid_view import compact


class Label(Enum):
    """What a row's first text says the row is."""

    TOTAL = auto()  # 总分、合计、小计
    CONCLUSION = auto()  # 自评结论
    REMARK = auto()  # 文字栏
    SIGNATURE = auto()  # 填表人、联系电话
    NOTE = auto()  # 注、填表说明
    INFORMATION = auto()  # 项目名称、部门名称
    GOAL = auto()  # 年度总体目标
    GOAL_LINE = auto()  # 年度目标1：……
    TITLE = auto()  # ……绩效自评表


_NUMBERING = r"(?:\(?[一二三四五六七八九十\d]{1,2}[)、.．])?"
_BEHIND_COLON = r"(?:[:：].*)?"
_SEAL = r"(?:\((?:签[字名章]|盖章|公章).*?\)|签[字名章]|盖章)?"
_BRACKET = r"(?:\(.*\))?"

# Each word is a pattern of its own. What is read here has no white space and no full-width letters or brackets.
_TOTALS = """
    总分 总体得分 合计 小计 总计 总得分 自评总分 合计得分 综合得分 总分值 累计得分 最终得分 合计分
    得分合计 分值合计 小计分
"""
_NOTES = """
    注 备注 说明 填表说明 填报说明 填写说明 注释 注意事项 编制说明
"""
_SIGNATURES = """
    填表人 填报人 填表人员 填报人员 制表人 制表 联系人 联系电话 电话 经办人 审核人 复核人 分管领导 领导签字 审核意见
    单位负责人 部门负责人 项目负责人 财务负责人 科室负责人 填报单位负责人 主要负责人 负责人
    填报日期 填表日期 填报时间 填表时间 日期 单位盖章 单位公章 填报单位盖章 主管部门意见 财政部门意见
    评价人员 评价组组长 评价小组 自评人员 自评小组成员
"""
_CONCLUSIONS = """
    (绩效)?自[评我]评?价?(总体)?结论 评价结论 总体结论 综合结论 综合评价 自评结果 评价结果 绩效自评情况 自评总体评价
"""
_REMARKS = r"""
    偏差[较过]?大或(目标|目前|指标)?未(完成|达成).{0,8} (主要)?偏差原因.{0,10} 未完成.{0,8}(原因|措施).{0,8}
    原因分析.{0,10} 目标未完成.{0,10} 扣分原因.{0,8} .{0,4}改进措施及结果应用.{0,4} 结果应用.{0,8}
    (改进|整改)(措施|意见|建议)(?!.*率).{0,8} 下一步.{0,10}(措施|工作|计划|打算|建议|意见) 有关建议
    存在的?(主要)?问题.{0,10} 其[他它]需?要?说明的?(问题|情况|事项) 其他说明
    (主要)?经验.{0,8} (主要)?工?作?成效 \(?(自评|评价|绩效|绩效自评)等级\)?
    自评组织.{0,6} 自评工作.{0,6} 综合分析.{0,6} 绩效分析.{0,6} 自评得出的结论.{0,6}
"""
_INFORMATION = r"""
    (一级|二级)?项目(支出)?(名称|编码|代码|类型|属性|类别) 专项\(?项目\)?名称 政策名称 转移支付名称
    (预算|填报|主管|项目|实施|项目实施|资金使用|预算主管)?(部门|单位|部门\(单位\))(\(.*\))?(名称)?(及?代码)?
"""
_GOALS = """
    (年度|全年|当年|年初|项目|政策|部门|整体|单位|预算|支出|总体|总|绩效|预期|工作|设定|中期|实施期){1,5}目标
    (年度|全年)履职(总体)?目标
"""
# A list of tasks or projects has texts and amounts of its own, which are not the form's.
_LIST = re.compile(
    r"(重点)?(工作)?(任务|项目|政策|专项)(名称|内容)|主要内容|序号|项目级次|"
    r"(年度)?(主要|重点)(工作)?任务|(对应|涉及|所属)项目"
)
_LONGEST = 400


def _any(words: str) -> str:
    return "(?:" + "|".join(words.split()) + ")"


# In this order: what a row is called first decides.
_MEANING: dict[Label, re.Pattern[str]] = {
    label: re.compile(pattern)
    for label, pattern in {
        Label.NOTE: _any(_NOTES) + r"\d{0,2}(?:[:：、.．;；].*)?",
        Label.SIGNATURE: _any(_SIGNATURES) + r"(?:姓名)?" + _SEAL + _BEHIND_COLON,
        Label.TOTAL: r"(.{0,10}?)" + _any(_TOTALS) + _BRACKET + r"[:：]?(?:\d+(?:\.\d+)?分?)?" + _BRACKET,
        Label.CONCLUSION: r".{0,12}?" + _any(_CONCLUSIONS) + _BEHIND_COLON,
        Label.REMARK: _NUMBERING + _any(_REMARKS) + _BEHIND_COLON,
        Label.INFORMATION: _any(_INFORMATION) + _BRACKET + _BEHIND_COLON,
        Label.GOAL_LINE: r"(?:年度|总体|绩效|分项){0,2}目标(?:[1-9]\d?|[一二三四五六七八九十]{1,3})"
        r"(?:[:：、.．].*|\(.*\).*)",
        Label.GOAL: _any(_GOALS) + r"[及和]?(?:实际)?(?:完成|实现)?(?:情况)?" + _BRACKET + "[:：]?",
        Label.TITLE: r".{0,60}(?:自评|绩效|目标|评价).{0,30}(?:表|表\(.*\)|自评结果|自评情况|评价结果)",
    }.items()
}


@lru_cache(maxsize=4096)
def label_of(text: str) -> Label | None:
    """What the first text of a row says that the row is, None where it is an ordinary text.

    >>> label_of("总 分"), label_of("填表人：张三"), label_of("办理案件数量")
    (<Label.TOTAL: 1>, <Label.SIGNATURE: 4>, None)
    """
    word = compact(text[:_LONGEST])
    return next((label for label, pattern in _MEANING.items() if pattern.fullmatch(word)), None)


def is_total_label(text: str, *, beside_values: bool) -> bool:
    """Whether a text labels a total row; beside a target or an actual only a bare 总分 or 合计 does.

    >>> is_total_label("合计", beside_values=True), is_total_label("服务人次合计", beside_values=True)
    (True, False)
    """
    if label_of(text) is not Label.TOTAL:
        return False
    match = _MEANING[Label.TOTAL].fullmatch(compact(text))
    return not beside_values or (match is not None and not match[1])


def heads_list(cells: Iterable[Cell]) -> bool:
    """Whether a row of cells heads a list of tasks or projects: 任务名称、主要内容."""
    return any(_LIST.fullmatch(compact(cell.text)) for cell in cells)


def is_grand_total(text: str) -> bool:
    """Whether a total's label is that of the whole form.

    >>> is_grand_total("自评总分"), is_grand_total("产出指标小计")
    (True, False)
    """
    return "小计" not in compact(text)
