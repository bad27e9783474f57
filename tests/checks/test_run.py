"""In which order the findings of a book come."""

from __future__ import annotations

from checks.case_files import findings
from jixiao.checks import Severity

FORM = """
三级指标 | 指标值 | 实际完成值
办理件数 | ≥200件 | 及时办理
"""
REPORT = """
青山县档案馆2021年度部门整体支出绩效自评报告
本馆按照年初计划组织实施各项工作，资金支付及时，管理规范，制度健全，各项任务均已完成，取得了较好的社会效益。
全年共召开业务培训会和现场推进会，组织人员赴基层调研，广泛听取群众的意见和建议，及时研究解决实际情况。
基本支出100万元，其中：工资福利支出60万元，商品和服务支出50万元。
"""


def test_findings_of_a_report_follow_those_of_the_forms_of_like_gravity() -> None:
    found = findings((("报告", REPORT), ("自评表", FORM)))
    warned = [finding.cell.sheet for finding in found if finding.severity is Severity.WARNING]
    assert set(warned) == {"自评表", "报告"}
    assert warned == sorted(warned, key=["自评表", "报告"].index)
