"""A date or an amount is read whole, or it is said why not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jixiao.form.grid import GridCell
from jixiao.form.model import MoneyUnit
from jixiao.monitoring.payment_values import YUAN, UnreadableError, read_day, read_payment_amount


@pytest.mark.parametrize(
    "text",
    [
        "2020-3-15", "2020-03-15", "2020/03/15", "2020/3/15", "2020.3.15", "20200315", "2020年3月15日",
        "2020年3月15", " 2020 年 3 月 15 日 ", "２０２０－３－１５", "2020-03-15 00:00:00", "2020-03-15T10:20:30",
        "2020/3/15 9:05", "3月15日",
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_usual_spelling(text: str) -> None:
    assert read_day(text, 2020) == date(2020, 3, 15)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "没有日期，请补上。"),
        ("三月", "日期“三月”读不出来，请写成2020-3-15这样的日期。"),
        ("3/15", "日期“3/15”读不出来，请写成2020-3-15这样的日期。"),
        ("20-3-15", "日期“20-3-15”读不出来，请写成2020-3-15这样的日期。"),
        ("2020-3/15", "日期“2020-3/15”读不出来，请写成2020-3-15这样的日期。"),
        ("43905", "日期“43905”读不出来，请写成2020-3-15这样的日期。"),
        ("2020年3月", "日期“2020年3月”读不出来，请写成2020-3-15这样的日期。"),
        ("2020-2-30", "日历上没有“2020-2-30”这一天，请核对日期。"),
        ("20201301", "日历上没有“20201301”这一天，请核对日期。"),
        ("0000-1-1", "日历上没有“0000-1-1”这一天，请核对日期。"),
    ],
)
def test_what_is_no_day_is_refused_with_the_text_found(text: str, sentence: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        read_day(text, 2020)
    assert str(refusal.value) == sentence


def test_a_day_without_a_year_needs_the_year_of_the_form() -> None:
    with pytest.raises(UnreadableError, match="日期“3月15日”没有年份"):
        read_day("3月15日", None)


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("1200", "1200"), ("1,200.50", "1200.50"), ("１２００", "1200"), ("¥1,200", "1200"), ("￥ 1200元", "1200"),
        ("-500", "-500"), ("(500.00)", "-500.00"), ("（500）", "-500"), ("¥-500", "-500"), ("1.2万元", "12000.0"),
        ("1200元整", "1200"), ("0.01亿元", "1000000.00"), (".5", "0.5"), ("0", "0"),
    ],
)  # fmt: skip
def test_an_amount_is_read_exactly(text: str, yuan: str) -> None:
    assert read_payment_amount(GridCell(text), YUAN) == Decimal(yuan)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("待定", "金额“待定”读不出来，请写成12345.67这样的数。"),
        ("1,20", "金额“1,20”读不出来，请写成12345.67这样的数。"),
        ("约1200", "金额“约1200”读不出来，请写成12345.67这样的数。"),
        ("1200美元", "金额“1200美元”读不出来，请写成12345.67这样的数。"),
        ("10%", "金额“10%”读不出来，请写成12345.67这样的数。"),
        ("(500", "金额“(500”读不出来，请写成12345.67这样的数。"),
        ("(-500)", "金额“(-500)”有两个负号，请写成-12345.67这样的数。"),
        ("1234567890123.456", "金额“1234567890123.456”的位数太多，请核对金额。"),
        ("", "没有金额，请补上。"),
    ],
)
def test_what_is_no_amount_is_refused_with_the_text_found(text: str, sentence: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        read_payment_amount(GridCell(text), YUAN)
    assert str(refusal.value) == sentence


def test_a_bare_number_is_in_the_unit_of_the_list() -> None:
    assert read_payment_amount(GridCell("1.5"), MoneyUnit("万元", Decimal(10_000))) == 15000


@pytest.mark.parametrize(
    ("cell", "yuan"),
    [
        (GridCell("1,235", Decimal("1234.56")), "1234.56"),
        (GridCell("1,234.56", Decimal("1234.5599999999999")), "1234.56"),
        (GridCell("-", Decimal(0)), "0"),
        (GridCell("(500.00)", Decimal(-500)), "-500"),
        (GridCell("1.50万元", Decimal("1.5")), "15000"),
    ],
)
def test_a_cell_counts_as_it_is_stored_not_as_it_is_shown(cell: GridCell, yuan: str) -> None:
    assert read_payment_amount(cell, YUAN) == Decimal(yuan)


def test_an_error_value_is_no_amount() -> None:
    with pytest.raises(UnreadableError, match="金额“#REF!”读不出来"):
        read_payment_amount(GridCell("#REF!", error=True), YUAN)
