"""The target tables in the repository are what their sources write, and their expected numbers follow from these."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "workbooks" / "sources"
BOOKS = {
    "tianjin_2024.py": (
        ROOT / "workbooks" / "天津市司法局-2024-项目支出绩效目标表.xlsx",
        ROOT / "workbooks" / "天津市司法局-2024-项目支出绩效目标表-一张工作表.xlsx",
    ),
    "funing_2020.py": (ROOT / "workbooks" / "抚宁区司法局-2020-预算项目绩效目标表.xlsx",),
    "blank_target_forms.py": (
        ROOT / "templates" / "项目支出绩效目标表-空白.xlsx",
        ROOT / "templates" / "预算项目绩效目标表-空白.xlsx",
    ),
}
TIANJIN, TIANJIN_IN_ONE = BOOKS["tianjin_2024.py"]
(FUNING,) = BOOKS["funing_2020.py"]
HEADS = {TIANJIN: "天津市司法局-2024", TIANJIN_IN_ONE: "天津市司法局-2024", FUNING: "抚宁区司法局-2020"}
TIED = (1, 2, 8, 10, 13, 14, 16)  # tables whose 成本 rows come to the budget


def _source(book: Path) -> tuple[list[dict[str, Any]], list[dict[str, str]]]:
    head = SOURCES / f"{HEADS[book]}.toml"
    with head.with_suffix(".indicators.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tomllib.loads(head.read_text(encoding="utf-8"))["tables"], rows


def _expected(book: Path) -> dict[str, Any]:
    return tomllib.loads(book.with_suffix(".expected.toml").read_text(encoding="utf-8"))


def _cost(rows: list[dict[str, str]]) -> Decimal:
    costs = (row["指标值"] for row in rows if row["二级指标"] == "成本指标")
    return sum((Decimal(match[1]) for text in costs if (match := re.fullmatch(r"≤([\d.]+)万元", text))), Decimal(0))


def _contents(path: Path) -> list[dict[str, object]]:
    return [
        {
            "title": sheet.title,
            "merges": sorted(map(str, sheet.merged_cells.ranges)),
            "heights": {row: sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)},
            "cells": {
                cell.coordinate: (cell.value, cell.data_type, cell.number_format) for row in sheet for cell in row
            },
        }
        for sheet in openpyxl.load_workbook(path).worksheets
    ]


@pytest.mark.parametrize("script", BOOKS)
def test_writing_them_again_gives_the_same_content_and_twice_the_same_bytes(script: str, tmp_path: Path) -> None:
    books = BOOKS[script]
    first, second = ([tmp_path / f"{name}{number}.xlsx" for number in range(len(books))] for name in "ab")
    for targets in (first, second):
        subprocess.run([sys.executable, SOURCES / script, *targets], check=True)
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert [_contents(path) for path in first] == [_contents(path) for path in books]


@pytest.mark.parametrize("book", HEADS, ids=lambda path: path.stem)
def test_the_expected_counts_and_budgets_are_those_of_the_source(book: Path) -> None:
    tables, rows = _source(book)
    expected = _expected(book)
    assert (len(tables), len(rows)) == (expected["counts"]["tables"], expected["counts"]["indicators"])
    assert sum(Decimal(table["budget"]) for table in tables) == Decimal(expected["budget"]["total"])
    for table, entry in zip(tables, expected["tables"], strict=True):
        own = [row for row in rows if row["表"] == str(table["number"])]
        assert (len(own), table["budget"]) == (entry["indicators"], entry["budget"])
        assert entry.get("sheet", table["sheet"]) == table["sheet"]


def test_costs_come_to_the_budget_in_seven_tables_and_stay_below_it_elsewhere() -> None:
    tables, rows = _source(TIANJIN)
    for table, entry in zip(tables, _expected(TIANJIN)["tables"], strict=True):
        cost = _cost([row for row in rows if row["表"] == str(table["number"])])
        assert cost == Decimal(entry["cost"])
        assert cost == Decimal(table["budget"]) if table["number"] in TIED else cost < Decimal(table["budget"])


def test_the_expected_payment_plans_are_those_of_the_source_and_end_at_the_whole() -> None:
    tables, _ = _source(FUNING)
    for table, entry in zip(tables, _expected(FUNING)["tables"], strict=True):
        shares = [Decimal(share) for share in entry["plan"]]
        assert shares == [Decimal(percent) / 100 for percent in table["plan"]]
        assert shares == sorted(shares)
        assert shares[-1] == 1


def test_the_third_table_has_no_title_and_two_tables_share_one_project() -> None:
    tables, _ = _source(TIANJIN)
    assert [table["number"] for table in tables if not table["title"]] == [3]
    assert [table["number"] for table in tables if table["project"] == "法治建设"] == [4, 14]
