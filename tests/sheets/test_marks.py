"""The marks on the form: a calm fill, one note, and blank scores only where a computation stands behind them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from jixiao.checks.finding import Severity
from jixiao.form.model import Amount
from jixiao.scoring.form_score import FormScore
from jixiao.scoring.model import Direction, ScoredIndicator
from jixiao.sheets.marks import blank_scores, filled_scores, left_blank, marks
from jixiao.workbook.edits import PutFill, PutNote, PutValue
from sheets.made_review import SHEET, cell, finding, form_score, review, scored


def test_a_cell_gets_one_note_with_all_its_findings_and_the_colour_of_the_gravest() -> None:
    found = marks([finding("S04", Severity.NOTICE, 12, 6), finding("R01", Severity.ERROR, 12, 6)])
    assert list(found) == [
        PutFill(SHEET, "F12", "FBE3E0"),
        PutNote(
            SHEET,
            "F12",
            "【绩效校验】\n"
            "提示 S04：指标值“激发”无法衡量。\n改法：请确认；下一年度宜改为可以衡量的指标值。\n"
            "错误 R01：得分1.2分高于分值1分。\n改法：请把得分改为不高于1分。",
        ),
    ]


def test_a_paragraph_of_a_report_outside_the_workbook_is_not_marked() -> None:
    assert list(marks([finding("R01", Severity.ERROR, 12, 0, sheet="自评报告.docx")])) == []


def test_cells_of_like_place_on_two_sheets_are_two_cells() -> None:
    found = list(marks([finding("R01", Severity.ERROR, 12, 6, sheet=name) for name in ("甲", "乙")]))
    assert [(edit.sheet, edit.cell) for edit in found if isinstance(edit, PutNote)] == [("甲", "F12"), ("乙", "F12")]


@pytest.mark.parametrize(
    ("severity", "rgb"),
    [(Severity.ERROR, "FBE3E0"), (Severity.WARNING, "FFF2D6"), (Severity.NOTICE, "E8F1FA")],
)
def test_each_severity_has_a_light_colour_that_leaves_black_text_legible(severity: Severity, rgb: str) -> None:
    fill = next(iter(marks([finding("R01", severity, 12, 6)])))
    assert fill == PutFill(SHEET, "F12", rgb)
    red, green, blue = (int(rgb[place : place + 2], 16) for place in (0, 2, 4))
    assert 0.299 * red + 0.587 * green + 0.114 * blue > 225


def test_only_the_blank_score_of_a_computed_row_is_filled() -> None:
    found = blank_scores(review(form_score()))
    assert list(filled_scores(found)) == [PutValue(SHEET, "H13", Decimal("0.50"))]


_BLANK = "目标|产出指标|数量指标|件数|≥10件|5件|1||0.50|0.5|-0.5|未完成"


def _only(row: ScoredIndicator) -> FormScore:
    return replace(form_score(), rows=(row,), budget=None)


def _with_score(row: ScoredIndicator, **changes: object) -> ScoredIndicator:
    there = replace(row.indicator.score.cell, **changes)
    return replace(row, indicator=replace(row.indicator, score=Amount(there, there.number)))


@pytest.mark.parametrize(
    ("row", "filled"),
    [
        (scored(12, _BLANK), True),
        (_with_score(scored(12, _BLANK), text="0", number=Decimal(0)), False),
        (_with_score(scored(12, _BLANK), text="—"), False),
        (_with_score(scored(12, _BLANK), formula=True), False),
        (_with_score(scored(12, _BLANK), formula=True, uncomputed=True), True),
        (_with_score(scored(12, _BLANK), text=" "), True),
        (replace(scored(12, _BLANK), points=replace(scored(12, _BLANK).points, presumed=True)), False),
        (replace(scored(12, _BLANK), points=replace(scored(12, _BLANK).points, direction=Direction.WORDS)), False),
        (replace(scored(12, _BLANK), points=replace(scored(12, _BLANK).points, points=None)), False),
        (replace(scored(12, _BLANK), indicator=replace(scored(12, _BLANK).indicator, template=True)), False),
        (replace(scored(12, _BLANK), indicator=replace(scored(12, _BLANK).indicator, score=None)), False),
    ],
    ids=["空白", "零分", "破折号", "公式", "插件没有算出", "空格", "推定", "定性", "不能测算", "模板行", "没有得分列"],
)
def test_a_score_that_somebody_gave_or_must_give_is_left_alone(row: ScoredIndicator, filled: bool) -> None:
    assert bool(blank_scores(review(_only(row)))) is filled


def test_a_merged_score_that_rows_share_is_left_to_a_person() -> None:
    shared = Amount(cell(12, 8, "", rows=2), None)
    rows = tuple(
        replace(row, indicator=replace(row.indicator, score=shared)) for row in (scored(12, _BLANK), scored(13, _BLANK))
    )
    made = review(replace(form_score(), rows=rows, budget=None))
    assert blank_scores(made) == {}
    assert left_blank(made, {}) == 1


def test_a_blank_score_of_the_budget_is_filled_too() -> None:
    score = form_score()
    line = replace(score.form.budget.total, score=Amount(cell(4, 8), None))
    form = replace(score.form, budget=replace(score.form.budget, total=line))
    made = review(replace(score, form=form))
    assert blank_scores(made)[SHEET, "H4"] == Decimal("9.82")


def test_what_stays_blank_is_counted() -> None:
    made = review(form_score())
    assert left_blank(made, {}) == 2
    assert left_blank(made, blank_scores(made)) == 1
