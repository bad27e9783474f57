"""The formulas over a whole area: the total of a column, the findings of a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from formulas.drawn import area_of_sheet, column, row, written
from jixiao.form.grid import GridCell, Sheet, Snapshot, Span
from jixiao.formulas import Area, evaluate, formula
from jixiao.formulas.tables import HEADINGS, SOUND
from jixiao.functions.checking import SHEET
from jixiao.packs import load_pack
from jixiao.reader import read_book
from jixiao.review import review_book
from text_grid import sheet_from_text

TOTAL, CHECK = formula("PERF_TOTAL"), formula("PERF_CHECK")
CLEAN = Path(__file__).parent.parent / "checks" / "clean"
FORM = """
项目支出绩效自评表 | < | < | < | < | < | <
（2021年度） | < | < | < | < | < | <
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
产出指标 | 数量指标 | 办理案件 | ≥200件 | 174件 | 50 | 50
^ | 质量指标 | 办结率 | ≥95% | 96% | 30 | 30
效益指标 | 社会效益指标 | 知晓率 | ≥85% | 88% | 20 | 25
"""

TOTALS = [
    (column(10, 50, None), column("9.82", 48, None), [["57.82"]]),
    (row(10, 50), row(10, 50), [["60"]]),
    (column(10, 50), row(10, 50), [["60"]]),
    (column(10), column(9), [["9"]]),
    (column(10, 50), column(None, None), [[""]]),
    (column(None), column(None), [[""]]),
    (column(10, 50), column(10, None), [["#N/A"]]),
    (column(10, 50), column(10, 51), [["#N/A"]]),
    (column(10, 50), column(10), [["#VALUE!"]]),
    (column("分值", 50), column("得分", 50), [["#VALUE!"]]),
    (column(10, 50), column(10, GridCell("#DIV/0!", error=True)), [["#DIV/0!"]]),
]


@pytest.mark.parametrize(("weights", "scores", "shown"), TOTALS)
def test_a_total_is_one_cell(weights: Area, scores: Area, shown: list[list[str]]) -> None:
    assert written(evaluate(TOTAL, [weights, scores])) == shown


def reviewed(sheet: Sheet, pack: str = "national") -> list[list[str]]:
    """What a review finds in the sheet, as PERF_CHECK lists it."""
    found = review_book(read_book(Snapshot((sheet,)), SHEET), load_pack(pack)).findings
    return [[each.severity.value, each.code, each.cell.ref, each.subject, each.message, each.remedy] for each in found]


@pytest.mark.parametrize("pack", ["national", "hubei", "guangxi", "tianjin-2021"])
def test_a_table_lists_what_a_review_of_its_sheet_finds(pack: str) -> None:
    sheet = sheet_from_text(FORM, SHEET)
    headings, *lines = written(evaluate(CHECK, [area_of_sheet(sheet), column(pack)]))
    assert headings == list(HEADINGS)
    assert lines == reviewed(sheet, pack)
    assert len(lines) >= 3


def test_places_are_those_of_the_sheet_that_the_table_stands_on() -> None:
    sheet = sheet_from_text(FORM, SHEET)
    here = written(evaluate(CHECK, [area_of_sheet(sheet)]))
    there = written(evaluate(CHECK, [area_of_sheet(sheet, top=11, left=4)]))
    assert "G6" in {line[2] for line in here}
    assert "J16" in {line[2] for line in there}
    assert [line[1] for line in there] == [line[1] for line in here]


def test_merged_areas_are_looked_at() -> None:
    """An actual merged over two rows is that of both; without its merged area the second row has none."""
    sheet = sheet_from_text(f"{FORM.rstrip()}\n^ | ^ | 满意率 | ≥80% | ^ | 0 | 0", SHEET)
    assert Span(6, 5, 7, 5) in sheet.merges
    found, apart = (
        written(evaluate(CHECK, [area])) for area in (area_of_sheet(sheet), Area(area_of_sheet(sheet).rows))
    )
    assert found[1:] == reviewed(sheet)
    assert "E7" not in {line[2] for line in found}
    assert ["R08", "E7"] in [line[1:3] for line in apart]


def test_the_gravest_findings_stand_first() -> None:
    _, *lines = written(evaluate(CHECK, [area_of_sheet(sheet_from_text(FORM, SHEET))]))
    grave = ["错误", "警告", "提示"]
    ranks = [grave.index(line[0]) for line in lines]
    assert ranks == sorted(ranks)


def sound_forms() -> list[Path]:
    """The drawn forms in which a review finds nothing at all."""
    paths = sorted(CLEAN.glob("*.txt"))
    return [path for path in paths if not reviewed(sheet_from_text(path.read_text(encoding="utf-8"), SHEET))]


def test_a_sound_table_says_so_in_one_cell() -> None:
    sound = sound_forms()
    assert sound
    for path in sound:
        sheet = sheet_from_text(path.read_text(encoding="utf-8"), SHEET)
        assert written(evaluate(CHECK, [area_of_sheet(sheet)])) == [[SOUND]]


@pytest.mark.parametrize("area", [column(None), column("≥200件"), row("产出指标", "≥200件", "174件")])
def test_an_area_without_a_table_is_an_error(area: Area) -> None:
    ((answer,),) = evaluate(CHECK, [area])
    assert written(((answer,),)) == [["#N/A"]]
    assert (
        str(answer) == "选取的区域里没有读到绩效表，请把表头（三级指标、指标值、实际完成值这一行）和各指标行一起选上。"
    )


def test_an_unknown_pack_is_an_error() -> None:
    assert written(evaluate(CHECK, [area_of_sheet(sheet_from_text(FORM, SHEET)), column("火星")])) == [["#VALUE!"]]
