"""A sheet of sentences is a report; a table of indicators, a scorecard or a page of instructions is none."""

from __future__ import annotations

import pytest

from jixiao.form.grid import GridCell, Sheet, Snapshot
from jixiao.form.model import Book
from jixiao.reader import read_book
from text_grid import sheet_from_text

LONG = "本年度按照年初计划组织实施各项工作，资金支付及时，管理规范，取得了较好的社会效益。"
REPORT = f"""
青山县档案馆2022年度部门整体支出绩效自评报告
一、部门概况
（一）人员情况
本馆编制12人，年末实有11人。{LONG}
（二）目标完成
目标一：完成馆藏档案数字化；{LONG}
{LONG}
二、存在的问题
1. 预算编制不够细
预算编制还不够细，部分项目年中才能明确，影响了资金支付的进度。
"""


def read(*sheets: tuple[str, str]) -> Book:
    return read_book(Snapshot(tuple(sheet_from_text(text, name) for name, text in sheets)), "测试.xlsx")


def headings(book: Book) -> list[tuple[str, str]]:
    (report,) = book.reports
    return [(passage.cell.ref, passage.heading) for passage in report.passages]


def test_a_sheet_of_sentences_is_a_report_with_its_title() -> None:
    book = read(("自评报告", REPORT))
    (report,) = book.reports
    assert (report.source, report.title) == ("自评报告", "青山县档案馆2022年度部门整体支出绩效自评报告")
    assert book.forms == ()


def test_each_passage_stands_under_its_nearest_heading_and_a_heading_under_the_one_above_it() -> None:
    assert headings(read(("自评报告", REPORT))) == [
        ("A1", ""),
        ("A2", ""),
        ("A3", "一、部门概况"),
        ("A4", "（一）人员情况"),
        ("A5", "一、部门概况"),
        ("A6", "（二）目标完成"),
        ("A7", "目标一"),
        ("A8", ""),
        ("A9", "二、存在的问题"),
        ("A10", "1. 预算编制不够细"),
    ]


def test_a_heading_knows_its_rank_and_a_numbered_sentence_is_none() -> None:
    text = REPORT + "1. 及时付款。\n（二）公用经费不足。公用经费缺口较大，影响了日常工作的正常开展。\n"
    (report,) = read(("自评报告", text)).reports
    assert [passage.level for passage in report.passages] == [None, 1, 2, None, 2, 5, None, 1, 3, None, None, 2]


def test_a_sentence_cut_by_a_page_break_is_one_passage_where_it_began() -> None:
    cut = f"本馆以数字化验收为重点，制发了全县2022年档案整\n\n理工作方案，顺利通过了验收。\n{LONG}"
    (report,) = read(("自评报告", REPORT + cut)).reports
    assert [(passage.cell.ref, passage.cell.text[:26]) for passage in report.passages[-2:]] == [
        ("A11", "本馆以数字化验收为重点，制发了全县2022年档案整理"),
        ("A14", LONG[:26]),
    ]


@pytest.mark.parametrize("below", ["2. 另有两项工作正在开展，年底可以完成。", "（二）公用经费不足。", "开展活动3次"])
def test_what_begins_anew_is_not_joined(below: str) -> None:
    cut = f"本馆以数字化验收为重点，制发了全县2022年档案整理的标准\n{below}"
    (report,) = read(("自评报告", REPORT + cut)).reports
    assert report.passages[-1].cell.text == below


def test_a_whole_report_in_one_cell_gives_a_passage_for_each_line() -> None:
    text = "自评报告 | <\n" + "\\n".join(REPORT.strip().splitlines())
    (report,) = read(("自评", text)).reports
    assert [passage.cell.ref for passage in report.passages] == ["A1", *["A2"] * 10]
    assert report.passages[3].heading == "一、部门概况"
    assert report.passages[4].cell.text == f"本馆编制12人，年末实有11人。{LONG}"


def test_a_row_of_a_small_table_is_one_passage() -> None:
    table = "项目 | 预算数 | 决算数\n基本支出 | 120.5 | 118.2\n"
    (report,) = read(("自评报告", REPORT + table)).reports
    rows = [passage for passage in report.passages if passage.in_table]
    assert [(row.cell.ref, row.cell.text) for row in rows] == [
        ("A11", "项目　预算数　决算数"),
        ("A12", "基本支出　120.5　118.2"),
    ]


def test_a_label_at_the_left_is_the_heading_of_the_text_beside_it() -> None:
    (report,) = read(("自评", f"绩效自评报告 | <\n存在的问题 | {LONG}\n改进措施 | {LONG}{LONG}\n")).reports
    assert [(passage.cell.ref, passage.heading) for passage in report.passages] == [
        ("A1", ""),
        ("B2", "存在的问题"),
        ("B3", "改进措施"),
    ]


FORM = """
三级指标 | 指标值 | 实际完成值
办理件数 | ≥2件   | 3
"""
SCORECARD = "一级指标 | 二级指标 | 评分标准 | 得分\n" + "\n".join(
    f"投入 | 目标设定{row} | 部门的职责设定是否符合“三定”方案中所赋予的职责和年度承担的重点工作，符合得1分。 | 1"
    for row in range(5)
)
INSTRUCTIONS = "填表说明\n" + "\n".join(f"{number}、{LONG}" for number in "一二三四")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("自评表", FORM),
        ("自评表", REPORT + FORM),
        ("评分表", SCORECARD),
        ("填表说明", INSTRUCTIONS),
        ("校验结果", REPORT),
        ("绩效运行监控", REPORT),
        ("评分数据", REPORT),
        ("说明一下", "本表由办公室填写，请于三月底前报送。"),
        ("名单", "\n".join(f"第{number}小学" for number in range(200))),
    ],
)
def test_what_is_no_report_gives_none(name: str, text: str) -> None:
    assert read((name, text)).reports == ()


def test_a_sheet_of_more_text_than_any_report_has_is_none() -> None:
    huge = GridCell(REPORT * 200)
    cells = {(row, 1): huge for row in range(1, 2000)}
    assert read_book(Snapshot((Sheet("自评报告", cells),)), "测试.xlsx").reports == ()


def test_a_report_beside_a_form_is_read_too() -> None:
    book = read(("自评表", FORM), ("自评报告", REPORT))
    assert (len(book.forms), len(book.reports)) == (1, 1)
