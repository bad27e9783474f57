"""A 评分表 from file to file: the sheet 评分数据 is added, filled in, read, kept and taken out again."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from jixiao.doors.file import clear_file, review_file
from jixiao.workbook import apply_edits, read_snapshot
from jixiao.workbook.edits import PutValue

SAMPLE = Path(__file__).parents[2] / "workbooks" / "辰溪县司法局-2021-部门整体支出绩效评价.xlsx"


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """The sample without its own 评分数据."""
    book = openpyxl.load_workbook(SAMPLE)
    del book["评分数据"]
    path = tmp_path / "评分.xlsx"
    book.save(path)
    return path


def titles(path: Path) -> list[str]:
    return [sheet.name for sheet in read_snapshot(path).sheets]


def fill(path: Path, values: dict[str, float | str]) -> None:
    """Fill in lines of 评分数据 by name."""
    (sheet,) = (sheet for sheet in read_snapshot(path).sheets if sheet.name == "评分数据")
    rows = {cell.text: row for (row, column), cell in sheet.cells.items() if column == 2}
    apply_edits(path, [PutValue("评分数据", f"D{rows[name]}", value) for name, value in values.items()], path)


def number(path: Path, name: str) -> str:
    (sheet,) = (sheet for sheet in read_snapshot(path).sheets if sheet.name == "评分数据")
    (row,) = (row for (row, column), cell in sheet.cells.items() if column == 2 and cell.text == name)
    cell = sheet.cells.get((row, 4))
    return cell.text if cell else ""


def test_the_sheet_is_added_read_when_filled_in_kept_and_cleared(bare: Path) -> None:
    first = review_file(bare)
    assert "评分数据" in titles(first.target)
    fill(first.target, {"编制数": 89, "在职人员数": 121, "目标覆盖率的目标值": "90%"})
    again = review_file(first.target)
    assert any(finding.code == "C21" for finding in again.review.findings)
    assert [number(again.target, name) for name in ("编制数", "在职人员数", "目标覆盖率的目标值")] == [
        "89",
        "121",
        "90%",
    ]
    cleared, _ = clear_file(again.target)
    assert titles(cleared) == titles(bare)


def test_reviewing_again_without_new_data_changes_nothing(bare: Path, tmp_path: Path) -> None:
    first = review_file(bare).target
    fill(first, {"编制数": 89, "在职人员数": -3})
    second = review_file(first, tmp_path / "二.xlsx").target
    third = review_file(second, tmp_path / "三.xlsx").target
    assert second.read_bytes() == third.read_bytes()


def test_a_sheet_of_the_users_stays_when_the_review_is_cleared(tmp_path: Path) -> None:
    target = review_file(SAMPLE, tmp_path / "结果.xlsx").target
    assert titles(target).count("评分数据") == 1
    cleared, _ = clear_file(target)
    assert titles(cleared) == titles(SAMPLE)
