"""The sheet 评分数据 asks for what the rules need, keeps what was filled in, and takes no number from a report."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jixiao.form.grid import Sheet, Snapshot
from jixiao.packs import load_pack
from jixiao.packs.scorecards import load_scorecard
from jixiao.reader import read_book, with_inputs
from jixiao.review import Review, review_book
from jixiao.sheets import review_edits
from jixiao.sheets.input_sheet import choices_of, input_sheet
from jixiao.sheets.score_sheet import score_sheet
from jixiao.workbook.edits import NewSheet, PutFill, PutSheet
from text_grid import sheet_from_text

FORM = (Path(__file__).parents[1] / "reader" / "layouts" / "chenxi-scorecard.txt").read_text(encoding="utf-8")
DATA = "序号 | 数据 | 单位 | 填写 | 佐证材料\n1 | 编制数 | 人 | 89 | 编制批复\n2 | 在职人员数 | 人 | -3 |\n"
REPORT = """
2021年部门整体支出绩效评价报告
一、部门基本情况
本单位共有编制数89个。2021年12月末，单位实有人数121人。
二、部门整体支出情况
部门严格执行预算管理制度，合理安排各项支出，保障了各项工作的正常运转和重点任务的完成。
三、存在的问题
预算编制的精准度有待提高，需要进一步细化预算编制工作，加强预算执行的监控和分析。
"""


def form(text: str = FORM) -> Sheet:
    return sheet_from_text(text, "评分表")


@cache
def reviewed(*, report: bool = False, filled: bool = False) -> Review:
    sheets = (form(), sheet_from_text(REPORT, "评价报告")) if report else (form(),)
    book = read_book(Snapshot(sheets), "x.xlsx")
    if filled:
        book = with_inputs(book, Snapshot((*sheets, sheet_from_text(DATA, "评分数据"))))
    return review_book(book, load_pack("national"))


def made(review: Review) -> NewSheet:
    sheet = input_sheet(review)
    assert sheet is not None
    return sheet


def line(sheet: NewSheet, name: str) -> list[object]:
    (row,) = (cell.row for cell in sheet.cells if cell.column == 2 and cell.content == name)
    return [cell.content for cell in sheet.cells if cell.row == row]


def test_no_printed_page_begins_with_its_first_row_and_so_leaves_the_headings_alone() -> None:
    sheet = made(reviewed())
    assert sheet.freeze is not None
    last = max(cell.row for cell in sheet.cells)
    assert sheet.page_starts == dict.fromkeys(range(sheet.freeze[0] + 1, last + 1), 1.0)


def test_every_quantity_of_the_rules_is_asked_for_once() -> None:
    sheet = made(reviewed())
    names = [cell.content for cell in sheet.cells if cell.column == 2 and cell.row > 5]
    assert names == [quantity.name for quantity in load_scorecard("hunan-county-2021").quantities]


def test_a_line_says_what_it_is_for_and_where_it_is_found() -> None:
    assert line(made(reviewed()), "编制数") == [
        10,
        "编制数",
        "人",
        None,
        None,
        "财政供养人员控制率",
        "机构编制部门核定批复的部门人员编制数；佐证：编制批复文件",
    ]


def test_what_a_report_says_is_a_hint_and_never_the_value() -> None:
    found = line(made(reviewed(report=True)), "在职人员数")
    assert found[3] is None
    assert found[7] == "“单位实有人数121人”"


def test_the_column_for_reports_and_the_words_about_it_are_there_only_with_a_report() -> None:
    texts = {
        has: [str(cell.content) for cell in made(reviewed(report=has)).cells if cell.row < 7] for has in (True, False)
    }
    assert ["报告中的说法" in text for has in (True, False) for text in ["".join(texts[has])]] == [True, False]


def test_the_points_sheet_of_a_scorecard_says_what_was_taken_off_and_has_no_columns_for_targets() -> None:
    data = "序号 | 数据 | 单位 | 填写\n1 | 编制数 | 人 | 89\n2 | 在职人员数 | 人 | 92\n"
    book = read_book(Snapshot((form(), sheet_from_text(data, "评分数据"))), "x.xlsx")
    sheet = score_sheet(review_book(book, load_pack("national")), {}, filling=False)
    contents = [cell.content for cell in sheet.cells]
    assert {"指标值", "完成值", "完成率", "偏离度"}.isdisjoint(map(str, contents))
    assert contents.count("扣分") == 1
    assert "未完成" not in contents


def test_what_was_filled_in_stays() -> None:
    sheet = made(reviewed(filled=True))
    assert [str(content) for content in line(sheet, "编制数")[3:5]] == ["89", "编制批复"]
    assert str(line(sheet, "在职人员数")[3]) == "-3"


def test_counts_and_words_are_chosen_from_a_list() -> None:
    card = load_scorecard("hunan-county-2021")
    assert choices_of(card.quantity("社会公众满意度调查结果")) == ("优秀", "良好", "合格", "不合格")
    assert choices_of(card.quantity("预决算信息公开符合的要点数")) == ("0", "1", "2", "3")
    assert choices_of(card.quantity("编制数")) == ()
    assert len(made(reviewed()).drop_downs) == sum(bool(choices_of(each)) for each in card.quantities)


def test_a_sheet_of_the_users_is_left_alone() -> None:
    book = read_book(Snapshot((form(), sheet_from_text(DATA, "评分数据"))), "x.xlsx")
    review = review_book(book, load_pack("national"))
    assert input_sheet(review) is None
    marked = {edit.sheet for edit in review_edits(review) if isinstance(edit, PutFill)}
    assert "评分数据" in marked  # -3 is marked where they wrote it


def test_a_sheet_of_ours_is_added_and_gets_no_marks() -> None:
    edits = review_edits(reviewed(filled=True))
    assert "评分数据" in {edit.sheet.title for edit in edits if isinstance(edit, PutSheet)}
    assert "评分数据" not in {edit.sheet for edit in edits if isinstance(edit, PutFill)}


def test_no_sheet_is_added_where_no_card_is_known() -> None:
    other = "一级指标 | 二级指标 | 三级指标 | 分值 | 评分标准 | 得分\n决策 | 目标 | 目标合理性 | 5 | 合理得5分 | 5\n"
    book = read_book(Snapshot((form(other),)), "x.xlsx")
    assert input_sheet(review_book(book, load_pack("national"))) is None


def test_only_what_rules_printed_word_for_word_need_is_asked_for() -> None:
    changed = form(FORM.replace("每超出1人扣0.1分", "每超出1人扣0.2分"))
    book = read_book(Snapshot((changed,)), "x.xlsx")
    names = {cell.content for cell in made(review_book(book, load_pack("national"))).cells if cell.column == 2}
    assert "编制数" not in names
    assert "支出预算数" in names


def test_a_line_that_people_added_stays_at_the_end() -> None:
    more = DATA + "3 | 公务用车数 | 辆 | 3 | 台账\n"
    book = with_inputs(read_book(Snapshot((form(),)), "x.xlsx"), Snapshot((form(), sheet_from_text(more, "评分数据"))))
    found = line(made(review_book(book, load_pack("national"))), "公务用车数")
    assert [str(content) for content in found[1:5]] == ["公务用车数", "辆", "3", "台账"]
    assert found[6] == "测算没有用到这项数据，原样保留；不需要的可以删去。"
