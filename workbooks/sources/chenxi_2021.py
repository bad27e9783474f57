"""Write 辰溪县司法局's 评价报告, 评分表 and 自评表 of 2021: python workbooks/sources/chenxi_2021.py [FILE].

评分数据 holds what the report states and no more.
"""

from __future__ import annotations

import sys
from pathlib import Path

import expenditure_form
import report_text
import scorecard_form
from paper import save_book

HERE = Path(__file__).parent
NAME = "辰溪县司法局-2021"
BOOK = HERE.parent / f"{NAME}-部门整体支出绩效评价.xlsx"


def main(target: Path = BOOK) -> None:
    """Write the workbook to ``target``."""
    rows = scorecard_form.load_rows(HERE / f"{NAME}.评分表.toml")
    answers = scorecard_form.load_answers(HERE / f"{NAME}.评分数据.tsv")
    save_book(
        target,
        [
            report_text.sheet(HERE / f"{NAME}.评价报告.txt", "评价报告"),
            scorecard_form.build(scorecard_form.Scorecard("附件2：", rows, "93.5")),
            expenditure_form.build(expenditure_form.load(HERE / f"{NAME}.自评表.toml"), "附件3"),
            scorecard_form.build_inputs(answers),
        ],
        pack="hunan",
    )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
