"""One form: what is copied is locked, what is asked for is open, what can be computed is live."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from drafts.made import HEATING, NATIONAL, RUNNING, drafted, projects_from
from jixiao.drafts import draft_self_evaluations
from jixiao.form.model import Cell, Goal


@pytest.fixture(scope="module")
def running() -> Worksheet:
    return drafted(RUNNING)["数字化运维"]


@pytest.fixture(scope="module")
def heating() -> Worksheet:
    return drafted(HEATING)["公用取暖费"]


def row(sheet: Worksheet, number: int) -> list[object]:
    return [cell.value for cell in sheet[number] if cell.value is not None]


def test_the_head_names_form_year_project_and_units(running: Worksheet) -> None:
    assert [row(running, number) for number in range(1, 5)] == [
        ["项目支出绩效自评表"],
        ["（2024年度）"],
        ["项目名称", "数字化运维"],
        ["主管部门", "实施单位"],
    ]


def test_a_whole_department_has_a_form_of_its_own() -> None:
    lines = RUNNING.replace("项目支出绩效目标表", "部门整体支出绩效目标表").replace(
        "项目名称 | 数字化运维", "部门名称 | 某局"
    )
    sheet = drafted(lines)["部门整体支出"]
    assert [row(sheet, number) for number in range(1, 4)] == [
        ["部门整体支出绩效自评表"],
        ["（2024年度）"],
        ["部门名称", "某局"],
    ]
    assert row(sheet, 4)[:2] == ["部门预算\n（万元）", "年初预算数"]
    assert row(sheet, 5)[:2] == ["年度资金总额", 292]


def test_a_year_that_is_not_known_is_left_open(heating: Worksheet) -> None:
    assert heating["A2"].value == "（    年度）"
    assert not heating["A2"].protection.locked


def test_a_name_is_copied_as_it_was_written() -> None:
    book = drafted(RUNNING.replace("数字化运维", "社区矫正 （2020） 15 号"))
    assert book["社区矫正(2020)15号"]["B3"].value == "社区矫正 （2020） 15 号"


def test_a_code_stands_beside_the_name(heating: Worksheet) -> None:
    assert row(heating, 3) == ["项目名称", "公用取暖费", "项目编码", "315-0405"]


def test_the_budget_of_the_targets_is_the_initial_one_and_the_others_are_asked_for(running: Worksheet) -> None:
    assert row(running, 5) == [
        "项目资金\n（万元）",
        "年初预算数",
        "全年预算数（A）",
        "全年执行数（B）",
        "分值",
        "执行率（B/A）",
        "得分",
    ]
    assert [running[place].value for place in ("B6", "D6", "E6", "F6", "G6")] == ["年度资金总额", 292, None, None, 10]
    assert [running[place].value for place in ("B7", "D7", "B8", "D8")] == ["其中：财政资金", 292, "其他资金", None]
    assert running["I6"].value == '=PERF_BUDGET_SCORE(E6,F6,G6,"national")'
    assert running["H6"].value == '=IF(AND(ISNUMBER(E6),ISNUMBER(F6)),IF(E6>0,F6/E6,""),"")'


def test_a_form_with_descriptions_has_its_amounts_in_the_right_columns(heating: Worksheet) -> None:
    assert heating["J6"].value == '=PERF_BUDGET_SCORE(E6,G6,H6,"national")'
    assert "E6:F6" in heating.merged_cells


def test_targets_are_copied_and_scores_are_formulas(running: Worksheet) -> None:
    assert row(running, 13) == ["漏洞扫描次数", "≥2次", 10, '=PERF_SCORE(E13,F13,G13,"national")']
    assert row(running, 17) == [
        "效益指标",
        "社会效益指标",
        "系统运行和网络安全",
        "保障",
        30,
        '=PERF_SCORE(E17,F17,G17,"national")',
    ]


def test_levels_are_merged_over_the_rows_that_share_them(running: Worksheet) -> None:
    merged = {str(area) for area in running.merged_cells.ranges}
    assert {"A11:A18", "B12:B16", "C12:C13"} <= merged
    assert "C14:C15" not in merged


def test_the_total_is_live_and_says_when_the_weights_do_not_make_a_hundred(running: Worksheet) -> None:
    assert row(running, 19) == [
        "总分",
        "=SUM(G6,G12:G18)",
        "=SUM(I6,H12:H18)",
        '=IF(ROUND(G19,2)=100,"","请调整：分值合计"&ROUND(G19,2)&"分，应为100分")',
    ]


def test_what_is_copied_is_locked_and_what_is_asked_for_is_open_and_coloured(running: Worksheet) -> None:
    assert running.protection.sheet
    assert running.protection.password is None
    locked = ("B3", "D6", "B10", "B12", "C12", "D12", "E12", "H12", "H19")
    to_fill_in = ("B4", "F4", "E6", "F6", "G6", "F10", "F12", "G12", "I12", "D8")
    assert [place for place in locked if not running[place].protection.locked] == []
    assert [place for place in to_fill_in if running[place].protection.locked] == []
    assert {running[place].fill.fgColor.rgb for place in to_fill_in} == {"FFFFFBE0"}


def test_a_score_that_a_person_has_to_choose_is_open(running: Worksheet, heating: Worksheet) -> None:
    opened = [place for place in ("H12", "H15", "H17") if not running[place].protection.locked]
    assert opened == ["H17"]
    assert not heating["I12"].protection.locked


def test_several_goals_stand_on_lines_of_their_own() -> None:
    (project,) = projects_from(RUNNING)
    goals = tuple(Goal(f"绩效目标{number}", Cell("表1", 5, 2, f"目标{number}的内容。")) for number in (1, 2))
    several = replace(project, form=replace(project.form, goals=goals))
    content = draft_self_evaluations([several], (), NATIONAL)
    sheet = openpyxl.load_workbook(BytesIO(content))["数字化运维"]
    assert [row(sheet, number) for number in range(9, 12)] == [
        ["年度总体目标", "目标序号", "预期目标", "实际完成情况"],
        ["绩效目标1", "目标1的内容。"],
        ["绩效目标2", "目标2的内容。"],
    ]


def test_a_table_without_budget_goal_and_unit_asks_for_all_three() -> None:
    sheet = drafted("一级指标 | 三级指标 | 指标值\n产出指标 | 宣传场次 | ≥10场\n效益指标 | 知晓率 | ≥80%")["表1"]
    assert sheet["A5"].value == "项目资金"
    places = ("B3", "D6", "B10", "C12")
    assert [(sheet[place].value, sheet[place].protection.locked) for place in places] == [(None, False)] * 4


def test_the_cursor_stands_in_the_first_cell_to_fill_in(running: Worksheet, heating: Worksheet) -> None:
    assert running.sheet_view.selection[-1].activeCell == "B4"
    assert heating.sheet_view.selection[-1].activeCell == "A2"


def test_the_name_stays_in_sight_and_the_headings_are_printed_on_every_page(running: Worksheet) -> None:
    assert running.freeze_panes == "A4"
    assert running.print_title_rows == "$11:$11"
    assert running.print_area == "'数字化运维'!$A$1:$I$20"
    assert (running.page_setup.orientation, running.page_setup.paperSize) == ("landscape", 9)


def long_form() -> Worksheet:
    """A form with thirty indicators of one level, which takes two pages."""
    many = "".join(f"^ | ^ | 第{number}项次数 | 第{number}项次数 | ≥{number}次\n" for number in range(3, 31))
    return drafted(RUNNING.replace("^ | 质量指标", f"{many}^ | 质量指标"))["数字化运维"]


def test_a_long_form_is_cut_where_a_level_begins_or_at_least_says_the_level_again() -> None:
    sheet = long_form()
    (cut,) = [one.id + 1 for one in sheet.row_breaks.brk]
    texts = [sheet.cell(cut, column).value for column in (1, 2, 3)]
    assert texts == ["绩效指标", "产出指标", "数量指标"]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {f"A11:A{cut - 1}", f"B12:B{cut - 1}", f"C12:C{cut - 1}"} <= merged
    assert (sheet.page_setup.fitToHeight, sheet.print_title_rows) == (0, "$11:$11")


def test_the_total_and_the_signatures_are_never_alone_on_a_page() -> None:
    sheet = long_form()
    (cut,) = [one.id + 1 for one in sheet.row_breaks.brk]
    total = next(cell.row for cell in sheet["A"] if cell.value == "总分")
    assert 12 < cut < total


def test_a_score_shows_no_error_before_what_it_needs_is_filled_in(running: Worksheet) -> None:
    rules = {str(area.sqref): rule for area in running.conditional_formatting for rule in area.rules}
    assert rules["H12"].formula == ['AND(ISERROR(H12),OR(F12=""))']
    assert rules["I6"].formula == ['AND(ISERROR(I6),OR(E6="",F6=""))']
    colours = [rules[place].dxf.font.color.rgb for place in ("H12", "H17")]
    assert colours == ["FFFFFFFF", "FFFFFBE0"]


def test_every_cell_to_fill_in_of_a_row_says_what_it_wants(running: Worksheet) -> None:
    hints = {
        str(area): validation.prompt
        for validation in running.data_validations.dataValidation
        for area in validation.sqref.ranges
    }
    assert hints["F12"] == "请填写全年实际完成的数值和单位，单位为“个”。\n指标值：≥13个"
    assert hints["G12"] == "可以调整；各行与预算执行率的分值合计应为100分。"
    assert {"E6", "F6", "D8", "E8", "F8", "G6", "F17", "H17"} <= set(hints)


def test_rows_are_in_the_order_of_the_targets(running: Worksheet) -> None:
    names = [running.cell(number, 4).value for number in range(12, 19)]
    places = [RUNNING.index(f"{name} |") for name in names]
    assert all(one < other for one, other in pairwise(places))
