"""The words of a header's lower rows: what each adds to the heading above it, and which name no column alone."""

from __future__ import annotations

import re
from collections.abc import Collection

from jixiao.form.model import Column

# The target of the form's year, beside what was reached in the years before it: 前年 | 上年 | 预计当年实现.
THIS_YEAR = frozenset(
    ["预计当年实现", "预期当年实现", "预计当年实现值", "预期当年实现值", "当年预期", "当年预计", "本年预期", "本年预计"]
)
_EARLIER = re.compile(r"上上?年度?|前年度?|去年|上年实际值?|前年实际值?|20\d\d年度?(实际值?)?|近[两二三]年(指标值)?")

# What a heading below another one adds to it.
BELOW: dict[Column, dict[str, Column]] = {
    Column.TARGET: {
        **dict.fromkeys(
            (
                "数值",
                "值",
                "内容",
                "数",
                "年初",
                "年初值",
                "年初设定",
                "年初设定值",
                "设定",
                "设定值",
                "预期",
                "计划",
                "目标",
                "数额",
                "指标值",
                "年度",
                "年度值",
                "当年",
                "本年",
                "年度指标值",
                "年度目标值",
                *THIS_YEAR,
            ),
            Column.TARGET,
        ),
        **dict.fromkeys(("符号", "性质", "比较符", "运算符", "计算符号", "方向"), Column.COMPARATOR),
        **dict.fromkeys(("单位", "计量单位", "度量单位"), Column.UNIT),
        **dict.fromkeys(("调整", "调整后", "调整值", "调整后值"), Column.ADJUSTED_TARGET),
        **dict.fromkeys(("实际", "完成", "实际完成", "实际值"), Column.ACTUAL),
        **dict.fromkeys(("优", "优秀"), Column.TARGET),  # targets by grade: the best one is what is aimed at
    },
    Column.SCORE: {
        **dict.fromkeys(("自评", "自评分", "单位自评", "部门自评"), Column.SCORE),
        **dict.fromkeys(
            ("复核", "审核", "评审", "复评", "财政", "财政复核", "主管部门", "主管部门复核"), Column.REVIEWED_SCORE
        ),
    },
    Column.STANDARD: dict.fromkeys(("优", "优秀"), Column.TARGET),  # 评价标准 over 优 | 良 | 中 | 差
    Column.ACTUAL: {
        **dict.fromkeys(("数值", "值", "内容", "数", "实际", "情况", "结果", "数额"), Column.ACTUAL),
        **dict.fromkeys(("单位", "计量单位", "度量单位"), Column.ACTUAL_UNIT),
    },
}
# Words that stand alone in a header row without naming a column.
_FRAGMENT_WORDS = """
    年度 全年 实际 年初 年终 预期 计划 目标 指标 绩效指标 指标值 完成值 值 数值 单位 内容 符号 调整 调整后 年初值
    年初设定 年初设定值 设定 设定值
    名称 分析 措施 改进措施 及改进措施 完成情况 情况 序号 权重 (A) (B) (C) A B C (B/A) B/A 分 (分) (百分制) (100分)
    优 优秀
"""
# Targets of several years beside those of the year, which alone are compared with what was done.
OTHER_SPAN = frozenset({"实施期", "中期", "中长期", "长期", "项目期", "三年", "周期", "实施期值", "中期值", "总体"})
# Below a heading, the targets for less than the best grade.
LOWER_GRADES = frozenset({"良", "良好", "中", "中等", "合格", "一般", "差", "较差", "不合格"})
FRAGMENTS = frozenset(_FRAGMENT_WORDS.split()) | OTHER_SPAN | LOWER_GRADES | BELOW[Column.SCORE].keys()


def is_earlier_year(text: str, beside: Collection[str]) -> bool:
    """Whether a heading names a year before the form's, beside one for the year itself.

    >>> is_earlier_year("上年", ["前年", "上年", "预计当年实现"]), is_earlier_year("2023年", ["2023年", "2024年"])
    (True, False)
    """
    return _EARLIER.fullmatch(text) is not None and not THIS_YEAR.isdisjoint(beside)
