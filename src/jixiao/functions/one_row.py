"""A single row as the smallest form there is, so that what a review says of a form is said of the row."""

from __future__ import annotations

from decimal import Decimal

from jixiao.form.cell import Amount, Cell, Statement
from jixiao.form.family import Family
from jixiao.form.grid import Span
from jixiao.form.model import Form, FormKind, Indicator
from jixiao.form.words import group_of_family
from jixiao.packs import Pack
from jixiao.review import Prompt
from jixiao.review.prompts import build_prompts
from jixiao.scoring import score_form

_CELL = Cell("", 1, 1)


def prompt_of_row(
    target: Statement, actual: Statement, marks: tuple[Decimal | None, Decimal | None], pack: Pack, family: Family
) -> Prompt | None:
    """The prompt that a review would make of a row; ``marks`` are its 分值 and the 得分 claimed."""
    weight, score = (None if mark is None else Amount(_CELL, mark) for mark in marks)
    group = group_of_family(family)
    row = Indicator("", None, None, _CELL, group, family, target, actual, weight, score)
    form = Form(FormKind.SELF_EVALUATION, "", "", Span(1, 1, 1, 1), {}, (row,))
    return next(build_prompts(score_form(form, pack), pack), None)
