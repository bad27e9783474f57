"""What people write into 评分数据, as numbers: units, percent, what a file keeps of a number, formulas."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.form.model import Cell, Input
from jixiao.packs.scorecards import load_scorecard
from jixiao.scoring.cards.data import read_data, unknown_lines
from jixiao.scoring.cards.datum import Datum

CARD = load_scorecard("hunan-county-2021")
PLACE = ("评分数据", 3, 4)


def datum(name: str, cell: Cell, unit: str = "") -> Datum:
    return read_data(CARD, [Input(name, cell, unit)])[name]


@pytest.mark.parametrize(
    ("name", "cell", "number"),
    [
        ("支出预算数", Cell(*PLACE, "2,406.98万元"), "2406.98"),
        ("支出预算数", Cell(*PLACE, "2406.98", Decimal("2406.9800000000000")), "2406.98"),
        ("支出预算数", Cell(*PLACE, "0.0088", Decimal("0.008800000000000001")), "0.0088"),
        ("编制数", Cell(*PLACE, "89 人"), "89"),
        ("目标覆盖率的目标值", Cell(*PLACE, "90%", Decimal("0.9")), "0.9"),
        ("目标覆盖率的目标值", Cell(*PLACE, "９０％"), "0.9"),
        ("目标覆盖率的目标值", Cell(*PLACE, "90"), "0.9"),
    ],
)
def test_a_number_is_read_in_the_unit_that_was_asked_for(name: str, cell: Cell, number: str) -> None:
    assert (datum(name, cell).number, datum(name, cell).fault) == (Decimal(number), "")


@pytest.mark.parametrize("name", ["支出预算数", " 支出 预算数：", "支出预算数（万元）", "“支出预算数”"])
def test_a_line_is_known_by_its_name_with_its_unit_or_without(name: str) -> None:
    assert read_data(CARD, [Input(name, Cell(*PLACE, "2406.98"))])["支出预算数"].known


def test_a_line_named_with_another_unit_is_another_line() -> None:
    line = Input("支出预算数（元）", Cell(*PLACE, "24069800"))
    assert read_data(CARD, [line])["支出预算数"].blank
    assert list(unknown_lines(CARD, [line])) == [(line, "支出预算数")]


@pytest.mark.parametrize(
    ("name", "cell", "unit", "fault"),
    [
        (
            "编制数",
            Cell(*PLACE, "", formula="=80+9"),
            "人",
            "单元格是公式，文件里没有存下计算结果，请用 Excel 或 WPS 打开并保存一次",
        ),
        ("支出预算数", Cell(*PLACE, "24069800"), "元", "“单位”一栏写的是“元”，应为“万元”"),
        ("目标覆盖率的目标值", Cell(*PLACE, "0.9"), "%", "应填带百分号的数，例如90%"),
        ("编制数", Cell(*PLACE, "8.9e1"), "人", "应填以“人”为单位的数字"),
    ],
)
def test_what_cannot_be_used_says_why(name: str, cell: Cell, unit: str, fault: str) -> None:
    found = datum(name, cell, unit)
    assert (found.fault, found.known, found.blank) == (fault, False, False)
