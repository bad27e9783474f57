"""Who signs below a form is read with what stands behind each label."""

from __future__ import annotations

import pytest

from jixiao.reader import read_forms
from text_grid import sheet_from_text

TABLE = "一级指标 | 三级指标 | 指标值 | 实际完成值\n产出指标 | 办理件数 | ≥2件 | 3件\n"


@pytest.mark.parametrize(
    ("foot", "signed"),
    [
        (
            "填表人：     填表日期：  年  月  日     联系电话：           单位负责人签字：  ",
            [("填表人", ""), ("单位负责人签字", "")],
        ),
        ("填表人：张三 | | 单位负责人（签字）：李四 |", [("填表人", "张三"), ("单位负责人(签字)", "李四")]),
        ("填报人： | 张三 | 联系电话： | 0731-0000000", [("填报人", "张三")]),
        ("填报人： | 联系电话：0731-0000000 | |", [("填报人", "")]),
        ("注：本表一式两份。 | | |", []),
    ],
)
def test_a_foot_gives_its_signatures(foot: str, signed: list[tuple[str, str]]) -> None:
    ((form,), _) = read_forms(sheet_from_text(TABLE + foot))
    assert [(remark.label, remark.cell.text) for remark in form.signatures] == signed
