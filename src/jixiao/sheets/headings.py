"""The headings of the sheets 校验结果 and 偏差原因提示, by which they are also read again."""

NUMBER, PLACE, SUBJECT = "序号", "位置", "指标"

SEVERITY, CODE, MESSAGE, REMEDY, BASIS, HANDLING = "级别", "编号", "问题", "改法", "依据", "处理情况"

GOAL, KIND, FACT, QUESTIONS = "目标", "偏差类型", "事实", "请核实并说明"
CATEGORY, REASON, EVIDENCE, MEASURE, WHO, WHEN = "原因类别", "原因", "佐证", "改进措施", "责任科室", "完成时限"
PREVIEW, OVERWRITE, STATE, GIVEN = "预览", "覆盖原文", "填写情况", "表中原文"

ANSWERS = (CATEGORY, REASON, EVIDENCE, MEASURE, WHO, WHEN)
"""What people fill in on 偏差原因提示."""

KEPT = (*ANSWERS, OVERWRITE)
"""What another review leaves as people put it there."""

TRACKED = "表中原文所在"
"""Not a heading: the cell that the formula under 表中原文 refers to, which follows rows that move."""
