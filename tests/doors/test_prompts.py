"""`jixiao prompts split`, `jixiao prompts merge`: to each department what it is asked, its answers back, no guess."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from jixiao.form.grid import reference
from jixiao.workbook import PutValue, apply_edits, read_snapshot

PROMPTS = "偏差原因提示"
HEADER = ["一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"]
ROWS = (
    ["产出指标", "数量指标", "检查次数", "≥10次", "5次", 40, 20, None],
    ["产出指标", "数量指标", "培训场次", "≥8场", "4场", 30, 15, None],
    ["产出指标", "质量指标", "合格率", "≥95%", "90%", 30, 28, None],
)


def write_form(path: Path, title: str = "2023年度路灯管护项目支出绩效自评表", rows: object = ROWS) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.title = "自评表"
    for row in ([title], HEADER, *rows, ["总分", None, None, None, None, 100, 63, None]):
        workbook.active.append(row)
    workbook.save(path)


@pytest.fixture
def book(run, tmp_path: Path) -> Path:
    """A reviewed form with three deviations, each to be answered by somebody."""
    write_form(tmp_path / "表.xlsx")
    run("review", tmp_path / "表.xlsx")
    result = tmp_path / "表-已校验.xlsx"
    fill_in(result, "检查次数", 责任科室="执法科")
    fill_in(result, "培训场次", 责任科室="人事科")
    fill_in(result, "合格率", 责任科室="执法科")
    return result


@pytest.fixture
def handed(run, book) -> Mapping[str, Path]:
    """The file of each department."""
    assert run("prompts", "split", book).status == 0
    return {name: book.with_name("表-分发") / f"表-{name}.xlsx" for name in ("执法科", "人事科")}


def table(path: Path) -> tuple[int, Mapping[str, int], Mapping[str, int]]:
    """The row of the headings, their columns, and the rows of the indicators."""
    (sheet,) = [sheet for sheet in read_snapshot(path).sheets if sheet.name == PROMPTS]
    header = next(row for (row, _), cell in sheet.cells.items() if cell.text == "请核实并说明")
    columns = {cell.text: column for (row, column), cell in sheet.cells.items() if row == header}
    rows = {cell.text: row for (row, column), cell in sheet.cells.items() if row > header and column == columns["指标"]}
    return header, columns, rows


def fill_in(path: Path, indicator: str, **answers: str) -> None:
    """Write into the line of an indicator, as a person would."""
    _, columns, rows = table(path)
    edits = [PutValue(PROMPTS, reference(rows[indicator], columns[name]), text) for name, text in answers.items()]
    apply_edits(path, edits, path)


def shown(path: Path, indicator: str) -> dict[str, object]:
    """The line of an indicator, by heading."""
    _, columns, rows = table(path)
    sheet: Worksheet = openpyxl.load_workbook(path, data_only=True)[PROMPTS]
    return {heading: sheet.cell(rows[indicator], column).value for heading, column in columns.items()}


def test_each_department_gets_a_workbook_with_what_it_is_asked(run, book):
    outcome = run("prompts", "split", book)
    folder = book.with_name("表-分发")
    assert (outcome.status, outcome.error) == (0, "")
    assert outcome.output == (
        "分发给2个科室：\n"
        f"  执法科：2条，{folder / '表-执法科.xlsx'}\n"
        f"  人事科：1条，{folder / '表-人事科.xlsx'}\n"
        "各科室填好交回后，运行 jixiao prompts merge 收回。\n"
    )
    made = openpyxl.load_workbook(folder / "表-执法科.xlsx")
    assert made.sheetnames == ["填写说明", PROMPTS]
    assert made.active.title == PROMPTS
    _, columns, rows = table(folder / "表-执法科.xlsx")
    assert list(rows) == ["检查次数", "合格率"]
    assert [name for name in ("覆盖原文", "填写情况") if name in columns] == []
    assert shown(folder / "表-执法科.xlsx", "检查次数")["责任科室"] == "执法科"
    assert made[PROMPTS].cell(rows["检查次数"], columns["位置"]).hyperlink is None
    said = [cell.value for (cell,) in made["填写说明"].iter_rows()]
    assert said[1].startswith("请执法科填写工作表“偏差原因提示”中的2条，保存后把本文件交回。")
    assert said[2] == "来自：2023年度路灯管护项目支出绩效自评表（表-已校验.xlsx）。"


def test_what_nobody_is_asked_is_told(run, book):
    fill_in(book, "合格率", 责任科室="")
    assert "没有填写“责任科室”而没有分发的有1条：\n  E5 合格率（未达指标值）\n" in run("prompts", "split", book).output


def test_answers_come_back_to_their_lines(run, book, handed):
    fill_in(handed["执法科"], "检查次数", 原因="人员调出", 改进措施="增派人员", 完成时限="2024年6月底前")
    fill_in(handed["人事科"], "培训场次", 原因="场地维修", 责任科室="人事科张三")
    outcome = run("prompts", "merge", book, handed["执法科"], handed["人事科"])
    assert (outcome.status, outcome.error) == (0, "")
    assert outcome.output == (
        "表-执法科.xlsx：收回1条，没有填写1条。\n表-人事科.xlsx：收回1条。\n"
        f"已收回到：{book}\n收回前的文件留在：{book.with_name('表-已校验.备份.xlsx')}\n"
        "请在工作表“偏差原因提示”核对“预览”，再用 jixiao write-back 写回原表。\n"
    )
    line = shown(book, "检查次数")
    assert (line["原因"], line["改进措施"], line["完成时限"]) == ("人员调出", "增派人员", "2024年6月底前")
    assert shown(book, "培训场次")["责任科室"] == "人事科张三"
    assert openpyxl.load_workbook(book)["自评表"]["H3"].value is None
    assert run("write-back", book).output.startswith("写回原因：2条。\n")


def test_taking_back_twice_changes_no_byte(run, book, handed):
    fill_in(handed["执法科"], "检查次数", 原因="人员调出")
    run("prompts", "merge", book, handed["执法科"])
    once = book.read_bytes()
    outcome = run("prompts", "merge", book, handed["执法科"])
    assert outcome.output == "表-执法科.xlsx：收回0条，与已填内容相同1条，没有填写1条。\n文件没有改动。\n"
    assert book.read_bytes() == once


def test_different_answers_are_told_and_none_is_taken(run, book, handed):
    fill_in(book, "检查次数", 原因="车辆不足")
    fill_in(handed["执法科"], "检查次数", 原因="人员调出", 佐证="调令")
    fill_in(handed["执法科"], "合格率", 原因="设备老化")
    outcome = run("prompts", "merge", book, handed["执法科"])
    assert outcome.output.startswith(
        "表-执法科.xlsx：收回1条，与别处填写的不一致1条。\n"
        "  E3 检查次数（未达指标值）的“原因”：本工作簿填的是“车辆不足”，表-执法科.xlsx填的是“人员调出”；"
        "这一条没有收回，请商定后填写。\n"
    )
    line = shown(book, "检查次数")
    assert (line["原因"], line["佐证"]) == ("车辆不足", None)
    assert shown(book, "合格率")["原因"] == "设备老化"


def test_two_files_that_differ_give_nothing(run, book, handed):
    other = handed["执法科"].with_name("副本.xlsx")
    other.write_bytes(handed["执法科"].read_bytes())
    fill_in(handed["执法科"], "检查次数", 原因="人员调出")
    fill_in(other, "检查次数", 原因="车辆不足")
    before = book.read_bytes()
    outcome = run("prompts", "merge", book, handed["执法科"], other)
    assert "表-执法科.xlsx填的是“人员调出”，副本.xlsx填的是“车辆不足”" in outcome.output
    assert outcome.output.endswith("文件没有改动。\n")
    assert book.read_bytes() == before


def test_rows_that_moved_meanwhile_get_their_answers(run, book, handed):
    fill_in(handed["执法科"], "检查次数", 原因="人员调出")
    workbook = openpyxl.load_workbook(book)
    workbook["自评表"].insert_rows(3)
    workbook.save(book)
    assert run("prompts", "merge", book, handed["执法科"]).output.startswith("表-执法科.xlsx：收回1条，没有填写1条。\n")
    line = shown(book, "检查次数")
    assert (line["位置"], line["原因"]) == ("E4", "人员调出")


def test_an_answer_whose_row_is_gone_is_told(run, book, handed):
    fill_in(handed["执法科"], "检查次数", 原因="人员调出")
    workbook = openpyxl.load_workbook(book)
    workbook["自评表"].delete_rows(3)
    workbook.save(book)
    assert run("prompts", "merge", book, handed["执法科"]).output == (
        "表-执法科.xlsx：收回0条，没有填写1条，对不上1条。\n"
        "  E3 检查次数（未达指标值）：表中没有找到这个指标（可能已删除或改名），没有收回；请核对后填入原表。\n"
        "文件没有改动。\n"
    )


def test_a_file_of_another_form_is_refused_and_the_others_are_taken(run, book, handed, tmp_path):
    (tmp_path / "另一张").mkdir()
    write_form(tmp_path / "另一张" / "乙.xlsx", "2022年度路灯管护项目支出绩效自评表")
    run("review", tmp_path / "另一张" / "乙.xlsx")
    fill_in(tmp_path / "另一张" / "乙-已校验.xlsx", "检查次数", 责任科室="执法科")
    run("prompts", "split", tmp_path / "另一张" / "乙-已校验.xlsx")
    foreign = tmp_path / "另一张" / "乙-分发" / "乙-执法科.xlsx"
    fill_in(foreign, "检查次数", 原因="上年的原因")
    fill_in(handed["执法科"], "检查次数", 原因="人员调出")
    outcome = run("prompts", "merge", book, foreign, handed["执法科"])
    assert outcome.status == 2
    assert outcome.error == (
        "jixiao：“乙-执法科.xlsx”是从另一张表分发的（2022年度路灯管护项目支出绩效自评表），没有收回；"
        "本工作簿是2023年度路灯管护项目支出绩效自评表，请检查是否选对了文件。\n"
    )
    assert shown(book, "检查次数")["原因"] == "人员调出"


def anonymous(path: Path) -> None:
    """Take out of a file what says where it comes from, as copying its sheet into a new workbook does."""
    workbook = openpyxl.load_workbook(path)
    for name in list(workbook.defined_names):
        del workbook.defined_names[name]
    del workbook["填写说明"]
    workbook.save(path)


def test_a_file_that_does_not_say_what_it_is_about_is_known_by_its_figures(run, book, handed):
    fill_in(handed["执法科"], "检查次数", 原因="人员调出")
    anonymous(handed["执法科"])
    assert run("prompts", "merge", book, handed["执法科"]).output.startswith("表-执法科.xlsx：收回1条，")


def test_such_a_file_of_other_figures_gives_nothing(run, book, handed):
    fill_in(handed["执法科"], "检查次数", 原因="人员调出")
    anonymous(handed["执法科"])
    apply_edits(book, [PutValue("自评表", "E3", "6次")], book)
    assert run("prompts", "merge", book, handed["执法科"]).output.startswith(
        "表-执法科.xlsx：收回0条，没有填写1条，对不上1条。\n"
    )


def test_a_form_of_the_same_title_from_another_bureau_is_told_apart_by_its_figures(run, book, tmp_path):
    (tmp_path / "另一局").mkdir()
    rows = (["产出指标", "数量指标", "检查次数", "≥10次", "6次", 40, 20, None], *ROWS[1:])
    write_form(tmp_path / "另一局" / "表.xlsx", rows=rows)
    run("review", tmp_path / "另一局" / "表.xlsx")
    fill_in(tmp_path / "另一局" / "表-已校验.xlsx", "检查次数", 责任科室="执法科")
    run("prompts", "split", tmp_path / "另一局" / "表-已校验.xlsx")
    foreign = tmp_path / "另一局" / "表-分发" / "表-执法科.xlsx"
    fill_in(foreign, "检查次数", 原因="别局的原因")
    before = book.read_bytes()
    assert "收回0条，对不上1条。\n" in run("prompts", "merge", book, foreign).output
    assert book.read_bytes() == before


def sort(sheet: Worksheet) -> None:
    first, second = 4, 5
    for column in range(1, sheet.max_column + 1):
        one, other = sheet.cell(first, column), sheet.cell(second, column)
        one.value, other.value = other.value, one.value


def hide(sheet: Worksheet) -> None:
    sheet.auto_filter.ref = "A3:N5"
    sheet.row_dimensions[4].hidden = True


def rename(sheet: Worksheet) -> None:
    sheet.title = "执法科的回复"


@pytest.mark.parametrize("change", [sort, hide, rename])
def test_a_file_that_was_rearranged_is_still_understood(run, book, handed, change):
    fill_in(handed["执法科"], "检查次数", 原因="人员调出")
    fill_in(handed["执法科"], "合格率", 原因="设备老化")
    workbook = openpyxl.load_workbook(handed["执法科"])
    change(workbook[PROMPTS])
    workbook.save(handed["执法科"])
    assert run("prompts", "merge", book, handed["执法科"]).output.startswith("表-执法科.xlsx：收回2条。\n")
    assert (shown(book, "检查次数")["原因"], shown(book, "合格率")["原因"]) == ("人员调出", "设备老化")


@pytest.mark.parametrize("text", ["=因疫情停办，\n" + "长" * 3000, "+86", "@甲", "{{ pack }}", '<甲>&"乙"'])
def test_an_answer_of_any_kind_comes_back_as_it_was_written(run, book, handed, text):
    fill_in(handed["执法科"], "检查次数", 原因=text)
    assert run("prompts", "merge", book, handed["执法科"]).status == 0
    _, columns, rows = table(book)
    (sheet,) = [sheet for sheet in read_snapshot(book).sheets if sheet.name == PROMPTS]
    cell = sheet.cells[rows["检查次数"], columns["原因"]]
    assert (cell.text, cell.formula) == (text, None)


def test_a_file_that_is_there_already_is_not_overwritten(run, book, handed):
    fill_in(handed["执法科"], "检查次数", 原因="人员调出")
    before = handed["执法科"].read_bytes()
    outcome = run("prompts", "split", book)
    assert (outcome.status, outcome.output) == (2, "")
    assert outcome.error == (
        f"jixiao：“{handed['执法科']}”已经存在，里面可能有科室填写的内容，没有覆盖；"
        "请先收回或移走，或用 -o 另外指定文件夹。\n"
    )
    assert handed["执法科"].read_bytes() == before


def test_names_that_no_file_may_have_are_written_otherwise(run, book):
    fill_in(book, "检查次数", 责任科室="执法/法制 科")
    fill_in(book, "合格率", 责任科室="执法:法制科")
    run("prompts", "split", book, "-o", book.with_name("出"))
    assert sorted(path.name for path in book.with_name("出").iterdir()) == [
        "表-人事科.xlsx",
        "表-执法、法制科.xlsx",
        "表-执法、法制科（2）.xlsx",
    ]


def test_without_a_department_there_is_nothing_to_hand_out(run, tmp_path):
    write_form(tmp_path / "表.xlsx")
    run("review", tmp_path / "表.xlsx")
    outcome = run("prompts", "split", tmp_path / "表-已校验.xlsx")
    assert (outcome.status, outcome.output) == (2, "")
    assert outcome.error == (
        "jixiao：“表-已校验.xlsx”的工作表“偏差原因提示”里还没有填写“责任科室”，"
        "请先填写每一条由哪个科室答复，保存后再分发。\n"
    )


def test_a_workbook_that_was_not_reviewed_has_nothing_to_hand_out(run, tmp_path):
    write_form(tmp_path / "表.xlsx")
    assert run("prompts", "split", tmp_path / "表.xlsx").error == (
        "jixiao：“表.xlsx”里没有工作表“偏差原因提示”，没有可以分发的提示；请先用 jixiao review 校验这个工作簿。\n"
    )
    assert run("prompts", "merge", tmp_path / "表.xlsx", tmp_path / "表.xlsx").error == (
        "jixiao：“表.xlsx”里没有工作表“偏差原因提示”，没有可以收回的提示；请先用 jixiao review 校验这个工作簿。\n"
    )


def test_files_that_cannot_be_used_get_a_sentence_each(run, book, handed, tmp_path):
    (tmp_path / "文字.xlsx").write_text("不是工作簿", encoding="utf-8")
    write_form(tmp_path / "没有.xlsx")
    before = book.read_bytes()
    outcome = run("prompts", "merge", book, book, tmp_path / "文字.xlsx", tmp_path / "没有.xlsx", tmp_path / "缺.xlsx")
    assert outcome.status == 2
    assert outcome.output == "文件没有改动。\n"
    first, second, third, fourth = outcome.error.splitlines()
    assert first == "jixiao：“表-已校验.xlsx”就是要收回到的工作簿，请只写交回的文件。"
    assert "文字.xlsx" in second
    assert third == "jixiao：“没有.xlsx”里没有工作表“偏差原因提示”，没有收回；请检查是否选对了文件。"
    assert fourth == f"jixiao：没有找到文件“{tmp_path / '缺.xlsx'}”，请检查路径和文件名。"
    assert book.read_bytes() == before
