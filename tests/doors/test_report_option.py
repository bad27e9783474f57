"""`jixiao review --report`: a Word report is reviewed with the workbook, and leaves no mark in it."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import openpyxl
import pytest

from text_grid import sheet_from_text

SENTENCE = (
    "本年基本支出1870.27万元，其中：工资福利支出1324.17万元，商品和服务支出556.55万元，对个人和家庭的补助53.06万元。"
)
FORM = """
三级指标 | 指标值 | 实际完成值
办理件数 | ≥2件   | 3件
"""
REPORT = f"""
青山县档案馆2022年度绩效自评报告
一、支出情况
{SENTENCE}
二、存在的问题
预算编制还不够细，部分项目年中才能明确，影响了资金支付的进度，需要在下一年度提前谋划、提前申报。
"""


def _book(path: Path, **sheets: str) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, text in sheets.items():
        sheet = book.create_sheet(name)
        for (row, column), cell in sheet_from_text(text).cells.items():
            sheet.cell(row, column, cell.text)
    book.save(path)
    return path


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return _book(tmp_path / "自评表.xlsx", 自评表=FORM)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    document = docx.Document()
    for line in REPORT.strip().splitlines():
        document.add_paragraph(line)
    path = tmp_path / "自评报告.docx"
    document.save(str(path))
    return path


def test_json_names_the_file_and_the_paragraph(run, form, report):
    found = json.loads(run("review", form, "--report", report, "--json").output)
    assert found["reports"] == [{"source": "自评报告.docx", "title": "青山县档案馆2022年度绩效自评报告", "passages": 5}]
    places = {(finding["sheet"], finding["cell"]) for finding in found["findings"] if finding["sheet"] != "自评表"}
    assert places == {("自评报告.docx", "第3段")}


def test_the_result_lists_the_findings_of_the_report_without_a_link_and_marks_nothing_for_them(run, form, report):
    outcome = run("review", form, "--report", report)
    assert outcome.status == 0
    assert "自评报告.docx：5 段文字" in outcome.output
    book = openpyxl.load_workbook(form.with_name("自评表-已校验.xlsx"))
    places = [cell for row in book["校验结果"].iter_rows() for cell in row if "第3段" in str(cell.value)]
    assert [cell.value for cell in places] == ["自评报告.docx 第3段"]
    assert places[0].hyperlink is None
    assert [row[0].comment for row in book["自评表"].iter_rows()] == [None, None]


def test_a_workbook_that_holds_only_a_report_is_reviewed_and_its_passage_marked(run, tmp_path):
    path = _book(tmp_path / "报告.xlsx", 自评报告=REPORT)
    outcome = run("review", path)
    assert outcome.status == 0, outcome.error
    book = openpyxl.load_workbook(tmp_path / "报告-已校验.xlsx")
    assert "请核对" in book["自评报告"]["A3"].comment.text
    assert book["校验结果"]["A2"].value == "校验对象：工作表“自评报告”"


def test_a_report_is_for_one_workbook(run, form, report):
    outcome = run("review", form, form, "--report", report)
    assert (outcome.status, outcome.error) == (
        2,
        "jixiao：--report 只能和一个工作簿一起用；请对每个工作簿分别校验，各自写明它的报告。\n",
    )


@pytest.mark.parametrize("said", [("--report", "一.docx", "--report", "二.docx"), ("--report", "")])
def test_one_report_is_asked_for(run, form, tmp_path, said):
    outcome = run("review", form, *said)
    assert (outcome.status, outcome.error) == (
        2,
        "jixiao：--report 后面要写一份报告的文件名（.docx）；有几份报告时，请逐份校验。\n",
    )
    assert list(tmp_path.iterdir()) == [form]


def test_a_report_that_cannot_be_read_gets_one_sentence_and_nothing_is_written(run, form, tmp_path):
    outcome = run("review", form, "--report", form)
    assert (outcome.status, outcome.error) == (
        2,
        "jixiao：“自评表.xlsx”是工作簿，不是报告；--report 后面要写 .docx 格式的报告。\n",
    )
    assert list(tmp_path.iterdir()) == [form]


def test_reviewing_again_with_the_report_keeps_what_was_chosen_for_its_findings(run, form, report):
    run("review", form, "--report", report)
    result = form.with_name("自评表-已校验.xlsx")
    book = openpyxl.load_workbook(result)
    place = next(cell for row in book["校验结果"].iter_rows() for cell in row if "第3段" in str(cell.value))
    book["校验结果"].cell(place.row, 9, "已说明")
    book.save(result)
    assert run("review", result, "--report", report).status == 0
    again = openpyxl.load_workbook(result)["校验结果"]
    assert [row[8].value for row in again.iter_rows() if "第3段" in str(row[3].value)] == ["已说明"]
