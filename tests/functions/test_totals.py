"""The total of a form and its grade."""

from __future__ import annotations

from decimal import Decimal

import pytest

from functions.asked import Refused, ask, error, stored
from jixiao.functions import perf_grade, perf_total

TOTALS = [
    ([10, 50, 30, 10], ["9.82", 48, "27.5", 10], "95.32"),
    (["10分", None, 30], ["10", "", stored("29.50", "29.5")], "39.50"),
    ([10, 20], [0, 0], "0"),
    ([1], [1], "1"),
    ([10, 20], [None, None], None),
    ([10, 20], ["", " "], None),
    ([None, None], [None, None], None),
    ([], [], None),
    ([10, 0], [10, 0], "10"),
]


@pytest.mark.parametrize(("weights", "scores", "total"), TOTALS, ids=[f"{c[0]} {c[1]}" for c in TOTALS])
def test_a_total_is_the_sum_of_the_scores(weights: list[object], scores: list[object], total: str | None) -> None:
    assert perf_total(weights, scores) == (None if total is None else Decimal(total))


REFUSED = [
    ([1], [1, 2], "#VALUE!", "分值区域有1个单元格，得分区域有2个，请选取同样多的行。"),
    ([1, 2], [], "#VALUE!", "分值区域有2个单元格，得分区域有0个，请选取同样多的行。"),
    ([1, 2, 3], [1, None, None], "#N/A", "还有2行有分值而没有得分，合计还算不出来。"),
    ([1, None], [1, "0.50"], "#N/A", "有一行得分为0.5而没有分值，请补上分值。"),
    ([1, 2], [1, "2.5"], "#N/A", "有一行得分2.5不在0和分值2之间，请核对。"),
    ([1, 2], [1, -1], "#N/A", "有一行得分-1不在0和分值2之间，请核对。"),
    (["分值", 1], ["得分", 1], "#VALUE!", "分值“分值”不是数字，请填写数字。"),
    ([1], ["满分"], "#VALUE!", "得分“满分”不是数字，请填写数字。"),
    ([1, 1], [1, error("#N/A")], "#N/A", "引用的单元格是错误值 #N/A，请先改正那个单元格。"),
    ([error("#REF!"), 1], [1, 1], "#REF!", "引用的单元格是错误值 #REF!，请先改正那个单元格。"),
]


@pytest.mark.parametrize(("weights", "scores", "code", "sentence"), REFUSED, ids=[f"{c[0]} {c[1]}" for c in REFUSED])
def test_what_is_no_total_is_refused(weights: list[object], scores: list[object], code: str, sentence: str) -> None:
    assert ask(perf_total, weights, scores) == Refused(code, sentence)


GRADES = [
    (100, "优"),
    ("97.3", "优"),
    ("90", "优"),
    ("89.99", "良"),
    (80, "良"),
    (stored("79.99", "79.99"), "中"),
    ("60分", "中"),
    ("59.99", "差"),
    (0, "差"),
    (None, None),
    ("", None),
]


@pytest.mark.parametrize(("total", "grade"), GRADES, ids=[repr(case[0]) for case in GRADES])
def test_a_total_has_the_grade_of_its_pack(total: object, grade: str | None) -> None:
    assert perf_grade(total) == grade


NO_TOTALS = [
    (120, "#NUM!", "总分120不在0～100之间，请核对。"),
    ("100.01", "#NUM!", "总分100.01不在0～100之间，请核对。"),
    (-1, "#NUM!", "总分-1不在0～100之间，请核对。"),
    ("优", "#VALUE!", "总分“优”不是数字，请填写数字。"),
    (Decimal("NaN"), "#VALUE!", "总分“NaN”不是数字，请填写数字。"),
    (error("#DIV/0!"), "#DIV/0!", "引用的单元格是错误值 #DIV/0!，请先改正那个单元格。"),
]


@pytest.mark.parametrize(("total", "code", "sentence"), NO_TOTALS, ids=[repr(case[0]) for case in NO_TOTALS])
def test_what_is_no_total_has_no_grade(total: object, code: str, sentence: str) -> None:
    assert ask(perf_grade, total) == Refused(code, sentence)


def test_the_grade_is_that_of_the_pack_named() -> None:
    refused = ask(perf_grade, 95, "火星")
    assert isinstance(refused, Refused)
    assert refused.code == "#VALUE!"
    assert perf_grade(95, "hubei") == "优"
