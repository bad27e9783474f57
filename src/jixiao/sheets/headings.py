"""The headings of the sheets 校验结果 and 偏差原因提示, by which they are also read again."""

NUMBER, PLACE, SUBJECT = "序号", "位置", "指标"

SEVERITY, CODE, MESSAGE, REMEDY, BASIS, HANDLING = "级别", "编号", "问题", "改法", "依据", "处理情况"

GOAL, KIND, FACT, QUESTIONS = "目标", "偏差类型", "事实", "请核实并说明"
CATEGORY, REASON, EVIDENCE, MEASURE, WHO, WHEN = "原因类别", "原因", "佐证", "改进措施", "责任科室", "完成时限"
GIVEN, LACKS = "已填原因", "尚缺"

ANSWERS = (CATEGORY, REASON, EVIDENCE, MEASURE, WHO, WHEN)
"""What people fill in on 偏差原因提示."""
