"""The marks on the form itself: a fill and one note per cell, and blank scores filled in when asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from jixiao.checks.finding import Finding
from jixiao.form.model import Amount
from jixiao.prose.template import render
from jixiao.review.model import Review
from jixiao.scoring.form_score import FormScore
from jixiao.scoring.model import Direction, Points
from jixiao.sheets.style import SEVERITY_FILL
from jixiao.workbook.edits import PutFill, PutNote, PutValue


def marks(findings: Iterable[Finding]) -> Iterator[PutFill | PutNote]:
    """A fill in the colour of the gravest finding, and one note with all of them, for each cell of the workbook."""
    by_cell: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if finding.cell.in_workbook:
            by_cell.setdefault((finding.cell.sheet, finding.cell.ref), []).append(finding)
    for (sheet, cell), there in by_cell.items():
        gravest = min(there, key=lambda finding: finding.severity.rank)
        yield PutFill(sheet, cell, SEVERITY_FILL[gravest.severity])
        yield PutNote(sheet, cell, render("note.j2", findings=there))


def blank_scores(review: Review) -> dict[tuple[str, str], Decimal]:
    """The blank 得分 cells that have points of their own to fill in, by sheet and place.

    A person scores what is 定性 or presumed, and a cell that several rows share.
    """
    found: dict[tuple[str, str], Decimal] = {}
    for score in review.scores:
        pairs = list(score_cells(score))
        shared = Counter(amount.cell.ref for amount, _ in pairs)
        for amount, points in pairs:
            judged = points.presumed or points.direction is Direction.WORDS
            if points.points is not None and not judged and shared[amount.cell.ref] == 1 and is_empty(amount):
                found[amount.cell.sheet, amount.cell.ref] = points.points
    return found


def left_blank(review: Review, filled: Mapping[tuple[str, str], Decimal]) -> int:
    """How many blank 得分 cells stay blank."""
    blanks = {
        (amount.cell.sheet, amount.cell.ref)
        for score in review.scores
        for amount, _ in score_cells(score)
        if is_empty(amount)
    }
    return len(blanks - filled.keys())


def filled_scores(filled: Mapping[tuple[str, str], Decimal]) -> Iterator[PutValue]:
    """Write the points into the blank cells."""
    for (sheet, cell), points in filled.items():
        yield PutValue(sheet, cell, points)


def score_cells(score: FormScore) -> Iterator[tuple[Amount, Points]]:
    """Each 得分 cell of a form with its points, the budget's too."""
    for row in score.rows:
        if row.indicator.score is not None and not row.indicator.template:
            yield row.indicator.score, row.points
    budget = score.form.budget
    if budget is not None and budget.total.score is not None and score.budget is not None:
        yield budget.total.score, score.budget


def is_empty(amount: Amount) -> bool:
    """Whether nothing is claimed; a formula of our add-in that was never computed claims nothing either."""
    cell = amount.cell
    return cell.blank and not cell.error and (cell.uncomputed or not cell.formula)
