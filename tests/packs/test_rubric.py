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
    ("考核得分≥90分得5分；90分＞考核得分≥80分得3分；考核得分＜80分得0分", 5),
    ("公开次数≥12次得3分；6次≤公开次数＜12次得2分；公开次数＜6次得0分", 3),
    ("结转结余率≤5%，得10分；5%＜结转结余率≤10%，得6分；＞20%不得分。", 10),
    ("政府采购执行率=100%，得5分；每降低1%扣0.5分，扣完为止。", 5),
    ("目标值≥95%；达到目标值得4分；95%＞结果≥90%得2分；结果＜90%得0分", 4),
    ("结果＜80%得0分；80%≤结果＜90%得3分；结果≥90%得5分", 5),
    ("半年进度≥50%得2分，否则0分；全年进度≥95%得3分，否则0分。", 5),
)

FAULTY = (
    ("结果≥90%得5分；95%≥结果≥80%得3分；结果＜80%得0分", 5, "“结果≥90%得5分”和“95%≥结果≥80%得3分”两档有重叠"),
    (
        "完成率≥95%得5分；90%≤完成率≤95%得3分；完成率＜90%得0分",
        5,
        "“完成率≥95%得5分”和“90%≤完成率≤95%得3分”两档有重叠",
    ),
    (
        "公开≥12次得3分；8次≤公开＜12次得2分；公开＜6次得0分",
        3,
        "“8次≤公开＜12次得2分”和“公开＜6次得0分”两档之间，6到8之间没有规定得分",
    ),
    (
        "完成率＞95%得5分；90%≤完成率＜95%得3分；完成率＜90%得0分",
        5,
        "“完成率＞95%得5分”和“90%≤完成率＜95%得3分”两档之间，正好95%没有规定得分",
    ),
    (
        "得分≥90分，得5分；90分＞得分≥85分，得3分；85分＞得分≥80分，得3分；得分＜80分，不得分",
        5,
        "“90分＞得分≥85分，得3分”和“85分＞得分≥80分，得3分”两档都得3分",
    ),
    ("完成率≥95%得5分；95%＞完成率≥90%得2分；90%＞完成率≥85%得3分", 5, "各档得分依次为5分、2分、3分，时高时低"),
    ("完成率≥95%得4分；95%＞完成率≥90%得2分；完成率＜90%得0分", 5, "各档最高得4分，与分值5分不一致"),
    ("优秀（6分）；良好（3分）；合格（1分）；不合格（0分）。", 5, "各档最高得6分，与分值5分不一致"),
    ("目标值为90%，得分=监控率×2", 2, "的目标值为90%，按所列公式达到目标值时只得1.8分，不是满分2分"),
    ("达到目标值得3分，未达到的按比例得分。", 3, "提到“目标值”，但没有写明目标值是多少"),
)


@pytest.mark.parametrize(("standard", "full", "sentence"), FAULTY, ids=[text[:16] for text, _, _ in FAULTY])
def test_a_fault_is_told_once_with_what_is_printed(standard: str, full: int, sentence: str) -> None:
    assert [found.sentence for found in faults_of(standard, Decimal(full))] == [sentence]


@pytest.mark.parametrize(("standard", "full"), IN_ORDER, ids=[text[:16] for text, _ in IN_ORDER])
def test_a_standard_in_order_has_no_fault(standard: str, full: int) -> None:
    assert list(faults_of(standard, Decimal(full))) == []


@pytest.mark.parametrize(
    ("standard", "bands"),
    [
        ("80%≤满意度＜90%得10分", [("0.8", True, "0.9", False, "10")]),
        ("90%＞结果≥80%，得1分", [("0.8", True, "0.9", False, "1")]),
        ("支出进度>80%的，得2.5分", [("0.8", False, None, False, "2.5")]),
        ("发案率≤2次，得3分", [(None, False, "2", True, "3")]),
        ("得分≥90分得5分", [("90", True, None, False, "5")]),
        ("得分≥905分", []),
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
