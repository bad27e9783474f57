"""Data that differ beyond belief are set apart: the greater of the two, wherever 元 may stand for 万元."""

from __future__ import annotations

import pytest

from jixiao.form.model import Cell, Input
from jixiao.packs.scorecards import load_scorecard
from jixiao.scoring.cards.data import read_data

CARD = load_scorecard("hunan-county-2021")


def set_apart(**lines: str) -> list[str]:
    """The names of the data that are set apart for what stands beside them."""
    inputs = [Input(name, Cell("评分数据", row, 4, text)) for row, (name, text) in enumerate(lines.items(), start=3)]
    return [datum.quantity.name for datum in read_data(CARD, inputs).values() if datum.beside]


@pytest.mark.parametrize(
    ("lines", "apart"),
    [
        ({"预算完成数": "2318.14", "支出预算数": "24069800"}, ["支出预算数"]),
        ({"预算完成数": "23181400", "支出预算数": "2406.98"}, ["预算完成数"]),
        ({"本年度结转结余总额": "88.84", "上年度结转结余总额": "900000"}, ["上年度结转结余总额"]),
        ({"实际在用固定资产总额": "790", "所有固定资产总额": "10000000"}, ["所有固定资产总额"]),
        (
            {"申报绩效目标的项目资金总额": "4", "项目预算资金总额": "40000", "目标覆盖率的目标值": "90%"},
            ["项目预算资金总额"],
        ),
        ({"在职人员数": "8900", "编制数": "89"}, ["在职人员数"]),
        (
            {
                "上半年实际支出": "12000000",
                "上年度结转结余总额": "0",
                "支出预算数": "2400",
                "上半年执行中追加追减数": "0",
            },
            ["上半年实际支出"],
        ),
    ],
)
def test_the_greater_of_two_that_should_be_alike_is_set_apart(lines: dict[str, str], apart: list[str]) -> None:
    assert set_apart(**lines) == apart


@pytest.mark.parametrize(
    "lines",
    [
        {"预算完成数": "0", "支出预算数": "2406.98"},
        {"预算完成数": "99", "支出预算数": "1"},
        {"本年度结转结余总额": "0.01", "支出预算数": "2406.98"},
        {"存在违规问题的资金额": "0.5", "支出预算数": "2406.98"},
        {"预算调整数": "1", "支出预算数": "2406.98"},
        {"实际完成项目数": "1", "计划完成项目数": "99"},
        {"支出预算数": "24069800"},
    ],
)
def test_data_that_may_well_be_right_stay(lines: dict[str, str]) -> None:
    assert set_apart(**lines) == []
