"""The sheet 偏差原因提示."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest

from jixiao.checks.reason_quality import is_blank
from jixiao.form.grid import Span
from jixiao.review.model import Lack, PromptKind
from jixiao.sheets.answers import Answers
from jixiao.sheets.layout import shown
from jixiao.sheets.prompts.preview import NOTHING
from jixiao.sheets.prompts.sheet import prompt_sheet
from jixiao.workbook.edits import Link
from sheets.made_review import SHEET, cell, prompt
from sheets.shown import at, lines, under

_HEADINGS = [
    *("序号", "位置", "目标", "指标", "偏差类型", "事实", "请核实并说明"),
    *("原因类别", "原因", "佐证", "改进措施", "责任科室", "完成时限", "预览", "覆盖原文", "填写情况", "表中原文"),
]
_PROMPT = prompt(PromptKind.FAR_ABOVE, 12, "案件增多。", (Lack.MEASURE, Lack.WHEN))


def test_each_prompt_states_the_fact_and_asks() -> None:
    sheet = prompt_sheet([_PROMPT])
    assert lines(sheet)[0] == ["偏差原因提示"]
    assert lines(sheet)[1][0].startswith("请按“请核实并说明”逐条核实，在浅黄色单元格中填写")
    assert lines(sheet)[3] == ["共1条：表中已说明1条，已填待写回0条，尚未填写0条。"]
    assert lines(sheet)[4:] == [
        _HEADINGS,
        [
            *("1", "F12", "绩效目标1", "信访事项人民调解案件数量", "远超指标值"),
            "指标值为≥200件，实际完成值为552件，高于指标值176%。",
            (
                "1. 超出的部分来自哪些工作，数据取自哪份台账或报表？\n"
                "2. 完成值与指标值的统计口径、时间范围是否一致？\n"
                "3. 年初确定指标值的依据是什么，是否偏低？\n"
                "4. 下一年度指标值是否调整，由哪个科室负责？"
            ),
            *("", "", "", "", "", ""),
            *("", "", "表中已有说明\n尚缺：没有改进措施、未写完成时限", "案件增多。"),
        ],
    ]


def test_what_is_to_be_filled_in_is_blank_pale_yellow_and_under_the_cursor() -> None:
    sheet = prompt_sheet([_PROMPT])
    asked = [at(sheet, 6, column) for column in (*range(8, 14), 15)]
    assert {cell.content for cell in asked} == {None}
    assert {cell.style.fill for cell in asked} == {"FFFBE0"}
    assert {at(sheet, 6, column).style.fill for column in (*range(1, 8), 14, 16, 17)} == {None}
    assert sheet.cursor == "H6"


def test_the_category_is_chosen_from_a_list_and_may_be_other_words() -> None:
    drop_down, tick = prompt_sheet([_PROMPT, _PROMPT]).drop_downs
    assert drop_down.span == Span(6, 8, 7, 8)
    assert drop_down.choices[:2] == ("疫情或不可抗力", "政策或职能调整")
    assert drop_down.hint == "可以从列表中选择，也可以填写其他文字。"
    assert (tick.span, tick.choices) == (Span(6, 15, 7, 15), ("是",))
    assert tick.hint == "选“是”，写回时用预览的文字替换表中原文；原表先留一份备份。"


def test_heading_and_indicator_stay_in_sight() -> None:
    sheet = prompt_sheet([_PROMPT])
    assert sheet.freeze == (6, 5)
    assert sheet.print_title_rows == (5, 5)


def test_a_place_leads_to_its_cell() -> None:
    assert at(prompt_sheet([_PROMPT]), 6, 2).content == Link("F12", SHEET, "F12")


def test_without_prompts_one_friendly_line_says_so() -> None:
    sheet = prompt_sheet([])
    assert lines(sheet) == [["偏差原因提示"], ["没有需要说明的偏差。请仍以财政部门要求为准。"]]
    assert sheet.drop_downs == ()


LINE = {"位置": "F12", "目标": "绩效目标1", "指标": _PROMPT.subject, "偏差类型": "远超指标值", "请核实并说明": "1. …"}
FIGURES = "指标值为≥200件，实际完成值为552件，高于指标值176%。"


def made(reason: str = "", *, changes: Mapping[str, object] = MappingProxyType({}), **filled: str) -> dict[str, str]:
    """What the line of a prompt shows, by heading."""
    asked = replace(_PROMPT, reason=reason, reason_cell=cell(12, 9, reason), lacks=(), **changes)
    sheet = prompt_sheet([asked], Answers((LINE | filled,)))
    return {heading: shown(under(sheet, heading)[0].content) for heading in _HEADINGS}


def test_what_people_filled_in_stays_beside_its_prompt() -> None:
    line = made(原因="集体信访案件增多", 责任科室="调解科")
    assert (line["原因"], line["责任科室"]) == ("集体信访案件增多", "调解科")


@pytest.mark.parametrize(
    ("reason", "filled", "expected"),
    [
        ("", {}, "尚未填写"),
        ("无", {}, "尚未填写"),
        ("案件增多。", {}, "表中已有说明"),
        ("", {"原因": "甲"}, "待写回"),
        ("无", {"原因": "甲"}, "待写回"),
        (f"{FIGURES}甲。", {"原因": "甲"}, "已写回"),
        ("案件增多。", {"原因": "甲"}, "表中已有文字，没有替换"),
        ("案件增多。", {"原因": "甲", "覆盖原文": "是"}, "待写回（替换原文）"),
        ("", {"责任科室": "乙科"}, "尚未填写"),
    ],
)
def test_a_line_says_how_far_it_has_come(reason: str, filled: dict[str, str], expected: str) -> None:
    assert made(reason, **filled)["填写情况"] == expected


@pytest.mark.parametrize(
    ("filled", "expected"),
    [
        ({}, ""),
        ({"原因": "甲。", "责任科室": "乙科"}, f"{FIGURES}甲。责任科室：乙科。"),
        ({"原因": "计划200件，实际552件，因案件增多"}, "计划200件，实际552件，因案件增多。"),
        ({"佐证": "台账"}, "（还没有填写“原因”，暂不写回）"),
        ({"责任科室": "乙科"}, ""),
        ({"原因": "无", "佐证": "无"}, ""),
    ],
)
def test_a_line_shows_what_it_will_say_in_the_form(filled: dict[str, str], expected: str) -> None:
    assert made(**filled)["预览"] == expected


def test_a_formula_takes_nothing_for_nothing_that_says_something() -> None:
    assert all(is_blank(word) for word in NOTHING.split("|"))


def test_a_measure_that_goes_into_a_column_of_its_own_is_shown_apart() -> None:
    line = made(changes={"measure_cell": cell(12, 10)}, 原因="甲", 改进措施="补办", 完成时限="年底")
    assert line["预览"] == f"{FIGURES}甲。\n改进措施栏：补办（完成时限：年底）。"


def test_where_the_form_has_no_place_for_a_reason_the_line_says_so() -> None:
    sheet = prompt_sheet([replace(_PROMPT, reason_cell=None)])
    assert shown(under(sheet, "预览")[0].content) == "（原表没有填写原因的栏，请按表的要求手工填写）"


def test_the_tick_is_taken_off_once_the_text_stands_in_the_form() -> None:
    assert made(f"{FIGURES}甲。", 原因="甲", 覆盖原文="是")["覆盖原文"] == ""
    assert made("案件增多。", 原因="甲", 覆盖原文="是")["覆盖原文"] == "是"


def test_a_cell_that_several_share_shows_each_its_own_paragraph() -> None:
    text = "【甲】因雨停工。\n【乙】因缺料。"
    shared = [
        replace(_PROMPT, subject=name, lead=name, reason=own, reason_cell=cell(12, 9, text))
        for name, own in (("甲", "【甲】因雨停工。"), ("乙", "【乙】因缺料。"))
    ]
    assert [shown(each.content) for each in under(prompt_sheet(shared), "表中原文")] == [
        "【甲】因雨停工。",
        "【乙】因缺料。",
    ]


def test_what_people_filled_in_for_a_prompt_that_is_gone_is_kept_at_the_end() -> None:
    gone = {"位置": "F30", "指标": "培训场次", "偏差类型": "未达指标值", "原因": "场地维修", "请核实并说明": "1. …"}
    sheet = prompt_sheet([_PROMPT], Answers((gone,)))
    assert lines(sheet)[6][:9] == [
        *("2", "F30", "", "培训场次", "未达指标值"),
        "本次校验不再提示这一条（数字已修改，或行有变动）；上次填写的内容保留在此，不需要时可以删去。",
        *("", "", "场地维修"),
    ]
    assert len(under(prompt_sheet([], Answers((gone,))), "原因")) == 1
