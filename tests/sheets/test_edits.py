"""All that a review leaves in the workbook."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from jixiao.checks.finding import Severity
from jixiao.form.model import FormKind
from jixiao.sheets import ALL_PARTS, Answers, Filling, Part, review_edits
from jixiao.workbook import apply_edits
from jixiao.workbook.edits import PutFill, PutNote, PutSheet, PutValue
from sheets.made_review import SHEET, finding, form_score, full_review, review


def test_the_sheets_follow_the_marks() -> None:
    edits = review_edits(full_review())
    assert [edit.sheet.title for edit in edits if isinstance(edit, PutSheet)] == [
        "校验结果",
        "得分测算",
        "得分一览",
        "偏差原因提示",
    ]
    assert [type(edit) for edit in edits[:6]] == [PutFill, PutNote] * 3
    assert len(edits) == 10


def test_no_cell_of_the_form_gets_a_value_unless_asked() -> None:
    assert not [edit for edit in review_edits(full_review()) if isinstance(edit, PutValue)]


def test_blank_scores_are_filled_when_asked() -> None:
    edits = review_edits(full_review(), fill_scores=True)
    assert [edit for edit in edits if isinstance(edit, PutValue)] == [PutValue(SHEET, "H13", Decimal("0.50"))]


def test_the_same_review_gives_the_same_edits() -> None:
    assert review_edits(full_review(), fill_scores=True) == review_edits(full_review(), fill_scores=True)


def test_a_review_that_found_nothing_still_leaves_its_sheets() -> None:
    edits = review_edits(review(form_score()))
    assert [type(edit) for edit in edits] == [PutSheet] * 4


def test_target_tables_get_no_sheet_to_score_or_to_explain() -> None:
    edits = review_edits(review(form_score(kind=FormKind.TARGET_TABLE)))
    assert [edit.sheet.title for edit in edits if isinstance(edit, PutSheet)] == ["校验结果"]


def test_what_people_wrote_before_is_kept() -> None:
    line = {"位置": "F99", "原因": "场地维修"}
    edits = review_edits(review(form_score()), answers=Answers((line,)))
    sheet = next(edit.sheet for edit in edits if isinstance(edit, PutSheet) and edit.sheet.title == "偏差原因提示")
    assert "场地维修" in [cell.content for cell in sheet.cells]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "{{ pack }}{% if %}", '<甲>&"乙"', "【计数】\n【口径】", "+86", "@甲", "甲" * 1000],
    ids=["等号", "花括号", "尖括号", "方头括号", "加号", "艾特", "很长"],
)
def test_what_the_form_says_stays_text_in_every_sheet(tmp_path: Path, text: str) -> None:
    book = Workbook()
    book.worksheets[0].title = SHEET
    book.save(tmp_path / "source.xlsx")
    score = form_score()
    row = score.rows[0]
    named = replace(row, indicator=replace(row.indicator, name=replace(row.indicator.name, text=text)))
    found = replace(finding("R01", Severity.ERROR, 12, 6), message=text, subject=text)
    made = review(replace(score, rows=(named,)), findings=[found])
    apply_edits(tmp_path / "source.xlsx", review_edits(made), tmp_path / "target.xlsx")
    written = load_workbook(tmp_path / "target.xlsx")
    message = written["校验结果"]["F7"]
    assert (message.data_type, message.value) == ("s", text)
    assert written["得分测算"]["D6"].data_type == "s"
    assert written[SHEET]["F12"].comment.text.startswith("【绩效校验】")


PARTS = [
    ({Part.FINDINGS}, ["校验结果"], 6),
    ({Part.SCORES}, ["得分测算", "得分一览"], 0),
    ({Part.PROMPTS}, ["偏差原因提示"], 0),
    ({Part.SCORES, Part.PROMPTS}, ["得分测算", "得分一览", "偏差原因提示"], 0),
    ((), [], 0),
]


@pytest.mark.parametrize(("parts", "titles", "marks"), PARTS)
def test_only_the_parts_asked_for_are_written(parts: Collection[Part], titles: list[str], marks: int) -> None:
    edits = review_edits(full_review(), parts=parts)
    assert [edit.sheet.title for edit in edits if isinstance(edit, PutSheet)] == titles
    assert len([edit for edit in edits if isinstance(edit, (PutFill, PutNote))]) == marks


def test_all_parts_are_what_is_written_unasked() -> None:
    assert review_edits(full_review(), parts=ALL_PARTS) == review_edits(full_review())


def test_scores_are_filled_in_whichever_part_is_asked_for() -> None:
    edits = review_edits(full_review(), fill_scores=Filling.ALL, parts=())
    assert [(edit.cell, edit.value) for edit in edits] == [
        ("H13", Decimal("0.50")),
        ("H12", Decimal("0.50")),
        ("H16", Decimal("0.90")),
        ("H20", Decimal("0.71")),
        ("H4", Decimal("9.82")),
    ]
