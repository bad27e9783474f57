"""What a review was asked for, kept for the next one."""

from __future__ import annotations

import pytest

from jixiao.doors.asked import Asked, asked_before, asked_last
from jixiao.scoring.proposal import Spread
from jixiao.workbook import Record
from jixiao.workbook.package.record import CellState, Layer

KEPT = [
    (Asked(), ""),
    (Asked("hubei"), "hubei"),
    (Asked("", Spread.EVEN), "\nweights=even"),
    (Asked("我们县.toml", Spread.EVEN, fill_scores=True), "我们县.toml\nweights=even\nfill-scores"),
]


@pytest.mark.parametrize(("asked", "memo"), KEPT)
def test_options_stand_in_the_memo_and_come_back_from_it(asked: Asked, memo: str) -> None:
    assert asked.memo == memo
    assert asked_before(memo) == asked


def test_what_another_version_has_added_is_passed_over() -> None:
    assert asked_before("hubei\nweights=by-hand\ncolours=calm") == Asked("hubei")


def test_what_is_asked_now_goes_before_what_was_asked_last() -> None:
    assert Asked("hubei").over(Asked("national", Spread.EVEN, fill_scores=True)) == Asked(
        "hubei", Spread.EVEN, fill_scores=True
    )


def test_without_a_record_nothing_was_asked() -> None:
    assert asked_last(None) == Asked()


def test_the_record_holds_what_was_asked() -> None:
    assert asked_last(Record((Layer("", (), memo="hubei"),))) == Asked("hubei")


def test_a_review_that_filled_in_a_score_was_asked_to() -> None:
    cell = CellState("自评表", 1, "G5", written=("n", "9.6"))
    assert asked_last(Record((Layer("", (), (cell,)),))) == Asked(fill_scores=True)


def test_what_another_command_wrote_was_not_asked_of_a_review() -> None:
    cell = CellState("自评表", 1, "G5", written=("n", "9.6"))
    assert asked_last(Record((Layer("监控", (), (cell,), memo="hubei"),))) == Asked()
