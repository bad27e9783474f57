"""The drafts of the 自评结论 at the end of the sheet 得分一览: the text to edit, beside it what the form says now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from jixiao.form.grid import Span
from jixiao.form.model import Cell, Form
from jixiao.prose.template import Sections, sections
from jixiao.sheets import conclusions as at
from jixiao.sheets.conclusions import Conclusion, Offer
from jixiao.sheets.layout import Content
from jixiao.sheets.overview.page import LEFT, NEW_TABLE, RIGHT, Page
from jixiao.sheets.place import formula_reference
from jixiao.sheets.prompts.given import YES
from jixiao.sheets.style import ASKED, CENTERED, HEADER, LEAD, LINK, QUIET, TEXT
from jixiao.workbook.edits import DropDown, Formula, Link, Style

_WORDS = "sheets/conclusions.j2"
_FIELDS = (
    (at.FORM, LEFT[0], LEFT[0]),
    (at.SHEET, LEFT[1], LEFT[2]),
    (at.PLACE, LEFT[3], LEFT[3]),
    (at.TICK, LEFT[4], LEFT[5]),
    (at.MARK, RIGHT[0], RIGHT[1]),
)
_TEXTS = ((at.DRAFT, LEFT[0], LEFT[-1]), (at.STANDING, RIGHT[0], RIGHT[-1]))
_TICK = replace(ASKED, horizontal="center")
_TO_EDIT, _TO_READ = replace(ASKED, vertical="top"), replace(TEXT, vertical="top")
_LOWEST = 120.0  # points: room to write in

_Stretch: TypeAlias = tuple[str, str, Content, Style]


def conclusion_drafts(page: Page, offers: Sequence[Offer]) -> None:
    """Lay out the drafts, each below what it is about."""
    words = sections(_WORDS, count=len(offers))
    page.block(words.text("标题"))
    for line in words.lines("说明"):
        page.draft.banner(line, LEAD)
    for offer in offers:
        if offer is not offers[0]:
            page.skip()
        _lay_out(page, offer, words)


def _lay_out(page: Page, offer: Offer, words: Sections) -> None:
    page.draft.starts[page.draft.next_row] = NEW_TABLE
    page.draft.stretches((first, last, heading, HEADER) for heading, first, last in _FIELDS)
    row, tick = page.draft.next_row, page.draft.place(LEFT[4])
    page.draft.stretches(_about(offer.conclusion, offer.form))
    area = Span(row, tick, row, tick)
    page.draft.drop_downs.append(DropDown(area, (YES, "否"), "写回原表", words.text("选择提示")))
    page.draft.stretches((first, last, heading, HEADER) for heading, first, last in _TEXTS)
    texts = ((offer.conclusion.text, _TO_EDIT), (_standing(offer.form, words), _TO_READ))
    stretches = zip(_TEXTS, texts, strict=True)
    page.tall([(first, last, text, style) for (_, first, last), (text, style) in stretches], _LOWEST)


def _about(one: Conclusion, form: Form | None) -> list[_Stretch]:
    """What a draft is about, whether it is to be written, and by what it is known again."""
    place: Content = Link(one.place, one.sheet, one.place) if form is not None and one.place else one.place
    contents = {
        at.FORM: (one.title, TEXT),
        at.SHEET: (one.sheet, TEXT),
        at.PLACE: (place, LINK if isinstance(place, Link) else CENTERED),
        at.TICK: (YES if one.ticked else None, _TICK),
        at.MARK: (one.mark, replace(QUIET, horizontal="center")),
    }
    return [(first, last, *contents[heading]) for heading, first, last in _FIELDS]


def _standing(form: Form | None, words: Sections) -> Content:
    """What stands in the form, live where it is a plain text."""
    if form is None:
        return words.text("没有对应")
    box: Cell | None = form.conclusion.cell if form.conclusion is not None else None
    nothing = words.text("没有原文")
    if box is None or box.error:
        return nothing if box is None else box.text
    where = formula_reference(box)
    return Formula(f'=IF(TRIM({where})="","{nothing}",{where}&"")', nothing if box.blank else box.text)
