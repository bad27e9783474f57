"""A written reason holds what people filled in, each part once, closed by one mark."""

from __future__ import annotations

import pytest

from jixiao.checks.reason_quality import assess
from jixiao.prose.reason import GivenReason, reason_text

CLOSED = [
    ("案件增多", "案件增多。"),
    ("案件增多。", "案件增多。"),
    ("案件增多．", "案件增多。"),
    ("  案件增多；\n", "案件增多。"),
    ("案件为何增多？", "案件为何增多？"),
    ("案件增多！", "案件增多！"),
    ("案件增多……", "案件增多……"),
    ("案件增多（见台账）", "案件增多（见台账）。"),
    ("信访办答复：“案件增多。”", "信访办答复：“案件增多。”"),
    ("原因：案件增多", "案件增多。"),
    ("1. 案件增多；\n2. 人员减少。", "1. 案件增多；\n2. 人员减少。"),
    ("增幅  5.0%, <甲>&“乙” {{ pack }}{% if %}", "增幅  5.0%, <甲>&“乙” {{ pack }}{% if %}。"),
    ("=1+1", "=1+1。"),
    ("【原因】", "【原因】。"),
]


@pytest.mark.parametrize(("reason", "written"), CLOSED)
def test_a_reason_stays_as_it_was_written_and_ends_once(reason: str, written: str) -> None:
    assert reason_text(GivenReason(reason)).paragraph == written


@pytest.mark.parametrize("nothing", ["", " ", "\n", "无", "/", "——"])
def test_a_part_that_says_nothing_is_left_out(nothing: str) -> None:
    given = GivenReason("案件增多", nothing, nothing, nothing, nothing, nothing)
    assert reason_text(given).paragraph == "案件增多。"


@pytest.mark.parametrize(
    ("who", "when", "written"),
    [
        ("信访科", "", "改进措施（责任科室：信访科）：增派人员。"),
        ("", "年底", "改进措施（完成时限：年底）：增派人员。"),
        ("责任科室：信访科", "完成时限：年底。", "改进措施（责任科室：信访科，完成时限：年底）：增派人员。"),
    ],
)
def test_who_and_when_stand_with_the_measure(who: str, when: str, written: str) -> None:
    given = GivenReason("案件增多", measure="改进措施：增派人员。", who=who, when=when)
    assert reason_text(given).measure == written


def test_a_column_of_its_own_takes_the_measure_without_its_name() -> None:
    text = reason_text(GivenReason("案件增多", measure="增派人员。"), subject="调解案件数", measure_apart=True)
    assert (text.cause, text.measure) == ("【调解案件数】案件增多。", "【调解案件数】增派人员。")


def test_a_column_of_its_own_stays_blank_where_nothing_is_promised() -> None:
    assert reason_text(GivenReason("案件增多"), subject="调解案件数", measure_apart=True).measure == ""


def test_a_heading_alone_says_nothing() -> None:
    assert reason_text(GivenReason("案件增多", evidence="佐证材料：", who="责任人：")).paragraph == "案件增多。"


def test_a_text_with_all_its_parts_lacks_nothing() -> None:
    given = GivenReason(
        "受疫情影响停办两期，全年计划14次，完成10次。",
        "疫情或不可抗力",
        measure="改为线上培训。督促各科室报名。",
        who="法治科",
        when="2022年6月底前",
    )
    assert assess(reason_text(given).paragraph, target="≥14次", actual="10次") == ()


def test_a_long_reason_is_not_cut() -> None:
    assert reason_text(GivenReason("长" * 3000)).paragraph == "长" * 3000 + "。"


@pytest.mark.parametrize(("reason", "says"), [("案件增多", True), ("无", False), ("原因：", False), ("\n", False)])
def test_a_reason_that_says_nothing_is_known(reason: str, says: bool) -> None:
    assert GivenReason(reason).says_why is says
