"""Which 得分 cells get points: the blank ones, or every one with points of its own that claims something else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from jixiao.form.model import Amount, Total
from jixiao.scoring.form_score import FormScore
from jixiao.scoring.model import Direction, ScoredIndicator
from jixiao.sheets.filling import Filling, ScoreCounts, replaced_scores, score_counts, scores_to_fill
from jixiao.sheets.summary import summary_values
from sheets.made_review import SHEET, cell, form_score, review, scored

_CLAIMED = "目标|产出指标|数量指标|件数|≥10件|5件|1|0.8|0.50|0.5|-0.5|未完成"


def _only(*rows: ScoredIndicator) -> FormScore:
    return replace(form_score(), rows=rows, budget=None, form=replace(form_score().form, budget=None))


def _with_score(row: ScoredIndicator, **changes: object) -> ScoredIndicator:
    there = replace(row.indicator.score.cell, **changes)
    number = changes.get("amount", there.number)
    return replace(row, indicator=replace(row.indicator, score=Amount(there, number)))


def _text(text: str, number: str | None = None) -> ScoredIndicator:
    row = scored(12, _CLAIMED)
    there = replace(row.indicator.score.cell, text=text, number=None)
    amount = Amount(there, Decimal(number) if number else None)
    return replace(row, indicator=replace(row.indicator, score=amount))


ROW = scored(12, _CLAIMED)
CASES = [
    ("另一个数", ROW, "differing"),
    ("空白", _text(""), "blank"),
    ("空格", _text(" "), "blank"),
    ("相同", _with_score(ROW, text="0.5", number=Decimal("0.5")), "equal"),
    ("相同但写成文字", _text("0.50分", "0.50"), "equal"),
    ("破折号", _text("—"), "differing"),
    ("错误值", _with_score(_text("#N/A"), error=True), "differing"),
    ("公式", _with_score(ROW, formula=True), "hand"),
    ("公式结果为空", _with_score(_text(""), formula=True), "hand"),
    ("插件没有算出", _with_score(_text(""), formula=True, uncomputed=True), "blank"),
    ("定性", replace(ROW, points=replace(ROW.points, direction=Direction.WORDS)), "hand"),
    ("推定", replace(ROW, points=replace(ROW.points, presumed=True)), "hand"),
    ("不能测算", replace(ROW, points=replace(ROW.points, points=None)), "hand"),
    ("没有得分列", replace(ROW, indicator=replace(ROW.indicator, score=None)), "none"),
]


@pytest.mark.parametrize(("row", "kind"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_score_is_blank_or_different_or_a_persons(row: ScoredIndicator, kind: str) -> None:
    made = review(_only(row))
    point = {(SHEET, "H12"): Decimal("0.50")}
    assert scores_to_fill(made, Filling.NONE) == {}
    assert scores_to_fill(made, Filling.BLANK) == (point if kind == "blank" else {})
    assert scores_to_fill(made, Filling.ALL) == (point if kind in ("blank", "differing") else {})
    assert score_counts(made) == ScoreCounts(
        blank=kind == "blank", filled_differently=kind == "differing", by_hand=kind == "hand", right=kind == "equal"
    )


def test_a_cell_that_rows_share_is_a_persons() -> None:
    shared = Amount(cell(12, 8, "2", rows=2), Decimal(2))
    rows = [replace(row, indicator=replace(row.indicator, score=shared)) for row in (ROW, scored(13, _CLAIMED))]
    made = review(_only(*rows))
    assert scores_to_fill(made, Filling.ALL) == {}
    assert score_counts(made) == ScoreCounts(0, 0, 1)


def test_a_total_is_never_written() -> None:
    score = _only(ROW)
    total = Total(cell(12, 1, "合计"), "合计", None, Amount(cell(12, 8, "0.8"), Decimal("0.8")), grand=True)
    made = review(replace(score, form=replace(score.form, totals=(total,))))
    assert scores_to_fill(made, Filling.ALL) == {}


def test_the_score_of_the_budget_is_one_of_them() -> None:
    assert scores_to_fill(review(form_score()), Filling.ALL)[SHEET, "H4"] == Decimal("9.82")


def test_a_whole_form_is_counted() -> None:
    made = review(form_score())
    assert score_counts(made) == ScoreCounts(blank=1, filled_differently=4, by_hand=3, right=3)
    filled = scores_to_fill(made, Filling.ALL)
    assert (len(filled), replaced_scores(made.book, filled), replaced_scores(made.book, {})) == (5, 4, 0)


def test_cells_of_like_place_on_two_sheets_are_counted_twice() -> None:
    assert score_counts(review(form_score(), form_score("本级"))) == ScoreCounts(2, 8, 6, 6)


def test_a_replaced_score_counts_once_in_the_claimed_total() -> None:
    made = review(form_score())
    (total,) = summary_values(made, {(SHEET, "H12"): Decimal("0.50")})["totals"]
    assert total.score == Decimal("18.55") - Decimal("0.45") + Decimal("0.50")


@pytest.mark.parametrize(("asked", "filling"), [(False, Filling.NONE), (True, Filling.BLANK)])
def test_whether_to_fill_in_may_be_said_as_yes_or_no(asked: bool, filling: Filling) -> None:
    assert Filling(asked) is filling
