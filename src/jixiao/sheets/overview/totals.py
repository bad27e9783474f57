"""The strip of large figures above a form on the sheet 得分一览: its totals and its grades (总分和等级)."""

from __future__ import annotations

from jixiao.form.grid import reference
from jixiao.prose.template import Sections
from jixiao.sheets import score_rows as at
from jixiao.sheets.layout import Content
from jixiao.sheets.live import live_grade, value_now
from jixiao.sheets.overview.block import CLAIMED, GRADE, Block
from jixiao.sheets.overview.page import BIG, LEFT, RIGHT, Page
from jixiao.sheets.score_places import GRADE_ROW
from jixiao.sheets.style import DIFFERENCE_FORMAT, HEADER, SCORE_FORMAT, number
from jixiao.workbook.edits import Formula

DIFFERENCE = "自评比测算"
_PLACES = ((LEFT[0], LEFT[0]), (LEFT[1], LEFT[2]), (LEFT[3], LEFT[5]), (RIGHT[0], RIGHT[1]), (RIGHT[2], RIGHT[3]))
_SCORE, _SIGNED = number(BIG, SCORE_FORMAT), number(BIG, DIFFERENCE_FORMAT)
_LOOKS = (_SCORE, BIG, _SCORE, BIG, _SIGNED)


def totals_strip(page: Page, block: Block, words: Sections) -> None:
    """Lay out the headings and the figures."""
    at_most = block.score.at_most
    headings = (CLAIMED, GRADE, words.text("测算得分" if at_most is None else "最多可得"), GRADE, DIFFERENCE)
    page.draft.stretches((*place, heading, HEADER) for place, heading in zip(_PLACES, headings, strict=True))
    cells = [reference(page.draft.next_row, page.draft.place(first)) for first, _ in _PLACES]
    claimed = block.claimed_total()
    points = block.total(at.POINTS) if at_most is None else at_most
    grade = block.laid.text(block.places, block.places.sums.get(GRADE_ROW), at.POINTS) if block.counted else None
    figures = (
        claimed,
        _grade(block, cells[0], claimed),
        points,
        grade or at.NOTHING,
        _difference(block, (cells[0], cells[2]), claimed, points),
    )
    row = zip(_PLACES, figures, _LOOKS, strict=True)
    page.draft.stretches((left, right, figure, look) for (left, right), figure, look in row)


def _grade(block: Block, cell: str, claimed: Content) -> Content:
    """The grade of the claimed total, live where the total is and the pack gives the grade."""
    grade, card = block.glance.grade, block.score.card
    if not grade or not block.claimed:
        return at.NOTHING
    of_card = card is not None and card.match.card.grades
    if of_card or not isinstance(claimed, Formula):
        return grade
    return live_grade(cell, f"ISNUMBER({cell})", block.pack.grades, grade)


def _difference(block: Block, cells: tuple[str, str], claimed: Content, points: Content) -> Content:
    """Claimed minus computed, where every row could be computed."""
    one, other = value_now(claimed), value_now(points)
    if one is None or other is None or not block.score.complete:
        return at.NOTHING
    first, second = cells
    return Formula(f'=IF(COUNT({first},{second})<2,"",ROUND({first}-{second},4))', one - other)
