"""The header of a payment list is found by its headings, and every line below it is read or set aside."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jixiao.errors import JixiaoError
from jixiao.form.grid import GridCell, Sheet, Snapshot, Span
from jixiao.monitoring import find_payment_list, read_payment_list
from monitoring.made import sheet

_LIST = """
支付明细表
单位：元
支付日期|项目编码|项目名称|支付金额|摘要
2020-3-15|315-01|法律援助经费|1200.50|补贴

2020/4/1||普法宣传|-200|退回
"""


def test_a_list_is_read_line_by_line() -> None:
    found = read_payment_list(sheet(_LIST), 2020)
    first, second = found.payments
    assert (first.row, first.day, first.amount) == (4, date(2020, 3, 15), Decimal("1200.50"))
    assert (first.code, first.name, first.memo) == ("315-01", "法律援助经费", "补贴")
    assert (second.row, second.amount, second.code, second.memo) == (6, Decimal(-200), "", "退回")
    assert found.total == Decimal("1000.50")
    assert (found.unit, found.unit_source, found.names_projects) == ("元", "单位：元", True)


@pytest.mark.parametrize("day", ["日期", "支付日期", "记账日期", "付款时间", "支付时间", "日 期"])
@pytest.mark.parametrize("amount", ["金额", "支付金额", "发生额", "本次支付", "支付金额（元）", "金额(元)"])
def test_headings_are_known_by_their_synonyms(day: str, amount: str) -> None:
    assert len(read_payment_list(sheet(f"{day}|项目|{amount}\n2020-3-15|甲|5"), 2020).payments) == 1


@pytest.mark.parametrize(
    ("text", "unit", "source", "yuan"),
    [
        ("日期|金额\n2020-3-15|1.5", "元", "", "1.5"),
        ("日期|金额（万元）\n2020-3-15|1.5", "万元", "金额（万元）", "15000"),
        ("日期|金额(单位：万元)\n2020-3-15|1.5", "万元", "金额(单位：万元)", "15000"),
        ("单位：万元\n日期|金额\n2020-3-15|1.5", "万元", "单位：万元", "15000"),
        ("某局 金额单位：万元\n日期|金额（元）\n2020-3-15|1.5", "元", "金额（元）", "1.5"),
        ("日期|预算数（万元）|金额\n2020-3-15|9|1.5", "元", "", "1.5"),
    ],
)
def test_the_unit_is_taken_from_the_heading_or_a_line_above(text: str, unit: str, source: str, yuan: str) -> None:
    found = read_payment_list(sheet(text), 2020)
    assert (found.unit, found.unit_source, found.payments[0].amount) == (unit, source, Decimal(yuan))


@pytest.mark.parametrize(
    ("line", "reason", "amount"),
    [
        ("2020-3-15|甲|待定|办公", "金额“待定”读不出来，请写成12345.67这样的数。", None),
        ("上月|甲|20|办公", "日期“上月”读不出来，请写成2020-3-15这样的日期。", "20"),
        ("|甲|20|办公", "没有日期，请补上。", "20"),
        ("2020-3-15|甲||办公", "没有金额，请补上。", None),
        ("合计||20|", "这是合计行，不是一笔支付，不计入。", None),
        ("2020-3-31||20|本月合计", "这是合计行，不是一笔支付，不计入。", None),
    ],
)
def test_a_line_that_is_no_payment_is_set_aside_with_its_row(line: str, reason: str, amount: str | None) -> None:
    found = read_payment_list(sheet(f"日期|项目|金额|摘要\n2020-1-1|甲|7\n{line}"), 2020)
    (aside,) = found.set_aside
    assert (aside.row, aside.reason) == (3, reason)
    assert aside.amount == (None if amount is None else Decimal(amount))
    assert found.total == 7 + (aside.amount or 0)


def test_headings_repeated_on_a_new_page_are_no_line() -> None:
    found = read_payment_list(sheet("日期|金额\n2020-1-1|7\n日期|金额\n2020-1-2|8"), 2020)
    assert [one.row for one in found.payments] == [2, 4]
    assert found.set_aside == ()


def test_a_merged_project_belongs_to_every_line_beside_it_and_a_merged_amount_to_the_first() -> None:
    drawn = sheet("日期|项目|金额\n2020-1-1|甲|7\n2020-1-2||")
    merged = Sheet("表", drawn.cells, merges=(Span(2, 2, 3, 2), Span(2, 3, 3, 3)))
    found = read_payment_list(merged, 2020)
    assert [(one.name, one.amount) for one in found.payments] == [("甲", 7)]
    assert [(one.project, one.reason) for one in found.set_aside] == [("甲", "没有金额，请补上。")]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "时点|数额|项目\n2020-3-15|1.5|甲",
            (
                "“明细.csv”第1行的标题是“时点”、“数额”、“项目”，缺少“日期”、“金额”；支付明细要有“日期”“金额”两栏，"
                "以及“项目编码”或“项目名称”，请改好标题后再试。"
            ),
        ),
        (
            "某局支付\n支付日期|数额\n2020-3-15|1.5",
            (
                "“明细.csv”第2行的标题是“支付日期”、“数额”，缺少“金额”；支付明细要有“日期”“金额”两栏，"
                "以及“项目编码”或“项目名称”，请改好标题后再试。"
            ),
        ),
    ],
)
def test_headings_that_are_lacking_are_named_beside_those_found(text: str, sentence: str) -> None:
    with pytest.raises(JixiaoError) as refusal:
        find_payment_list(Snapshot((sheet(text),)), "明细.csv")
    assert str(refusal.value) == sentence


def test_two_columns_of_one_meaning_are_not_chosen_between() -> None:
    with pytest.raises(JixiaoError) as refusal:
        find_payment_list(Snapshot((sheet("日期|支付金额|发生额\n2020-3-15|1|2"),)), "明细.csv")
    assert str(refusal.value) == ("“明细.csv”的表头里有两栏都像“金额”，分不清用哪一栏，请只留一栏，或改一个名称。")


def test_the_one_sheet_with_the_headings_is_found() -> None:
    sheets = (Sheet("封面", {(1, 1): GridCell("封面")}), sheet(_LIST, "明细"))
    assert find_payment_list(Snapshot(sheets), "明细.xlsx").name == "明细"


def test_two_sheets_with_the_headings_are_not_chosen_between() -> None:
    with pytest.raises(JixiaoError) as refusal:
        find_payment_list(Snapshot((sheet(_LIST, "上半年"), sheet(_LIST, "下半年"))), "明细.xlsx")
    assert str(refusal.value) == (
        "“明细.xlsx”里有几张工作表都像支付明细：“上半年”、“下半年”，请只留一张，或把要用的一张另存为一个文件。"
    )


def test_an_empty_file_is_said_to_be_empty() -> None:
    with pytest.raises(JixiaoError, match="是空的，请确认支付明细文件。"):
        find_payment_list(Snapshot((Sheet("明细.csv", {}),)), "明细.csv")
