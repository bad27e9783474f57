"""Write 天津市司法局's sixteen 项目支出绩效目标表 of 2024: python workbooks/sources/tianjin_2024.py [FILE [FILE]].

The first file has one sheet for each table, the second all of them one below the other in one sheet.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from paper import SUBTITLE, TITLE, Look, Paper, save_book
from target_table_form import WIDTHS, TargetTable, lay_out, load

HERE = Path(__file__).parent
DATA = HERE / "天津市司法局-2024.toml"
BOOKS = (
    HERE.parent / "天津市司法局-2024-项目支出绩效目标表.xlsx",
    HERE.parent / "天津市司法局-2024-项目支出绩效目标表-一张工作表.xlsx",
)
PACK = "tianjin"
CONTENTS = "目录"
ENTRY = Look(align="left", size=11, framed=False)


def main(many: Path = BOOKS[0], one: Path = BOOKS[1]) -> None:
    """Write both workbooks."""
    data, tables = load(DATA)
    save_book(many, [_cover(data), *map(_sheet, tables)], PACK)
    _one_sheet(data, tables).save(one)


def _sheet(table: TargetTable) -> Paper:
    paper = Paper(table.sheet, WIDTHS, portrait=True)
    lay_out(paper, table)
    return paper


def _cover(data: dict[str, Any]) -> Paper:
    paper = Paper(CONTENTS, WIDTHS, portrait=True)
    _list_contents(paper, data)
    return paper


def _one_sheet(data: dict[str, Any], tables: Sequence[TargetTable]) -> Paper:
    paper = Paper(data["title"], WIDTHS, pack=PACK, portrait=True)
    row = _list_contents(paper, data)
    for table in tables:
        row = lay_out(paper, table, row + 1)
    return paper


def _list_contents(paper: Paper, data: dict[str, Any]) -> int:
    """Write the cover and the list of tables; give back the row below."""
    for row, (text, look) in enumerate(
        ((data["bureau"], TITLE), (data["title"], TITLE), (data["year"], SUBTITLE), (data["contents_title"], TITLE)),
        start=1,
    ):
        paper.put(f"A{row}:G{row}", text, look)
    for row, text in enumerate(data["contents"], start=5):
        paper.put(f"A{row}:G{row}", text, ENTRY)
    return 5 + len(data["contents"])


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
