"""The text boxes below the table."""

import pytest

from jixiao.reader import read_forms
from text_grid import sheet_from_text

TABLE = "一级指标 | 三级指标 | 指标值 | 实际完成值\n产出指标 | 件数 | 1件 | 1件\n总分 | | |\n"


@pytest.mark.parametrize(
    ("row", "ref", "text"),
    [
        ("整体支出绩效自评结论 | < | 总体良好 | <", "C4", "总体良好"),
        ("整体支出绩效自评结论 | | | 总体良好", "D4", "总体良好"),
        ("自评结论：总体良好 | < | < | <", "A4", "自评结论：总体良好"),
        ("自评结论 | | |", "B4", ""),
    ],
)
def test_the_conclusion_stands_beside_its_label_or_behind_a_colon(row: str, ref: str, text: str) -> None:
    (form,), _ = read_forms(sheet_from_text(TABLE + row))
    assert form.conclusion is not None
    assert (form.conclusion.cell.ref, form.conclusion.cell.text) == (ref, text)


def test_remarks_keep_their_order() -> None:
    rows = "偏差大或目标未完成原因分析 | < | 无 | <\n改进措施及结果应用方案 | < | 加强管理 | <\n填表人：张三"
    (form,), _ = read_forms(sheet_from_text(TABLE + rows))
    assert [(remark.label, remark.label_cell.ref, remark.cell.text) for remark in form.remarks] == [
        ("偏差大或目标未完成原因分析", "A4", "无"),
        ("改进措施及结果应用方案", "A5", "加强管理"),
    ]
    assert form.conclusion is None
