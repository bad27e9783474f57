"""Drafts of the 自评结论: offered, edited by people, put into the form where they ask, and never on a guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from jixiao.form.grid import GridCell, Sheet, Snapshot
from jixiao.form.model import Cell, Form, Remark
from jixiao.review.model import Review
from jixiao.sheets.conclusions import (
    Conclusion,
    UnwrittenConclusion,
    conclusion_edits,
    mark_of,
    offers,
    read_conclusions,
)
from jixiao.sheets.layout import shown
from jixiao.sheets.overview.sheet import overview_sheet
from jixiao.sheets.score_sheet import laid_scores
from jixiao.workbook.edits import NewSheet, PutValue
from sheets.made_review import SHEET, form_score, review

TITLE = "整体支出绩效自评表（2021年度）"
TEXT = "2021年度自评得分18.5分。存在的问题：个别案卷归档不及时。"
OLD = "2021年，圆满完成了目标。"


def boxed(form: Form, text: str = OLD, row: int = 26, *, formula: bool = False) -> Form:
    box = Cell(form.sheet, row, 4, text, formula=formula)
    return replace(form, conclusion=Remark("自评结论", Cell(form.sheet, row, 1, "自评结论"), box))


def made(*texts: str, sheets: Sequence[str] = (SHEET, "乙", "丙"), **box: bool) -> Review:
    """A review of forms with these texts in their boxes, each on a sheet of its own."""
    scores = [form_score(sheet) for sheet, _ in zip(sheets, texts, strict=False)]
    return review(
        *(replace(score, form=boxed(score.form, text, **box)) for score, text in zip(scores, texts, strict=True))
    )


def given(
    text: str = TEXT, *, sheet: str = SHEET, ticked: bool = True, place: str = "D26", mark: str = "x"
) -> Conclusion:
    return Conclusion(sheet, TITLE, place, text, mark, ticked)


def written(one: Review, conclusions: Sequence[Conclusion] = ()) -> NewSheet:
    sheet = overview_sheet(one, laid_scores(one, {}, filling=False), conclusions)
    assert sheet is not None
    return sheet


def as_read(sheet: NewSheet, name: str = "得分一览") -> Snapshot:
    """The sheet as it is read again."""
    cells = {(cell.row, cell.column): GridCell(shown(cell.content)) for cell in sheet.cells if cell.content is not None}
    return Snapshot((Sheet(name, cells, sheet.merges),))


def why(one: Review, *conclusions: Conclusion) -> list[str]:
    edits, unwritten = conclusion_edits(one, conclusions)
    assert edits == ()
    return [each.why for each in unwritten]


def test_a_draft_is_offered_beside_what_the_form_says() -> None:
    (offer,) = offers(made(OLD))
    assert (offer.conclusion.sheet, offer.conclusion.title, offer.conclusion.place) == (SHEET, TITLE, "D26")
    assert offer.conclusion.text.startswith("2021年度，本单位整体支出绩效自评得分18.5分。")
    assert (offer.conclusion.edited, offer.conclusion.ticked) == (False, False)
    texts = [shown(cell.content) for cell in written(made(OLD)).cells]
    assert offer.conclusion.text in texts
    assert OLD in texts


def test_a_form_without_a_box_gets_no_draft() -> None:
    assert offers(review(form_score())) == ()


@pytest.mark.parametrize("name", ["得分一览", "得分一览 (2)", "领导看的"])
def test_what_was_offered_is_read_again_whatever_the_sheet_is_called(name: str) -> None:
    one = made(OLD, OLD)
    assert read_conclusions(as_read(written(one), name)) == tuple(offer.conclusion for offer in offers(one))


def test_an_edited_text_and_its_tick_survive_another_review() -> None:
    one = made(OLD)
    (left,) = read_conclusions(as_read(written(one)))
    edited = replace(left, text=TEXT, ticked=True)
    (again,) = read_conclusions(as_read(written(one, [edited])))
    assert (again.text, again.ticked, again.edited) == (TEXT, True, True)


def test_a_text_that_nobody_edited_follows_the_numbers() -> None:
    (left,) = read_conclusions(as_read(written(made(OLD))))
    score = form_score()
    other = replace(score.form, conclusion=boxed(score.form).conclusion, department="某县司法局")
    (offer,) = offers(review(replace(score, form=other)), [left])
    assert offer.conclusion.text.startswith("2021年度，某县司法局整体支出绩效自评得分18.5分。")


@pytest.mark.parametrize("change", [lambda text: text + " \n", lambda text: text.replace("\n", "\r\n")])
def test_white_space_is_no_edit(change) -> None:
    (left,) = read_conclusions(as_read(written(made(OLD))))
    assert not replace(left, text=change(left.text)).edited


def test_a_text_that_was_emptied_becomes_a_new_draft() -> None:
    one = made(OLD)
    (offer,) = offers(one, [given("  \n", ticked=False)])
    assert offer == offers(one)[0]


def test_an_edited_text_without_its_mark_stays() -> None:
    (offer,) = offers(made(OLD), [given(mark="", ticked=False)])
    assert offer.conclusion.text == TEXT


def test_an_edited_text_whose_form_is_gone_is_kept_once() -> None:
    one = made(OLD)
    gone = given(sheet="去年的表")
    kept = [offer for offer in offers(one, [gone, gone]) if offer.form is None]
    assert [offer.conclusion for offer in kept] == [gone]
    again = read_conclusions(as_read(written(one, [gone])))
    assert [(each.sheet, each.text) for each in again[1:]] == [("去年的表", TEXT)]


def test_a_ticked_text_goes_into_the_box_of_its_form() -> None:
    one = made(OLD, OLD)
    assert conclusion_edits(one, [given(sheet="乙")]) == ((PutValue("乙", "D26", TEXT),), ())


def test_a_text_that_is_not_ticked_stays_where_it_is() -> None:
    assert conclusion_edits(made(OLD), [given(ticked=False)]) == ((), ())


def test_a_tick_is_taken_off_once_the_text_stands_in_the_form() -> None:
    one = made(TEXT)
    assert conclusion_edits(one, [given()]) == ((), ())
    (offer,) = offers(one, [given()])
    assert (offer.conclusion.text, offer.conclusion.ticked) == (TEXT, False)


def test_questions_that_are_left_are_counted_and_nothing_is_written() -> None:
    text = "存在的问题：【请填写：问题】。下一步改进：【请填写：措施】。"
    assert why(made(OLD), given(text)) == ["草稿里还有2处“【请填写”没有填写，没有写回；请填写或删去后再写回。"]


def test_a_draft_as_it_was_offered_is_never_written() -> None:
    one = made(OLD)
    ticked = [replace(offer.conclusion, ticked=True) for offer in offers(one)]
    assert len(why(one, *ticked)) == 1


def test_an_empty_text_is_not_written() -> None:
    assert why(made(OLD), given(" \n")) == ["草稿是空的，没有写回；请填写后再写回，或重新校验得到新的草稿。"]


def test_a_text_longer_than_a_cell_is_refused() -> None:
    text = "😀" * 16_384
    assert why(made(OLD), given(text)) == ["要写入的文字共32768字，超过单元格的上限32767字，没有写回；请缩短后再写回。"]
    assert len(conclusion_edits(made(OLD), [given(text[:-1])])[0]) == 1


def test_a_formula_is_left() -> None:
    assert why(made(OLD, formula=True), given()) == ["D26 是公式，没有改动；要写回，请先清除该公式。"]


@pytest.mark.parametrize("other", [{"sheet": "去年的表"}, {"sheet": ""}])
def test_a_text_whose_form_is_gone_is_told(other: dict[str, str]) -> None:
    assert conclusion_edits(made(OLD), [given(**other)]) == (
        (),
        (
            UnwrittenConclusion(
                f"{other['sheet']}!D26",
                TITLE,
                "工作簿里没有找到这张表（标题或工作表名称可能改过），没有写回；请核对后填入原表。",
            ),
        ),
    )


def test_forms_of_one_title_on_one_sheet_are_told_apart_by_their_boxes() -> None:
    score = form_score()
    two = review(*(replace(score, form=boxed(score.form, OLD, row)) for row in (26, 60)))
    assert conclusion_edits(two, [given(place="D60")]) == ((PutValue(SHEET, "D60", TEXT),), ())
    assert why(two, given(place="D61")) == ["有几张表与这份草稿对得上，分不清是哪一张，没有写回；请核对后填入原表。"]


def test_a_box_that_has_moved_is_found() -> None:
    score = form_score()
    moved = review(replace(score, form=boxed(score.form, OLD, 30)))
    assert conclusion_edits(moved, [given()]) == ((PutValue(SHEET, "D30", TEXT),), ())


def test_two_different_texts_for_one_form_are_both_left() -> None:
    sentence = "这张表有几份选了“是”而内容不同的草稿，没有写回；请只保留一份后再写回。"
    assert why(made(OLD), given(), given("另一份。")) == [sentence, sentence]
    assert conclusion_edits(made(OLD), [given(), given(mark="y")]) == ((PutValue(SHEET, "D26", TEXT),), ())


def test_a_form_that_lost_its_box_is_told() -> None:
    assert why(review(form_score()), given()) == ["表中没有自评结论一栏，没有写回；请按表的要求手工填写。"]


def test_line_ends_are_those_of_a_spreadsheet() -> None:
    edits, _ = conclusion_edits(made(OLD), [given("一\r\n二\r三\n")])
    assert [edit.value for edit in edits] == ["一\n二\n三"]


def test_the_mark_is_that_of_the_words() -> None:
    assert mark_of("自评得分97.3分。") != mark_of("自评得分97.4分。")
