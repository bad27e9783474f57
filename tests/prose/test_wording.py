"""Numbers and values as a Chinese sentence shows them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.prose.wording import gap, said
from jixiao.values.decimals import percent, plain


@pytest.mark.parametrize(
    ("number", "shown"),
    [("0.90", "0.9"), ("10", "10"), ("1E+2", "100"), ("100", "100"), ("-0.50", "-0.5"), ("0.00", "0"), ("-0.0", "0")],
)
def test_a_number_has_no_needless_zeros_and_no_exponent(number: str, shown: str) -> None:
    assert plain(Decimal(number)) == shown


@pytest.mark.parametrize(
    ("ratio", "shown"),
    [("0.981554", "98.16%"), ("1", "100%"), ("0.5", "50%"), ("0.00005", "0.01%"), ("-0.285", "-28.5%"), ("0", "0%")],
)
def test_a_percentage_has_at_most_two_places_rounded_half_up(ratio: str, shown: str) -> None:
    assert percent(Decimal(ratio)) == shown


@pytest.mark.parametrize(
    ("deviation", "words"),
    [("1.76", "高于指标值176%"), ("-0.2857142", "低于指标值28.57%"), ("0", "与指标值持平")],
)
def test_a_deviation_is_said_as_above_or_below(deviation: str, words: str) -> None:
    assert gap(Decimal(deviation)) == words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("≥200件", "≥200件"),
        ("2021年12月底前", "2021年12月底前"),
        ("及时", "“及时”"),
        ("已于2021年9月开展行政复议职权强化业务培训", "“已于2021年9月开展行政复议职权强化业务培训”"),
    ],
)
def test_words_stand_in_quotation_marks_and_values_do_not(text: str, shown: str) -> None:
    assert said(text) == shown
