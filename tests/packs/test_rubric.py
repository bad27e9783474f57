"""Printed standards of other bureaus: what is read of them is right, and what is in order raises no fault."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.packs.scorecards import load_scorecard
from jixiao.packs.scorecards.printed import read_standard
from jixiao.packs.scorecards.rubric import RubricFault, faults_of, faults_of_card

IN_ORDER = (
    ("预算完成率≥95%，得40分；95%＞预算完成率≥90%，得30分；预算完成率＜90%，不得分。", 40),
    ("满意度≥90%得15分，80%≤满意度＜90%得10分，＜80%不得分", 15),
    ("合理得10分；较合理得6分；不合理不得分", 10),
    ("1.绩效目标编制要素完整的，得5分，否则酌情扣分。\n2.绩效指标细化量化的，得5分，否则酌情扣分。", 10),
    ("预决算偏差程度在10%以内的，得10分；10%-20%之间的，得5分；超过20%的，不得分。", 10),
    ("控制率≤100%得10分，每超1个百分点扣1分，扣完为止", 10),
    ("结转结余率≤5%得20分，每增加1个百分点扣2分，扣完为止", 20),
    ("①有制度得1分；②制度合规得1分；③制度执行有效得1分。", 3),
    ("得分=预算完成率×20", 20),
    ("6、9、11月实际进度分别达到40%、67.5%、82.5%的，各得满分；未达到的按比重计分。", 20),
    ("变动率≤0，计5分；变动率＞0，计0分。", 5),
    ("以100%为标准。在职人员控制率≤100%，计5分；每超过一个百分点扣0.5分，扣完为止。", 5),
    ("预算调整率=0，计5分；0-10%（含），计4分；10-20%（含），计3分；20-30%（含），计2分；大于30%不得分。", 5),
    ("优（10分）、良（8分）、中（6分）、差（0分）", 10),
)


@pytest.mark.parametrize(("standard", "full"), IN_ORDER, ids=[text[:16] for text, _ in IN_ORDER])
def test_a_standard_in_order_has_no_fault(standard: str, full: int) -> None:
    assert list(faults_of(standard, Decimal(full))) == []


@pytest.mark.parametrize(
    ("standard", "bands"),
    [
        ("80%≤满意度＜90%得10分", [("0.8", True, "0.9", False, "10")]),
        ("90%＞结果≥80%，得1分", [("0.8", True, "0.9", False, "1")]),
        ("支出进度>80%的，得2.5分", [("0.8", False, None, False, "2.5")]),
        ("发案率≤2次，得3分", []),
        ("人数＜30，不得分", [(None, False, "30", False, "0")]),
    ],
)
def test_a_band_is_read_with_its_ends(standard: str, bands: list[tuple[object, ...]]) -> None:
    found = [band for group in read_standard(standard).groups for band in group.bands]
    shown = [
        (band.low and str(band.low), band.low_in, band.high and str(band.high), band.high_in, str(band.points))
        for band in found
    ]
    assert shown == bands


def test_bands_of_different_numbers_are_not_compared() -> None:
    standard = "细化率≥90%，得2分；细化率＜90%，得0分；量化率≥80%，得2分；量化率＜80%，得0分"
    assert [len(group.bands) for group in read_standard(standard).groups] == [2, 2]
    assert list(faults_of(standard, Decimal(4))) == []


def test_the_shipped_rubric_has_just_the_faults_that_it_prints() -> None:
    found = [(row.name, fault.fault) for row, fault in faults_of_card(load_scorecard("hunan-county-2021"))]
    assert found == [
        ("目标覆盖率", RubricFault.NO_TARGET),
        ("预算完成率", RubricFault.SAME_POINTS),
        ("支付进度率", RubricFault.SAME_POINTS),
        ("结转结余变动率", RubricFault.MAXIMUM),
        ("监控率", RubricFault.FORMULA),
        ("部门绩效自评项目占比率", RubricFault.NO_TARGET),
        ("结果应用创新", RubricFault.COUNTS),
    ]
