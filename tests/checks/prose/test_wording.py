"""How amounts of a text are shown in a sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.checks.prose.structure import sums
from jixiao.checks.prose.wording import added_up, in_unit_of, named


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("支出1,000.50万元，其中：甲600万元，乙400.50万元。", "600＋400.5＝1000.5万元"),
        ("支出1.2亿元，其中：甲7300万元，乙4700万元。", "7300万元＋4700万元＝1.2亿元"),
        ("办理30件，其中：甲18件，乙12件。", "18＋12＝30件"),
    ],
)
def test_parts_are_added_up_in_the_unit_of_the_whole(text: str, shown: str) -> None:
    (found,) = sums(text)
    assert added_up(found.parts, found.whole) == shown


def test_an_amount_is_quoted_with_its_name() -> None:
    (found,) = sums("“三公”经费 9.50 万元，其中：甲5万元，乙4.5万元。")
    assert named(found.whole) == "“‘三公’经费9.50万元”"
    assert in_unit_of(Decimal(5000), found.whole) == "0.5万元"
