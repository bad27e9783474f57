"""Tails: what may follow a plain number, and what it makes of it."""

from decimal import Decimal

import pytest

from jixiao.values.tails import measure_of


@pytest.mark.parametrize(
    ("tail", "scale", "unit", "kind"),
    [
        ("件", 1, "件", "quantity"), ("千米", 1, "千米", "quantity"), ("万人", 10000, "人", "quantity"),
        ("亿元", 10**8, "元", "money"), ("%", "0.01", "%", "percent"), ("元/小时", 1, "元/小时", "rate"),
        ("万通/年", 10000, "通/年", "rate"), ("次/年", 1, "次/年", "frequency"),
    ],
)  # fmt: skip
def test_a_known_unit_gives_scale_unit_and_kind(tail, scale, unit, kind):
    measure = measure_of(tail)
    assert (measure.scale, measure.unit, measure.kind) == (Decimal(scale), unit, kind)


@pytest.mark.parametrize("tail", ["", "万", "热线", "万%", "度", "万年", "%/年", "元/热线", "热线/年", "元/", "十万人"])
def test_anything_else_is_read_with_its_sentence(tail):
    assert measure_of(tail) is None
