"""When a difference is rounding, and when a list may hold parts of parts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.checks.prose.rounding import can_be_nested, difference
from jixiao.checks.prose.structure import sums


@pytest.mark.parametrize(
    ("text", "off"),
    [
        ("支出10.16万元，其中：甲0.00万元，乙8.5万元，丙1.7万元。", "400.00"),
        ("支出10.16万元，其中：甲3.39万元，乙3.39万元，丙3.39万元。", "0"),
        ("支出1001万元，其中：甲600万元，乙400万元。", "0"),
        ("支出1010万元，其中：甲600万元，乙400万元。", "-100000"),
        ("支出1.2亿元，其中：甲7300万元，乙4800万元。", "0"),
        ("支出1.20亿元，其中：甲7300万元，乙4800万元。", "1000000"),
        ("支出100元，其中：甲60元，乙41元。", "1"),
        ("办理34件，其中：甲31件，乙2件。", "-1"),
    ],
)
def test_a_difference_is_what_rounding_does_not_explain(text: str, off: str) -> None:
    (found,) = sums(text)
    assert difference(found.whole, found.parts) == Decimal(off)


@pytest.mark.parametrize(
    ("text", "nested"),
    [
        ("支出100万元，其中：人员80万元，工资70万元，公用20万元。", True),
        ("支出100万元，其中：人员80万元，公用20万元，办公费30万元。", False),
        ("人员支出100万元（工资福利支出80万元，商品和服务支出30万元，对个人和家庭的补助20万元）。", False),
        ("支出100万元，其中：甲60万元，乙50万元。", False),
        ("支出100万元，其中财政80万元、自筹20万元，用于设备60万元、培训40万元。", True),
    ],
)
def test_a_list_may_hold_parts_of_parts_where_the_rest_makes_the_whole(text: str, nested: bool) -> None:
    (found,) = sums(text)
    assert can_be_nested(found.whole, found.parts) is nested
