"""Write 蔡甸区司法局's 部门整体绩效自评表 and 自评报告 of 2020: python workbooks/sources/caidian_2020.py [FILE].

The report goes into the workbook as a sheet, and beside it as a .docx.
"""

from __future__ import annotations

import sys
from pathlib import Path

import report_text
from department_form import build, load
from paper import save_book

HERE = Path(__file__).parent
DATA = HERE / "蔡甸区司法局-2020.toml"
REPORT = HERE / "蔡甸区司法局-2020.report.txt"
BOOK = HERE.parent / "蔡甸区司法局-2020-部门整体绩效自评表.xlsx"
DOCUMENT = HERE.parent / "蔡甸区司法局-2020-自评报告.docx"


def main(target: Path = BOOK) -> None:
    """Write the workbook to ``target``; a target that ends in .docx gets the report alone."""
    if target.suffix == ".docx":
        report_text.write_document(REPORT, target)
        return
    save_book(target, [build(load(DATA)), report_text.sheet(REPORT, "自评报告")], pack="hubei")
    if target == BOOK:
        report_text.write_document(REPORT, DOCUMENT)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
