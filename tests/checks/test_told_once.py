"""A report that stands in the workbook and in a file beside it."""

from __future__ import annotations

from checks.case_files import report_from_text
from jixiao.checks import run_checks
from jixiao.form.model import Book, Cell, Report
from jixiao.packs import load_pack
from jixiao.reader.passages import Paragraph, passages_of

TITLE = "青山县档案馆2021年度部门整体支出绩效自评报告"
WRONG = "基本支出100万元，其中：工资福利支出60万元，商品和服务支出50万元。"
ALSO_WRONG = "基本支出100万元，其中：工资福利支出70万元，商品和服务支出50万元。"


def in_word(*texts: str) -> Report:
    cells = (Cell("自评报告.docx", number, 0, text) for number, text in enumerate(texts, start=1))
    return Report("自评报告.docx", TITLE, passages_of(Paragraph(cell) for cell in cells))


def places(*reports: Report) -> list[tuple[str, str, str]]:
    book = Book("自评.xlsx", (), reports=reports)
    return [(found.code, found.cell.sheet, found.cell.ref) for found in run_checks(book, [], load_pack("national"))]


def test_the_same_paragraph_in_a_sheet_and_in_a_file_is_told_in_the_sheet() -> None:
    sheet = report_from_text(f"{TITLE}\n{WRONG}")
    assert places(sheet, in_word(TITLE, "一、收支", WRONG)) == [("A32", "自评报告", "A2")]


def test_a_paragraph_that_was_changed_in_the_file_is_told_too() -> None:
    sheet = report_from_text(f"{TITLE}\n{WRONG}")
    assert places(sheet, in_word(TITLE, ALSO_WRONG)) == [
        ("A32", "自评报告", "A2"),
        ("A32", "自评报告.docx", "第2段"),
    ]


def test_a_file_alone_is_told_in_full() -> None:
    assert places(in_word(TITLE, WRONG)) == [("A32", "自评报告.docx", "第2段")]
