"""Why formulas showed errors lately."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from jixiao.doors.live import troubles
from jixiao.formulas import formula
from jixiao.functions import NotScorableError, WrongArgumentError

SCORE, FLAG = formula("PERF_SCORE"), formula("PERF_FLAG")


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """Begin and end without sentences."""
    troubles.forget()
    yield
    troubles.forget()


def test_nothing_is_kept_of_results() -> None:
    troubles.note(SCORE, [[Decimal(1), "正常"], [""]])
    assert troubles.lately() == ()


def test_the_newest_sentence_is_told_first() -> None:
    troubles.note(SCORE, [[WrongArgumentError("甲。")], [NotScorableError("乙。")]])
    troubles.note(FLAG, [["正常"], [WrongArgumentError("甲。")]])
    assert troubles.lately() == ("PERF_FLAG：甲。", "PERF_SCORE：乙。", "PERF_SCORE：甲。")


def test_a_sentence_is_kept_once_where_it_came_last() -> None:
    troubles.note(SCORE, [[WrongArgumentError("甲。")]] * 1000)
    troubles.note(SCORE, [[WrongArgumentError("乙。")], [WrongArgumentError("甲。")]])
    assert troubles.lately() == ("PERF_SCORE：甲。", "PERF_SCORE：乙。")


def test_only_the_latest_are_kept() -> None:
    troubles.note(SCORE, [[WrongArgumentError(f"第{number}。")] for number in range(troubles.KEPT + 5)])
    assert len(troubles.lately()) == troubles.KEPT
    assert troubles.lately()[0] == f"PERF_SCORE：第{troubles.KEPT + 4}。"
    assert troubles.lately()[-1] == "PERF_SCORE：第5。"


def test_what_was_told_is_forgotten() -> None:
    troubles.note(SCORE, [[WrongArgumentError("甲。")]])
    troubles.forget()
    assert troubles.lately() == ()
