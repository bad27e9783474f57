"""Every point that a reviewer would catch in the samples comes out where the tables say, and what holds stays quiet."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from jixiao.workbook import read_snapshot
from sample_points import ANYWHERE, FILES, WORKBOOKS, Point, found, points

WANTED = [point for point in points() if not point.code.startswith("!")]
QUIET = [point for point in points() if point.code.startswith("!")]


@pytest.mark.parametrize("point", WANTED, ids=str)
def test_a_point_is_found_in_its_cell(point: Point) -> None:
    assert (point.code, point.sheet, point.cell) in found(point.book), point.text


@pytest.mark.parametrize("point", QUIET, ids=str)
def test_what_holds_raises_no_alarm(point: Point) -> None:
    there = {cell for code, sheet, cell in found(point.book) if (code, sheet) == (point.code[1:], point.sheet)}
    assert not (there if point.cell == ANYWHERE else there & {point.cell}), point.text


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_table_names_sheets_that_its_workbook_has(file: Path) -> None:
    book = file.with_name(file.name.replace(".points.tsv", ".xlsx"))
    sheets = {sheet.name for sheet in read_snapshot(book).sheets}
    assert {point.sheet for point in points() if point.book == book} <= sheets


def test_the_readme_of_the_samples_shows_these_tables() -> None:
    script = WORKBOOKS / "sources" / "points_table.py"
    generated = runpy.run_path(str(script))["readme"]()
    assert (WORKBOOKS / "README.md").read_text(encoding="utf-8") == generated, "请运行 make catalogue"
