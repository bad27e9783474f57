"""The table beside each sample workbook: which point of a reviewer is found by which check in which cell."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jixiao.packs import load_pack
from jixiao.reader import read_book
from jixiao.review import Review, review_book
from jixiao.workbook import read_snapshot

WORKBOOKS = Path(__file__).parents[1] / "workbooks"
FILES = sorted(WORKBOOKS.glob("*.points.tsv"))
ANYWHERE = "*"


class Point(NamedTuple):
    """One line of such a table; a code that begins with ! must not come out."""

    book: Path
    number: str
    text: str
    code: str
    sheet: str
    cell: str

    def __str__(self) -> str:
        return f"{self.book.stem[:6]}-{self.number}-{self.code}-{self.sheet}!{self.cell}"


def points() -> list[Point]:
    """The lines of all tables."""
    return [point for file in FILES for point in points_of(file)]


def points_of(file: Path) -> list[Point]:
    """The lines of one table."""
    book = file.with_name(file.name.replace(".points.tsv", ".xlsx"))
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert rows[0] == ["点", "说明", "编号", "工作表", "单元格"], file.name
    return [Point(book, *row) for row in rows[1:]]


@cache
def review(book: Path) -> Review:
    """The review of a sample with the pack that it names."""
    read = read_book(read_snapshot(book), book.name)
    return review_book(read, load_pack(read.pack or "national"))


@cache
def found(book: Path) -> frozenset[tuple[str, str, str]]:
    """The findings of a sample: code, sheet and cell."""
    return frozenset((finding.code, finding.cell.sheet, finding.cell.ref) for finding in review(book).findings)
