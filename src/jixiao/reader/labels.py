"""The labels that stand outside the indicator table: what begins or ends a part of a form."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

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


_TOTAL = re.compile(
    r"(.{0,10}?)(总分|合计|小计|总计|总得分|自评总分|合计得分|综合得分|总分值|累计得分|最终得分|合计分|得分合计|分值合计|小计分)"
    r"(\(.*\))?[:：]?(\d+(\.\d+)?分?)?(\(.*\))?"
)
_SIGNER = (
    "填表人|填报人|填表人员|填报人员|制表人|制表|联系人|联系电话|电话|单位负责人|部门负责人|项目负责人|财务负责人|负责人|审核人|复核人|"
    "经办人|填报日期|填表日期|填报时间|填表时间|日期|填报单位负责人|分管领导|主要负责人|科室负责人|单位盖章|单位公章|填报单位盖章|"
    "审核意见|领导签字|评价人员|评价组组长|主管部门意见|财政部门意见|自评人员|自评小组成员|评价小组"
)
_PATTERNS: tuple[tuple[Label, re.Pattern[str]], ...] = (
    (
        Label.NOTE,
        re.compile(r"(注|备注|说明|填表说明|填报说明|填写说明|注释|注意事项|编制说明)\d{0,2}([:：、.．;；].*|$)"),
    ),
    (
        Label.SIGNATURE,
        re.compile(rf"({_SIGNER})(姓名)?([(（](签[字名章]|盖章|公章|签字盖章).*?[)）]|签[字名章]|盖章)*([:：].*)?"),
    ),
    (Label.TOTAL, _TOTAL),
    (
        Label.CONCLUSION,
        re.compile(
            r".{0,12}?((绩效)?自[评我]评?价?(总体)?结论|评价结论|总体结论|综合结论|综合评价|自评结果|评价结果|绩效自评情况|自评总体评价)([:：].*)?"
        ),
    ),
    (
        Label.REMARK,
        re.compile(
            r"(\(?[一二三四五六七八九十\d]+[)、.．])?(偏差[较过]?大或(目标|目前|指标)?未(完成|达成).{0,8}|.{0,4}改进措施及结果应用.{0,4}|其他?它?需要?说明的?(问题|情况|事项)|"
            r"其他说明|存在的?(主要)?问题.{0,10}|下一步.{0,10}(措施|工作|计划|打算|建议|意见)|(主要)?经验.{0,8}|有关建议|"
            r"(主要)?偏差原因.{0,10}|未完成.{0,8}(原因|措施).{0,8}|改进(措施|意见|建议)(?!.*率).{0,8}|整改(措施|意见|建议)(?!.*率).{0,8}|"
            r"\(?(自评|评价|绩效|绩效自评)等级\)?|自评组织.{0,6}|自评工作.{0,6}|综合分析.{0,6}|绩效分析.{0,6}|"
            r"结果应用.{0,8}|目标未完成.{0,10}|自评得出的结论.{0,6}|扣分原因.{0,8}|(主要)?工?作?成效|原因分析.{0,10})([:：].*)?"
        ),
    ),
    (
        Label.INFORMATION,
        re.compile(
            r"(项目(支出)?(名称|编码|代码|类型|属性|类别)|(一级)?(二级)?项目名称|(部门|单位|预算单位|填报单位|主管部门|预算部门|实施单位|项目单位|"
            r"项目实施单位|部门\(单位\)|主管部门及代码|资金使用单位)(\(.*\))?(名称)?(及代码|代码)?(\(.*\))?|专项\(?项目\)?名称|政策名称|转移支付名称)([:：].*)?"
        ),
    ),
    (
        Label.GOAL_LINE,
        re.compile(r"(年度|总体|绩效|年度绩效|分项|年度总体)?目标([1-9]\d?|[一二三四五六七八九十]{1,3})[:：、.．].+"),
    ),
    (
        Label.GOAL,
        re.compile(
            r"((年度|全年|当年|年初|项目|部门|整体|部门整体|单位|预算|支出|总体|中期|实施期)*(总体|绩效|预期|工作|整体|年度|设定)+(绩效)?目标|年度目标)"
            r"(及|和)?(实际)?(完成|实现)?(情况)?(\(.*\))?[:：]?"
        ),
    ),
    (Label.TITLE, re.compile(r".{0,60}(自评|绩效|目标|评价).{0,30}(表|表\(.*\)|自评结果|自评情况|评价结果)")),
)
_LONGEST = 400


@lru_cache(maxsize=4096)
def label_of(text: str) -> Label | None:
    """What the first text of a row says that the row is, None where it is an ordinary text.

    >>> label_of("总 分"), label_of("填表人：张三"), label_of("办理案件数量")
    (<Label.TOTAL: 1>, <Label.SIGNATURE: 4>, None)
    """
    word = compact(text[:_LONGEST])
    return next((label for label, pattern in _PATTERNS if pattern.fullmatch(word)), None)


def is_total_label(text: str, *, beside_values: bool) -> bool:
    """Whether a text labels a total row; beside a target or an actual only a bare 总分 or 合计 does.

    >>> is_total_label("合计", beside_values=True), is_total_label("服务人次合计", beside_values=True)
    (True, False)
    """
    if label_of(text) is not Label.TOTAL:
        return False
    match = _TOTAL.fullmatch(compact(text))
    return not beside_values or (match is not None and not match[1])


def is_grand_total(text: str) -> bool:
    """Whether a total's label is that of the whole form.

    >>> is_grand_total("自评总分"), is_grand_total("产出指标小计")
    (True, False)
    """
    return "小计" not in compact(text)
