"""The items of a department's budget under their many names."""

from __future__ import annotations

import pytest

from jixiao.checks.prose.items import Item, holds, item_of, kind_of


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("2020 年度年初预算批复的基本支出为", Item.BASIC),
        ("2、项目支出", Item.PROJECTS),
        ("专项支出", Item.PROJECTS),
        ("部门整体预算收入", Item.INCOME),
        ("2021年本单位年末决算数为", Item.TOTAL),
        ("调整后部门预算支出总额", Item.TOTAL),
        ("日常公用经费", Item.OPERATING),
        ("一般商品服务支出", Item.GOODS),
        ("对个人和家庭的补助", Item.FAMILIES),
        ("2021年“三公”经费实际支出", Item.RECEPTIONS_CARS_ABROAD),
        ("公务用车运行维护费", Item.CAR_RUNNING),
    ],
)
def test_an_item_is_known_by_its_name(name: str, item: Item) -> None:
    assert item_of("".join(name.removeprefix("2、").split())) == (item, "")


@pytest.mark.parametrize(
    "name", ["法律援助项目支出", "用于项目支出的资金", "人均公用经费", "其中一项支出", "支出", "决算数"]
)
def test_what_is_only_like_an_item_is_none(name: str) -> None:
    assert item_of(name) == (None, "")


def test_whose_item_it_is_is_told() -> None:
    assert item_of("青山县档案馆部门预算支出") == (Item.TOTAL, "青山县档案馆")
    assert item_of("局机关基本支出") == (Item.BASIC, "局机关")


def test_a_share_of_an_item_is_of_its_kind() -> None:
    assert kind_of("一般公共预算财政拨款基本支出决算") is Item.BASIC
    assert kind_of("培训费") is None


def test_what_is_part_of_what() -> None:
    assert holds(Item.TOTAL, Item.WAGES)
    assert holds(Item.RECEPTIONS_CARS_ABROAD, Item.CAR_PURCHASE)
    assert not holds(Item.WAGES, Item.GOODS)
    assert not holds(None, Item.BASIC)
