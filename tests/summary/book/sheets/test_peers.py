"""What is asked about a value far off."""

from __future__ import annotations

import pytest

from jixiao.summary.book.sheets.peers import question
from jixiao.summary.tables.peers import Doubt, FarRow, Peers


@pytest.mark.parametrize(
    ("value", "median", "measure", "doubt", "sentence"),
    [
        (202_000_000, 20_200, "元", Doubt.TIMES, "是各单位中位数的10000倍，请核对金额单位是否写错（如元、万元）。"),
        (52.5, 10, "人次", Doubt.TIMES, "是各单位中位数的5.3倍，请核对数值和计量单位是否写错。"),
        (2, 25, "人次", Doubt.TIMES, "只有各单位中位数的1/13左右，请核对数值和计量单位是否写错。"),
        (0.5, 0.955, "%", Doubt.POINTS, "比各单位中位数低45.5个百分点，请核对数值和百分号是否写错。"),
        (95, 0.95, "%", Doubt.POINTS, "比各单位中位数高9405个百分点，请核对数值和百分号是否写错。"),
        (-12, 12, "人次", Doubt.SIGN, "是负数，其他单位多为正数，请核对正负号和填写的内容。"),
    ],
)
def test_how_far_it_is_off_is_told_and_no_cause(
    value: float, median: float, measure: str, doubt: Doubt, sentence: str
) -> None:
    peers = Peers("名称", measure, 9, 9, 0, 0, median, 0, 0, 1)
    assert question(FarRow(0, 0, "a.xlsx", "", "F9", "", "", value, doubt), peers) == sentence
