"""A draft of the 自评结论: the numbers as the form has them, and marks where only people know what to say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.checks.rows import number_of, subject
from jixiao.checks.wording import agrees
from jixiao.form.family import Group
from jixiao.form.model import Amount, Form, FormKind, Indicator
from jixiao.form.words import group_of
from jixiao.prose.template import render
from jixiao.review.overview import Overview, Standing
from jixiao.values.decimals import plain
from jixiao.values.model import Kind

if TYPE_CHECKING:
    from jixiao.packs import Pack
    from jixiao.scoring.form_score import FormScore
    from jixiao.scoring.model import ScoredIndicator

QUESTION = "【请填写"
"""How a mark begins that stands where only people know what to say."""

_TEMPLATE = "conclusion.j2"
_MOST_NAMES = 4
_STANDINGS = {
    "met": Standing.MET,
    "unmet": Standing.UNMET,
    "words": Standing.WORDS,
    "confirm": Standing.CONFIRM,
    "blank": Standing.BLANK,
    "uncompared": Standing.UNCOMPARED,
}
_WHAT = (("整体", "整体支出"), ("项目", "项目支出"))
_LAST = re.compile(r"；$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows, counted and named (若干项指标)."""

    number: int
    names: str


def conclusion_draft(score: FormScore, glance: Overview, pack: Pack) -> str:
    """The draft, a paragraph on each line; "" for a form that has no such box or that nobody filled in.

    Raises:
        TemplateError: the template cannot be used.
    """
    form = score.form
    filled = any(standing is not Standing.BLANK for _, standing in glance.rows)
    if form.kind is not FormKind.SELF_EVALUATION or form.conclusion is None or not filled:
        return ""
    text = render(
        _TEMPLATE,
        year=form.year,
        department=form.department,
        what=_what(form),
        **_total(glance),
        **_budget(score),
        goals=len(form.goals),
        count=len(glance.rows),
        **{name: _rows(glance.having(standing)) for name, standing in _STANDINGS.items()},
        far=_rows(glance.far_above),
        threshold=pack.reason_above,
    )
    return _closed(text)


def names(subjects: Iterable[str], most: int = _MOST_NAMES) -> str:
    """Names in quotation marks, each once; of many the first ones.

    >>> names(["甲", "乙", "丙"], most=2), names(["甲", "甲"])
    ('“甲”“乙”等', '“甲”')
    """
    shown = list(dict.fromkeys(subjects))
    told = "".join(f"“{name}”" for name in shown[:most])
    return told if len(shown) <= most else f"{told}等"


def _rows(rows: Sequence[ScoredIndicator]) -> Rows:
    return Rows(len(rows), names(subject(row.indicator) for row in rows))


def _total(glance: Overview) -> dict[str, object]:
    """What the form claims; nothing where it claims nothing, or less than nothing."""
    claims = glance.total is not None and glance.total >= 0 and not glance.computed
    return {"total": glance.total if claims else None, "grade": glance.grade if claims else ""}


def _budget(score: FormScore) -> dict[str, object]:
    """The amounts and the rate of the budget, where they can be what they say."""
    line = score.form.budget.total if score.form.budget is not None else None
    budget, spent = (_number(line.budget), _number(line.spent)) if line is not None else (None, None)
    sound = budget is not None and spent is not None and budget > 0 and spent >= 0
    rate, known = _rate(score)
    return {
        "budget": budget if sound else None,
        "budget_label": "年初预算数" if line is not None and line.budget is not line.annual else "全年预算数",
        "spent": spent if sound else None,
        "unit": _unit(score.form, line.budget if line is not None else None),
        "rate": rate,
        "known": known,
    }


def _rate(score: FormScore) -> tuple[Decimal | None, bool]:
    """The rate of execution, as a row states it where one does, and whether that is what the amounts give."""
    computed = score.budget.completion if score.budget is not None else None
    stated = next((rate for row in score.form.filled if (rate := _stated(row)) is not None), None)
    if computed is None or stated is None:
        return computed, True
    return stated, agrees(Decimal(plain(stated * 100)), computed * 100)


def _stated(row: Indicator) -> Decimal | None:
    """The rate of execution that a row states as its actual."""
    of_budget = group_of(row.name.text) is Group.EXECUTION
    percent = row.actual is not None and row.actual.value.kind is Kind.PERCENT
    return number_of(row.actual) if of_budget and percent else None


def _what(form: Form) -> str:
    """What is evaluated."""
    what = next((what for word, what in _WHAT if word in form.title), "")
    return f"“{form.project}”{what}" if form.project and what == _WHAT[1][1] else what


def _number(amount: Amount | None) -> Decimal | None:
    return None if amount is None else amount.number


def _unit(form: Form, amount: Amount | None) -> str:
    """The unit of money that amounts of the form are in."""
    if form.money_unit.word or amount is None:
        return form.money_unit.word
    return next((unit for unit in ("亿元", "万元", "元") if amount.cell.text.strip().endswith(unit)), "")


def _closed(text: str) -> str:
    """The draft with a full stop at the end of each paragraph."""
    lines = filter(None, (line.strip() for line in text.splitlines()))
    return "\n".join(_LAST.sub("。", line) for line in lines)
