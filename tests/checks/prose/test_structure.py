"""Which amount is the whole of which others."""

from __future__ import annotations

import pytest

from jixiao.checks.prose.structure import sums


def told(text: str) -> list[tuple[str, list[str]]]:
    return [(found.whole.quoted, [part.quoted for part in found.parts]) for found in sums(text)]


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("支出9万元，其中：甲5万元，乙4万元。", "支出9万元", ["甲5万元", "乙4万元"]),
        ("支出9万元，主要用于培训。其中：甲5万元，乙4万元。", "支出9万元", ["甲5万元", "乙4万元"]),
        ("支出9万元，其中：甲5万元；乙4万元。", "支出9万元", ["甲5万元", "乙4万元"]),
        ("支出9万元，其中：甲5万元，占56%；乙4万元，占44%。", "支出9万元", ["甲5万元", "乙4万元"]),
        ("支出9万元（其中：甲5万元、乙4万元），完成预算。", "支出9万元", ["甲5万元", "乙4万元"]),
        ("支出9万元，其中甲5万元，乙4万元；收入20万元。", "支出9万元", ["甲5万元", "乙4万元"]),
        ("支出9万元，比上年增加1万元，其中：甲5万元，乙4万元。", "支出9万元", ["甲5万元", "乙4万元"]),
        ("受理34件，31件已办结，其中31件办结的案件中，确认违法3件，撤销3件。", "31件", ["确认违法3件", "撤销3件"]),
    ],
)
def test_parts_belong_to_the_amount_they_follow(text: str, whole: str, parts: list[str]) -> None:
    assert told(text) == [(whole, parts)]


@pytest.mark.parametrize(
    "text",
    [
        "支出9万元，其中甲5万元。",
        "支出9万元（2020年8万元，2021年9万元）。",
        "支出9万元（预算10万元，结余1万元）。",
        "支出9万元，其中：甲预算5万元，支出4万元；乙预算5万元，支出4万元。",
        "支出约9万元，其中：甲5万元，乙6万元。",
        "支出9万元，其中：甲约5万元，乙6万元。",
        "甲支出9万元，其中设备5万元；乙支出8万元，其中设备6万元。",
        "预算10万元，支出9万元。其中：甲5万元，乙6万元。",
    ],
)
def test_what_tells_no_parts_for_sure_gives_none(text: str) -> None:
    assert told(text) == []


def test_a_bracket_inside_a_list_is_a_sum_of_its_own() -> None:
    assert told("三公经费10万元，其中：车辆8万元（购置费3万元、运行费5万元），接待费2万元。") == [
        ("车辆8万元", ["购置费3万元", "运行费5万元"]),
        ("三公经费10万元", ["车辆8万元", "接待费2万元"]),
    ]


def test_a_known_item_that_is_no_part_ends_the_list_of_parts() -> None:
    assert told("预算支出9万元，1、基本支出5万元，其中：人员经费4万元，公用经费1万元，2、项目支出4万元。") == [
        ("基本支出5万元", ["人员经费4万元", "公用经费1万元"]),
        ("预算支出9万元", ["基本支出5万元", "项目支出4万元"]),
    ]


def test_parts_of_parts_without_a_bracket_are_not_sure() -> None:
    inner, outer = sums("支出9万元，其中：人员6万元，公用3万元，其中：办公费2万元，差旅费1万元。")
    assert (inner.sure, outer.sure, outer.complete) == (False, True, False)


def test_shares_that_make_a_hundred_say_that_the_list_is_whole() -> None:
    (found,) = sums("支出9万元，其中：甲5万元，占55.56%；乙4万元，占44.44%；丙0万元。")
    assert found.shared_out
    (other,) = sums("支出9万元，其中：甲5万元，占55.56%；乙2万元，占22.22%。")
    assert not other.shared_out
