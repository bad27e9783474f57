"""The amounts of a sentence: what is one, what it is worth, what it is called."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.checks.prose.amounts import Amount, Mark, tokens
from jixiao.checks.prose.items import Item


def amounts(text: str) -> list[Amount]:
    return [token for token in tokens(text) if isinstance(token, Amount)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("支出 4,262.41 万元", "42624100", "元"),
        ("投入1.2亿元", "120000000", "元"),
        ("发放补助3000元", "3000", "元"),
        ("拨付３６．５万元", "365000", "元"),
        ("覆盖群众4万余人", "40000", "人"),
        ("举办讲座370余场", "370", "场"),
        ("接待1020余人次", "1020", "人次"),
        ("占比62.79％", "62.79", "%"),
        ("设立13个街道服务站", "13", "个"),
    ],
)
def test_an_amount_is_counted_in_plain_yuan_or_pieces(text: str, value: str, unit: str) -> None:
    (amount,) = amounts(text)
    assert (amount.value, amount.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "2021年12月末",
        "第3次会议",
        "财预〔2020〕10号",
        "12348热线",
        "联系电话：0745-5232148",
        "为期4个月",
        "5个工作日",
        "“1313”模式",
        "提高0.3个百分点附近",
        "目标1：完成",
        "1、贯彻执行",
    ],
)
def test_years_dates_ordinals_and_names_are_no_amounts_of_money_or_pieces(text: str) -> None:
    assert [amount.text for amount in amounts(text) if amount.unit != "个百分点"] == []


@pytest.mark.parametrize(
    ("text", "about", "change"),
    [
        ("支出约500万元", True, False),
        ("受益10余万人", True, False),
        ("不少于350场", True, False),
        ("90%以上", True, False),
        ("年中调整增加1,320.84万元", False, True),
        ("减少预算20万元", False, True),
        ("比上年增长12%", False, True),
        ("上级追加指标拨款资金144万元", False, False),
        ("支出100万元", False, False),
    ],
)
def test_what_is_approximate_and_what_is_a_change_is_known(text: str, about: bool, change: bool) -> None:
    (amount,) = amounts(text)
    assert (amount.about, amount.change) == (about, change)


def test_a_bracket_without_a_number_is_part_of_the_name() -> None:
    (amount,) = amounts("其中：因公出国（境）费0.00万元")
    assert (amount.name, amount.item) == ("因公出国（境）费", Item.ABROAD)


def test_the_marks_between_amounts_are_told() -> None:
    marks = [token for token in tokens("共3件，其中：甲1件（乙1件）；丙2件。") if isinstance(token, Mark)]
    assert marks == [Mark.COMMA, Mark.LISTED, Mark.OPEN, Mark.CLOSE, Mark.SEMICOLON, Mark.STOP]
