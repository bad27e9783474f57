"""The workbooks in the repository are what their sources write, and their expected numbers add up."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
import tomllib
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import openpyxl
import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "workbooks" / "sources"
BOOK = ROOT / "workbooks" / "天津市司法局-2021-整体支出绩效自评表.xlsx"
EXPECTED = tomllib.loads(BOOK.with_suffix(".expected.toml").read_text(encoding="utf-8"))
WRITTEN = [
    (SOURCES / "tianjin_2021.py", BOOK),
    (SOURCES / "blank_form.py", ROOT / "templates" / "整体支出绩效自评表-空白.xlsx"),
]


def _run(script: Path, target: Path) -> bytes:
    subprocess.run([sys.executable, script, target], check=True)
    return target.read_bytes()


def _contents(path: Path) -> dict[str, object]:
    (sheet,) = openpyxl.load_workbook(path).worksheets
    return {
        "title": sheet.title,
        "merges": sorted(map(str, sheet.merged_cells.ranges)),
        "heights": {row: sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)},
        "print": (sheet.print_area, sheet.print_title_rows),
        "cells": {cell.coordinate: (cell.value, cell.data_type, cell.number_format) for row in sheet for cell in row},
    }


def _rows() -> list[dict[str, str]]:
    with (SOURCES / "天津市司法局-2021.indicators.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _sum(column: str, level1: str = "") -> Decimal:
    return sum((Decimal(row[column]) for row in _rows() if row["一级指标"].startswith(level1)), Decimal(0))


def _points(row: dict[str, str]) -> Decimal:
    """tianjin-2021 in a few lines of its own, for rows that hold two plain numbers; money where the target is ≤."""
    target, actual = (Decimal(re.search(r"\d+(\.\d+)?", row[key])[0]) for key in ("年度指标值", "实际完成值"))
    share = actual / target
    if row["年度指标值"].startswith("≤"):
        share = min(share, 1 / share) if share else share
    elif share >= 1:
        share = Decimal("0.9") if share - 1 >= Decimal("0.387") else Decimal(1)
    return (Decimal(row["分值"]) * share).quantize(Decimal("0.01"), ROUND_HALF_UP)


@pytest.mark.parametrize(("script", "book"), WRITTEN, ids=lambda path: path.name)
def test_writing_it_again_gives_the_same_content(script: Path, book: Path, tmp_path: Path) -> None:
    again = tmp_path / book.name
    _run(script, again)
    assert _contents(again) == _contents(book)


@pytest.mark.parametrize(("script", "book"), WRITTEN, ids=lambda path: path.name)
def test_two_runs_write_the_same_bytes(script: Path, book: Path, tmp_path: Path) -> None:
    assert _run(script, tmp_path / "first.xlsx") == _run(script, tmp_path / "second.xlsx")


def test_the_clean_workbooks_are_what_their_script_writes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / "tests" / "workbooks" / "make.py", tmp_path], check=True)
    written = {path.name: _contents(path) for path in tmp_path.glob("*.xlsx")}
    assert len(written) == 3
    assert written == {path.name: _contents(path) for path in Path(__file__).parent.glob("*.xlsx")}


def test_the_expected_counts_and_weights_are_those_of_the_source() -> None:
    counts, weight, score = EXPECTED["counts"], EXPECTED["weight"], EXPECTED["score"]
    assert len(_rows()) == counts["indicators"]
    assert len({row["目标"] for row in _rows()}) == counts["groups"]
    assert _sum("分值") == Decimal(weight["indicators"])
    assert _sum("分值", "产出") == Decimal(weight["output"])
    assert _sum("分值", "效益") == Decimal(weight["benefit"])
    assert _sum("分值", "满意度") == Decimal(weight["satisfaction"])
    assert _sum("得分") == Decimal(score["indicators"])
    assert Decimal(score["indicators"]) + Decimal(score["budget"]) == Decimal(score["total"])


@pytest.mark.parametrize("row", EXPECTED["differs"] + EXPECTED["agrees"], ids=lambda row: row["name"])
def test_each_expected_row_names_the_cell_of_its_claimed_score(row: dict[str, str]) -> None:
    sheet = openpyxl.load_workbook(BOOK).worksheets[0]
    line = int(row["cell"].removeprefix("H"))
    assert sheet[f"D{line}"].value == row["name"]
    assert Decimal(str(sheet[f"H{line}"].value)) == Decimal(row.get("score", row["points"]))


@pytest.mark.parametrize("expected", EXPECTED["differs"] + EXPECTED["agrees"], ids=lambda row: row["name"])
def test_the_expected_points_follow_from_the_source_without_jixiao(expected: dict[str, str]) -> None:
    (row,) = (row for row in _rows() if row["三级指标"] == expected["name"])
    assert _points(row) == Decimal(expected["points"])


def test_the_sample_holds_no_formula_though_targets_begin_with_an_equals_sign() -> None:
    sheet = openpyxl.load_workbook(BOOK).worksheets[0]
    equals = [cell for row in sheet for cell in row if str(cell.value).startswith("=")]
    assert [(cell.value, cell.data_type) for cell in equals] == [
        ("=100%", "s"),
        ("=8件", "s"),
        ("=100%", "s"),
        ("=100%", "s"),
    ]
