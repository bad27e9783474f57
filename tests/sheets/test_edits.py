"""All that a review leaves in the workbook."""

from __future__ import annotations

from decimal import Decimal

from jixiao.sheets import Answers, review_edits
from jixiao.workbook.edits import PutFill, PutNote, PutSheet, PutValue
from sheets.made_review import SHEET, form_score, full_review, review


def test_the_three_sheets_follow_the_marks() -> None:
    edits = review_edits(full_review())
    assert [edit.sheet.title for edit in edits if isinstance(edit, PutSheet)] == [
        "校验结果",
        "得分测算",
        "偏差原因提示",
    ]
    assert [type(edit) for edit in edits[:6]] == [PutFill, PutNote] * 3
    assert len(edits) == 9


def test_no_cell_of_the_form_gets_a_value_unless_asked() -> None:
    assert not [edit for edit in review_edits(full_review()) if isinstance(edit, PutValue)]


def test_blank_scores_are_filled_when_asked() -> None:
    edits = review_edits(full_review(), fill_scores=True)
    assert [edit for edit in edits if isinstance(edit, PutValue)] == [PutValue(SHEET, "H13", Decimal("0.50"))]


def test_the_same_review_gives_the_same_edits() -> None:
    assert review_edits(full_review(), fill_scores=True) == review_edits(full_review(), fill_scores=True)


def test_a_review_that_found_nothing_still_leaves_its_three_sheets() -> None:
    edits = review_edits(review(form_score()))
    assert [type(edit) for edit in edits] == [PutSheet] * 3


def test_what_people_wrote_before_is_kept() -> None:
    line = {"位置": "F99", "原因": "场地维修"}
    edits = review_edits(review(form_score()), answers=Answers(prompts={("", "F99", "", ""): line}))
    sheet = next(edit.sheet for edit in edits if isinstance(edit, PutSheet) and edit.sheet.title == "偏差原因提示")
    assert "场地维修" in [cell.content for cell in sheet.cells]
