"""The one road from a book to its review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.checks.run import run_checks
from jixiao.review.model import Review
from jixiao.review.prompts import build_prompts
from jixiao.scoring import score_form
from jixiao.scoring.proposed import score_proposed

if TYPE_CHECKING:
    from jixiao.form.model import Book
    from jixiao.packs import Pack
    from jixiao.packs.scorecards import Card
    from jixiao.scoring.proposal import Spread


def review_book(book: Book, pack: Pack, *, weights: Spread | None = None, cards: tuple[Card, ...] = ()) -> Review:
    """Score every form of a book, run all checks, and say what has to be asked. Reads and writes no file.

    With ``weights`` a form without 分值 is scored under proposed ones as well; checks and prompts see only the form.
    ``cards`` are 评分表 of one's own (`load_scorecard`), looked through before the shipped ones.
    """
    scores = tuple(score_form(form, pack, cards=cards) for form in book.forms)
    prompts = tuple(prompt for score in scores for prompt in build_prompts(score, pack))
    proposals = tuple(score_proposed(form, pack, weights) for form in book.forms) if weights else ()
    return Review(book, pack, scores, run_checks(book, scores, pack), prompts, proposals, cards)
