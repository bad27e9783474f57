"""Which 得分 cells get their computed points (填入得分): none, the blank ones, or all that have points of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import IntEnum
from types import MappingProxyType

from jixiao.form.model import Amount, Book, Form, Total
from jixiao.review.model import Review
from jixiao.scoring.form_score import FormScore
from jixiao.scoring.model import Direction, Points
from jixiao.sheets.marks import blank_scores, is_empty, score_cells
from jixiao.sheets.score_rows import Filled


class Filling(IntEnum):
    """How far computed points go into the 得分 cells (填入范围); False and True are the first two."""

    NONE = 0
    BLANK = 1  # only into blank cells
    ALL = 2  # over other scores too


@dataclass(frozen=True, slots=True)
class ScoreCounts:
    """What filling in would do to the 得分 cells of a workbook (得分单元格计数).

    ``blank`` cells would be filled in, ``filled_differently`` hold something else than their points and would be
    replaced by `Filling.ALL`, ``by_hand`` have no points of their own or hold a formula, and stay a person's;
    ``right`` cells hold their points already.
    """

    blank: int
    filled_differently: int
    by_hand: int
    right: int = 0


def scores_to_fill(review: Review, filling: Filling) -> Filled:
    """The points to write, by sheet and place."""
    if filling is Filling.NONE:
        return {}
    blank = blank_scores(review)
    return blank if filling is Filling.BLANK else blank | dict(_differing(review))


@dataclass(frozen=True, slots=True)
class FilledScores:
    """The scores that stand in the 得分 cells because they were asked for (填入的得分), by sheet and place.

    ``replaced`` of them stand where another score stood.
    """

    scores: Filled = field(default_factory=lambda: MappingProxyType({}))
    replaced: int = 0


def with_scores(book: Book, scores: Filled) -> Book:
    """The book as it is once the scores stand in their cells; sums that are formulas follow.

    >>> with_scores(Book("a", ()), {}).name
    'a'
    """
    return replace(book, forms=tuple(_with_scores(form, scores) for form in book.forms)) if scores else book


def _with_scores(form: Form, scores: Filled) -> Form:
    changes: list[Decimal] = []

    def filled(amount: Amount | None) -> Amount | None:
        number = None if amount is None else scores.get(_place(amount))
        if amount is None or number is None:
            return amount
        changes.append(number - (amount.number or Decimal(0)))
        return _holding(amount, number)

    rows = tuple(replace(row, score=filled(row.score)) for row in form.indicators)
    line = form.budget.total if form.budget else None
    budget = replace(form.budget, total=replace(line, score=filled(line.score))) if form.budget and line else None
    change = sum(changes, Decimal(0))
    return replace(form, indicators=rows, budget=budget, totals=tuple(_following(each, change) for each in form.totals))


def _following(total: Total, change: Decimal) -> Total:
    """A total that is a formula follows its rows; of a subtotal nobody knows here which rows those are."""
    amount = total.score
    if not change or amount is None or amount.number is None or not amount.cell.formula:
        return total
    if total.grand:
        return replace(total, score=_holding(amount, amount.number + change, formula=True))
    return replace(total, score=Amount(replace(amount.cell, text="", number=None, uncomputed=True), None))


def _holding(amount: Amount, number: Decimal, *, formula: bool = False) -> Amount:
    cell = replace(amount.cell, text=f"{number:f}", number=number, formula=formula, error=False, uncomputed=False)
    return Amount(cell, number)


def score_counts(review: Review) -> ScoreCounts:
    """Count the 得分 cells, for the question that is asked before scores are replaced."""
    blank, differing = blank_scores(review), dict(_differing(review))
    cells = {_place(amount): (amount, points) for score in review.scores for amount, points in score_cells(score)}
    others = [pair for place, pair in cells.items() if place not in blank and place not in differing]
    by_hand = sum(not _claims(amount, points) for amount, points in others)
    return ScoreCounts(len(blank), len(differing), by_hand, len(others) - by_hand)


def replaced_scores(book: Book, filled: Filled) -> int:
    """How many of the cells to fill hold a score in the book."""
    rows = (row.score for form in book.forms for row in form.indicators)
    budgets = (form.budget.total.score for form in book.forms if form.budget)
    held = {_place(amount) for amount in (*rows, *budgets) if amount is not None and not is_empty(amount)}
    return len(filled.keys() & held)


def _differing(review: Review) -> Iterator[tuple[tuple[str, str], Decimal]]:
    """The cells that hold something else than the points of their own row.

    A person scores what is 定性 or presumed; a formula is somebody's own rule; totals are no row's.
    """
    for score in review.scores:
        pairs = list(score_cells(score))
        times = Counter(amount.cell.ref for amount, _ in pairs) + Counter(_totals(score))
        for amount, points in pairs:
            cell = amount.cell
            judged = points.presumed or points.direction is Direction.WORDS
            if points.points is None or judged or times[cell.ref] > 1:
                continue
            if not cell.formula and (cell.error or not cell.blank) and not _claims(amount, points):
                yield _place(amount), points.points


def _totals(score: FormScore) -> Iterator[str]:
    """The 得分 cells of totals and subtotals."""
    return (total.score.cell.ref for total in score.form.totals if total.score is not None)


def _claims(amount: Amount, points: Points) -> bool:
    """Whether a cell claims exactly its points."""
    return points.points is not None and amount.number == points.points


def _place(amount: Amount) -> tuple[str, str]:
    return amount.cell.sheet, amount.cell.ref
