"""Units: the kind each makes, and how much each is."""

from decimal import Decimal

import pytest

from jixiao.values.units import FAMILIES, factor, family, kind_of


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("件", "quantity"), ("元", "money"), ("%", "percent"), ("个百分点", "percent"), ("个月", "duration"),
        ("次/年", "frequency"), ("小时/周", "frequency"), ("场/季度", "frequency"), ("人次/年", "rate"),
        ("元/人·天", "rate"), ("个/村", "rate"), ("", "quantity"),
    ],
)  # fmt: skip
def test_a_unit_makes_its_kind(unit, kind):
    assert kind_of(unit).value == kind


def test_every_factor_is_a_positive_number():
    assert all(Decimal(number) > 0 for units in FAMILIES.values() for number in units.values())


def test_a_rate_divides_by_the_unit_below_the_line():
    assert factor("公里/小时") == Decimal(1000) / 3600
    assert family("元/小时") == "money/time"
