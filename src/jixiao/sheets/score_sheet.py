"""The sheet 得分测算: every indicator with its claimed and computed score, and the sums over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from jixiao.form.family import Group
from jixiao.form.model import FormKind
from jixiao.prose.template import render, sections
from jixiao.review.model import Review
from jixiao.scoring.model import FormScore, Outcome
from jixiao.sheets import score_rows as at
from jixiao.sheets.layout import Column, Content, Draft
from jixiao.sheets.live import live_amount, live_difference, value_now
from jixiao.sheets.marks import left_blank
from jixiao.sheets.style import (
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

TITLE_OF_SHEET = "得分测算"
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
    | {
        outcome.value: replace(CENTERED, fill=CONFIRM_FILL)
        for outcome in (Outcome.ABOVE, Outcome.UNDERSPENT, Outcome.CONFIRM, Outcome.UNSCORED)
    }
)


def scored_forms(review: Review) -> tuple[FormScore, ...]:
    """The forms that have something to score: all but the target tables (绩效目标表)."""
    return tuple(score for score in review.scores if score.form.kind is not FormKind.TARGET_TABLE)


def score_sheet(review: Review, filled: at.Filled, *, filling: bool) -> NewSheet:
    """Write the sheet: one block for each form under one heading; ``filled`` are the 得分 cells filled in."""
    scores = scored_forms(review)
    draft = Draft(_columns(scores))
    words = sections(_WORDS, pack=review.pack, filling=filling, filled=len(filled), left=left_blank(review, filled))
    draft.banner(words.text("标题"), TITLE)
    for heading in ("说明", "口径") if scores else ("无得分",):
        for line in words.lines(heading):
            draft.banner(line, LEAD)
    if scores:
        draft.header()
        for score in scores:
            draft.banner(at.title_of(score.form, with_sheet=len(scores) > 1), BLOCK)
            _block(draft, score, filled)
    return draft.sheet(TITLE_OF_SHEET)


def _columns(scores: Iterable[FormScore]) -> tuple[Column, ...]:
    """All columns, without 目标 where no form has goals."""
    goals = any(row.indicator.goal for score in scores for row in score.rows)
    return tuple(column for column in _COLUMNS if goals or column.heading != at.GOAL)


def _block(draft: Draft, score: FormScore, filled: at.Filled) -> None:
    form = score.form
    tally = at.Tally({heading: draft.place(heading) for heading in at.SUMMED})
    before: at.Row = {}
    for scored in score.rows:
        if scored.indicator.template:
            continue
        contents = at.indicator_row(scored, tally, filled)
        tally.note(draft.next_row, scored.indicator.group.value, scored.indicator.goal, contents)
        _put(draft, contents, before)
        before = contents
    if score.budget is not None and form.budget is not None:
        contents = at.budget_row(form, form.budget.total, score.budget, tally, filled)
        tally.note(draft.next_row, Group.EXECUTION.value, "", contents)
        _put(draft, contents, before)
    _sums(draft, score, tally)


def _sums(draft: Draft, score: FormScore, tally: at.Tally) -> None:
    """The subtotals by group and by goal, the total, the total that the form states, and the grades."""
    if not any(tally.values.values()):
        return  # a form without 分值 and 得分 has nothing to add up
    for kind in (tally.groups, tally.goals):
        if len(kind) > 1:
            for label, rows in kind.items():
                _put_sum(draft, f"{label}小计", tally.sums(rows), SUBTOTAL)
    total = tally.sums(tally.rows)
    if score.points is not None and score.points != value_now(total[at.POINTS]):
        total[at.POINTS] = score.points  # capped by the pack: more than a sum
    total[at.BASIS] = render("sheets/score_total.j2", unscored=tally.unscored, cap=score.cap)
    _put_sum(draft, "合计", total, TOTAL)
    stated = score.form.total
    if stated is not None and stated.score is not None and not stated.score.cell.blank:
        _put_sum(draft, f"表中“{at.one_line(stated.label)}”", {at.SCORE: live_amount(stated.score, {})}, SUBTOTAL)
    if score.grade or score.claimed_grade:
        _put_sum(draft, "等级", {at.SCORE: score.claimed_grade, at.POINTS: score.grade}, SUBTOTAL)


def _put(draft: Draft, contents: at.Row, before: at.Row) -> None:
    """Lay out a row; what only repeats the row above is written in grey."""
    contents[at.DIFFERENCE] = _difference(draft, contents)
    repeated = {heading for heading in (at.GOAL, at.LEVEL1, at.LEVEL2) if contents.get(heading) == before.get(heading)}
    special = dict.fromkeys(repeated, QUIET) | {at.OUTCOME: _OUTCOMES.get(str(contents[at.OUTCOME]), CENTERED)}
    draft.row(
        [contents.get(column.heading) for column in draft.columns],
        [special.get(column.heading, column.style) for column in draft.columns],
    )


def _put_sum(draft: Draft, label: str, sums: at.Row, style: Style) -> None:
    contents: at.Row = {at.NAME: label, **sums}
    if at.WEIGHT in sums:
        contents[at.DIFFERENCE] = _difference(draft, contents)
    styles = [_like(style, column.style) for column in draft.columns]
    draft.row([contents.get(column.heading) for column in draft.columns], styles)


def _difference(draft: Draft, contents: at.Row) -> Content:
    score, points = value_now(contents.get(at.SCORE)), value_now(contents.get(at.POINTS))
    now: Decimal | None = None if score is None or points is None else score - points
    return live_difference(draft.place(at.SCORE), draft.place(at.POINTS), draft.next_row, now)


@cache
def _like(style: Style, column: Style) -> Style:
    """A sum's style with its column's alignment and number format."""
    return replace(style, horizontal=column.horizontal, number_format=column.number_format, wrap=column.wrap)
