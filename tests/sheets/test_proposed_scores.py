"""The sheet 得分测算 under proposed weights: named as such, live for who changes them, by LibreOffice too."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from jixiao.form.family import Family, Group
from jixiao.form.grid import Span
from jixiao.form.model import Book, Budget, BudgetLine, Form, FormKind, Indicator, MoneyUnit, Statement
from jixiao.packs import load_pack
from jixiao.review import Review, review_book
from jixiao.scoring.proposal import Spread
from jixiao.sheets import review_edits
from jixiao.sheets.score_sheet import score_sheet
from jixiao.sheets.style import FILL_IN
from jixiao.values import Role, read
from jixiao.workbook import PutValue, apply_edits
from jixiao.workbook.edits import Formula
from libreoffice import saved_by_libreoffice
from sheets.made_review import SHEET, amount, cell, form_score, review
from sheets.shown import at, lines, under

ROWS = (
    ("目标1", "召开会议次数", "≥14次", "10次"),
    ("目标1", "普法工作质量", "良好", "达成预期指标"),
    ("目标2", "办理法律援助案件数", "550件以上", "660件"),
    ("目标2", "调解成功率", "≥99%", ""),
)


def indicator(row: int, goal: str, name: str, target: str, actual: str) -> Indicator:
    return Indicator(
        goal=goal,
        level1=cell(row, 2, "产出指标"),
        level2=cell(row, 3, "数量指标"),
        name=cell(row, 4, name),
        group=Group.OUTPUT,
        family=Family.QUANTITY,
        target=Statement(cell(row, 5, target), read(target, Role.TARGET), target),
        actual=Statement(cell(row, 6, actual), read(actual, Role.ACTUAL), actual),
    )


FORM = Form(
    kind=FormKind.SELF_EVALUATION,
    sheet=SHEET,
    title="部门整体绩效自评表",
    span=Span(1, 1, 20, 6),
    columns={},
    indicators=tuple(indicator(row, *texts) for row, texts in enumerate(ROWS, start=6)),
    money_unit=MoneyUnit("万元", Decimal(10000)),
    budget=Budget(BudgetLine("部门整体支出总额", part=False, annual=amount(4, 3, "4000"), spent=amount(4, 4, "3800"))),
)


def reviewed(form: Form = FORM, weights: Spread | None = Spread.EVEN) -> Review:
    return review_book(Book("自评表.xlsx", (form,)), load_pack("hubei"), weights=weights)


def sheet_of(made: Review):
    return score_sheet(made, {}, filling=False)


def test_the_proposed_weights_have_a_column_of_their_own_and_say_so() -> None:
    sheet = sheet_of(reviewed())
    assert lines(sheet)[5:] == [
        [
            *("目标", "一级指标", "二级指标", "三级指标", "指标值", "完成值"),
            *("完成率", "偏离度", "拟定分值", "测算得分", "得分依据", "状态"),
        ],
        ["部门整体绩效自评表（原表没有分值，以下按拟定分值测算）"],
        [
            *("目标1", "产出指标", "数量指标", "召开会议次数", "≥14次", "10次"),
            *("0.7142857142857142857142857143", "-0.2857142857142857142857142857", "20", "14.29"),
            "正向指标：完成值10次低于指标值14次，得分=20×10/14=14.29（hubei）",
            "未完成",
        ],
        [
            *("目标1", "产出指标", "数量指标", "普法工作质量", "良好", "达成预期指标", "—", "—", "20", ""),
            "定性指标：完成值“达成预期指标”推定为“达成年度指标”，得分区间16～20分，请在区间内评分（hubei）",
            "待确认",
        ],
        [
            *("目标2", "产出指标", "数量指标", "办理法律援助案件数", "550件以上", "660件", "1.2", "0.2", "20", "20.00"),
            "正向指标：完成值660件达到指标值550件以上，高出20%，得满分20分（hubei）",
            "超额",
        ],
        [
            *("目标2", "产出指标", "数量指标", "调解成功率", "≥99%", "", "—", "—", "20", "—"),
            "未测算：没有填写完成值（hubei）",
            "未填",
        ],
        [
            *("", "预算执行率", "", "部门整体支出总额", "4000万元", "3800万元", "0.95", "-0.05", "20", "19.00"),
            "预算执行率：全年执行数3800÷全年预算数4000=95%，得分=20×95%=19.00（hubei）",
            "未完成",
        ],
        ["", "", "", "产出指标小计", "", "", "", "", "80", "34.29"],
        ["", "", "", "预算执行率小计", "", "", "", "", "20", "19.00"],
        ["", "", "", "目标1小计", "", "", "", "", "40", "14.29"],
        ["", "", "", "目标2小计", "", "", "", "", "40", "20.00"],
        [
            *("", "", "", "合计", "", "", "", "", "100", "53.29"),
            "有1个定性指标等待人工评分，测算合计暂不含这些指标。有1个指标无法测算，测算合计不含这些指标。",
        ],
        ["", "", "", "等级（拟定分值下的测算）", "", "", "", "", "", "待定"],
    ]


def test_what_a_person_may_change_is_yellow() -> None:
    sheet = sheet_of(reviewed())
    assert {each.style.fill for each in under(sheet, "拟定分值")[:5]} == {FILL_IN}
    assert [each.style.fill == FILL_IN for each in under(sheet, "测算得分")[:5]] == [False, True, False, False, False]


def test_points_grade_and_sums_follow_the_weights() -> None:
    sheet = sheet_of(reviewed())
    assert [at(sheet, row, 10).content for row in (8, 10, 12)] == [
        Formula("=ROUND(N(I8)*0.71428571,2)", Decimal("14.29")),
        Formula("=N(I10)", Decimal(20)),
        Formula("=ROUND(N(I12)*0.95,2)", Decimal("19.00")),
    ]
    assert under(sheet, "测算得分")[-1].content == Formula(
        '=IF(AND(COUNT(J8:J12)=5,ROUND(I17,4)=100),IF(J17>=90,"优",IF(J17>=80,"良",IF(J17>=60,"中","差"))),"待定")',
        "待定",
    )


def test_without_the_option_one_line_says_how_to_have_weights_proposed() -> None:
    sheet = sheet_of(reviewed(weights=None))
    assert lines(sheet)[-1] == [
        "表中没有分值，没有测算得分；如需参考，可用 jixiao review --weights even 重新校验，在本表拟定分值，不改动原表。"
    ]
    assert {each.content for each in under(sheet, "测算得分")[:5]} == {"—"}


def test_beside_a_form_with_weights_both_columns_stand() -> None:
    made = reviewed()
    both = replace(
        review(form_score("有分值"), *made.scores), proposals=(None, *made.proposals), pack=load_pack("national")
    )
    headings = lines(sheet_of(both))[6]
    assert headings[8:13] == ["分值", "拟定分值", "填报得分", "测算得分", "差额"]


def test_the_form_gets_no_value_and_no_mark_for_it() -> None:
    plain, proposed = (reviewed(weights=weights) for weights in (None, Spread.EVEN))
    assert not [edit for edit in review_edits(proposed, fill_scores=True) if isinstance(edit, PutValue)]
    assert (plain.findings, plain.prompts, plain.scores) == (proposed.findings, proposed.prompts, proposed.scores)


@pytest.fixture
def result(tmp_path: Path) -> Path:
    """The review written into a workbook, the open points given and one weight moved to another row."""
    book, source, file = Workbook(), tmp_path / "source.xlsx", tmp_path / "book.xlsx"
    book.worksheets[0].title = SHEET
    book.save(source)
    apply_edits(source, review_edits(reviewed()), file)
    changes = {"I8": "10", "I9": "30", "J9": "28.5", "J11": "19.5"}
    apply_edits(file, [PutValue("得分测算", place, Decimal(number)) for place, number in changes.items()], file)
    return saved_by_libreoffice(file, tmp_path / "out")


def test_an_application_computes_the_points_the_total_and_the_grade_again(result: Path) -> None:
    shown = {row[3]: row[8:10] for row in load_workbook(result, data_only=True)["得分测算"].iter_rows(values_only=True)}
    assert shown["召开会议次数"] == (10, pytest.approx(7.14))
    assert shown["合计"] == (100, pytest.approx(94.14))
    assert shown["等级（拟定分值下的测算）"] == (None, "优")
