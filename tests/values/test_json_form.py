"""Values as data and as one line of Chinese."""

import pytest

from jixiao.values import Role, describe, explain, read


def test_a_value_is_described_in_strings_that_keep_their_decimals():
    assert describe(read("≤1.20万元")) == {
        "text": "≤1.20万元",
        "kind": "money",
        "comparator": "<=",
        "number": "1.20",
        "upper_number": None,
        "unit": "元",
        "scale": "10000",
        "presumed": [],
    }


def test_a_period_is_described_by_its_two_ends():
    shown = describe(read("2023年6-9月"))
    assert (shown["kind"], shown["number"], shown["upper_number"]) == ("period", "2023-06", "2023-09")


def test_the_parts_of_a_composite_and_the_trouble_of_an_unreadable_are_described():
    assert [part["number"] for part in describe(read("甲100%，乙90%"))["parts"]] == ["100", "90"]
    shown = describe(read("3/4"))
    assert (shown["position"], shown["why"]) == ("1", "“/”连接的两部分无法确定是比例、日期还是两个数")


@pytest.mark.parametrize(
    ("text", "role", "line"),
    [
        ("≥200件", Role.TARGET, "≥200件 → 数量，不少于 200 件"),
        ("≤1.20万元", Role.TARGET, "≤1.20万元 → 金额，不超过 1.20 万元"),
        ("100%", Role.TARGET, "100% → 百分比，等于 100 %（未写比较符，按“=”理解）"),
        ("2024年12月底前", Role.TARGET, "2024年12月底前 → 期限，不晚于 2024-12-31"),
        ("全年", Role.TARGET, "全年 → 时段，全年"),
        ("1-12月", Role.TARGET, "1-12月 → 时段，01 至 12"),
        ("90%-95%", Role.TARGET, "90%-95% → 区间，90~95%"),
        ("370余场", Role.ACTUAL, "370余场 → 约数，约 370 场"),
        ("7×24小时", Role.TARGET, "7×24小时 → 服务时间，7*24小时"),
        ("及时", Role.TARGET, "及时 → 定性"),
        ("达成预期指标", Role.ACTUAL, "达成预期指标 → 定性三档，达成"),
        ("", Role.TARGET, "（空） → 空白"),
        ("甲100%，乙90%以上", Role.ACTUAL, "甲100%，乙90%以上 → 一格多值，共 2 个值：等于 100 %；不少于 90 %"),
        ("3/4", Role.ACTUAL, "3/4 → 无法读取，“/”连接的两部分无法确定是比例、日期还是两个数"),
    ],
)
def test_a_value_is_explained_in_one_line(text, role, line):
    assert explain(read(text, role)) == line
