"""Of which year and in which sense a report states an amount."""

from __future__ import annotations

from jixiao.checks.prose.items import Item
from jixiao.checks.prose.senses import Sense, sense_in, stated
from jixiao.form.model import Cell, Passage, Report

TITLE = "青山县档案馆2021年度绩效自评报告"


def told(*texts: str, heading: str = "") -> list[tuple[Item, str, Sense | None, int | None]]:
    passages = tuple(Passage(Cell("报告", row, 1, text), heading) for row, text in enumerate(texts, start=1))
    return [
        (found.item, found.amount.text, found.sense, found.year) for found in stated(Report("报告", TITLE, passages))
    ]


def test_an_amount_is_told_in_the_sense_of_the_words_before_it() -> None:
    assert told("年初预算批复的基本支出为10万元，调整后基本支出预算数12万元。2021年度决算的基本支出为11万元。") == [
        (Item.BASIC, "10万元", Sense.INITIAL, 2021),
        (Item.BASIC, "12万元", Sense.ADJUSTED, 2021),
        (Item.BASIC, "11万元", Sense.FINAL, 2021),
    ]


def test_parts_are_told_in_the_sense_of_their_whole() -> None:
    assert told("年末决算数为15万元，其中基本支出10万元，项目支出5万元。")[1:] == [
        (Item.BASIC, "10万元", Sense.FINAL, 2021),
        (Item.PROJECTS, "5万元", Sense.FINAL, 2021),
    ]


def test_a_heading_gives_the_sense_where_the_text_leaves_it_open() -> None:
    assert told("基本支出10万元。", heading="（一）年初预算情况") == [(Item.BASIC, "10万元", Sense.INITIAL, 2021)]
    assert told("基本支出10万元。", heading="（一）支出情况") == [(Item.BASIC, "10万元", None, 2021)]


def test_a_year_in_the_sentence_counts_before_that_of_the_title() -> None:
    assert told("2020年项目支出8万元。项目支出9万元。") == [
        (Item.PROJECTS, "8万元", None, 2020),
        (Item.PROJECTS, "9万元", None, 2021),
    ]


def test_shares_of_others_and_of_other_times_are_left_out() -> None:
    assert told("财政拨款支出10万元，其中：基本支出6万元，项目支出4万元。") == []
    assert (
        told("上半年，项目支出4万元。", "去年项目支出3万元。", "县城建中心项目支出2万元。", "项目支出约5万元。") == []
    )


def test_words_of_a_budget_after_adjustment_come_first() -> None:
    assert sense_in("年初调整后预算支出总额") is Sense.ADJUSTED
    assert sense_in("预算执行数") is Sense.FINAL
