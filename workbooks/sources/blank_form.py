"""Write the blank 整体支出绩效自评表 into templates/: python workbooks/sources/blank_form.py [FILE]."""

from __future__ import annotations

import sys
from pathlib import Path

from self_evaluation_form import FormData, Row, build

BOOK = Path(__file__).parents[2] / "templates" / "整体支出绩效自评表-空白.xlsx"
LEVELS = (
    ("绩效目标1", "产出指标", "数量指标"),
    ("绩效目标1", "产出指标", "数量指标"),
    ("绩效目标1", "产出指标", "质量指标"),
    ("绩效目标1", "产出指标", "时效指标"),
    ("绩效目标1", "产出指标", "成本指标"),
    ("绩效目标1", "效益指标", "经济效益指标"),
    ("绩效目标1", "效益指标", "社会效益指标"),
    ("绩效目标1", "效益指标", "生态效益指标"),
    ("绩效目标1", "效益指标", "可持续影响指标"),
    ("总体满意度", "满意度指标", "服务对象满意度"),
)
INSTRUCTIONS = "\n".join(
    (
        "1. 年度指标值写明符号、数值和单位，如“≥200件”“≤50万元”“≥90%”；定性指标写明要达到的状态。",
        "2. 实际完成值写年末的实际数，单位与年度指标值一致；年度指标值是数值的，不以“已完成”等文字代替。",
        "3. 各行分值与预算执行率的分值合计一般为100分，以当地财政部门的要求为准。",
        "4. 得分低于分值的、明显超出年度指标值的，写明偏差原因、依据、改进措施、责任科室和完成时限。",
        "5. 绩效目标不止一个的，复制“绩效目标1”整块各行，接在其下；用不到的行整行删去。",
    )
)


def main(target: Path = BOOK) -> None:
    """Write the blank form to ``target``."""
    form = FormData(
        title="整体支出绩效自评表",
        year="    ",
        department="",
        unit="万元",
        budget={},
        goals=((1, "", ""), (2, "", ""), (3, "", "")),
        rows=tuple(Row(*levels, "", "", "", "", "", "") for levels in LEVELS),
        total=(None, None),
        conclusion="",
        instructions=INSTRUCTIONS,
    )
    build(form).save(target)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
