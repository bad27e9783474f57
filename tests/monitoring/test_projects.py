"""The projects of a book: who they are, what they may spend and by when, and what is wrong with their plans."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.errors import JixiaoError
from jixiao.form.grid import Snapshot
from jixiao.form.model import Book
from jixiao.monitoring import Project, projects_of
from jixiao.packs import load_pack
from jixiao.reader import read_book
from jixiao.review import review_book
from text_grid import sheet_from_text

TABLE = """
预算项目绩效目标表（2020年度） | < | < | < | <
某区司法局 | < | < | < | 单位：万元
项目编码 | 315-0405 | 项目名称 | 公用取暖费 | <
预算规模及资金用途 | 预算数 | 4.64 | 其中：财政资金 | 4.64
资金支出计划（%） | 3月底 | 6月底 | 10月底 | 12月底
^ | {}
绩效目标 | 保障机关冬季办公用暖。 | < | < | <
一级指标 | 二级指标 | 三级指标 | 绩效指标描述 | 指标值
产出指标 | 数量指标 | 取暖面积 | 支付取暖费面积 | ≥800平方米
"""


def book_of(*plans: str) -> Book:
    tables = [sheet_from_text(TABLE.format(plan), f"表{number}") for number, plan in enumerate(plans, start=1)]
    return read_book(Snapshot(tuple(tables)), "目标表.xlsx")


def projects_from(*plans: str) -> tuple[Project, ...]:
    book = book_of(*plans)
    return projects_of(book, review_book(book, load_pack("national")).findings)


def test_a_project_has_its_code_budget_in_yuan_and_plan() -> None:
    (found,) = projects_from("20 | 50 | 75 | 100")
    assert (found.code, found.name, found.year, found.budget) == ("315-0405", "公用取暖费", 2020, 46400)
    shares = [Decimal("0.2"), Decimal("0.5"), Decimal("0.75"), Decimal(1)]
    assert [(step.month, step.share) for step in found.steps] == list(zip((3, 6, 10, 12), shares, strict=True))
    assert found.doubts == ()


def test_a_milestone_is_called_as_a_sentence_can_say_it() -> None:
    table = TABLE.format("20 | 50 | 75 | 100").replace("3月底", "2020年3月底").replace("| 6月底", "| 截至6月底")
    (found,) = projects_of(read_book(Snapshot((sheet_from_text(table, "表1"),)), "目标表.xlsx"))
    assert [step.label for step in found.steps] == ["3月底", "6月底", "10月底", "12月底"]


@pytest.mark.parametrize(
    ("plan", "doubt"),
    [
        ("20 | 10 | 75 | 100", "资金支出计划“6月底”为10%，比“3月底”的20%还小，累计数应逐期不减。"),
        ("20 | 50 | 75 | 120", "资金支出计划“12月底”累计为120%，超过了100%。"),
        ("20 | 50 | 75 | 90", "资金支出计划“12月底”累计为90%，应为100%。"),
        ("20 | 大半 | 75 | 100", "资金支出计划“6月底”填的是“大半”，读不出占预算的比例，应写成累计百分比。"),
    ],
)
def test_what_a_review_finds_in_a_plan_stays_with_its_project(plan: str, doubt: str) -> None:
    sound, doubtful = projects_from("20 | 50 | 75 | 100", plan)
    assert (sound.doubts, doubtful.doubts) == ((), (doubt,))


def test_a_book_without_any_plan_has_nothing_to_monitor() -> None:
    table = TABLE.format("20 | 50 | 75 | 100").replace("资金支出计划（%）", "其他")
    book = read_book(Snapshot((sheet_from_text(table, "表1"),)), "目标表.xlsx")
    with pytest.raises(JixiaoError, match="没有“资金支出计划”"):
        projects_of(book)
