"""Bringing two values to one unit: what may be presumed, and what has to be asked."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.scoring.measure import Pair, pair
from jixiao.values import Role, inherit_unit, read

# target, actual → both numbers as the arithmetic shows them, notes
SAME = [
    ("≥12万人", "11.5万人", "12", "11.5", ()),
    ("≥12万人", "115000人", "120000", "115000", ()),
    ("≤2万元", "15000元", "20000", "15000", ()),
    ("≤1亿元", "9500万元", "100000000", "95000000", ()),
    ("≥90%", "95%", "90", "95", ()),
    ("≤4小时", "90分钟", "14400", "5400", ()),
    ("≥3公里", "2800米", "3000", "2800", ()),
    ("≥95%", "98", "95", "98", ("完成值未写单位，按“%”理解",)),
    ("≤5万元", "0", "5", "0", ()),
    ("≤5万元", "4.8", "5", "4.8", ("完成值未写单位，按“万元”理解",)),
    ("≥2.3万本", "2.4万", "2.3", "2.4", ("完成值未写单位，按“万本”理解",)),
    ("≥70", "85%", "70", "85", ("指标值未写单位，按“%”理解",)),
    ("≥15", "20件", "15", "20", ("指标值未写单位，按“件”理解",)),
    ("≤0.4%", "0.3", "0.4", "0.3", ("完成值未写单位，按“%”理解",)),
    ("≥12次/年", "13次", "12", "13", ("完成值未写“/年”，按全年理解",)),
    ("≥12次", "1.3万次/年", "12", "13000", ("指标值未写“/年”，按全年理解",)),
    ("≤500元/人·天", "480元/天/人", "500", "480", ()),
    ("≥15万立方米", "15.5万m³", "15", "15.5", ()),
    ("≥1000人·次", "1200人次", "1000", "1200", ()),
]
ASKED = [
    ("≥95%", "0.98", "完成值没有写“%”，看不出是百分数还是小数"),
    ("=100%", "1", "完成值没有写“%”，看不出是百分数还是小数"),
    ("≥12万人", "120000", "完成值没有写单位，看不出是不是以“万人”计"),
    ("≤117.4万元", "1121200", "完成值没有写单位，看不出是不是以“万元”计"),
    ("≥15000", "2万件", "指标值没有写单位，看不出是不是以“万件”计"),
    ("≥95人", "96件", "单位“件”与“人”不同"),
    ("≥95人", "96人次", "单位“人次”与“人”不同"),
    ("≥5个百分点", "6%", "单位“%”与“个百分点”不同"),
    ("≤65元/小时", "60元", "单位“元”与“元/小时”不同"),
    ("≥2次/月", "24次", "单位“次”与“次/月”不同"),
    ("≤30天", "25个工作日", "单位“个工作日”与“天”不同"),
    ("≥3个月", "80天", "单位“天”与“个月”不同"),
]


@pytest.mark.parametrize(("target", "actual", "goal", "done", "notes"), SAME)
def test_two_values_are_brought_to_one_unit(
    target: str, actual: str, goal: str, done: str, notes: tuple[str, ...]
) -> None:
    assert pair(read(target, Role.TARGET), read(actual, Role.ACTUAL)) == Pair(Decimal(goal), Decimal(done), None, notes)


@pytest.mark.parametrize(("target", "actual", "why"), ASKED)
def test_what_does_not_compare_is_asked_for(target: str, actual: str, why: str) -> None:
    assert pair(read(target, Role.TARGET), read(actual, Role.ACTUAL)) == why


@pytest.mark.parametrize(("target", "actual", "why"), ASKED[:4])
def test_a_unit_that_was_inherited_is_doubted_all_the_same(target: str, actual: str, why: str) -> None:
    goal = read(target, Role.TARGET)
    assert pair(goal, inherit_unit(read(actual, Role.ACTUAL), goal)) == why


def test_an_inherited_unit_counts_like_a_missing_one() -> None:
    goal = read("≥95%", Role.TARGET)
    done = read("98", Role.ACTUAL)
    assert pair(goal, inherit_unit(done, goal)) == pair(goal, done)


def test_words_have_no_number_to_compare() -> None:
    assert pair(read("≥95%", Role.TARGET), read("及时", Role.ACTUAL)) == "没有可以比较的数值"
