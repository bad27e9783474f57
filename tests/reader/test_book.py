"""What a whole workbook gives: forms, troubles, the pack it names."""

from dataclasses import replace
from decimal import Decimal

import pytest

from jixiao.form.family import Family, Group
from jixiao.form.grid import Sheet, Snapshot, Span
from jixiao.form.model import Column, FormKind, TroubleKind
from jixiao.reader import read_book, read_forms
from text_grid import sheet_from_text

SMALLEST = """
三级指标 | 指标值 | 实际完成值
办理件数 | ≥2件   | 3
"""
SCORED = """
三级指标 | 指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
办理件数 | ≥200件 | 552件 | 0.5 | 0.45 | 案件增多
按时率   | ≥95%   | 96%   | 10  | 10   |
"""
ACTUALS = """
    实际完成值(B) 全年实际值 全年完成值 年终完成值 全年实际完成值 完成值 实际完成情况 全年实际值(B) 实际值
    完成情况
"""
NAMES = """
    指标名称 指标名称(三级指标) 绩效指标 指标 三级指标名称 指标内容 考核指标 ★三级指标
"""
WEIGHTS = """
    指标分值 权重 指标权重(分) 权重设定值 标准分 分值(100分) 分值权重 指标分值(权重)
"""
REASONS = """
    偏差原因及改进措施 偏差原因 未完成原因分析 未完成原因和改进措施 未完成原因及拟采取的改进措施
    产生差异的原因 产生差异的原因及改进措施 产生差异的原因(及改进措施) 偏差大或目标未完成原因分析
    偏差原因及整改措施 说明 原因 备注
"""


def test_the_smallest_form_has_only_names_targets_and_actuals() -> None:
    (form,), troubles = read_forms(sheet_from_text(SMALLEST))
    (indicator,) = form.indicators
    assert troubles == ()
    assert form.kind is FormKind.SELF_EVALUATION
    assert (indicator.name.text, indicator.name.ref, indicator.row) == ("办理件数", "A2", 2)
    assert (indicator.group, indicator.family, indicator.goal) == (Group.OTHER, Family.OTHER, "")
    assert (indicator.weight, indicator.score, indicator.reason, indicator.level1) == (None, None, None, None)


def test_an_actual_without_a_unit_is_in_that_of_its_target_and_says_so() -> None:
    (form,), _ = read_forms(sheet_from_text(SMALLEST))
    value = form.indicators[0].actual.value
    assert (value.number, value.unit) == (Decimal(3), "件")
    assert value.presumed


def test_weights_and_scores_keep_the_places_they_are_shown_with() -> None:
    sheet = sheet_from_text(SCORED)
    noisy = {**sheet.cells, (2, 5): replace(sheet.cells[2, 5], number=Decimal("0.45000000000000001"))}
    (form,), _ = read_forms(replace(sheet, cells=noisy))
    assert [str(row.score.number) for row in form.indicators] == ["0.45", "10"]
    assert form.indicators[1].reason.blank


def test_an_unrounded_score_counts_as_it_is_stored() -> None:
    sheet = sheet_from_text(SCORED)
    stored = {**sheet.cells, (2, 5): replace(sheet.cells[2, 5], number=Decimal("0.4467"))}
    (form,), _ = read_forms(replace(sheet, cells=stored))
    assert form.indicators[0].score.number == Decimal("0.4467")


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("年度指标值（A）", Column.TARGET),
        ("年初目标值(A)", Column.TARGET),
        ("年度\n指标值", Column.TARGET),
        ("2021年指标值", Column.TARGET),
        ("年度 目标值", Column.TARGET),
        ("年初设定目标", Column.TARGET),
    ],
)
def test_a_target_has_many_names(heading: str, column: Column) -> None:
    (form,), _ = read_forms(sheet_from_text(SMALLEST.replace("指标值", heading.replace("\n", "\\n"), 1)))
    assert form.columns[column].text == heading


@pytest.mark.parametrize("heading", ACTUALS.split())
def test_an_actual_has_many_names(heading: str) -> None:
    (form,), _ = read_forms(sheet_from_text(SMALLEST.replace("实际完成值", heading)))
    assert form.columns[Column.ACTUAL].text == heading


@pytest.mark.parametrize("heading", NAMES.split())
def test_a_name_has_many_names(heading: str) -> None:
    (form,), _ = read_forms(sheet_from_text(SMALLEST.replace("三级指标", heading)))
    assert form.columns[Column.NAME].text == heading


@pytest.mark.parametrize("heading", WEIGHTS.split())
def test_a_weight_has_many_names(heading: str) -> None:
    (form,), _ = read_forms(sheet_from_text(SCORED.replace("分值", heading, 1)))
    assert form.columns[Column.WEIGHT].text == heading


@pytest.mark.parametrize("heading", REASONS.split())
def test_a_reason_has_many_names(heading: str) -> None:
    (form,), _ = read_forms(sheet_from_text(SCORED.replace("偏差原因分析及改进措施", heading)))
    assert form.columns[Column.REASON].text == heading


def test_a_note_beside_a_reason_is_a_note() -> None:
    text = "三级指标 | 指标值 | 实际完成值 | 备注 | 偏差原因\n办理件数 | ≥2件 | 3件 | 甲 | 乙"
    (form,), _ = read_forms(sheet_from_text(text))
    assert (form.indicators[0].note.text, form.indicators[0].reason.text) == ("甲", "乙")


def test_a_form_without_actuals_is_a_target_table() -> None:
    (form,), _ = read_forms(sheet_from_text("三级指标 | 绩效指标描述 | 指标值\n租赁网络数量 | 租赁 | ≥2项"))
    assert form.kind is FormKind.TARGET_TABLE
    assert form.indicators[0].actual is None


def test_a_header_without_targets_is_told_with_what_was_found() -> None:
    text = "\n说明\n\n一级指标 | 三级指标 | 分值 | 得分\n产出指标 | 办理件数 | 10 | 10"
    forms, (trouble,) = read_forms(sheet_from_text(text))
    assert forms == ()
    assert trouble.kind is TroubleKind.MISSING_COLUMNS
    assert trouble.cell.ref == "A3"
    assert trouble.message == (
        "工作表“自评表”第3行像是绩效自评表的表头，找到了“一级指标”“三级指标”“分值”“得分”，"
        "但没有找到“指标值”、“实际完成值”，请补上这一列的标题。"
    )
    assert trouble.remedy == "在表头中补上标题“指标值”、“实际完成值”后重新校验。"


def test_forms_beside_each_other_are_told() -> None:
    header = "三级指标 | 指标值 | 实际完成值"
    forms, (trouble,) = read_forms(sheet_from_text(f"{header} | | {header}\n甲 | 1件 | 1件 | | 乙 | 2件 | 2件"))
    assert forms == ()
    assert trouble.kind is TroubleKind.SEVERAL_FORMS
    assert trouble.message == (
        "工作表“自评表”第1行并排放了两张及以上的表，无法分清各行属于哪一张，请把它们上下排列或分放到不同的工作表。"
    )


def test_a_header_without_rows_is_told() -> None:
    forms, (trouble,) = read_forms(sheet_from_text("三级指标 | 指标值 | 实际完成值\n填表人：张三"))
    assert forms == ()
    assert trouble.kind is TroubleKind.CUT_TABLE
    assert trouble.message == "工作表“自评表”第1行是绩效表的表头，但下面没有找到任何指标行。"


@pytest.mark.parametrize(
    "text",
    [
        "姓名 | 岗位工资 | 绩效工资 | 合计\n张三 | 3000 | 2000 | 5000",
        "填表说明\n1.三级指标应细化量化。\n2.指标值应填写年初批复数。",
        "封面\n部门整体支出绩效自评报告",
        "序号 | 项目名称 | 预算数 | 执行数 | 执行率 | 自评得分\n1 | 普法 | 10 | 9 | 90% | 95",
        "产品 | 单位 | 目标值 | 备注\n甲 | 件 | 10 |",
        "",
    ],
)
def test_other_sheets_are_no_forms(text: str) -> None:
    assert read_forms(sheet_from_text(text)) == ((), ())


def test_hidden_sheets_and_the_products_own_are_not_read() -> None:
    shown = sheet_from_text(SMALLEST, "自评表")
    hidden = replace(sheet_from_text(SMALLEST, "隐藏"), visible=False)
    own = sheet_from_text(SMALLEST, "校验结果")
    book = read_book(Snapshot((hidden, own, shown)), "自评.xlsx")
    assert (book.name, [form.sheet for form in book.forms]) == ("自评.xlsx", ["自评表"])


@pytest.mark.parametrize("title", ["得分一览", "得分测算", "偏差原因提示", "绩效自评校验结果"])
def test_a_sheet_of_the_product_that_its_user_renamed_is_no_form(title: str) -> None:
    renamed = sheet_from_text(f"{title} | < | <\n{SMALLEST.strip()}", "我的表")
    book = read_book(Snapshot((renamed, sheet_from_text(SMALLEST, "自评表"))), "自评.xlsx")
    assert ([form.sheet for form in book.forms], book.troubles, book.reports) == (["自评表"], (), ())


@pytest.mark.parametrize(
    ("refers_to", "pack"),
    [
        ('="tianjin"', "tianjin"),
        ('"national"', "national"),
        ("自评表!$A$2", "办理件数"),
        ("='自评表'!$A$2", "办理件数"),
        ("自评表!$Z$9", ""),
        ("别的表!$A$1", ""),
        ("#REF!", ""),
    ],
)
def test_the_pack_is_a_text_or_the_text_of_a_cell(refers_to: str, pack: str) -> None:
    snapshot = Snapshot((sheet_from_text(SMALLEST),), {"绩效口径": refers_to})
    assert read_book(snapshot, "自评.xlsx").pack == pack


def test_a_merged_column_of_a_million_rows_costs_nothing() -> None:
    sheet = sheet_from_text(SMALLEST)
    far = {**sheet.cells, (1048576, 16384): sheet.cells[1, 1]}
    wide = Sheet(sheet.name, far, (Span(1, 7, 1048576, 16384),))
    (form,), _ = read_forms(wide)
    assert len(form.indicators) == 1


def test_a_text_hidden_under_a_merged_area_does_not_count() -> None:
    sheet = sheet_from_text("三级指标 | 指标值 | 实际完成值\n甲 | 1件 | 1件\n^ | 2件 | 2件")
    hidden = {**sheet.cells, (3, 1): replace(sheet.cells[2, 1], text="旧名称")}
    (form,), _ = read_forms(replace(sheet, cells=hidden))
    assert [indicator.name.text for indicator in form.indicators] == ["甲", "甲"]
    assert [indicator.row for indicator in form.indicators] == [2, 3]
