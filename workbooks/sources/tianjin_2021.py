"""Write 天津市司法局's 整体支出绩效自评表 of 2021 as a workbook: python workbooks/sources/tianjin_2021.py [FILE]."""

from __future__ import annotations

import sys
from pathlib import Path

from self_evaluation_form import build, load

HERE = Path(__file__).parent
DATA = HERE / "天津市司法局-2021.toml"
BOOK = HERE.parent / "天津市司法局-2021-整体支出绩效自评表.xlsx"


def main(target: Path = BOOK) -> None:
    """Write the workbook to ``target``."""
    paper = build(load(DATA))
    paper.pack = "tianjin-2021"
    paper.save(target)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
