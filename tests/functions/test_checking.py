"""A table that stands in some cells of a sheet, reviewed."""

from __future__ import annotations

from pathlib import Path

import pytest

from functions.asked import Refused, ask, error
from jixiao.form.grid import GridCell, Sheet, Snapshot, Span
from jixiao.functions import perf_check
from jixiao.functions.checking import SHEET
from jixiao.packs import load_pack
from jixiao.reader import read_book
from jixiao.review import review_book
from text_grid import sheet_from_text

CLEAN = Path(__file__).parent.parent / "checks" / "clean"
FORM = """
项目支出绩效自评表 | < | < | < | < | < | <
（2021年度） | < | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
产出指标 | 数量指标 | 办理案件 | ≥200件 | 174件 | 50 | 50
^ | 质量指标 | 办结率 | ≥95% | 96% | 30 | 30
效益指标 | 社会效益指标 | 知晓率 | ≥85% | 88% | 20 | 25
"""


def findings_of(sheet: Sheet, pack: str = "national") -> tuple[object, ...]:
    """What a review finds in a workbook of that one sheet."""
    return review_book(read_book(Snapshot((sheet,)), SHEET), load_pack(pack)).findings


def moved(sheet: Sheet, down: int, right: int) -> Sheet:
    """The same sheet with everything further down and to the right."""
    cells = {(row + down, column + right): cell for (row, column), cell in sheet.cells.items()}
    merges = tuple(
        Span(span.top + down, span.left + right, span.bottom + down, span.right + right) for span in sheet.merges
    )
    return Sheet(sheet.name, cells, merges)


@pytest.mark.parametrize("pack", ["national", "tianjin-2021", "hubei", "guangxi", "system-2022"])
@pytest.mark.parametrize(("down", "right"), [(0, 0), (7, 3)])
def test_findings_are_those_of_a_review_of_the_sheet(pack: str, down: int, right: int) -> None:
    sheet = moved(sheet_from_text(FORM, SHEET), down, right)
    found = perf_check(sheet.cells, sheet.merges, pack)
    assert found
    assert found == findings_of(sheet, pack)


def test_places_are_those_of_the_sheet() -> None:
    here, there = (moved(sheet_from_text(FORM, SHEET), *by) for by in ((0, 0), (7, 3)))
    places = [(each.cell.row, each.cell.column) for each in perf_check(here.cells, here.merges)]
    others = [(each.cell.row - 7, each.cell.column - 3) for each in perf_check(there.cells, there.merges)]
    assert places == others


def test_a_score_above_its_weight_is_found_where_it_stands() -> None:
    sheet = sheet_from_text(FORM, SHEET)
    assert "G6" in {each.cell.ref for each in perf_check(sheet.cells, sheet.merges)}


@pytest.mark.parametrize("path", sorted(CLEAN.glob("*.txt")), ids=lambda path: path.stem)
def test_the_forms_of_many_provinces_are_read_as_ranges_too(path: Path) -> None:
    sheet = sheet_from_text(path.read_text(encoding="utf-8"), SHEET)
    assert perf_check(sheet.cells, sheet.merges) == findings_of(sheet)


NO_TABLES = [
    {},
    {(1, 1): GridCell("≥200件")},
    {(3, 1): GridCell("产出指标"), (3, 2): GridCell("≥200件"), (3, 3): GridCell("174件")},
    {(1, 1): GridCell("#N/A", error=True)},
]


@pytest.mark.parametrize("cells", NO_TABLES, ids=len)
def test_cells_without_a_table_are_refused(cells: dict[tuple[int, int], GridCell]) -> None:
    assert ask(perf_check, cells) == Refused(
        "#N/A", "选取的区域里没有读到绩效表，请把表头（三级指标、指标值、实际完成值这一行）和各指标行一起选上。"
    )


def test_an_unknown_pack_is_refused_before_anything_is_read() -> None:
    refused = ask(perf_check, {}, (), "火星")
    assert isinstance(refused, Refused)
    assert refused.sentence.startswith("没有名为“火星”的口径")
    assert ask(perf_check, {}, (), error("#N/A")) == Refused("#N/A", "引用的单元格是错误值 #N/A，请先改正那个单元格。")


def test_the_cells_given_are_not_changed() -> None:
    sheet = sheet_from_text(FORM, SHEET)
    cells = dict(sheet.cells)
    perf_check(cells, sheet.merges)
    assert cells == sheet.cells
