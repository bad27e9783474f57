"""The problems on 校验结果 as their user left them, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from jixiao.checks.finding import Severity
from jixiao.form.grid import GridCell, Sheet, Snapshot
from jixiao.sheets.finding_sheet import finding_sheet
from jixiao.sheets.layout import shown
from jixiao.sheets.problems import Problem, next_problem, read_problems
from sheets.made_review import SHEET, finding, form_score, full_review, review

HEADINGS = ("序号", "级别", "编号", "位置", "指标", "问题", "改法", "依据", "处理情况")


def sheet(*lines: Mapping[str, str], name: str = "校验结果") -> Sheet:
    cells = {(5, column): GridCell(heading) for column, heading in enumerate(HEADINGS, start=1)}
    for row, texts in enumerate(lines, start=6):
        cells |= {(row, HEADINGS.index(heading) + 1): GridCell(text) for heading, text in texts.items()}
    return Sheet(name, cells)


def line(number: str, place: str, handled: str = "", **more: str) -> dict[str, str]:
    known = {"序号": number, "级别": "错误", "编号": "R01", "位置": place, "问题": "得分高于分值。"}
    return known | ({"处理情况": handled} if handled else {}) | more


def form(*names: str) -> list[Sheet]:
    return [Sheet(name, {(1, 1): GridCell(name), (12, 3): GridCell("培训 场次")}) for name in names]


def problem(number: int, sheet: str, cell: str, *, handled: bool = False) -> Problem:
    return Problem(number, "错误", "R01", sheet, cell, "得分高于分值。", handled)


def test_the_sheet_of_a_review_is_read_again() -> None:
    made = full_review()
    written = finding_sheet(made, {})
    cells = {
        (cell.row, cell.column): GridCell(shown(cell.content)) for cell in written.cells if cell.content is not None
    }
    found = read_problems(Snapshot((*form(SHEET), Sheet("校验结果", cells))))
    assert [(each.number, each.severity, each.code, each.sheet, each.cell) for each in found] == [
        (1, "错误", "R01", SHEET, "H20"),
        (2, "错误", "V02", SHEET, "F21"),
        (3, "警告", "R03", SHEET, "F12"),
        (4, "提示", "S04", SHEET, "F12"),
    ]
    assert found[0].message == "得分1.2分高于分值1分。"
    assert not any(each.handled for each in found)


def test_a_sheet_without_findings_has_no_problem() -> None:
    written = finding_sheet(review(form_score()), {})
    cells = {
        (cell.row, cell.column): GridCell(shown(cell.content)) for cell in written.cells if cell.content is not None
    }
    assert read_problems(Snapshot((Sheet("校验结果", cells),))) == ()


READ = [
    ("别的工作表", [line("1", "本级!E12")], ("本级", "E12")),
    ("名称含感叹号", [line("1", "好!的!E12")], ("好!的", "E12")),
    ("绝对地址", [line("1", "本级!$e$12")], ("本级", "E12")),
    ("改名或删去的工作表", [line("1", "旧表!E12")], ("", "")),
    ("报告中的一段", [line("1", "自评报告.docx 第3段")], ("", "")),
    ("位置被删去", [line("1", "")], ("", "")),
    ("不是位置", [line("1", "第三行")], ("", "")),
]


@pytest.mark.parametrize(("lines", "place"), [case[1:] for case in READ], ids=[case[0] for case in READ])
def test_a_place_is_read_as_far_as_it_leads_somewhere(lines: list[dict[str, str]], place: tuple[str, str]) -> None:
    (found,) = read_problems(Snapshot((*form("本级", "好!的"), sheet(*lines))))
    assert (found.sheet, found.cell) == place
    assert found.in_workbook is bool(place[0])


@pytest.mark.parametrize("order", [("本级", "说明"), ("说明", "本级")])
def test_a_place_without_a_sheet_is_on_the_one_that_has_the_indicator_there(order: tuple[str, str]) -> None:
    sheets = {name: form(name)[0] for name in order}
    sheets["说明"] = Sheet("说明", {(1, 1): GridCell("填表说明")})
    lines = [line("1", "E3"), line("2", "E12", 指标="培训场次")]
    found = read_problems(Snapshot((*(sheets[name] for name in order), sheet(*lines))))
    assert [each.sheet for each in found] == ["本级", "本级"]


def test_a_number_that_was_deleted_is_not_there() -> None:
    lines = [line("", "E12"), line("甲", "E13")]
    assert [each.number for each in read_problems(Snapshot((*form(SHEET), sheet(*lines))))] == [None, None]


def test_a_sheet_that_was_renamed_sorted_and_cut_is_still_understood() -> None:
    lines = [line("3", "E14", "已修改"), line("1", "E12"), {"依据": "财预〔2020〕10号"}, line("2", "E13", " ")]
    found = read_problems(Snapshot((*form(SHEET), sheet(*lines, name="问题清单"))))
    assert [(each.number, each.handled) for each in found] == [(3, True), (1, False), (2, False)]


def test_a_workbook_without_the_sheet_has_no_problem() -> None:
    assert read_problems(Snapshot(tuple(form(SHEET)))) == ()


LIST = (
    problem(1, "甲", "F12"),
    problem(2, "甲", "F20", handled=True),
    problem(3, "乙", "C3"),
    problem(4, "", ""),
    problem(5, "甲", "F9"),
    problem(6, "甲", "F12"),
    problem(7, "甲", "G9"),
)

WAYS = [
    ("下一条", "甲", "F12", 3),
    ("已处理的那一格", "甲", "F20", 3),
    ("越过报告中的问题", "乙", "C3", 5),
    ("同一格只停一次", "甲", "F9", 7),
    ("到底后从头", "甲", "G9", 1),
    ("绝对地址和区域", "甲", "$g$9:H10", 1),
    ("不是问题：同一行右边", "甲", "A9", 5),
    ("不是问题：下面各行", "甲", "H9", 1),
    ("不是问题：后面没有", "甲", "A99", 1),
    ("别的工作表同一格", "乙", "F12", 1),
    ("没有问题的工作表", "校验结果", "A1", 1),
    ("看不懂的地址", "甲", "", 5),
]


@pytest.mark.parametrize(("sheet", "cell", "number"), [way[1:] for way in WAYS], ids=[way[0] for way in WAYS])
def test_the_way_leads_from_cell_to_cell(sheet: str, cell: str, number: int) -> None:
    found = next_problem(LIST, sheet, cell)
    assert found is not None
    assert found.number == number


def test_going_on_and_on_every_cell_is_visited_before_the_first_again() -> None:
    seen, found = [], next_problem(LIST, "甲", "A1")
    for _ in range(5):
        seen.append(found.number)
        found = next_problem(LIST, found.sheet, found.cell)
    assert seen == [5, 7, 1, 3, 5]


def test_a_cell_whose_first_problem_is_handled_stops_at_its_next() -> None:
    listed = (problem(1, "甲", "F12", handled=True), problem(2, "甲", "F13"), problem(3, "甲", "F12"))
    assert next_problem(listed, "甲", "F13") == listed[2]
    assert next_problem(listed, "甲", "F12") == listed[1]


def test_the_only_problem_left_is_its_own_next() -> None:
    assert next_problem(LIST[:2], "甲", "F12") == LIST[0]


@pytest.mark.parametrize("listed", [(), LIST[1:2], LIST[3:4]], ids=["没有", "都已处理", "只在报告中"])
def test_without_an_open_problem_there_is_no_next(listed: tuple[Problem, ...]) -> None:
    assert next_problem(listed, "甲", "F12") is None


def test_a_finding_of_a_report_outside_the_workbook_is_read_and_passed_over() -> None:
    outside = finding("R01", Severity.ERROR, 3, 0, sheet="自评报告.docx")
    written = finding_sheet(review(form_score(), findings=[outside, finding("V02", Severity.ERROR, 21, 6)]), {})
    cells = {
        (cell.row, cell.column): GridCell(shown(cell.content)) for cell in written.cells if cell.content is not None
    }
    found = read_problems(Snapshot((*form(SHEET), Sheet("校验结果", cells))))
    assert [each.in_workbook for each in found] == [False, True]
    assert next_problem(found, SHEET, "A1") == found[1]
