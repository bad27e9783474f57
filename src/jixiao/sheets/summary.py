"""What the summary above the findings says, as values for its template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.checks.finding import Severity
from jixiao.review.model import Review
from jixiao.scoring.form_score import FormScore
from jixiao.sheets.marks import score_cells
from jixiao.sheets.place import report_name
from jixiao.sheets.score_rows import Filled, title_of
from jixiao.sheets.score_sheet import scored_forms


@dataclass(frozen=True, slots=True)
class Totals:
    """What the summary says about one form's scores."""

    title: str
    score: Decimal | None
    points: Decimal | None
    grade: str
    claimed_grade: str
    complete: bool
    proposed: bool  # under proposed weights (拟定分值)
    waiting: int  # rows that a person has to score
    at_most: Decimal | None = None  # what a 评分表 with data missing comes to at most

    @property
    def difference(self) -> Decimal | None:
        """Claimed minus computed."""
        return None if self.score is None or self.points is None else self.score - self.points


def summary_values(review: Review, filled: Filled) -> dict[str, object]:
    """What templates/sheets/findings.j2 may use, but for ``open`` and ``scored``, with the counts as they are now."""
    return {
        "titles": list(dict.fromkeys(title_of(form) for form in review.forms)),
        "forms": len(review.forms),
        "reports": [report_name(report) for report in review.book.reports],
        "errors": review.count(Severity.ERROR),
        "warnings": review.count(Severity.WARNING),
        "notices": review.count(Severity.NOTICE),
        "totals": list(_totals(review, filled)),
        "pack": review.pack,
    }


def _totals(review: Review, filled: Filled) -> Iterator[Totals]:
    scores = scored_forms(review)
    for score in scores:
        added = _added(score, filled)
        claimed = score.score if added is None else (score.score or Decimal(0)) + added
        if claimed is not None or score.points is not None:
            claimed_grade = score.claimed_grade if added is None else ""
            yield Totals(
                title_of(score.form, with_sheet=len(scores) > 1),
                claimed,
                score.points,
                score.grade,
                claimed_grade,
                score.complete,
                score.proposed,
                score.waiting,
                score.at_most,
            )


def _added(score: FormScore, filled: Filled) -> Decimal | None:
    """What the scores to be written add to the claimed total; None where they all count already."""
    cells = {(amount.cell.sheet, amount.cell.ref): amount.number or Decimal(0) for amount, _ in score_cells(score)}
    added = [filled[place] - before for place, before in cells.items() if filled.get(place, before) != before]
    return sum(added, Decimal(0)) if added else None
