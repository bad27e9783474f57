"""The sheet 得分一览: every scored form at a glance, with charts; several forms stand beside each other first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jixiao.prose.template import Sections, sections
from jixiao.review.model import Review
from jixiao.review.overview import overview
from jixiao.sheets.conclusions import Conclusion, offers
from jixiao.sheets.overview.block import Block
from jixiao.sheets.overview.deviations import Deviations, deviation_table, deviations
from jixiao.sheets.overview.drafts import conclusion_drafts
from jixiao.sheets.overview.page import Page
from jixiao.sheets.overview.standings import standings_table
from jixiao.sheets.overview.sums import Sums, comparison, sums_chart, sums_table
from jixiao.sheets.overview.totals import totals_strip
from jixiao.sheets.score_places import LaidScores
from jixiao.sheets.score_rows import LEVEL1, title_of
from jixiao.sheets.score_sheet import scored_forms
from jixiao.sheets.style import LEAD, TITLE
from jixiao.sheets.traces import OVERVIEW_TITLE
from jixiao.workbook.edits import NewSheet

_MOST_FORMS = 12  # that are shown one by one
_WORDS, _FORM_WORDS = "sheets/overview.j2", "sheets/overview_form.j2"
_GOAL = "绩效目标"


def overview_sheet(review: Review, laid: LaidScores, conclusions: Sequence[Conclusion] = ()) -> NewSheet | None:
    """Write the sheet from a review and its sheet 得分测算; None where there is neither a score nor a conclusion.

    ``conclusions`` are the drafts of the 自评结论 as people left them on an earlier sheet.
    """
    blocks, drafts = _blocks(review, laid), offers(review, conclusions)
    if not blocks and not drafts:
        return None
    detailed = len(blocks) <= _MOST_FORMS
    words = sections(_WORDS, forms=len(blocks), detailed=detailed, drafts=bool(drafts))
    page = Page()
    page.draft.banner(words.text("标题"), TITLE)
    for line in words.lines("说明"):
        page.draft.banner(line, LEAD)
    if len(blocks) > 1:
        comparison(page, _named(blocks), words)
        page.skip()
    for title, block in blocks if detailed else ():
        _lay_out(page, block, title)
    if drafts:
        conclusion_drafts(page, drafts)
    sheet = page.draft.sheet(OVERVIEW_TITLE)
    return replace(sheet, freeze=(2, 1), print_title_rows=(1, 1), charts=tuple(page.charts))


def _blocks(review: Review, laid: LaidScores) -> list[tuple[str, Block]]:
    scores = scored_forms(review)
    made = (
        Block(score, overview(score, review.pack), laid, places, review.pack)
        for score, places in zip(scores, laid.blocks, strict=True)
    )
    return [(title_of(block.score.form, with_sheet=len(scores) > 1), block) for block in made if block.rated]


def _named(blocks: Sequence[tuple[str, Block]]) -> list[tuple[str, Block]]:
    """The forms by their titles alone, or by their sheets, which leave more room, where these differ."""
    forms = [block.score.form for _, block in blocks]
    for names in ([title_of(form) for form in forms], [form.sheet for form in forms]):
        if len(set(names)) == len(names):
            return [(name, block) for name, (_, block) in zip(names, blocks, strict=True)]
    return list(blocks)


def _lay_out(page: Page, block: Block, title: str) -> None:
    """One form: its totals, its groups beside how its rows stand, its goals, what deviates most."""
    off = deviations(block.glance)
    words = _words(block, title, off)
    page.block(words.text("标题"))
    totals_strip(page, block, words)
    page.skip()
    _groups(page, block, words)
    _goals(page, block, words)
    if off.rows:
        page.skip()
        deviation_table(page, block, off, words)


def _words(block: Block, title: str, off: Deviations) -> Sections:
    rows = [row for row, _ in block.glance.rows]
    computed = [row for row in rows if row.points.points is not None]
    return sections(
        _FORM_WORDS,
        title=title,
        proposed=block.score.proposed,
        unscored=0 if block.score.complete else len(rows) - len(computed),
        count=len(rows),
        computed=len(computed),
        threshold=block.pack.reason_above,
        shown=len(off.rows),
        left=off.left,
        limit=off.limit,
        cut=off.cut,
    )


def _groups(page: Page, block: Block, words: Sections) -> None:
    sums = Sums(words.text("按一级指标"), words.text("一级指标图"), LEVEL1, block.places.groups, total=True)
    top = page.draft.next_row
    rows = sums_table(page, block, sums)
    if block.card:
        page.draft.banner(words.text("已测算"), LEAD)
    else:
        standings_table(page, block.glance, words)
    sums_chart(page, block, sums, rows, top)


def _goals(page: Page, block: Block, words: Sections) -> None:
    goals = [goal for goal in block.places.goals if block.places.sum_of(goal) is not None]
    if len(goals) < 2:
        return
    page.skip()
    sums = Sums(words.text("按绩效目标"), words.text("绩效目标图"), _GOAL, goals, total=False)
    top = page.draft.next_row
    sums_chart(page, block, sums, sums_table(page, block, sums), top)
