"""Write the blank 部门整体绩效自评表 into templates/: python workbooks/sources/blank_department_form.py [FILE]."""

from __future__ import annotations

import sys
from pathlib import Path

from department_form import FormData, Row, build

BOOK = Path(__file__).parents[2] / "templates" / "部门整体绩效自评表-空白.xlsx"
LEVELS = (
    ("产出指标", "数量指标"),
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("产出指标", "时效指标"),
    ("产出指标", "成本指标"),
    ("效益指标", "社会效益指标"),
    ("效益指标", "可持续影响指标"),
    ("满意度指标", "服务对象满意度指标"),
)
INSTRUCTIONS = "\n".join(
    (
        "1. 年初目标值写明符号、数值和单位，如“≥12次”“≥90%”；定性指标写明要达到的状态。",
        "2. 实际完成值写年末的实际数，单位与年初目标值一致；目标值是数值的，不以“达成预期指标”等文字代替。",
        "3. 一行只设一个指标；年度目标里写明的数量、比率，都要有对应的指标行。",
        "4. 未达目标、明显超出目标以及年中调整预算的，在下面两栏写明原因、依据、改进措施和完成时限。",
        "5. 年度目标不止三个的，复制“年度目标3”整块各行，接在其下；用不到的行整行删去。",
    )
)


def main(target: Path = BOOK) -> None:
    """Write the blank form to ``target``."""
    goals = ("1", "2", "3")
    form = FormData(
        title="（    ）年度部门整体绩效自评表",
        department="",
        filled_on="      年   月   日",
        headings=("年度绩效目标完成情况", "一级指标", "二级指标", "三级指标", "年初目标值", "实际完成值"),
        budget={"label": "部门整体支出总额"},
        goals=tuple((f"年度目标{number}：", True) for number in goals),
        rows=tuple(Row(number, *levels, "", "", "") for number in goals for levels in LEVELS),
        boxes=(("偏差大或目标未完成原因分析", ""), ("改进措施及结果应用方案", ""), ("填表说明", INSTRUCTIONS)),
    )
    build(form).save(target)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
