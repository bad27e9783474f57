"""What a review was asked for, kept for the next one."""

from __future__ import annotations

import pytest

from jixiao.doors.asked import Asked, asked_before, asked_last
from jixiao.scoring.proposal import Spread
from jixiao.sheets.filling import Filling
from jixiao.sheets.parts import ALL_PARTS, Part
from jixiao.workbook import Record
from jixiao.workbook.package.record import CellState, Layer

KEPT = [
    (Asked(), ""),
    (Asked("hubei"), "hubei"),
    (Asked("", Spread.EVEN), "\nweights=even"),
    (Asked("我们县.toml", Spread.EVEN, fill_scores=True), "我们县.toml\nweights=even\nfill-scores"),
    (Asked(fill_scores=Filling.ALL), "\nfill-scores=all"),
    (Asked(parts=frozenset({Part.SCORES, Part.FINDINGS})), "\nparts=findings,scores"),
    (Asked("hubei", written_back=("e62e065d5b4938f6", "0")), "hubei\nwritten-back=e62e065d5b4938f6\nwritten-back=0"),
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


@pytest.mark.parametrize("memo", ["hubei", "hubei\nparts=", "hubei\nparts=colours"])
def test_a_memo_that_names_no_part_means_all(memo: str) -> None:
    assert asked_before(memo).parts == ALL_PARTS


def test_the_parts_of_an_earlier_review_stay() -> None:
    asked = Asked(parts=frozenset({Part.PROMPTS})).over(Asked(parts=frozenset({Part.FINDINGS})))
    assert asked.parts == {Part.FINDINGS, Part.PROMPTS}


def test_marks_of_reasons_written_back_add_up() -> None:
    assert Asked(written_back=("b", "a")).over(Asked(written_back=("a", "c"))).written_back == ("a", "c", "b")


def test_a_review_that_replaced_scores_is_asked_to_again() -> None:
    cell = CellState("自评表", 1, "G5", written=("n", "9.6"))
    assert asked_last(Record((Layer("", (), (cell,), memo="\nfill-scores=all"),))).fill_scores is Filling.ALL


def test_parts_that_were_not_written_are_not_asked_for_by_a_score_that_was() -> None:
    cell = CellState("自评表", 1, "G5", written=("n", "9.6"))
    asked = asked_last(Record((Layer("", (), (cell,), memo="\nparts=scores"),)))
    assert (asked.parts, asked.fill_scores) == ({Part.SCORES}, Filling.BLANK)
