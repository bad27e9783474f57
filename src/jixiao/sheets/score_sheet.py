"""The sheet 得分测算: every indicator with its claimed and computed score, and the sums over them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from jixiao.form.family import Group
from jixiao.form.grid import reference
from jixiao.form.model import FormKind
from jixiao.packs import Pack
from jixiao.prose.template import render, sections
from jixiao.review.model import Review
from jixiao.scoring.form_score import FormScore
from jixiao.scoring.model import Outcome, Points
from jixiao.scoring.proposed import lacks_weights
from jixiao.sheets import score_rows as at
from jixiao.sheets.filling import replaced_scores
from jixiao.sheets.layout import Column, Content, Draft
from jixiao.sheets.live import live_amount, live_difference, live_grade, live_share, value_now
from jixiao.sheets.marks import left_blank
from jixiao.sheets.score_places import GRADE_ROW, TOTAL_ROW, LaidScores, ScorePlaces
from jixiao.sheets.style import (
    ASKED,
    BLOCK,
    CENTERED,
    CONFIRM_FILL,
    DIFFERENCE_FORMAT,
    LEAD,
    PERCENT_FORMAT,
    QUIET,
    SCORE_FORMAT,
    SHORT_FILL,
    SUBTOTAL,
    TEXT,
    TITLE,
    TOTAL,
    WEIGHT_FORMAT,
    number,
)
from jixiao.workbook.edits import NewSheet, Style
from jixiao.workbook.paging import GOING_ON

TITLE_OF_SHEET = "得分测算"
_NEW_FORM, _SUMS = 0.0, 1.0  # how bad it is to begin a printed page with a form, and with the sums, which stay together
_LEVELS = (at.GOAL, at.LEVEL1, at.LEVEL2)
_WORDS = "sheets/scores.j2"

_COLUMNS = (
    Column(at.GOAL, 10, TEXT),
    Column(at.LEVEL1, 11, TEXT),
    Column(at.LEVEL2, 12, TEXT),
    Column(at.NAME, 22, TEXT),
    Column(at.TARGET, 14, TEXT),
    Column(at.ACTUAL, 20, TEXT),
    Column(at.COMPLETION, 9.5, number(TEXT, PERCENT_FORMAT)),
    Column(at.DEVIATION, 9.5, number(TEXT, PERCENT_FORMAT)),
    Column(at.WEIGHT, 7, number(TEXT, WEIGHT_FORMAT)),
    Column(at.PROPOSED, 9.5, number(ASKED, WEIGHT_FORMAT)),
    Column(at.SCORE, 9.5, number(TEXT, SCORE_FORMAT)),
    Column(at.POINTS, 9.5, number(TEXT, SCORE_FORMAT)),
    Column(at.DIFFERENCE, 8, number(TEXT, DIFFERENCE_FORMAT)),
    Column(at.BASIS, 44, TEXT),
    Column(at.OUTCOME, 9, CENTERED),
)

# A row that a person should look at stands out; what was met does not.
_OUTCOMES: Mapping[str, Style] = MappingProxyType(
    {
        outcome.value: replace(CENTERED, fill=SHORT_FILL)
        for outcome in (Outcome.SHORT, Outcome.OVERSPENT, Outcome.LATE, Outcome.BLANK)
    }
    | {at.DEDUCTED: replace(CENTERED, fill=SHORT_FILL)}
    | {
        outcome.value: replace(CENTERED, fill=CONFIRM_FILL)
        for outcome in (Outcome.ABOVE, Outcome.UNDERSPENT, Outcome.CONFIRM, Outcome.UNSCORED)
    }
)


def scored_forms(review: Review) -> tuple[FormScore, ...]:
    """The forms that have something to score: all but the target tables (绩效目标表)."""
    return tuple(score for score in review.shown_scores if score.form.kind is not FormKind.TARGET_TABLE)


def score_sheet(review: Review, filled: at.Filled, *, filling: bool, replaced: int | None = None) -> NewSheet:
    """Write the sheet, as `laid_scores` does."""
    return laid_scores(review, filled, filling=filling, replaced=replaced).sheet


def laid_scores(review: Review, filled: at.Filled, *, filling: bool, replaced: int | None = None) -> LaidScores:
    """Write the sheet: one block for each form under one heading; ``filled`` are the 得分 cells filled in.

    ``replaced`` of them held another score, where the review no longer shows it.

    Where weights were proposed for a form (拟定分值), its block shows and adds up those.
    """
    scores = scored_forms(review)
    over = replaced_scores(review.book, filled) if replaced is None else replaced
    draft = Draft(_columns(scores))
    words = sections(
        _WORDS,
        pack=review.pack,
        filling=filling,
        filled=len(filled) - over,
        replaced=over,
        left=left_blank(review, filled),
        proposed=any(score.proposed for score in scores),
        stated=not all(score.proposed for score in scores),
        cards=list(dict.fromkeys(score.card.match.card for score in scores if score.card is not None)),
    )
    draft.banner(words.text("标题"), TITLE)
    for heading in ("说明", "口径", "评分规则"):
        for line in words.lines(heading):
            draft.banner(line, LEAD)
    draft.header()
    blocks: list[ScorePlaces] = []
    for score in scores:
        title = at.title_of(score.form, with_sheet=len(scores) > 1)
        if score is not scores[0]:
            draft.starts[draft.next_row] = _NEW_FORM
        draft.banner(title + words.text("拟定") if score.proposed else title, BLOCK)
        blocks.append(_block(draft, score, filled, review.pack))
        if lacks_weights(score.form):
            draft.banner(words.text("无分值"), LEAD)
    return LaidScores(draft.sheet(TITLE_OF_SHEET), tuple(blocks))


def _columns(scores: Collection[FormScore]) -> tuple[Column, ...]:
    """The columns that some form has something for: 目标, 拟定分值, 分值, the claimed scores."""
    unused = set()
    if not any(row.indicator.goal for score in scores for row in score.rows):
        unused |= {at.GOAL}
    if all(score.form.kind is FormKind.SCORECARD for score in scores):
        unused |= {at.TARGET, at.ACTUAL, at.COMPLETION, at.DEVIATION}
    if not any(score.proposed for score in scores):
        unused |= {at.PROPOSED}
    elif all(score.proposed for score in scores):
        unused |= {at.WEIGHT}
        if all(score.score is None for score in scores):
            unused |= {at.SCORE, at.DIFFERENCE}
    return tuple(column for column in _COLUMNS if column.heading not in unused)


def _block(draft: Draft, score: FormScore, filled: at.Filled, pack: Pack) -> ScorePlaces:
    form, rows = score.form, dict[str, int]()
    summed = {heading: draft.place(heading) for heading in at.SUMMED if draft.has(heading)}
    tally = at.Tally(summed, weight=at.PROPOSED if score.proposed else at.WEIGHT)
    before: at.Row = {}
    for scored in score.rows:
        if scored.indicator.template:
            continue
        contents = at.indicator_row(scored, tally, filled)
        _make_live(draft, contents, scored.points, pack)
        tally.note(draft.next_row, scored.indicator.group.value, scored.indicator.goal, contents)
        rows[scored.indicator.name.ref] = draft.next_row
        _put(draft, contents, before, waiting=scored.points.waiting)
        before = contents
    if score.budget is not None and form.budget is not None:
        contents = at.budget_row(form, form.budget.total, score.budget, tally, filled)
        _make_live(draft, contents, score.budget, pack)
        tally.note(draft.next_row, Group.EXECUTION.value, "", contents)
        _put(draft, contents, before)
    sums = _sums(draft, score, tally, pack)
    columns = {column.heading: draft.place(column.heading) for column in draft.columns}
    return ScorePlaces(columns, rows, tuple(tally.groups), tuple(tally.goals), sums)


def _make_live(draft: Draft, contents: at.Row, points: Points, pack: Pack) -> None:
    """Let the points follow the proposed weight, which people change on the sheet itself."""
    if points.share is not None and points.points is not None:
        weight = draft.place(at.PROPOSED)
        contents[at.POINTS] = live_share(weight, draft.next_row, points.share, points.points, pack.decimals)


def _sums(draft: Draft, score: FormScore, tally: at.Tally, pack: Pack) -> Mapping[str, int]:
    """The subtotals by group and by goal, the total, the total that the form states, and the grades: where each is."""
    sums: dict[str, int] = {}
    if not any(tally.values.values()):
        return sums  # a form without 分值 and 得分 has nothing to add up
    draft.starts[draft.next_row] = _SUMS
    for kind in (tally.groups, tally.goals):
        if len(kind) > 1:
            for label, rows in kind.items():
                sums[label] = draft.next_row
                _put_sum(draft, f"{label}小计", tally.sums(rows), SUBTOTAL)
    total = tally.sums(tally.rows)
    if score.points is not None and score.points != value_now(total[at.POINTS]):
        total[at.POINTS] = score.points  # capped by the pack: more than a sum
    unscored = tally.unscored - score.waiting
    total[at.BASIS] = render(
        "sheets/score_total.j2",
        unscored=unscored,
        waiting=score.waiting,
        compared=draft.has(at.DIFFERENCE),
        cap=score.cap,
        at_most=score.at_most,
    )
    sums[TOTAL_ROW] = draft.next_row
    _put_sum(draft, TOTAL_ROW, total, TOTAL)
    stated = score.form.total
    if stated is not None and stated.score is not None and not stated.score.cell.blank:
        _put_sum(draft, f"表中“{at.one_line(stated.label)}”", {at.SCORE: live_amount(stated.score, {})}, SUBTOTAL)
    label, grades = _grades(draft, score, sorted(tally.rows), pack)
    if grades:
        sums[GRADE_ROW] = draft.next_row
        _put_sum(draft, label, grades, SUBTOTAL)
    return sums


def _grades(draft: Draft, score: FormScore, rows: Sequence[int], pack: Pack) -> tuple[str, at.Row]:
    """The grades below the totals, under their label; none where the weights are not 100."""
    if score.proposed:
        return "等级（拟定分值下的测算）", {at.POINTS: _live_grade(draft, score, rows, pack)}
    there = score.grade or score.claimed_grade
    return GRADE_ROW, {at.SCORE: score.claimed_grade, at.POINTS: score.grade} if there else {}


def _live_grade(draft: Draft, score: FormScore, rows: Sequence[int], pack: Pack) -> Content:
    """The grade of the total that was just laid out, once every row has points and the weights make 100."""
    below, points = draft.next_row - 1, draft.place(at.POINTS)
    area = f"{reference(rows[0], points)}:{reference(rows[-1], points)}"
    ready = f"AND(COUNT({area})={len(rows)},ROUND({reference(below, draft.place(at.PROPOSED))},4)=100)"
    return live_grade(reference(below, points), ready, pack.grades, score.grade)


def _put(draft: Draft, contents: at.Row, before: at.Row, *, waiting: bool = False) -> None:
    """Lay out a row; what only repeats the row above is grey, points that a person has to give are asked for."""
    contents[at.DIFFERENCE] = _difference(draft, contents)
    repeated = [heading for heading in _LEVELS if contents.get(heading) == before.get(heading)]
    if before:
        draft.starts[draft.next_row] = GOING_ON[len(repeated)]
    special = dict.fromkeys(repeated, QUIET)
    special |= {at.POINTS: number(ASKED, SCORE_FORMAT)} if waiting else {}
    special |= {at.OUTCOME: _OUTCOMES.get(str(contents[at.OUTCOME]), CENTERED)}
    draft.row(
        [contents.get(column.heading) for column in draft.columns],
        [special.get(column.heading, column.style) for column in draft.columns],
    )


def _put_sum(draft: Draft, label: str, sums: at.Row, style: Style) -> None:
    contents: at.Row = {at.NAME: label, **sums}
    if at.SCORE in sums and at.POINTS in sums:
        contents[at.DIFFERENCE] = _difference(draft, contents)
    styles = [_like(style, column.style) for column in draft.columns]
    draft.row([contents.get(column.heading) for column in draft.columns], styles)


def _difference(draft: Draft, contents: at.Row) -> Content:
    if not draft.has(at.DIFFERENCE):
        return None
    score, points = value_now(contents.get(at.SCORE)), value_now(contents.get(at.POINTS))
    now: Decimal | None = None if score is None or points is None else score - points
    return live_difference(draft.place(at.SCORE), draft.place(at.POINTS), draft.next_row, now)


@cache
def _like(style: Style, column: Style) -> Style:
    """A sum's style with its column's alignment and number format."""
    return replace(style, horizontal=column.horizontal, number_format=column.number_format, wrap=column.wrap)
