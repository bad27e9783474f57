"""`--scorecard`: a 评分表 of the users' own scores their form, is remembered, and says what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from jixiao.doors.cli import main
from jixiao.doors.file import clear_file, review_file
from jixiao.workbook import apply_edits, read_snapshot
from jixiao.workbook.edits import PutValue

CARD = """
name = "我们县-2024"
title = "评分表（我们县，2024年度）"
source = "县财政局通知附件2"
because = "照附件录入。"
verified = true

[[quantities]]
name = "编制数"
unit = "人"
where = "编制批复"
evidence = "编制批复文件"
above = 0
whole = true

[[quantities]]
name = "在职人员数"
unit = "人"
where = "决算报表"
evidence = "在职人员名册"
low = 0
whole = true

[[rows]]
level1 = "投入"
level2 = "预算配置"
name = "人员控制率"
full = 100
standard = "目标值≤100%；达到目标值得100分，每超出1人扣2分，扣完为止。"
kind = "deducted-per-step"
value = { amount = "在职人员数" }
target = "编制数"
step = 1
each = 2
"""
HEADINGS = ("一级指标", "二级指标", "三级指标", "评分标准", "分值", "得分")
ROW = ("投入", "预算配置", "人员控制率", "目标值≤100%；达到目标值得100分，每超出1人扣2分，扣完为止。", 100, 100)


@pytest.fixture
def card(tmp_path: Path) -> Path:
    path = tmp_path / "我们县.toml"
    path.write_text(CARD, encoding="utf-8")
    return path


def book_of(path: Path, *sheets: str) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title in sheets:
        sheet = book.create_sheet(title)
        for row in ((f"2024年度{title}评分表",), HEADINGS, ROW):
            sheet.append(row)
    book.save(path)
    return path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return book_of(tmp_path / "评分.xlsx", "部门整体支出绩效评价")


def lines(path: Path) -> dict[tuple[str, ...], int]:
    """The rows of 评分数据 by the texts of their second and third column."""
    (sheet,) = (sheet for sheet in read_snapshot(path).sheets if sheet.name == "评分数据")
    cell = {place: cell.text for place, cell in sheet.cells.items()}
    return {(cell[row, 2], cell.get((row, 3), "")): row for row, column in cell if column == 2}


def fill(path: Path, column: str, values: dict[tuple[str, str], float]) -> None:
    rows = lines(path)
    apply_edits(path, [PutValue("评分数据", f"{column}{rows[key]}", value) for key, value in values.items()], path)


def test_the_card_asks_for_its_data_scores_and_is_remembered(book: Path, card: Path) -> None:
    first = review_file(book, scorecards=(str(card),))
    assert first.notices == ()
    fill(first.target, "D", {("编制数", "人"): 89, ("在职人员数", "人"): 92})
    again = review_file(first.target)
    assert [str(score.points) for score in again.review.scores] == ["94.00"]
    third = review_file(again.target)
    assert [str(score.points) for score in third.review.scores] == ["94.00"]


def test_a_workbook_that_does_not_follow_the_card_says_so(card: Path, tmp_path: Path) -> None:
    path = tmp_path / "别的.xlsx"
    book = openpyxl.Workbook()
    for row in (HEADINGS, ("决策", "目标", "目标合理性", "合理得100分", 100, 100)):
        book.active.append(row)
    book.save(path)
    assert review_file(path, scorecards=(str(card),)).notices == (
        "没有用上评分表文件“我们县-2024”：工作簿里没有评分表的三级指标名称与它有六成以上相同，请检查是否选对了文件。",
    )


def test_two_forms_of_one_card_have_data_of_their_own(card: Path, tmp_path: Path) -> None:
    path = book_of(tmp_path / "两张.xlsx", "甲局", "乙局")
    target = review_file(path, scorecards=(str(card),)).target
    assert list(lines(target))[-4:] == [
        ("编制数", "甲局"),
        ("在职人员数", "甲局"),
        ("编制数", "乙局"),
        ("在职人员数", "乙局"),
    ]
    own = {("编制数", "甲局"): 89, ("在职人员数", "甲局"): 92, ("编制数", "乙局"): 30, ("在职人员数", "乙局"): 29}
    fill(target, "E", own)
    again = review_file(target)
    assert [str(score.points) for score in again.review.scores] == ["94.00", "100.00"]
    cleared, _ = clear_file(again.target)
    assert read_snapshot(cleared).sheets == read_snapshot(path).sheets


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("没有.toml", "打不开评分表文件 没有.toml，请检查路径和权限。"),
        ("别的.xlsx", "评分表文件应是 .toml 文件，现在写的是“别的.xlsx”，请检查是否选对了文件。"),
        ("没有的名字", "没有名为“没有的名字”的评分表，可用的有：hunan-county-2021。"),
    ],
)
def test_a_card_that_cannot_be_used_says_so_in_one_sentence(
    book: Path, name: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", str(book), "--scorecard", name]) == 2
    assert capsys.readouterr().err == f"jixiao：{message}\n"


def test_a_card_that_is_gone_at_the_next_review_is_told(
    book: Path, card: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = review_file(book, scorecards=(str(card),)).target
    card.unlink()
    assert main(["review", str(target)]) == 2
    assert capsys.readouterr().err == (
        f"jixiao：沿用上次校验指定的评分表文件时出错：打不开评分表文件 {card}，请检查路径和权限。"
        "也可以用 --scorecard 重新指定评分表文件。\n"
    )


def test_json_tells_kind_points_basis_and_what_the_claims_come_to(
    book: Path, card: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", str(book), "--json", "--scorecard", str(card)]) == 0
    (form,) = json.loads(capsys.readouterr().out)["forms"]
    assert form["kind"] == "scorecard"
    (row,) = form["indicators"]
    assert (row["name"], row["weight"], row["score"], row["points"]) == ("人员控制率", "100", "100", None)
    assert row["basis"] == "未测算：缺少在职人员数、编制数（我们县-2024）"
    assert (form["total"]["points"], form["total"]["at_most"]) == (None, "100")


def test_the_sheet_of_a_review_whose_record_was_lost_is_known_and_keeps_what_was_filled_in(
    book: Path, card: Path, tmp_path: Path
) -> None:
    target = review_file(book, scorecards=(str(card),)).target
    fill(target, "D", {("编制数", "人"): 89, ("在职人员数", "人"): 92})
    saved = tmp_path / "另存.xlsx"
    openpyxl.load_workbook(target).save(saved)
    again = review_file(saved, tmp_path / "结果.xlsx", scorecards=(str(card),))
    titles = [sheet.name for sheet in read_snapshot(again.target).sheets]
    assert titles.count("评分数据") == 1
    assert not any(title.startswith("评分数据 (") for title in titles)
    assert [str(score.points) for score in again.review.scores] == ["94.00"]
    cleared, _ = clear_file(saved)
    assert "评分数据" not in [sheet.name for sheet in read_snapshot(cleared).sheets]


def test_a_renamed_sheet_is_still_read_and_then_belongs_to_its_users(book: Path, card: Path, tmp_path: Path) -> None:
    target = review_file(book, scorecards=(str(card),)).target
    fill(target, "D", {("编制数", "人"): 89, ("在职人员数", "人"): 92})
    renamed = openpyxl.load_workbook(target)
    renamed["评分数据"].title = "局里的数据"
    saved = tmp_path / "改名.xlsx"
    renamed.save(saved)
    again = review_file(saved, tmp_path / "结果.xlsx", scorecards=(str(card),))
    titles = [sheet.name for sheet in read_snapshot(again.target).sheets]
    assert ("局里的数据" in titles, "评分数据" in titles) == (True, False)
    assert [str(score.points) for score in again.review.scores] == ["94.00"]


def test_two_cards_of_one_department_and_year_ask_once_for_what_both_need(card: Path, tmp_path: Path) -> None:
    other = tmp_path / "另一张.toml"
    text = CARD.replace("我们县-2024", "另一张-2024").replace('name = "人员控制率"', 'name = "超编率"')
    other.write_text(text, encoding="utf-8")
    path = tmp_path / "两种.xlsx"
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, name in (("表一", "人员控制率"), ("表二", "超编率")):
        sheet = book.create_sheet(title)
        for row in (("2024年度部门整体支出绩效评价评分表",), ("填报单位：甲局",), HEADINGS, (*ROW[:2], name, *ROW[3:])):
            sheet.append(row)
    book.save(path)
    target = review_file(path, scorecards=(str(card), str(other))).target
    assert list(lines(target))[-2:] == [("编制数", "表一、表二"), ("在职人员数", "表一、表二")]
    fill(target, "E", {("编制数", "表一、表二"): 89, ("在职人员数", "表一、表二"): 92})
    again = review_file(target)
    assert [str(score.points) for score in again.review.scores] == ["94.00", "94.00"]
    assert [score.card.match.card.name for score in again.review.scores if score.card] == ["我们县-2024", "另一张-2024"]
    fill(target, "E", {("在职人员数", "表一、表二"): -3})
    assert [finding.code for finding in review_file(target).review.findings].count("C24") == 1
