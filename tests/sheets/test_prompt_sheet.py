"""The sheet 偏差原因提示."""

from __future__ import annotations

from jixiao.form.grid import Span
from jixiao.review.model import Lack, PromptKind
from jixiao.sheets.answers import Answers
from jixiao.sheets.prompt_sheet import prompt_sheet
from jixiao.workbook.edits import Link
from sheets.made_review import SHEET, prompt
from sheets.shown import at, lines, under

_HEADINGS = [
    *("序号", "位置", "目标", "指标", "偏差类型", "事实", "请核实并说明"),
    *("原因类别", "原因", "佐证", "改进措施", "责任科室", "完成时限", "已填原因", "尚缺"),
]
_PROMPT = prompt(PromptKind.FAR_ABOVE, 12, "案件增多。", (Lack.MEASURE, Lack.WHEN))


def test_each_prompt_states_the_fact_and_asks() -> None:
    sheet = prompt_sheet([_PROMPT])
    assert lines(sheet)[0] == ["偏差原因提示"]
    assert lines(sheet)[1][0].startswith("共1条。请按“请核实并说明”逐条核实，在浅黄色单元格中填写")
    assert lines(sheet)[2:] == [
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
            "案件增多。",
            "没有改进措施\n未写完成时限",
        ],
    ]


def test_what_is_to_be_filled_in_is_blank_pale_yellow_and_under_the_cursor() -> None:
    sheet = prompt_sheet([_PROMPT])
    asked = [at(sheet, 4, column) for column in range(8, 14)]
    assert {cell.content for cell in asked} == {None}
    assert {cell.style.fill for cell in asked} == {"FFFBE0"}
    assert {at(sheet, 4, column).style.fill for column in (*range(1, 8), 14, 15)} == {None}
    assert sheet.cursor == "H4"


def test_the_category_is_chosen_from_a_list_and_may_be_other_words() -> None:
    (drop_down,) = prompt_sheet([_PROMPT, _PROMPT]).drop_downs
    assert drop_down.span == Span(4, 8, 5, 8)
    assert drop_down.choices[:2] == ("疫情或不可抗力", "政策或职能调整")
    assert drop_down.hint == "可以从列表中选择，也可以填写其他文字。"


def test_heading_and_indicator_stay_in_sight() -> None:
    sheet = prompt_sheet([_PROMPT])
    assert sheet.freeze == (4, 5)
    assert sheet.print_title_rows == (3, 3)


def test_a_place_leads_to_its_cell() -> None:
    assert at(prompt_sheet([_PROMPT]), 4, 2).content == Link("F12", SHEET, "F12")


def test_without_prompts_one_friendly_line_says_so() -> None:
    sheet = prompt_sheet([])
    assert lines(sheet) == [["偏差原因提示"], ["没有需要说明的偏差。请仍以财政部门要求为准。"]]
    assert sheet.drop_downs == ()


def test_what_people_filled_in_stays_beside_its_prompt() -> None:
    key = ("", "F12", _PROMPT.subject, "远超指标值")
    sheet = prompt_sheet([_PROMPT], Answers(prompts={key: {"原因": "集体信访案件增多", "责任科室": "调解科"}}))
    assert at(sheet, 4, 9).content == "集体信访案件增多"
    assert at(sheet, 4, 12).content == "调解科"


def test_what_people_filled_in_for_a_prompt_that_is_gone_is_kept_at_the_end() -> None:
    gone = {"位置": "F30", "指标": "培训场次", "偏差类型": "未达指标值", "原因": "场地维修", "请核实并说明": "1. …"}
    sheet = prompt_sheet([_PROMPT], Answers(prompts={("", "F30", "培训场次", "未达指标值"): gone}))
    assert lines(sheet)[4][:9] == [
        *("2", "F30", "", "培训场次", "未达指标值"),
        "本次校验不再提示这一条（数字已修改，或行有变动）；上次填写的内容保留在此，不需要时可以删去。",
        *("", "", "场地维修"),
    ]
    assert len(under(prompt_sheet([], Answers(prompts={("",): gone})), "原因")) == 1
