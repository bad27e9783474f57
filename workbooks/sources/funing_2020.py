"""Write 抚宁区司法局's nine 预算项目绩效目标表 of 2020 as a workbook.

Usage: python workbooks/sources/funing_2020.py [FILE].
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from paper import SUBTITLE, TITLE, Look, Paper, save_book
from target_table_form import WIDTHS, TargetTable, lay_out, load

HERE = Path(__file__).parent
DATA = HERE / "抚宁区司法局-2020.toml"
OVERALL = DATA.with_suffix(".overall.txt")
BOOK = HERE.parent / "抚宁区司法局-2020-预算项目绩效目标表.xlsx"
PARAGRAPH = Look(align="left", size=11, framed=False)
PART_TITLE = Look(font="黑体", size=14, framed=False)


def main(target: Path = BOOK) -> None:
    """Write the workbook to ``target``."""
    data, tables = load(DATA)
    save_book(target, [_overall(data), *map(_sheet, tables)])


def _sheet(table: TargetTable) -> Paper:
    paper = Paper(table.sheet, WIDTHS, portrait=True)
    lay_out(paper, table)
    return paper


def _overall(data: dict[str, Any]) -> Paper:
    """The first part of the document: its title and the goals of the whole department in words."""
    paper = Paper("部门整体绩效目标", WIDTHS, portrait=True)
    heads = (
        (f"{data['title']} {data['state']}", TITLE),
        (f"{data['editor']}    {data['reviewer']}", SUBTITLE),
        ("第一部分  部门整体绩效目标", PART_TITLE),
    )
    texts = OVERALL.read_text(encoding="utf-8").splitlines()
    for row, (text, look) in enumerate((*heads, *((text, PARAGRAPH) for text in texts)), start=1):
        paper.put(f"A{row}:G{row}", text, look)
    return paper


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
