"""Live formulas: what they say, and what they are worth now."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.form.model import Amount, Cell
from jixiao.sheets.live import live_amount, live_difference, live_sentence, live_sum
from jixiao.workbook.edits import Formula

_HALF = Decimal("0.5")
_REFERENCE = "=IF(ISNUMBER('表'!$H$12),'表'!$H$12,\"\")"


@pytest.mark.parametrize(
    ("amount", "content"),
    [
        (None, None),
        (Amount(Cell("表", 12, 8, "0.5", _HALF), _HALF), Formula(_REFERENCE, _HALF)),
        (Amount(Cell("表", 12, 8), None), Formula(_REFERENCE, "")),
        (Amount(Cell("表", 12, 8, "0.5分"), _HALF), _HALF),
        (Amount(Cell("表", 12, 8, "10%", Decimal("0.1")), Decimal(10)), Decimal(10)),
        (Amount(Cell("表", 12, 8, "—"), None), Formula(_REFERENCE, "")),
        (Amount(Cell("表", 12, 8, "#N/A", error=True), None), Formula(_REFERENCE, "")),
    ],
    ids=["没有这一列", "数字", "空白", "带单位的文字", "百分比格式", "破折号", "错误值"],
)
def test_a_number_of_the_form_is_referred_to_where_a_formula_reads_it_alike(
    amount: Amount | None, content: object
) -> None:
    assert live_amount(amount, {}) == content


def test_a_score_that_is_being_filled_in_already_counts() -> None:
    blank = Amount(Cell("表", 12, 8), None)
    assert live_amount(blank, {("表", "H12"): _HALF}) == Formula(_REFERENCE, _HALF)


@pytest.mark.parametrize(
    ("rows", "values", "content"),
    [
        ((5,), {5: _HALF}, Formula('=IF(COUNT(C5)=0,"",SUM(C5))', _HALF)),
        ((5, 6, 7), {5: _HALF, 7: _HALF}, Formula('=IF(COUNT(C5:C7)=0,"",SUM(C5:C7))', Decimal("1.0"))),
        ((9, 5, 6), {9: _HALF}, Formula('=IF(COUNT(C5:C6,C9)=0,"",SUM(C5:C6,C9))', _HALF)),
        ((5, 7), {}, Formula('=IF(COUNT(C5,C7)=0,"",SUM(C5,C7))', "")),
        ((), {}, ""),
        (tuple(range(1, 500, 2)), {1: _HALF}, _HALF),
    ],
    ids=["一行", "连续", "不连续", "没有数字", "没有行", "段数太多"],
)
def test_a_sum_runs_over_neighbouring_rows(rows: tuple[int, ...], values: dict[int, Decimal], content: object) -> None:
    assert live_sum(3, rows, values) == content


def test_a_difference_is_blank_unless_both_are_numbers() -> None:
    assert live_difference(10, 11, 5, None) == Formula('=IF(COUNT(J5:K5)<2,"",ROUND(J5-K5,4))', "")
    assert live_difference(10, 11, 5, Decimal("-0.05")).cached == Decimal("-0.05")


def test_quotation_marks_in_a_sentence_are_doubled_in_its_formula() -> None:
    sentence = live_sentence(lambda numbers: f'"{numbers["n"]}"项', {"n": Formula("=1+1", Decimal(2))})
    assert sentence == Formula('=""""&1+1&"""项"', '"2"项')


def test_a_long_sentence_is_cut_into_pieces_that_excel_takes() -> None:
    sentence = live_sentence(lambda numbers: numbers["n"] + "长" * 300, {"n": Formula("=A1", Decimal(2))})
    assert sentence.text == f'=A1&"{"长" * 250}"&"{"长" * 50}"'
