"""What checks ask of the reports of a book."""

from __future__ import annotations

from jixiao.checks.passages import passages, sections
from jixiao.form.model import Book, Cell, Passage, Report

REPORT = Report(
    "报告",
    "自评报告",
    (
        Passage(Cell("报告", 1, 1, "自评报告")),
        Passage(Cell("报告", 2, 1, "一、概况"), level=1),
        Passage(Cell("报告", 3, 1, "（一）人员"), "一、概况", level=2),
        Passage(Cell("报告", 4, 1, "项目　预算数"), "（一）人员", in_table=True),
        Passage(Cell("报告", 5, 1, "二、问题"), level=1),
        Passage(Cell("报告", 6, 1, "无。"), "二、问题"),
    ),
)


def test_rows_of_tables_are_left_out_unless_asked_for() -> None:
    book = Book("书.xlsx", (), reports=(REPORT,))
    assert [passage.cell.row for passage in passages(book)] == [1, 2, 3, 5, 6]
    assert [passage.cell.row for passage in passages(book, tables=True)] == [1, 2, 3, 4, 5, 6]


def test_a_section_holds_all_below_its_heading() -> None:
    assert [(part.heading.cell.text, [passage.cell.row for passage in part.passages]) for part in sections(REPORT)] == [
        ("一、概况", [3, 4]),
        ("（一）人员", [4]),
        ("二、问题", [6]),
    ]
