"""What people wrote on the sheets of an earlier review."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from jixiao.checks.finding import Severity
from jixiao.form.grid import GridCell, Sheet, Snapshot
from jixiao.review.model import PromptKind
from jixiao.sheets.answers import is_filled, read_answers
from jixiao.sheets.finding_sheet import finding_sheet
from jixiao.sheets.layout import shown
from jixiao.sheets.prompts.matching import match_lines
from jixiao.sheets.prompts.sheet import prompt_sheet
from jixiao.workbook.edits import NewSheet
from sheets.made_review import SHEET, finding, form_score, full_review, prompt, review
from sheets.shown import under

_PROMPT = prompt(PromptKind.FAR_ABOVE, 12)


def _snapshot(*sheets: NewSheet, **written: str) -> Snapshot:
    """The sheets as read back, with texts that somebody wrote into their cells."""
    found = []
    for sheet in sheets:
        cells = {
            (cell.row, cell.column): GridCell(shown(cell.content)) for cell in sheet.cells if cell.content is not None
        }
        found.append(Sheet(sheet.title, cells | {_place(ref): GridCell(text) for ref, text in written.items()}))
    return Snapshot(tuple(found))


def _place(ref: str) -> tuple[int, int]:
    return int(ref[1:]), ord(ref[0]) - 64


def test_a_reason_is_found_again_for_its_prompt() -> None:
    answers = read_answers(_snapshot(prompt_sheet([_PROMPT]), I6="集体信访案件增多", L6="调解科", O6="是"))
    line = match_lines([_PROMPT], answers.lines).line_of(0)
    assert line is not None
    assert (line["原因"], line["责任科室"], line["覆盖原文"]) == ("集体信访案件增多", "调解科", "是")


def test_a_reason_is_not_given_to_another_prompt() -> None:
    answers = read_answers(_snapshot(prompt_sheet([_PROMPT]), I6="集体信访案件增多"))
    for other in (
        replace(prompt(PromptKind.FAR_ABOVE, 12, target="≥300件"), subject="调解案件数"),
        prompt(PromptKind.SHORT, 12),
    ):
        assert match_lines([other], answers.lines).line_of(0) is None


@pytest.mark.parametrize(
    ("formula", "tracked"),
    [
        ("IF('自评表'!$I$12=\"\",\"\",'自评表'!$I$12)", "自评表!I12"),
        ('IF(自评表!$I$12="","",自评表!$I$12)', "自评表!I12"),
        ("IF('局''本级 2021'!$AB$7=\"\",\"\",'局''本级 2021'!$AB$7)", "局'本级 2021!AB7"),
        ('IF(#REF!="","",#REF!)', None),
        (None, None),
    ],
)
def test_the_cell_that_a_live_text_shows_is_known(formula: str | None, tracked: str | None) -> None:
    (sheet,) = _snapshot(prompt_sheet([_PROMPT])).sheets
    cells = dict(sheet.cells) | {(6, 17): GridCell("案件增多", formula=formula)}
    (line,) = read_answers(Snapshot((replace(sheet, cells=cells),))).lines
    assert line.get("表中原文所在") == tracked


def test_the_handling_of_a_finding_in_a_report_is_found_again() -> None:
    found = finding("R01", Severity.ERROR, 12, 0, sheet="自评报告.docx")
    answers = read_answers(_snapshot(finding_sheet(review(form_score(), findings=[found]), {}), I7="已说明"))
    assert answers.to_finding(found) == "已说明"


def test_a_sheet_that_nobody_filled_in_holds_no_answers() -> None:
    made = full_review()
    answers = read_answers(_snapshot(prompt_sheet(made.prompts), finding_sheet(made, {})))
    assert not any(map(is_filled, answers.lines))
    assert answers.findings == {}


def test_how_a_finding_was_handled_is_found_again_until_its_numbers_change() -> None:
    here, there = (finding("R01", Severity.ERROR, 12, 8, sheet=name) for name in (SHEET, "本级"))
    sheet = finding_sheet(review(form_score(), findings=[here, there]), {})
    answers = read_answers(_snapshot(sheet, I7="已说明"))
    assert answers.to_finding(here) == "已说明"
    assert answers.to_finding(there) == ""
    assert answers.to_finding(finding("V02", Severity.ERROR, 12, 8)) == ""


def test_a_sheet_of_the_user_is_no_sheet_of_ours() -> None:
    own = Sheet("处理", {(1, 1): GridCell("事项"), (1, 2): GridCell("处理情况"), (2, 2): GridCell("已修改")})
    number = Sheet("台账", {(1, 1): GridCell("1", Decimal(1))})
    assert read_answers(Snapshot((own, number))).findings == {}


def test_answers_survive_review_after_review() -> None:
    sheet = prompt_sheet([_PROMPT])
    written = {"I6": "集体信访案件增多"}
    for _ in range(3):
        sheet = prompt_sheet([], read_answers(_snapshot(sheet, **written)))
        written = {}
    assert sum(cell.content == "集体信访案件增多" for cell in sheet.cells) == 1


def test_of_two_lines_about_one_deviation_the_last_that_asks_stands_beside_it_and_none_is_lost() -> None:
    renamed = replace(prompt_sheet([_PROMPT]), title="旧表")
    old, new = (
        _snapshot(sheet, I6=text).sheets[0] for sheet, text in ((renamed, "旧"), (prompt_sheet([_PROMPT]), "新"))
    )
    texts = []
    for _ in range(3):
        answers = read_answers(Snapshot((old, new)))
        rewritten = prompt_sheet([_PROMPT], answers)
        texts.append([cell.content for cell in under(rewritten, "原因") if cell.content])
        (new,) = _snapshot(rewritten).sheets
    assert texts == [["新", "旧"]] * 3
