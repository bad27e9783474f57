"""A line of 偏差原因提示 is known by what it is about; nothing is matched on a guess."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jixiao.form.model import Book, Form
from jixiao.prose.prompt import prompt_text
from jixiao.review.model import Prompt, PromptKind
from jixiao.sheets.answers import Line
from jixiao.sheets.prompts.matching import Matching, Mismatch, match_lines
from sheets.made_review import SHEET, cell, form_score, prompt

KIND = "未达指标值"


def asked(row: int, name: str, goal: str = "", sheet: str = SHEET, **facts: str) -> Prompt:
    """A prompt about a row."""
    made = prompt(PromptKind.SHORT, row, **facts)
    return replace(
        made,
        subject=name,
        goal=goal,
        sheet=sheet,
        cell=cell(row, 6, sheet=sheet),
        reason_cell=cell(row, 9, sheet=sheet),
    )


def line(place: str, name: str, reason: str = "", goal: str = "", **more: str) -> Line:
    """A line of the sheet."""
    return {"位置": place, "指标": name, "目标": goal, "偏差类型": KIND, "请核实并说明": "1. …", "原因": reason, **more}


def book(*rows: tuple[str, str], sheet: str = SHEET) -> Book:
    """A book with rows of these goals and names."""
    form: Form = form_score(sheet).form
    (first, *_) = form.indicators
    indicators = tuple(
        replace(first, goal=goal, name=replace(first.name, text=name, row=12 + number))
        for number, (goal, name) in enumerate(rows)
    )
    return Book("自评表.xlsx", (replace(form, indicators=indicators),))


def reasons(prompts: list[Prompt], matching: Matching) -> list[str]:
    """What is said of each prompt."""
    return [(matching.line_of(number) or {}).get("原因", "") for number in range(len(prompts))]


def test_rows_that_moved_keep_their_reasons():
    prompts = [asked(14, "甲"), asked(15, "乙")]
    found = match_lines(prompts, [line("F13", "乙", "二"), line("F12", "甲", "一")], book(("", "甲"), ("", "乙")))
    assert reasons(prompts, found) == ["一", "二"]


def test_rows_that_changed_places_keep_their_reasons():
    prompts = [asked(13, "甲"), asked(12, "乙")]
    found = match_lines(prompts, [line("F12", "甲", "一"), line("F13", "乙", "二")], book(("", "乙"), ("", "甲")))
    assert reasons(prompts, found) == ["一", "二"]


TWINS = book(("", "满意度"), ("", "满意度"), ("", "次数"))


def test_rows_of_one_name_are_told_apart_by_their_places_while_nothing_moved():
    prompts = [asked(12, "满意度"), asked(13, "满意度"), asked(14, "次数")]
    lines = [line("F12", "满意度", "一"), line("F13", "满意度", "二"), line("F14", "次数")]
    assert reasons(prompts, match_lines(prompts, lines, TWINS)) == ["一", "二", ""]


def test_rows_of_one_name_are_not_told_apart_once_rows_moved():
    prompts = [asked(13, "满意度"), asked(14, "满意度"), asked(15, "次数")]
    lines = [line("F12", "满意度", "一"), line("F13", "满意度", "二"), line("F14", "次数", "三")]
    found = match_lines(prompts, lines, TWINS)
    assert reasons(prompts, found) == ["", "", "三"]
    assert [(each.line["原因"], each.why) for each in found.unmatched] == [
        ("一", Mismatch.SEVERAL),
        ("二", Mismatch.SEVERAL),
    ]


def test_a_formula_that_followed_the_rows_tells_them_apart_all_the_same():
    prompts = [asked(13, "满意度"), asked(14, "满意度"), asked(15, "次数")]
    lines = [
        line("F12", "满意度", "一", 表中原文所在="自评表!I13"),
        line("F13", "满意度", "二", 表中原文所在="自评表!I14"),
        line("F14", "次数", "三", 表中原文所在="自评表!I15"),
    ]
    assert reasons(prompts, match_lines(prompts, lines, TWINS)) == ["一", "二", "三"]


def test_a_formula_that_did_not_follow_them_tells_nothing():
    prompts = [asked(13, "满意度"), asked(14, "满意度"), asked(15, "次数")]
    lines = [
        line("F12", "满意度", "一", 表中原文所在="自评表!I12"),
        line("F13", "满意度", "二", 表中原文所在="自评表!I13"),
        line("F14", "次数", "三", 表中原文所在="自评表!I14"),
    ]
    assert reasons(prompts, match_lines(prompts, lines, TWINS)) == ["", "", "三"]


def test_a_reason_is_not_given_to_another_row_of_that_name_when_its_own_asks_no_more():
    prompts = [asked(13, "满意度")]
    found = match_lines(prompts, [line("F12", "满意度", "一")], TWINS)
    assert reasons(prompts, found) == [""]
    assert [each.why for each in found.unmatched] == [Mismatch.SEVERAL]


def test_a_line_kept_from_an_earlier_form_says_nothing_of_its_place():
    prompts = [asked(13, "满意度"), asked(14, "满意度"), asked(15, "次数")]
    lines = [
        line("F13", "满意度"),
        line("F14", "满意度"),
        line("F15", "次数"),
        line("F13", "满意度", "二", 请核实并说明=""),
    ]
    found = match_lines(prompts, lines, TWINS)
    assert reasons(prompts, found) == ["", "", ""]
    assert [(each.line["原因"], each.why) for each in found.unmatched] == [("二", Mismatch.SEVERAL)]


def test_a_line_kept_from_an_earlier_form_is_known_again_once_its_row_asks_anew():
    prompts = [asked(13, "次数")]
    found = match_lines(prompts, [line("F12", "次数", "一", 请核实并说明="")], book(("", "次数")))
    assert reasons(prompts, found) == ["一"]


def test_a_kept_line_that_says_otherwise_than_one_filled_in_since_stands_beside_it():
    lines = [line("F12", "次数", "新"), line("F12", "次数", "旧", 请核实并说明="")]
    found = match_lines([asked(12, "次数")], lines, book(("", "次数")))
    assert [each["原因"] for each in found.lines[0]] == ["新", "旧"]


PAIR = book(("", "次数"), ("", "满意度"), ("", "满意度"))


def test_twins_that_all_ask_where_they_stood_are_told_apart_though_nothing_stands_below():
    prompts = [asked(13, "满意度"), asked(14, "满意度")]
    lines = [line("F13", "满意度", "一"), line("F14", "满意度", "二")]
    assert reasons(prompts, match_lines(prompts, lines, PAIR)) == ["一", "二"]


def test_a_twin_that_was_inserted_between_takes_nobodys_reason():
    prompts = [asked(12, "次数"), asked(13, "满意度"), asked(14, "满意度"), asked(15, "满意度")]
    lines = [line("F12", "次数", "零"), line("F13", "满意度", "一"), line("F14", "满意度", "二")]
    rows = book(("", "次数"), ("", "满意度"), ("", "满意度"), ("", "满意度"))
    assert reasons(prompts, match_lines(prompts, lines, rows)) == ["零", "", "", ""]


def test_a_twin_that_took_the_place_of_a_deleted_one_takes_not_its_reason():
    prompts = [asked(12, "次数"), asked(13, "满意度")]
    lines = [line("F12", "次数", "零"), line("F13", "满意度", "一"), line("F14", "满意度", "二")]
    found = match_lines(prompts, lines, book(("", "次数"), ("", "满意度")))
    assert reasons(prompts, found) == ["零", ""]


def test_rows_of_one_name_are_told_apart_by_figures_that_only_one_has():
    prompts = [asked(20, "满意度", actual="80%"), asked(21, "满意度", actual="70%")]
    facts = [prompt_text(prompt).fact for prompt in prompts]
    lines = [line("F12", "满意度", "二", 事实=facts[1]), line("F13", "满意度", "一", 事实=facts[0])]
    assert reasons(prompts, match_lines(prompts, lines, figured("80%", "70%"))) == ["一", "二"]
    assert reasons(prompts[:1], match_lines(prompts[:1], lines[1:], figured("80%", "80%"))) == [""]


def figured(*actuals: str) -> Book:
    """A book with rows of one name that reached this much."""
    whole = book(*(("", "满意度") for _ in actuals))
    (form,) = whole.forms
    rows = tuple(
        replace(row, actual=replace(row.actual, text=actual))
        for row, actual in zip(form.indicators, actuals, strict=True)
        if row.actual is not None
    )
    return replace(whole, forms=(replace(form, indicators=rows),))


def test_one_name_under_several_goals_is_told_apart_by_the_goal():
    rows = book(("目标1", "完成及时率"), ("目标2", "完成及时率"))
    prompts = [asked(20, "完成及时率", "目标2"), asked(21, "完成及时率", "目标1")]
    lines = [line("F12", "完成及时率", "一", "目标1"), line("F13", "完成及时率", "二", "目标2")]
    assert reasons(prompts, match_lines(prompts, lines, rows)) == ["二", "一"]
    alone = [asked(13, "完成及时率", "目标2")]
    found = match_lines(alone, lines[:1], rows)
    assert reasons(alone, found) == [""]


def test_a_goal_that_was_numbered_anew_is_no_hindrance():
    prompts = [asked(12, "完成及时率", "绩效目标一")]
    found = match_lines(prompts, [line("F12", "完成及时率", "一", "目标1")], book(("绩效目标一", "完成及时率")))
    assert reasons(prompts, found) == ["一"]


def test_an_indicator_that_was_renamed_is_known_by_its_place_and_its_figures():
    prompts = [asked(12, "安装路灯数量"), asked(13, "次数")]
    fact = prompt_text(prompts[0]).fact
    rows = book(("", "安装路灯数量"), ("", "次数"))
    lines = [line("F12", "安装路灯", "一", 事实=fact), line("F13", "次数")]
    assert reasons(prompts, match_lines(prompts, lines, rows)) == ["一", ""]
    other_figures = [line("F12", "安装路灯", "一", 事实="指标值为≥9件。"), line("F13", "次数")]
    found = match_lines(prompts, other_figures, rows)
    assert reasons(prompts, found) == ["", ""]
    assert [each.why for each in found.unmatched] == [Mismatch.GONE]


def test_a_renamed_row_that_moved_too_is_known_by_the_formula_that_followed_it():
    prompts = [asked(13, "安装路灯数量"), asked(14, "次数")]
    fact = prompt_text(prompts[0]).fact
    lines = [
        line("F12", "安装路灯", "一", 事实=fact, 表中原文所在="自评表!I13"),
        line("F13", "次数", 表中原文所在="自评表!I14"),
    ]
    rows = book(("", "安装路灯数量"), ("", "次数"))
    assert reasons(prompts, match_lines(prompts, lines, rows)) == ["一", ""]


def test_a_sheet_that_was_renamed_is_no_hindrance():
    prompts = [asked(12, "甲", sheet="新名字")]
    found = match_lines(prompts, [line("旧名字!F12", "甲", "一")], book(("", "甲"), sheet="新名字"))
    assert reasons(prompts, found) == ["一"]


def test_sheets_of_one_layout_are_told_apart():
    prompts = [asked(12, "甲", sheet="本级"), asked(12, "甲", sheet="下属单位")]
    both = Book("a.xlsx", (*book(("", "甲"), sheet="本级").forms, *book(("", "甲"), sheet="下属单位").forms))
    lines = [line("下属单位!F12", "甲", "二"), line("本级!F12", "甲", "一")]
    assert reasons(prompts, match_lines(prompts, lines, both)) == ["一", "二"]
    renamed = [line("旧单位!F12", "甲", "二", 表中原文所在="下属单位!I12"), line("本级!F12", "甲", "一")]
    assert reasons(prompts, match_lines(prompts, renamed, both)) == ["一", "二"]


@pytest.mark.parametrize(
    ("name", "kind", "why", "kinds"),
    [
        ("甲", "远超指标值", Mismatch.OTHER_KIND, (KIND,)),
        ("丙", KIND, Mismatch.NOT_ASKED, ()),
        ("丁", KIND, Mismatch.GONE, ()),
    ],
)
def test_it_is_told_what_became_of_a_row(name: str, kind: str, why: Mismatch, kinds: tuple[str, ...]):
    rows = book(("", "甲"), ("", "丙"))
    found = match_lines([asked(12, "甲")], [line("F30", name, "一", 偏差类型=kind)], rows)
    assert [(each.why, each.kinds) for each in found.unmatched] == [(why, kinds)]


def test_a_line_that_nobody_filled_in_is_no_loss():
    assert match_lines([], [line("F12", "甲")], book(("", "甲"))).unmatched == ()


def test_many_lines_are_matched_in_little_more_than_their_number():
    names = [f"指标{number}" for number in range(2000)]
    prompts = [asked(12 + number, name) for number, name in enumerate(names)]
    lines = [line(f"F{13 + number}", name, name) for number, name in enumerate(names)]
    assert reasons(prompts, match_lines(prompts, lines, book(*(("", name) for name in names)))) == names
