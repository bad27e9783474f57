"""Rows under one merged 分值: nobody knows the part of each."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.form.grid import Snapshot
from jixiao.packs import load_pack
from jixiao.reader import read_book
from jixiao.scoring import FormScore, Outcome, score_form
from text_grid import sheet_from_text

FORM = """
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
产出指标 | 数量指标 | 检查次数 | ≥20次      | {first}    | 50   | 50
^        | ^        | 培训次数 | ≥10次      | {second}   | ^    | ^
效益指标 | 社会效益 | 投诉件数 | ≤5件       | 4件        | 50   | 50
"""


def scored(first: str, second: str) -> FormScore:
    (form,) = read_book(Snapshot((sheet_from_text(FORM.format(first=first, second=second)),)), "表.xlsx").forms
    return score_form(form, load_pack("national"))


def told(score: FormScore) -> list[tuple[Decimal | None, str]]:
    return [(row.points.points, row.points.basis) for row in score.rows[:2]]


def test_all_that_reach_their_targets_have_the_whole_of_it_once() -> None:
    score = scored("20次", "10次")
    assert told(score) == [
        (50, "正向指标：完成值20次达到指标值≥20次，得满分50分（national）"),
        (
            None,
            "正向指标：完成值“10次”，指标值“≥10次”，完成率100%，分值50分由第2、3行合用，都得满分，计在第2行（national）",
        ),
    ]
    assert (score.points, score.complete) == (100, True)


@pytest.mark.parametrize(
    ("first", "second"), [("18次", "8次"), ("18次", "10次"), ("20次", "8次"), ("20次", "基本完成")]
)
def test_when_one_falls_short_none_has_points(first: str, second: str) -> None:
    score = scored(first, second)
    assert [points for points, _ in told(score)] == [None, None]
    assert told(score)[0][1].endswith("，分值50分由第2、3行合用，没有写明每行各占多少（national）")
    assert (score.points, score.complete, score.weight) == (50, False, 100)


def test_what_became_of_a_row_is_known_without_points() -> None:
    score = scored("18次", "10次")
    assert [row.points.outcome for row in score.rows] == [Outcome.SHORT, Outcome.MET, Outcome.MET]
    assert score.rows[0].points.completion == Decimal("0.9")


def test_a_row_without_an_actual_keeps_the_others_from_having_points() -> None:
    assert [points for points, _ in told(scored("20次", ""))] == [None, None]
