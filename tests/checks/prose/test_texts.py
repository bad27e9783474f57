"""In which texts of a book sums are looked for."""

from __future__ import annotations

from jixiao.checks.prose.texts import told
from jixiao.form.grid import Snapshot
from jixiao.reader import read_book
from text_grid import sheet_from_text

FORM = """
年度总体目标 | 预期目标 | < | 实际完成情况 | <
^ | 完成2次培训。 | < | 培训3场，参加120人。 | <
三级指标 | 指标值 | 实际完成值 | 偏差原因分析及改进措施 |
培训场次 | ≥2场 | 3场 | 增加了1场，共3场。 |
参加人数 | ≥100人 | 120人 | ^ |
"""
REPORT = """
青山县档案馆2021年度部门整体支出绩效自评报告
全年共召开业务培训会和现场推进会，组织人员赴基层调研，广泛听取群众的意见和建议，及时研究解决工作中遇到的实际情况。
本馆按照年初计划组织实施各项工作，共办理业务120件，接待群众350人，取得了较好的社会效益，全年没有发生安全事故。
"""


def test_every_text_with_two_figures_is_told_once() -> None:
    book = read_book(Snapshot((sheet_from_text(FORM, "自评表"), sheet_from_text(REPORT, "报告"))), "测试.xlsx")
    assert [(cell.sheet, cell.ref) for cell in told(book)] == [
        ("自评表", "D2"),
        ("自评表", "D4"),
        ("报告", "A3"),
    ]
