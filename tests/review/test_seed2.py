"""The review of a department's form without weights and the report beside it: every point, and nothing else."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from jixiao.checks import Finding, Severity
from jixiao.form.grid import Snapshot
from jixiao.form.model import Cell, Report
from jixiao.packs import load_pack
from jixiao.reader import read_book
from jixiao.reader.passages import Paragraph, passages_of
from jixiao.review import PromptKind, Review, review_book
from jixiao.workbook import read_snapshot

WORKBOOKS = Path(__file__).parents[2] / "workbooks"
BOOK = WORKBOOKS / "蔡甸区司法局-2020-部门整体绩效自评表.xlsx"
TEXT = WORKBOOKS / "sources" / "蔡甸区司法局-2020.report.txt"
FORM, REPORT = "自评表", "自评报告"

# What the reviewer wrote, the check, the sheet and cell.
POINTS = [
    ("报告566件、表660件", "X11", REPORT, "A29"),
    ("受理34件，办结31件、正在审理2件", "A34", REPORT, "A26"),
    ("预算增加44.9%、项目98.4%没有说明", "X21", REPORT, "A11"),
    ("不少于1次而3次，没有原因", "E03", FORM, "F11"),
    ("目标里的148件、3000件、90%没有指标", "X07", FORM, "A23"),
    ("报告的目标里的350场没有指标", "X13", REPORT, "A27"),
    ("两个率一行，答以无", "R04", FORM, "F28"),
    ("数值指标答以达成预期指标", "R03", FORM, "F12"),
    ("数值指标答以达成预期指标", "R03", FORM, "F38"),
    ("完成：不可衡量", "T01", FORM, "E10"),
    ("开放期间：不可衡量", "T01", FORM, "E49"),
    ("目标3没有满意度", "S23", FORM, "B38"),
    ("名称里有1次以上", "T35", FORM, "D38"),
    ("部门的报告写成本项目", "A42", REPORT, "A52"),
    ("没有写出问题", "A43", REPORT, "A52"),
    ("没有写出措施", "A43", REPORT, "A54"),
    ("偏差原因栏未填", "E16", FORM, "C58"),
    ("改进措施栏未填", "E16", FORM, "C59"),
]
# Not in the reviewer's notes, and right all the same.
BESIDE = {("R20", FORM, "F26"), ("R10", FORM, "F30")}


@cache
def review() -> Review:
    return review_book(read_book(read_snapshot(BOOK), BOOK.name), load_pack("hubei"))


def places(found: tuple[Finding, ...]) -> set[tuple[str, str, str]]:
    return {(finding.code, finding.cell.sheet, finding.cell.ref) for finding in found}


def message(code: str, cell: str) -> str:
    return next(one.message for one in review().findings if (one.code, one.cell.ref) == (code, cell))


@pytest.mark.parametrize(("point", "code", "sheet", "cell"), POINTS, ids=str)
def test_a_point_of_the_reviewer_is_found(point, code, sheet, cell):
    assert (code, sheet, cell) in places(review().findings), point


def test_the_checks_of_results_reasons_budget_and_text_find_nothing_beside_the_points():
    found = {place for place in places(review().findings) if place[0][0] in "AREBX"}
    assert found == {(code, sheet, cell) for _, code, sheet, cell in POINTS if code[0] in "AREBX"} | BESIDE


def test_nothing_is_called_an_error():
    assert [finding for finding in review().findings if finding.severity is Severity.ERROR] == []


def test_a_figure_of_the_report_is_quoted_beside_its_row():
    assert message("X11", "A29") == (
        "报告写“组织办理刑事民事法律援助案566件”，“自评表”第26行“实际办理法律援助案件数”的完成值为“660件”，两处应一致。"
    )


def test_the_adjustment_is_told_for_the_whole_and_for_its_parts():
    assert message("X21", "A11") == (
        "报告写部门预算年初为2,941.57万元，调整后为4,262.41万元，增加44.9%（其中基本支出增加14.25%，项目支出增加98.4%），"
        "没有说明调整的原因。"
    )


def test_all_four_promises_without_a_row_come_out():
    said = message("X07", "A23") + message("X13", "A27")
    assert all(figure in said for figure in ("148 件", "3000 件", "回访满意率90%", "350 场次"))


def test_the_rows_that_need_a_reason_are_asked_for_it():
    assert {(prompt.kind, prompt.cell.ref) for prompt in review().prompts} == {
        (PromptKind.FAR_ABOVE, "F11"),
        (PromptKind.WORDS, "F12"),
        (PromptKind.WORDS, "F38"),
    }


def test_a_report_beside_the_workbook_is_found_at_fault_in_its_paragraphs():
    book = read_book(Snapshot(read_snapshot(BOOK).sheets[:1]), BOOK.name)
    lines = enumerate(TEXT.read_text(encoding="utf-8").splitlines(), start=1)
    cells = [Cell("自评报告.docx", number, 0, line.lstrip("#").strip()) for number, line in lines]
    report = Report("自评报告.docx", cells[0].text, passages_of(Paragraph(cell) for cell in cells))
    found = places(review_book(replace(book, reports=(report,)), load_pack("hubei")).findings)
    assert {
        ("X11", "自评报告.docx", "第29段"),
        ("X13", "自评报告.docx", "第27段"),
        ("X21", "自评报告.docx", "第11段"),
    } <= found
