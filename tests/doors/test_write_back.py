"""`jixiao write-back`: reasons from 偏差原因提示 into the form, the review anew, nothing lost."""

from __future__ import annotations

import errno
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from jixiao.form.grid import reference
from jixiao.workbook import PutValue, apply_edits, read_record, read_snapshot
from jixiao.workbook.package import save as saving

PROMPTS = "偏差原因提示"
HEADER = ["一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"]
FIGURES = "指标值为≥10次，实际完成值为5次，低于指标值50%。"
OF_TRAINING = "指标值为≥8场，实际完成值为4场，低于指标值50%。"
LAST = "写回的文字已是表中的内容，jixiao clear 不会去掉。\n"


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A form with two deviations, of which the second has a reason already."""
    workbook = openpyxl.Workbook()
    workbook.active.title = "自评表"
    for row in (
        ["2023年度项目支出绩效自评表"],
        HEADER,
        ["产出指标", "数量指标", "检查次数", "≥10次", "5次", 40, 20, None],
        ["产出指标", "数量指标", "培训场次", "≥8场", "4场", 30, 15, "场地维修，停办四场。"],
        ["产出指标", "质量指标", "合格率", "≥95%", "96%", 30, 30, None],
        ["总分", None, None, None, None, 100, 65, None],
    ):
        workbook.active.append(row)
    path = tmp_path / "表.xlsx"
    workbook.save(path)
    return path


@pytest.fixture
def result(run, form) -> Path:
    """The form reviewed."""
    run("review", form)
    return form.with_name("表-已校验.xlsx")


def fill_in(path: Path, indicator: str, **answers: str) -> None:
    """Write into the line of an indicator, as a person would."""
    (sheet,) = [sheet for sheet in read_snapshot(path).sheets if "请核实并说明" in texts(sheet.cells)]
    header = next(row for (row, _), cell in sheet.cells.items() if cell.text == "请核实并说明")
    columns = {cell.text: column for (row, column), cell in sheet.cells.items() if row == header}
    line = next(row for (row, _), cell in sheet.cells.items() if row > header and cell.text == indicator)
    apply_edits(
        path, [PutValue(sheet.name, reference(line, columns[name]), text) for name, text in answers.items()], path
    )


def texts(cells: object) -> set[str]:
    return {cell.text for cell in cells.values()}


def lines(sheet: Worksheet) -> dict[str, dict[str, object]]:
    """The lines of 偏差原因提示 by indicator."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    header = next(row for row in rows if "请核实并说明" in row)
    table = [dict(zip(header, row, strict=True)) for row in rows[rows.index(header) + 1 :]]
    return {line["指标"]: line for line in table}


def test_a_reason_goes_into_the_form_and_the_sheet_shows_what_it_still_lacks(run, result):
    before = result.read_bytes()
    fill_in(result, "检查次数", 原因类别="人员变动", 原因="计划10次，因人员调出只检查5次。", 责任科室="执法科")
    filled = result.read_bytes()
    outcome = run("write-back", result)
    assert (outcome.status, outcome.error) == (0, "")
    kept = result.with_name("表-已校验.备份.xlsx")
    assert outcome.output == (
        f"写回原因：1条。\n结果已写入：{result}\n写回前的文件留在：{kept}\n"
        "需要说明的偏差2条：表中已说明2条（其中2条内容还不齐全），尚未说明0条。\n"
        "  E3 检查次数（未达指标值）：没有改进措施、未写责任科室或责任人、未写完成时限\n"
        "  E4 培训场次（未达指标值）：未写明指标值与完成值、没有改进措施、未写责任科室或责任人、未写完成时限\n" + LAST
    )
    assert kept.read_bytes() == filled != before
    workbook = openpyxl.load_workbook(result)
    written = "人员变动：计划10次，因人员调出只检查5次。责任科室：执法科。"
    assert workbook["自评表"]["H3"].value == written
    line = lines(workbook[PROMPTS])["检查次数"]
    assert line["原因"] == "计划10次，因人员调出只检查5次。"
    shown = lines(openpyxl.load_workbook(result, data_only=True)[PROMPTS])["检查次数"]
    assert (shown["预览"], shown["表中原文"]) == (written, written)
    assert shown["填写情况"] == "已写回\n尚缺：没有改进措施、未写责任科室或责任人、未写完成时限"


def test_what_is_not_written_is_told_line_by_line(run, result):
    fill_in(result, "检查次数", 佐证="检查台账")
    fill_in(result, "培训场次", 原因="场地维修")
    before = result.read_bytes()
    outcome = run("write-back", result)
    assert outcome.status == 0
    assert outcome.output == (
        "写回原因：0条。\n没有写回：2条。\n"
        "  E3 检查次数（未达指标值）：还没有填写“原因”，补填后可以再次写回。\n"
        "  E4 培训场次（未达指标值）：H4 已有文字，没有改动；要换成预览的文字，请在这一行的“覆盖原文”选“是”，再写回。\n"
        "文件没有改动。\n"
    )
    assert result.read_bytes() == before


def test_writing_back_again_changes_no_byte(run, result):
    fill_in(result, "检查次数", 原因="人员调出")
    run("write-back", result)
    once = result.read_bytes()
    assert run("write-back", result).output == "写回原因：0条，另有1条与表中已有文字相同。\n文件没有改动。\n"
    assert run("review", result).status == 0
    assert result.read_bytes() == once


def test_a_reason_that_was_improved_on_the_sheet_replaces_the_one_written_before(run, result):
    fill_in(result, "检查次数", 原因="人员调出")
    run("write-back", result)
    run("review", result)
    fill_in(result, "检查次数", 原因="人员调出，编制空缺3名")
    assert run("write-back", result).output.startswith("写回原因：1条。\n")
    assert openpyxl.load_workbook(result)["自评表"]["H3"].value == f"{FIGURES}人员调出，编制空缺3名。"
    apply_edits(result, [PutValue("自评表", "H3", "已由科长改写。")], result)
    fill_in(result, "检查次数", 原因="人员调出")
    assert "  E3 检查次数（未达指标值）：H3 已有文字" in run("write-back", result).output


def test_clear_leaves_the_reasons_and_takes_out_all_the_rest(run, form, result):
    fill_in(result, "检查次数", 原因="人员调出")
    run("write-back", result)
    assert run("clear", result).status == 0
    expected = openpyxl.load_workbook(form)
    expected["自评表"]["H3"] = f"{FIGURES}人员调出。"
    cleared = openpyxl.load_workbook(result)
    assert cleared.sheetnames == ["自评表"]
    for row in cleared["自评表"].iter_rows():
        for cell in row:
            there = expected["自评表"][cell.coordinate]
            assert (cell.value, cell.comment, cell.fill.fill_type) == (there.value, None, None)


def test_the_options_of_the_review_stay(run, form):
    run("review", form, "--pack", "tianjin-2021", "--fill-scores=all")
    result = form.with_name("表-已校验.xlsx")
    fill_in(result, "检查次数", 原因="人员调出")
    memo = read_record(result).memo
    run("write-back", result)
    first, *others = read_record(result).memo.split("\n")
    assert memo == "tianjin-2021\nfill-scores=all"
    assert (first, others[0], others[1].partition("=")[0]) == ("tianjin-2021", "fill-scores=all", "written-back")


def test_another_file_is_written_when_asked_and_the_source_stays(run, result, tmp_path):
    fill_in(result, "检查次数", 原因="人员调出")
    before = result.read_bytes()
    outcome = run("write-back", result, "-o", tmp_path / "乙.xlsx")
    assert outcome.status == 0
    assert result.read_bytes() == before
    assert openpyxl.load_workbook(tmp_path / "乙.xlsx")["自评表"]["H3"].value == f"{FIGURES}人员调出。"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["乙.xlsx", "表-已校验.xlsx", "表.xlsx"]
    assert run("write-back", result, "-o", tmp_path / "表.xlsx").error == (
        "jixiao：“表.xlsx”已经存在，而且不是校验结果，没有覆盖；请用 -o 另外指定文件名。\n"
    )


def test_a_workbook_without_the_sheet_gets_one_sentence(run, form):
    outcome = run("write-back", form)
    assert (outcome.status, outcome.output) == (2, "")
    assert outcome.error == (
        "jixiao：“表.xlsx”里没有工作表“偏差原因提示”，没有可以写回的原因；"
        "请先用 jixiao review 校验，在这张工作表中填写原因后再写回。\n"
    )


def test_a_sheet_that_nobody_filled_in_gets_one_sentence(run, result):
    outcome = run("write-back", result)
    assert (outcome.status, outcome.output) == (2, "")
    assert outcome.error == (
        "jixiao：“表-已校验.xlsx”的工作表“偏差原因提示”里还没有填写内容，请在浅黄色单元格中填写原因并保存后再写回。\n"
    )


LONG = "=因疫情停办，\n" + "长" * 3000


@pytest.mark.parametrize("text", [LONG, "+86", "-5人", "@甲", "{{ pack }}", '<甲>&"乙"', "_x0041_"])
def test_a_reason_of_any_kind_stays_text(run, result, text):
    fill_in(result, "检查次数", 原因=text)
    assert run("write-back", result).status == 0
    cell = openpyxl.load_workbook(result)["自评表"]["H3"]
    assert cell.data_type == "s"
    assert read_snapshot(result).sheets[0].cells[3, 8].text == f"{FIGURES}{text}。"


def resaved(path: Path, change) -> None:
    """Change a workbook with a program that drops the record."""
    workbook = openpyxl.load_workbook(path)
    change(workbook)
    workbook.save(path)


def sort(workbook) -> None:
    sheet = workbook[PROMPTS]
    (first, second) = ([cell.value for cell in sheet[row]] for row in (6, 7))
    for column, (one, other) in enumerate(zip(first, second, strict=True), start=1):
        sheet.cell(6, column).value, sheet.cell(7, column).value = other, one


def hide(workbook) -> None:
    workbook[PROMPTS].auto_filter.ref = "A5:P7"
    workbook[PROMPTS].row_dimensions[6].hidden = True


def rename(workbook) -> None:
    workbook[PROMPTS].title = "填好的原因"


def delete_the_other_line(workbook) -> None:
    workbook[PROMPTS].delete_rows(7)


@pytest.mark.parametrize("change", [sort, hide, rename, delete_the_other_line])
def test_a_sheet_that_its_user_rearranged_is_still_understood(run, result, change):
    fill_in(result, "检查次数", 原因="人员调出")
    resaved(result, change)
    assert run("write-back", result).output.startswith("写回原因：1条。\n结果已写入：")
    assert openpyxl.load_workbook(result)["自评表"]["H3"].value == f"{FIGURES}人员调出。"


def move_down(workbook) -> None:
    workbook["自评表"].insert_rows(3)


def move_below(workbook) -> None:
    sheet = workbook["自评表"]
    for column in range(1, 9):
        one, other = sheet.cell(3, column), sheet.cell(5, column)
        one.value, other.value = other.value, one.value


def rename_the_form(workbook) -> None:
    workbook["自评表"].title = "2023年自评"


def rename_the_indicator(workbook) -> None:
    workbook["自评表"]["C3"] = "开展检查次数"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (move_down, "自评表!H4"),
        (move_below, "自评表!H5"),
        (rename_the_form, "2023年自评!H3"),
        (rename_the_indicator, "自评表!H3"),
    ],
)
def test_a_reason_follows_its_row(run, result, change, place):
    fill_in(result, "检查次数", 原因="人员调出")
    resaved(result, change)
    assert run("write-back", result).output.startswith("写回原因：1条。\n结果已写入：")
    sheet, _, cell = place.partition("!")
    written = openpyxl.load_workbook(result)
    assert written[sheet][cell].value == f"{FIGURES}人员调出。"
    column = [each.value for each in written[sheet]["H"]]
    assert column.count(f"{FIGURES}人员调出。") == 1
    assert column.count("场地维修，停办四场。") == 1


def test_a_reason_whose_row_is_gone_is_told_and_kept(run, result):
    fill_in(result, "检查次数", 原因="人员调出")
    resaved(result, lambda workbook: workbook["自评表"].delete_rows(3))
    before = result.read_bytes()
    outcome = run("write-back", result)
    assert outcome.output == (
        "写回原因：0条。\n没有写回：1条。\n"
        "  E3 检查次数（未达指标值）：表中没有找到这个指标（可能已删除或改名），没有写回；请核对后填入原表。\n"
        "文件没有改动。\n"
    )
    assert result.read_bytes() == before


def test_a_text_of_the_users_own_is_replaced_only_where_it_was_ticked(run, result):
    fill_in(result, "培训场次", 原因="场地维修，停办四场", 改进措施="提前备好场地", 覆盖原文="是")
    outcome = run("write-back", result)
    assert outcome.output.startswith("写回原因：1条，其中替换原有文字1处。\n结果已写入：")
    workbook = openpyxl.load_workbook(result)
    assert workbook["自评表"]["H4"].value == f"{OF_TRAINING}场地维修，停办四场。改进措施：提前备好场地。"
    assert lines(workbook[PROMPTS])["培训场次"]["覆盖原文"] is None
    assert lines(workbook[PROMPTS])["培训场次"]["原因"] == "场地维修，停办四场"


def test_a_merged_cell_gets_a_paragraph_for_each_indicator(run, form):
    workbook = openpyxl.load_workbook(form)
    sheet = workbook["自评表"]
    sheet["H4"] = None
    sheet.merge_cells("H3:H5")
    workbook.save(form)
    run("review", form)
    result = form.with_name("表-已校验.xlsx")
    fill_in(result, "培训场次", 原因="场地维修")
    run("write-back", result)
    assert openpyxl.load_workbook(result)["自评表"]["H3"].value == f"【培训场次】{OF_TRAINING}场地维修。"
    fill_in(result, "检查次数", 原因="人员调出")
    assert run("write-back", result).output.startswith("写回原因：2条。\n结果已写入：")
    written = openpyxl.load_workbook(result)["自评表"]
    assert written["H3"].value == f"【检查次数】{FIGURES}人员调出。\n【培训场次】{OF_TRAINING}场地维修。"
    assert [str(area) for area in written.merged_cells.ranges] == ["H3:H5"]


def test_a_column_of_its_own_gets_the_measure(run, form):
    workbook = openpyxl.load_workbook(form)
    workbook["自评表"]["H2"], workbook["自评表"]["I2"] = "偏差原因分析", "改进措施"
    workbook.save(form)
    run("review", form)
    result = form.with_name("表-已校验.xlsx")
    fill_in(result, "检查次数", 原因="人员调出", 改进措施="增派人员", 完成时限="年底")
    run("write-back", result)
    written = openpyxl.load_workbook(result)["自评表"]
    assert (written["H3"].value, written["I3"].value) == (f"{FIGURES}人员调出。", "增派人员（完成时限：年底）。")


def test_a_form_without_a_column_for_reasons_is_told(run, form):
    workbook = openpyxl.load_workbook(form)
    workbook["自评表"].delete_cols(8)
    workbook.save(form)
    run("review", form)
    result = form.with_name("表-已校验.xlsx")
    fill_in(result, "检查次数", 原因="人员调出")
    assert (
        "  E3 检查次数（未达指标值）：表中没有“偏差原因分析及改进措施”栏，请按表的要求手工填写。\n"
        in run("write-back", result).output
    )


def test_two_sheets_of_one_layout_are_told_apart(run, form):
    workbook = openpyxl.load_workbook(form)
    workbook.copy_worksheet(workbook["自评表"]).title = "下属单位"
    workbook.save(form)
    run("review", form)
    result = form.with_name("表-已校验.xlsx")
    (sheet,) = [sheet for sheet in read_snapshot(result).sheets if sheet.name == PROMPTS]
    row = next(row for (row, _), cell in sheet.cells.items() if cell.text == "下属单位!E3")
    column = next(column for (_, column), cell in sheet.cells.items() if cell.text == "原因")
    apply_edits(result, [PutValue(PROMPTS, reference(row, column), "人员调出")], result)
    run("write-back", result)
    written = openpyxl.load_workbook(result)
    assert (written["自评表"]["H3"].value, written["下属单位"]["H3"].value) == (None, f"{FIGURES}人员调出。")


def test_two_lines_about_one_deviation_are_told_and_both_kept(run, result):
    fill_in(result, "检查次数", 原因="人员调出")

    def copy(workbook) -> None:
        sheet = workbook[PROMPTS]
        for column, cell in enumerate(sheet[6], start=1):
            sheet.cell(8, column).value = cell.value
        sheet.cell(8, next(cell.column for cell in sheet[5] if cell.value == "原因")).value = "车辆不足"

    resaved(result, copy)
    fill_in(result, "培训场次", 改进措施="改为线上")
    apply_edits(result, [PutValue("自评表", "H4", None)], result)
    fill_in(result, "培训场次", 原因="场地维修")
    outcome = run("write-back", result)
    assert outcome.output.startswith("写回原因：1条。\n没有写回：2条。\n")
    assert outcome.output.count("：有几行说的是这一条而内容不同，请只保留一行后再写回。\n") == 2
    kept = [cell.value for row in openpyxl.load_workbook(result)[PROMPTS].iter_rows() for cell in row]
    assert [kept.count(text) for text in ("人员调出", "车辆不足", "场地维修")] == [1, 1, 1]


def test_a_full_disk_loses_nothing(run, result, monkeypatch):
    fill_in(result, "检查次数", 原因="人员调出")
    before, real, calls = result.read_bytes(), saving.os.fsync, []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) > 1:  # the first is the copy with the reasons in it
            raise OSError(errno.ENOSPC, "No space left on device")
        real(handle)

    monkeypatch.setattr(saving.os, "fsync", full)
    outcome = run("write-back", result)
    assert (outcome.status, outcome.output) == (2, "")
    assert outcome.error == ("jixiao：磁盘空间不足，“表-已校验.xlsx”没有写入，原文件没有改动，请腾出空间后再试。\n")
    assert result.read_bytes() == before
    assert sorted(path.name for path in result.parent.iterdir()) == ["表-已校验.xlsx", "表.xlsx"]


def test_help_is_in_chinese(run):
    output = run("write-back", "--help").output
    assert output.startswith("用法：jixiao write-back")
    assert "偏差原因分析及改进措施" in output


def test_the_other_parts_of_the_file_stay_as_they_are(run, result):
    fill_in(result, "检查次数", 原因="人员调出")
    before = zipfile.ZipFile(result).namelist()
    run("write-back", result)
    assert zipfile.ZipFile(result).testzip() is None
    assert set(zipfile.ZipFile(result).namelist()) == set(before)
