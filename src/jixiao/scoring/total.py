"""A form with everything computed: rows, subtotals, the total under the pack's limits, the grade."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from jixiao.form.family import Group
from jixiao.form.model import Amount, Form, FormKind, Indicator
from jixiao.packs.model import Pack
from jixiao.scoring.budget import score_budget
from jixiao.scoring.form_score import FormScore, Subtotal
from jixiao.scoring.indicator import NO_WEIGHT, score_indicator
from jixiao.scoring.limits import limited
from jixiao.scoring.model import Outcome, Points, ScoredIndicator
from jixiao.scoring.shared import rows_sharing, score_sharing
from jixiao.values.model import Kind

if TYPE_CHECKING:
    from jixiao.packs.scorecards import Card
    from jixiao.scoring.cards.score import CardScore

HUNDRED = Decimal(100)
ZERO = Decimal(0)
_TEMPLATE = Points(None, "未测算：空白行", Outcome.UNSCORED)


def score_form(form: Form, pack: Pack, *, provisional: bool = True, cards: tuple[Card, ...] = ()) -> FormScore:
    """Every row of a form scored under a pack, its sums and its grade (测算结果).

    A grade is given only where the weights add up to 100; the computed one only where every row could be computed.
    ``provisional`` says whether words count at the top of their band until a person decides;
    ``cards`` are 评分表 of one's own, looked through before the shipped ones.
    """
    card, by_row = _by_card(form, cards)
    rows = tuple(_scored(form, pack, by_row, provisional=provisional))
    budget = score_budget(form.budget.total, pack) if form.budget else None
    filled = [row for row in rows if not row.indicator.template]
    by_group = (*_budget_group(form, budget), *_by(filled, lambda row: str(row.indicator.group)))
    weight, score, points = (_sum(getattr(group, name) for group in by_group) for name in ("weight", "score", "points"))
    points, cap = limited(points, filled, budget, pack)
    complete = points is not None and _all_computed(filled, form, budget)
    graded = weight == HUNDRED
    grade = card.match.card.grade if card and card.match.card.grades else pack.grade
    return FormScore(
        form=form,
        rows=rows,
        budget=budget,
        by_group=by_group,
        by_goal=_by(filled, lambda row: row.indicator.goal),
        weight=weight,
        score=score,
        points=points,
        complete=complete,
        grade=grade(points) if graded and complete and points is not None else "",
        claimed_grade=grade(score) if graded and score is not None else "",
        cap=cap,
        card=card,
    )


def _by_card(form: Form, cards: tuple[Card, ...]) -> tuple[CardScore | None, Mapping[int, Points] | None]:
    """A 评分表 by its card, and its points by the number of the row; nothing for any other form."""
    if form.kind is not FormKind.SCORECARD:
        return None, None
    from jixiao.scoring.cards.score import score_card, unknown_card  # noqa: PLC0415 - few workbooks hold a 评分表

    card = score_card(form, cards)
    return card, card.points if card else unknown_card(form)


def _scored(
    form: Form, pack: Pack, by_row: Mapping[int, Points] | None, *, provisional: bool
) -> Iterator[ScoredIndicator]:
    """Each row with its points: of a 评分表 by its card, of any other form by the pack."""
    if by_row is not None:
        yield from (ScoredIndicator(row, by_row.get(row.row, _TEMPLATE)) for row in form.indicators)
        return
    sharing = rows_sharing(form.indicators)
    score = partial(_score_row, form=form, pack=pack, provisional=provisional)
    for row in form.indicators:
        yield ScoredIndicator(row, score_sharing(row, sharing[row.row], score) if row.row in sharing else score(row))


def _score_row(row: Indicator, form: Form, pack: Pack, *, provisional: bool, lacking: str = NO_WEIGHT) -> Points:
    """Points of a row; one for 预算执行率 without a value of its own is scored from the amounts of the budget block."""
    bare = row.group is Group.EXECUTION and (row.actual is None or row.actual.value.kind is Kind.BLANK)
    line = form.budget.total if form.budget else None
    if bare and not row.template and line is not None and _number(line.weight) is None and _number(row.weight):
        return score_budget(replace(line, weight=row.weight, score=row.score), pack)
    return score_indicator(row, pack, form.year, provisional=provisional, lacking=lacking)


def _number(amount: Amount | None) -> Decimal | None:
    return amount.number if amount else None


def _sum(numbers: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of what is there; None where nothing is."""
    known = [number for number in numbers if number is not None]
    return sum(known, ZERO) if known else None


def _by(rows: list[ScoredIndicator], label: Callable[[ScoredIndicator], str]) -> tuple[Subtotal, ...]:
    """Subtotals by a label, in the order in which the labels first appear; rows without a label have none."""
    groups: dict[str, list[ScoredIndicator]] = {}
    for row in rows:
        groups.setdefault(label(row), []).append(row)
    return tuple(_subtotal(name, members) for name, members in groups.items() if name)


def _subtotal(label: str, rows: list[ScoredIndicator]) -> Subtotal:
    return Subtotal(
        label,
        _sum(_number(row.indicator.weight) for row in rows),
        _sum(_number(row.indicator.score) for row in rows),
        _sum(row.points.points for row in rows),
    )


def _budget_group(form: Form, budget: Points | None) -> tuple[Subtotal, ...]:
    """The budget row as a subtotal of its own, where the form gives it a weight or a score."""
    line = form.budget.total if form.budget else None
    if line is None or budget is None or (_number(line.weight), _number(line.score)) == (None, None):
        return ()
    return (Subtotal(str(Group.EXECUTION), _number(line.weight), _number(line.score), budget.points),)


def _all_computed(rows: list[ScoredIndicator], form: Form, budget: Points | None) -> bool:
    """Whether every row with a weight has points."""
    if budget is not None and budget.points is None and form.budget and _number(form.budget.total.weight):
        return False
    return all(row.points.points is not None for row in rows if _number(row.indicator.weight))
