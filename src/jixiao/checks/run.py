"""Run every check over a book: forms and scores in, findings out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from jixiao.checks import families
from jixiao.checks.finding import Finding, Severity
from jixiao.checks.registry import ReportView, View, declared
from jixiao.checks.suited import suits
from jixiao.checks.told_once import told_once
from jixiao.form.model import Book, FormKind
from jixiao.scoring.form_score import FormScore

if TYPE_CHECKING:
    from jixiao.packs import Pack


def run_checks(book: Book, scores: Iterable[FormScore], pack: Pack) -> tuple[Finding, ...]:
    """All findings of a book: gravest first, then in the order in which one reads the workbook."""
    severities = {code: Severity(word) for code, word in pack.severities.items()}
    scored = tuple(scores)
    views = [View(book, score.form, score, pack) for score in scored]
    targets: dict[str, Sequence[ReportView | Book]] = {
        "report": [ReportView(book, report, scored, pack) for report in book.reports],
        "book": [book],
    }
    families.load(reports=bool(book.reports), scorecards=any(form.kind is FormKind.SCORECARD for form in book.forms))
    findings: list[Finding] = []
    for check in declared().values():
        for target in _suited(check.code, views) if check.scope == "form" else targets[check.scope]:
            findings += check.find(target, severities)
    places = [*(form.sheet for form in book.forms), *(report.source for report in book.reports)]
    order = {place: position for position, place in enumerate(dict.fromkeys(places))}
    return tuple(sorted(told_once(findings), key=lambda finding: _reading_order(finding, order)))


def _suited(code: str, views: Sequence[View]) -> Sequence[View]:
    """The forms that a check suits; which kinds those are is asked once, since a book may have hundreds of one kind."""
    kinds = {view.form.kind for view in views}
    suited = {kind for kind in kinds if suits(code, kind)}
    return views if suited == kinds else [view for view in views if view.form.kind in suited]


def _reading_order(finding: Finding, sheets: dict[str, int]) -> tuple[int, int, int, int, str]:
    cell = finding.cell
    return (finding.severity.rank, sheets.get(cell.sheet, len(sheets)), cell.row, cell.column, finding.code)
