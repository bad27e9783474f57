"""Write the blank target tables into templates/: python workbooks/sources/blank_target_forms.py [FILE [FILE]]."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from paper import HEADING, TEXT, Paper
from target_table_form import WIDTHS, Row, TargetTable, lay_out

TEMPLATES = Path(__file__).parents[2] / "templates"
BOOKS = (TEMPLATES / "项目支出绩效目标表-空白.xlsx", TEMPLATES / "预算项目绩效目标表-空白.xlsx")
LEVELS = (
    ("产出指标", "数量指标"),
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("产出指标", "时效指标"),
    ("产出指标", "成本指标"),
    ("效益指标", "经济效益指标"),
    ("效益指标", "社会效益指标"),
    ("效益指标", "生态效益指标"),
    ("效益指标", "可持续影响指标"),
    ("满意度指标", "服务对象满意度指标"),
)
INSTRUCTIONS = (
    "1. 指标值写明符号、数值和单位，如“≥200件”“≤50万元”“≥90%”；定性指标写明要达到的状态。",
    "2. 数量指标写“≥”或确数；时效指标写完成时限，如“2024年6月30日前”“≤5个工作日”。",
    "3. 各项总额类成本指标的指标值合计一般等于预算数，单价类成本指标写明计量单位，如“≤500元/人次”。",
    "4. 同类指标不止一个的，在下方插入行；用不到的行整行删去。一个工作簿可以放多张表，每张一个工作表。",
)
PLAN_INSTRUCTION = "5. 资金支出计划填到该月底为止的累计百分比，逐期不减，12月底为100。"


def main(plain: Path = BOOKS[0], planned: Path = BOOKS[1]) -> None:
    """Write both blank forms."""
    rows = tuple(Row(*levels, "", "", "") for levels in LEVELS)
    form = TargetTable("项目支出绩效目标表", "项目支出绩效目标表", "", "单位：万元", "", "", "", "", "", "", rows)
    form = replace(form, fiscal_label="其中：财政资金", goal_lines=3)
    _page(form, INSTRUCTIONS).save(plain)
    form = replace(
        form, sheet="预算项目绩效目标表", title="预算项目绩效目标表", code="", plan=("",) * 4, has_basis=True
    )
    _page(form, (*INSTRUCTIONS, PLAN_INSTRUCTION)).save(planned)


def _page(form: TargetTable, instructions: tuple[str, ...]) -> Paper:
    paper = Paper(form.sheet, WIDTHS, portrait=True)
    row = lay_out(paper, form)
    paper.put(f"A{row}", "填表说明", HEADING)
    paper.put(f"B{row}:G{row}", "\n".join(instructions), TEXT)
    return paper


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
