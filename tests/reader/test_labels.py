"""What the first text of a row says that the row is."""

import pytest

from jixiao.reader.labels import label_of

LABELS = """
TOTAL: 总分|合计|小计|总 分|自评总分|总计|合计：|总分（100分）|产出指标小计|总得分|自评总分：97.69分
CONCLUSION: 整体支出绩效自评结论|自评结论|绩效自评结论：良好|评价结论|评价结果|部门整体绩效自评结论
REMARK: 偏差大或目标未完成原因分析|偏差大或目前未完成原因分析|改进措施及结果应用方案|其他需要说明的问题
REMARK: 存在的问题|存在问题及原因分析|下一步改进措施|下一步工作计划|改进建议|（自评等级）|评价等级
SIGNATURE: 填表人：张三|填报人（签字）：|联系电话：123|单位负责人签字：|填报日期：2022年1月5日|审核人|经办人：李四
NOTE: 注：1.定量指标|备注：无|填表说明|说明：本表|注1：其他资金|填报说明：一、
INFORMATION: 项目名称|项目名称：就业补助|部门名称|单位名称：某局|主管部门|实施单位|项目编码|部门（单位）名称
GOAL_LINE: 年度目标1：普法|年度目标 2: 调解|目标一：办案|绩效目标3：保障
GOAL: 年度总体目标|年度绩效目标|绩效目标|年度目标|总体目标|年度绩效目标完成情况|年度总体目标完成情况
GOAL: 项目绩效总目标|年度总目标
TITLE: 整体支出绩效自评表|2022年度项目支出绩效自评表|1.数字化运维项目绩效目标表
"""
ORDINARY = """
    办理案件数量 产出指标 绩效目标1 总体满意度 培训人次（5分） 整改措施落实率 满意度 项目名称变更数 ≥95%
    负责人满意度 部门联动次数 单位成本 备注率 数量指标 服务人次合计数 电话接通率
"""


@pytest.mark.parametrize(
    ("label", "text"),
    [(line.split(": ")[0], text) for line in LABELS.strip().splitlines() for text in line.split(": ", 1)[1].split("|")],
)
def test_a_label_is_known_by_its_words(label: str, text: str) -> None:
    found = label_of(text)
    assert found is not None
    assert found.name == label


@pytest.mark.parametrize("text", ORDINARY.split())
def test_an_ordinary_text_is_no_label(text: str) -> None:
    assert label_of(text) is None
