"""Write the blank 评分表 with 评分数据, and the blank 部门整体支出绩效自评表: python blank_scorecard.py [FILE FILE]."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import expenditure_form
from paper import save_book
from scorecard_form import CARD, ROOT, Row, Scorecard, build, build_inputs

BOOKS = (
    ROOT / "templates" / "部门整体支出绩效评价评分表-空白.xlsx",
    ROOT / "templates" / "部门整体支出绩效自评表-空白.xlsx",
)
LEVELS = (
    ("产出指标", "职责履行", "数量指标"),
    ("产出指标", "职责履行", "质量指标"),
    ("产出指标", "职责履行", "时效指标"),
    ("产出指标", "职责履行", "成本指标"),
    ("效益指标", "履职效益", "经济效益"),
    ("效益指标", "履职效益", "社会效益"),
    ("效益指标", "履职效益", "生态效益"),
    ("效益指标", "履职效益", "可持续影响指标"),
    ("满意度指标", "结果效益", "服务对象满意度指标"),
)


def main(card: Path = BOOKS[0], evaluation: Path = BOOKS[1]) -> None:
    """Write both blank forms."""
    save_book(card, [build(Scorecard("", _rows(), "")), build_inputs({})], pack="hunan")
    blank = dict.fromkeys(("target", "actual", "weight", "score"), "")
    rows = [dict(zip(("level1", "level2", "level3"), levels, strict=True)) | blank for levels in LEVELS]
    form = {
        "title": "部门整体支出绩效自评表",
        "year": "（    年度）",
        "project": "",
        "authority": "",
        "unit": "",
        "goal": "",
        "result": "",
        "foot": "填表人：     填表日期：  年  月  日     联系电话：           单位负责人签字：",
        "total": ("", ""),
        "budget": {"weight": 10},
        "rows": rows,
    }
    save_book(evaluation, [expenditure_form.build(form)], pack="hunan")


def _rows() -> tuple[Row, ...]:
    """The card's rows without scores, first and second level with the sum of their rows."""
    rows = tomllib.loads(CARD.read_text(encoding="utf-8"))["rows"]
    first: dict[str, int] = {}
    second: dict[tuple[str, str], int] = {}
    for row in rows:
        first[row["level1"]] = first.get(row["level1"], 0) + row["full"]
        pair = (row["level1"], row["level2"])
        second[pair] = second.get(pair, 0) + row["full"]
    return tuple(
        Row(
            f"{row['level1']}（{first[row['level1']]}分）",
            f"{row['level2']}（{second[row['level1'], row['level2']]}分）",
            f"{row['name']}（{row['full']}分）",
            row["explanation"],
            row["standard"],
            "",
        )
        for row in rows
    )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
