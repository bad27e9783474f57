"""What a heading means, alone."""

import pytest

from jixiao.form.model import Column
from jixiao.reader import headings
from jixiao.reader.headings import column_of, is_weak

MEANINGS = """
    三级指标|NAME
    指标名称（三级指标）|NAME
    ★三级指标|NAME
    【三级指标】|NAME
    一级 指标|LEVEL1
    二级 指标|LEVEL2
    年度指标值（A）|TARGET
    年初指标值|TARGET
    目标值及单位|TARGET
    2022年度目标值|TARGET
    年度预期指标值|TARGET
    调整后指标值|ADJUSTED_TARGET
    全年实际完成值（B）|ACTUAL
    截至年底实际完成情况|ACTUAL
    年末实际完成值|ACTUAL
    分值（100分）|WEIGHT
    指标分值(权重)|WEIGHT
    权重（%）|WEIGHT
    自评分|SCORE
    指标得分(分)|SCORE
    绩效自评得分|SCORE
    预算单位自评得分|SCORE
    复核分|REVIEWED_SCORE
    财政部门复核得分|REVIEWED_SCORE
    审核意见|REVIEWED_SCORE
    偏差原因分析及改进措施（未达标必填）|REASON
    偏差较大的原因说明|REASON
    未完成或偏离绩效目标的原因及下一步改进措施|REASON
    改进措施|MEASURE
    指标性质|COMPARATOR
    计量单位|UNIT
    指标值确定依据|TARGET_BASIS
    绩效指标描述|DESCRIPTION
    备注|NOTE
    计划任务数|TARGET
    指标目标|TARGET
    截至12月底完成值|ACTUAL
    1-12月完成值|ACTUAL
    1～12月份实际完成情况|ACTUAL
    2023年1月至12月完成情况|ACTUAL
    完成情况及数值|ACTUAL
    实施结果|ACTUAL
    三级指标权重|WEIGHT
    基准分|WEIGHT
    综合得分|SCORE
    审定得分|REVIEWED_SCORE
    指标方向性|COMPARATOR
    年中调整值|ADJUSTED_TARGET
    指标解释及计算公式|DESCRIPTION
    得分计算方法|STANDARD
"""
OTHERS = [
    "≥95%",
    "办理案件数量",
    "产出指标",
    "2021年",
    "及时",
    "0.5",
    "完成率",
    "得分系数",
    "评分依据",
    "任务名称",
    "年初预算数",
]


@pytest.mark.parametrize("line", [line.strip() for line in MEANINGS.strip().splitlines()])
def test_a_heading_names_its_column(line: str) -> None:
    text, column = line.split("|")
    assert column_of(text) is Column[column]


@pytest.mark.parametrize("text", OTHERS)
def test_other_texts_name_none(text: str) -> None:
    assert column_of(text) is None


def test_every_heading_holds_one_of_the_signs_that_headings_are_known_by() -> None:
    assert [word for word in headings._MEANING if not headings._SIGNAL.search(word)] == []


def test_a_word_with_other_uses_gives_way_to_a_surer_one() -> None:
    assert is_weak("绩效指标（全部）")
    assert not is_weak("三级指标")


def test_a_long_text_is_no_heading() -> None:
    assert column_of("指标值" * 40) is None
