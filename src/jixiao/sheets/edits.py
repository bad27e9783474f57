"""All that a review leaves in the workbook, as one list of edits."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from jixiao.review.model import Review
from jixiao.sheets.answers import NO_ANSWERS, Answers
from jixiao.sheets.filling import FilledScores, Filling, scores_to_fill
from jixiao.sheets.finding_sheet import finding_sheet
from jixiao.sheets.marks import filled_scores, marks
from jixiao.sheets.parts import ALL_PARTS, Part
from jixiao.sheets.prompts.sheet import prompt_sheet
from jixiao.sheets.score_sheet import laid_scores, scored_forms
from jixiao.workbook.edits import Edit, NewSheet, PutSheet

if TYPE_CHECKING:
    from jixiao.sheets.conclusions import Conclusion
    from jixiao.sheets.score_places import LaidScores


def review_edits(  # noqa: PLR0913 - one keyword for each thing that a review may be asked
    review: Review,
    *,
    fill_scores: Filling | bool = False,
    filled: FilledScores | None = None,
    answers: Answers = NO_ANSWERS,
    conclusions: Sequence[Conclusion] = (),
    parts: Collection[Part] = ALL_PARTS,
) -> tuple[Edit, ...]:
    """Marks on the form, then the sheets 校验结果, 得分测算, 得分一览, 评分数据 where a 评分表 needs it, 偏差原因提示.

    A workbook of target tables alone has nothing to score or to explain, and gets neither 得分测算 nor 偏差原因提示.
    The same review gives the same edits.
    With ``fill_scores`` the computed points go into the blank 得分 cells, or over other scores too (`Filling.ALL`),
    whichever parts are asked for; no other cell of the user gets a value. ``filled`` are scores that the review has
    taken into account already (`with_scores`); nothing else is filled in then.
    ``answers`` are what people wrote on the sheets of an earlier review (`read_answers`); they stay, and so do
    the drafts of the 自评结论 that they edited (``conclusions``, see `read_conclusions`).
    ``parts`` are those to write.

    Raises:
        TemplateError: a template cannot be used.
    """
    filling = Filling(fill_scores)
    scores = scores_to_fill(review, filling) if filled is None else filled.scores
    replaced = None if filled is None else filled.replaced
    scored, asked = bool(scored_forms(review)), _input_sheet(review)
    edits: list[Edit] = [*filled_scores(scores)]
    if Part.FINDINGS in parts:
        ours = {asked.title} if asked else set()
        edits += marks(finding for finding in review.findings if finding.cell.sheet not in ours)
        edits.append(PutSheet(finding_sheet(review, scores, answers, scored=Part.SCORES in parts)))
    if Part.SCORES in parts:
        if scored:
            laid = laid_scores(review, scores, filling=bool(filling), replaced=replaced)
            edits += map(PutSheet, (laid.sheet, *_glance(review, laid, conclusions)))
        edits += [PutSheet(asked)] if asked else []
    if Part.PROMPTS in parts and (scored or review.prompts):
        edits.append(PutSheet(prompt_sheet(review.prompts, answers, review.book)))
    return tuple(edits)


def _glance(review: Review, laid: LaidScores, conclusions: Sequence[Conclusion]) -> tuple[NewSheet, ...]:
    """The sheet 得分一览, where there is something to look at."""
    from jixiao.sheets.overview.sheet import overview_sheet  # noqa: PLC0415 - target tables have nothing to look at

    sheet = overview_sheet(review, laid, conclusions)
    return (sheet,) if sheet else ()


def _input_sheet(review: Review) -> NewSheet | None:
    """The sheet 评分数据, where a 评分表 needs data."""
    if all(score.card is None for score in review.scores):
        return None
    from jixiao.sheets.input_sheet import input_sheet  # noqa: PLC0415 - few workbooks hold a 评分表

    return input_sheet(review)
