"""Comparing values, and what an actual takes over from its target."""

from decimal import Decimal

import pytest

from jixiao.values import Kind, Role, base_amount, comparable, inherit_unit, read


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("≤5万元", "48000元", True),
        ("20千元", "2万元", True),
        ("3公里", "3000米", True),
        ("1亩", "700㎡", True),
        ("3天", "72小时", True),
        ("1年", "12个月", True),
        ("≤65元/小时", "60元/小时", True),
        ("≥95%", "98", True),
        ("≥95%", "9.5成", True),
        ("≤3‰", "0.2%", True),
        ("2024年12月底前", "2024年11月", True),
        ("20人", "20件", False),
        ("20人", "20人次", False),
        ("1个月", "30天", False),
        ("3个工作日", "3天", False),
        ("5%", "5个百分点", False),
        ("≤65元/小时", "60元/人", False),
        ("1:3", "0.3", False),
        ("及时", "98%", False),
        ("2024年12月", "12个月", False),
    ],
)
def test_values_of_one_family_compare_and_others_do_not(one, other, expected):
    assert comparable(read(one), read(other)) is expected
    assert comparable(read(other), read(one)) is expected


@pytest.mark.parametrize(
    ("text", "base"),
    [("2万元", "20000"), ("1.5亿元", "150000000"), ("90%", "0.90"), ("2小时", "7200"), ("2年", "24"),
     ("5件", "5"), ("及时", None)],
)  # fmt: skip
def test_the_base_amount_is_in_the_base_unit_of_the_family(text, base):
    assert base_amount(read(text)) == (None if base is None else Decimal(base))


@pytest.mark.parametrize(
    ("actual", "target", "kind", "unit", "scale", "presumed"),
    [
        ("0", "≤5万元", "money", "元", "10000", ("单位取自指标值",)),
        ("98", "≥95%", "percent", "%", "0.01", ("单位取自指标值",)),
        ("0", "≤1%", "percent", "%", "0.01", ("单位取自指标值",)),
        ("12", "≥10人次/年", "rate", "人次/年", "1", ("单位取自指标值",)),
        ("12万", "≥10人", "quantity", "人", "10000", ("单位取自指标值",)),
        ("0.98", "≥95%", "percent", "%", "0.01", ("单位取自指标值", "“0.98”可能是98%未设百分比格式，请核对")),
        ("1", "=100%", "percent", "%", "0.01", ("单位取自指标值", "“1”可能是100%未设百分比格式，请核对")),
        ("48000元", "≤5万元", "money", "元", "1", ()),
        ("98%", "≥95", "percent", "%", "0.01", ()),
        ("5", "≥3", "quantity", "", "1", ()),
        ("5", "及时", "quantity", "", "1", ()),
    ],
)
def test_an_actual_without_a_unit_takes_the_targets(actual, target, kind, unit, scale, presumed):
    value = inherit_unit(read(actual, Role.ACTUAL), read(target))
    assert (value.kind, value.unit, f"{value.scale:f}", value.presumed) == (Kind(kind), unit, scale, presumed)


def test_a_fraction_against_a_percentage_is_never_turned_into_one():
    value = inherit_unit(read("0.98", Role.ACTUAL), read("≥95%"))
    assert value.number == Decimal("0.98")
