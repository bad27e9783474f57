"""Cells as targets, actuals and plain numbers."""

from decimal import Decimal

import pytest

from jixiao.form.model import Cell
from jixiao.reader.statements import actual, amount, joined_target, money_unit, target


@pytest.mark.parametrize(
    ("text", "stored", "number"),
    [
        ("0.50", None, "0.50"),
        ("0.50", "0.5", "0.50"),
        ("9.8", "9.8159", "9.8159"),
        ("97.31", "97.30999999999999", "97.31"),
        ("10分", None, "10"),
        ("10%", "0.1", "10"),
        ("1,000", "1000", "1000"),
        ("", None, None),
        ("—", None, None),
        ("无", None, None),
        ("较好", None, None),
        ("1\n2", None, None),
        ("分值：\n10", None, None),
        ("10\n分", None, "10"),
    ],
)
def test_a_weight_is_a_plain_number(text: str, stored: str | None, number: str | None) -> None:
    cell = Cell("表", 1, 1, text, None if stored is None else Decimal(stored))
    found = amount(cell).number
    assert (None if found is None else str(found)) == number


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("12.5", "万元", "12.5"),
        ("12.5 万元", "万元", "12.5"),
        ("125000元", "万元", "12.5"),
        ("12.5万元", "元", "125000.0"),
        ("0.5亿元", "万元", "5000.0"),
        ("2,136.50", "万元", "2136.50"),
        ("12.5万元", "", "12.5"),
    ],
)
def test_an_amount_is_in_the_unit_of_the_form(text: str, unit: str, number: str) -> None:
    assert amount(Cell("表", 1, 1, text), money_unit(unit)).number == Decimal(number)


@pytest.mark.parametrize(
    ("comparator", "text", "unit", "joined"),
    [
        ("≥", "95", "%", "≥95%"),
        (">=", "20", "场次", "≥20场次"),
        ("大于等于", "90", "%", "≥90%"),
        ("正向指标", "90", "%", "≥90%"),
        ("小于等于", "3", "天", "≤3天"),
        ("反向", "3", "天", "≤3天"),
        ("＝", "100", "％", "=100%"),
        ("大于", "0", "次", ">0次"),
        ("≥", "≥95%", "%", "≥95%"),
        ("≥", "95%", "%", "≥95%"),
        ("", "95", "%", "95%"),
        ("", "95", "无", "95"),
        ("定性", "有效提升", "无", "有效提升"),
        ("=", "明显提升", "", "明显提升"),
        ("≥", "", "%", ""),
        ("≤", "2022年12月", "", "≤2022年12月"),
    ],
)
def test_split_columns_say_together_what_the_target_is(comparator: str, text: str, unit: str, joined: str) -> None:
    assert joined_target(text, comparator, unit) == joined


def test_an_actual_takes_the_unit_of_a_column_of_its_own() -> None:
    assert actual(Cell("表", 1, 1, "520"), None, "件").text == "520件"
    assert actual(Cell("表", 1, 1, "已建立"), None, "件").text == "已建立"


def test_an_actual_is_in_the_unit_of_its_target() -> None:
    against = target(Cell("表", 1, 1, "95"), "≥", "%")
    done = actual(Cell("表", 1, 2, "96.5"), against)
    assert (done.text, done.value.unit, done.value.amount) == ("96.5", "%", Decimal("0.965"))
