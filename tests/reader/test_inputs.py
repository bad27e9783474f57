"""The sheet 评分数据 is read by its headings; the forms of the workbook know what it says."""

from __future__ import annotations

from dataclasses import replace

from jixiao.form.grid import Sheet, Snapshot
from jixiao.reader import read_book, with_inputs
from jixiao.reader.inputs import read_inputs
from text_grid import sheet_from_text

FORM = sheet_from_text(
    "一级指标 | 二级指标 | 三级指标 | 分值 | 评分标准 | 得分\n决策 | 目标 | 目标合理性 | 5 | 合理得5分 | 5\n", "评分表"
)
DATA = """
评分数据
请填写下列数据。
序号 | 数据 | 单位 | 填写 | 佐证材料 | 从哪里取数
1 | 编制数 | 人 | 89 | 编制批复 | 批复
2 | 在职人员数 | 人 | 121人 | | 名册

3 | 临聘人员数 | 人 | | |
"""


def data() -> Sheet:
    return sheet_from_text(DATA, "评分数据")


def test_each_line_gives_its_name_its_number_and_its_evidence() -> None:
    read = read_inputs(data())
    assert [(line.name, line.unit, line.value.ref, line.value.text) for line in read] == [
        ("编制数", "人", "D4", "89"),
        ("在职人员数", "人", "D5", "121人"),
        ("临聘人员数", "人", "D7", ""),
    ]
    assert [line.evidence.text if line.evidence else None for line in read] == ["编制批复", "", ""]


def test_columns_may_stand_in_another_order_and_some_may_be_missing() -> None:
    (line,) = read_inputs(sheet_from_text("填写 | 数据\n89 | 编制数"))
    assert (line.name, line.value.ref, line.unit, line.evidence) == ("编制数", "A2", "", None)


def test_headings_may_be_worded_otherwise() -> None:
    (line,) = read_inputs(sheet_from_text("数据名称 | 计量单位 | 填写数值 | 证明材料\n编制数 | 人 | 89 | 批复"))
    assert (line.name, line.unit, line.value.ref) == ("编制数", "人", "C2")


def test_each_of_several_scorecards_takes_its_own_lines_and_the_rest_stay_apart() -> None:
    lines = ("数据 | 用于哪张评分表 | 单位 | 填写", "甲 | 评分表 | 人 | 1", "乙 | 评分表、二 | 人 | 2", "丙 | | 人 | 3")
    text = "\n".join(lines)
    book = read_book(Snapshot((FORM, replace(FORM, name="二"), sheet_from_text(text, "评分数据"))), "x.xlsx")
    assert [[line.name for line in form.inputs] for form in book.forms] == [["甲", "乙"], ["乙"]]
    assert [line.name for line in book.stray_inputs] == ["丙"]


def test_a_sheet_without_the_headings_says_nothing() -> None:
    assert read_inputs(sheet_from_text("姓名 | 工资\n张三 | 3000")) == ()


def test_the_users_own_sheet_is_known_as_theirs_and_is_no_form() -> None:
    book = read_book(Snapshot((FORM, data())), "x.xlsx")
    assert book.has_input_sheet
    assert [form.sheet for form in book.forms] == ["评分表"]
    assert len(book.forms[0].inputs) == 3


def test_a_sheet_of_an_earlier_review_is_read_without_being_the_users() -> None:
    book = read_book(Snapshot((FORM,)), "x.xlsx")
    assert not book.has_input_sheet
    again = with_inputs(book, Snapshot((FORM, data())))
    assert not again.has_input_sheet
    assert len(again.forms[0].inputs) == 3


def test_a_self_evaluation_form_takes_no_inputs() -> None:
    form = sheet_from_text("三级指标 | 指标值 | 实际完成值\n办理件数 | ≥2件 | 3件\n", "自评表")
    assert read_book(Snapshot((form, data())), "x.xlsx").forms[0].inputs == ()
