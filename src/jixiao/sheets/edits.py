"""All that a review leaves in the workbook, as one list of edits."""

from __future__ import annotations

from jixiao.review.model import Review
from jixiao.sheets.answers import NO_ANSWERS, Answers
from jixiao.sheets.finding_sheet import finding_sheet
from jixiao.sheets.marks import blank_scores, filled_scores, marks
from jixiao.sheets.prompt_sheet import prompt_sheet
from jixiao.sheets.score_sheet import score_sheet, scored_forms
from jixiao.workbook.edits import Edit, NewSheet, PutSheet


def review_edits(review: Review, *, fill_scores: bool = False, answers: Answers = NO_ANSWERS) -> tuple[Edit, ...]:
    """Marks on the form, then the sheets 校验结果, 得分测算, 评分数据 where a 评分表 needs it, and 偏差原因提示.

    A workbook of target tables alone has nothing to score or to explain, and gets neither 得分测算 nor 偏差原因提示.
    The same review gives the same edits.
    With ``fill_scores`` the computed points go into the blank 得分 cells; no other cell of the user gets a value.
    ``answers`` are what people wrote on the sheets of an earlier review (`read_answers`); they stay.

    Raises:
        TemplateError: a template cannot be used.
    """
    filled = blank_scores(review) if fill_scores else {}
    scored = bool(scored_forms(review))
    asked = _input_sheet(review)
    ours = {asked.title} if asked else set()
    return (
        *filled_scores(filled),
        *marks(finding for finding in review.findings if finding.cell.sheet not in ours),
        PutSheet(finding_sheet(review, filled, answers)),
        *([PutSheet(score_sheet(review, filled, filling=fill_scores))] if scored else []),
        *([PutSheet(asked)] if asked else []),
        *([PutSheet(prompt_sheet(review.prompts, answers))] if scored or review.prompts else []),
    )


def _input_sheet(review: Review) -> NewSheet | None:
    """The sheet 评分数据, where a 评分表 needs data."""
    if all(score.card is None for score in review.scores):
        return None
    from jixiao.sheets.input_sheet import input_sheet  # noqa: PLC0415 - few workbooks hold a 评分表

    return input_sheet(review)
