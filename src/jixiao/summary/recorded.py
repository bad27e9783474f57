"""The record of a review (记账): what a summary needs of it, taken out of everything that the review says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.checks.finding import Finding, Severity
from jixiao.form.model import Amount, BudgetLine, Cell, Form, Statement
from jixiao.review import Review
from jixiao.review.overview import Overview, Standing, overview, standing
from jixiao.scoring.form_score import FormScore
from jixiao.scoring.model import ScoredIndicator
from jixiao.summary.record import Record, Row, row_of, unit_of
from jixiao.summary.schema import FINDINGS, FORMS, INDICATORS, REVIEWED, TEXTS, WORKBOOKS
from jixiao.values.model import Kind

_COMPARED = frozenset({Kind.QUANTITY, Kind.PERCENT, Kind.MONEY, Kind.RATE, Kind.DURATION, Kind.FREQUENCY, Kind.APPROX})


def record_of(review: Review, path: str, copy: str, *, size: int, checksum: str) -> Record:
    """Make the record of a review."""
    forms = _Forms(review)
    stated = next((form.department for form in review.forms if form.department), "")
    units = [unit_of(form.department or stated, path) for form in review.forms]
    return Record(
        row_of(
            WORKBOOKS,
            path=path,
            unit=unit_of(stated, path),
            outcome=REVIEWED,
            pack=review.pack.name,
            pack_title=review.pack.title,
            checksum=checksum,
            copy=copy,
            unit_stated=bool(stated),
            size=size,
            **_counts(review.findings),
            prompts=len(review.prompts),
        ),
        {
            FORMS.name: [
                _form(number, score, overview(score, review.pack), forms.findings(number), unit)
                for number, (score, unit) in enumerate(zip(review.shown_scores, units, strict=True), 1)
            ],
            INDICATORS.name: [
                _indicator(number, row)
                for number, score in enumerate(review.shown_scores, 1)
                for row in score.rows
                if not row.indicator.template
            ],
            FINDINGS.name: [_finding(forms.number(finding.cell), finding) for finding in review.findings],
            TEXTS.name: [
                row_of(TEXTS, form=number, sheet=form.sheet, cell=cell.ref, kind=kind, indicator=about, text=cell.text)
                for number, form in enumerate(review.forms, 1)
                for kind, about, cell in _texts(form)
                if cell is not None and not cell.blank
            ],
        },
    )


class _Forms:
    """Which form a finding is about: the one that its cell lies in, or the only one of its sheet."""

    def __init__(self, review: Review) -> None:
        self._by_sheet: dict[str, list[tuple[int, Form]]] = {}
        for number, form in enumerate(review.forms, 1):
            self._by_sheet.setdefault(form.sheet, []).append((number, form))
        self._found: dict[int, list[Finding]] = {}
        for finding in review.findings:
            self._found.setdefault(self.number(finding.cell), []).append(finding)

    def number(self, cell: Cell) -> int:
        there = self._by_sheet.get(cell.sheet, [])
        if len(there) == 1:
            return there[0][0]
        return next((number for number, form in there if form.span.top <= cell.row <= form.span.bottom), 0)

    def findings(self, number: int) -> Sequence[Finding]:
        return self._found.get(number, ())


def _form(number: int, score: FormScore, seen: Overview, findings: Sequence[Finding], unit: str) -> Row:
    form = score.form
    claimed = None if seen.computed else seen.total
    line = form.budget.total if form.budget is not None else None
    return row_of(
        FORMS,
        form=number,
        sheet=form.sheet,
        kind=form.kind.value,
        title=" ".join(form.title.split()),
        unit=unit,
        project=form.project,
        project_code=form.project_code,
        year=form.year,
        weight=score.weight,
        score=claimed,
        points=score.points,
        difference=claimed - score.points
        if claimed is not None and score.points is not None and score.complete
        else None,
        **_budget(form, line, score),
        money_unit=form.money_unit.word,
        grade=score.grade if score.complete else "",
        claimed_grade="" if seen.computed else seen.grade,
        complete=score.complete,
        proposed=score.proposed,
        indicators=len(form.filled),
        unmet=len(seen.unmet),
        blank=seen.count(Standing.BLANK),
        **_counts(findings),
    )


def _budget(form: Form, line: BudgetLine | None, score: FormScore) -> dict[str, Decimal | None]:
    """The amounts of the budget's total line in 元, and the rate, for which the unit of money does not matter."""
    if line is None:
        return {}
    scale = form.money_unit.scale if form.money_unit.word else None
    amounts = {"initial": line.initial, "annual": line.annual, "spent": line.spent}
    found = {name: _times(amount, scale) for name, amount in amounts.items()}
    return {**found, "execution_rate": score.budget.completion if score.budget is not None else None}


def _times(amount: Amount | None, scale: Decimal | None) -> Decimal | None:
    return None if amount is None or amount.number is None or scale is None else amount.number * scale


def _indicator(number: int, row: ScoredIndicator) -> Row:
    indicator, points = row.indicator, row.points
    return row_of(
        INDICATORS,
        form=number,
        cell=indicator.name.ref,
        actual_cell=indicator.actual.cell.ref if indicator.actual is not None else "",
        level1=_text(indicator.level1),
        level2=_text(indicator.level2),
        name=" ".join(indicator.name.text.split()),
        target=_said(indicator.target),
        actual=_said(indicator.actual),
        measure=_measure(indicator.actual),
        target_amount=_amount(indicator.target),
        actual_amount=_amount(indicator.actual),
        weight=indicator.weight.number if indicator.weight is not None else None,
        score=indicator.score.number if indicator.score is not None else None,
        points=points.points,
        completion=points.completion,
        deviation=points.deviation,
        outcome=points.outcome.value,
        direction=points.direction.value,
        standing=standing(row).value,
        explained=indicator.reason is not None and not indicator.reason.blank,
    )


def _measure(statement: Statement | None) -> str:
    return "" if statement is None or statement.value.kind not in _COMPARED else statement.value.unit


def _amount(statement: Statement | None) -> Decimal | None:
    return None if statement is None or statement.value.kind not in _COMPARED else statement.value.amount


def _finding(form: int, finding: Finding) -> Row:
    return row_of(
        FINDINGS,
        form=form,
        sheet=finding.cell.sheet,
        cell=finding.cell.ref,
        severity=finding.severity.value,
        code=finding.code,
        title=finding.title,
        indicator=finding.subject,
        message=finding.message,
        remedy=finding.remedy,
    )


def _texts(form: Form) -> Iterator[tuple[str, str, Cell | None]]:
    """What people wrote in words of their own: which box, what it is about, where it stands."""
    for goal in form.goals:
        yield "年度绩效目标", goal.label, goal.text
        yield "目标完成情况", goal.label, goal.actual
        yield "偏差原因", goal.label, goal.reason
    for indicator in form.filled:
        name = " ".join(indicator.name.text.split())
        yield "偏差原因", name, indicator.reason
        yield "改进措施", name, indicator.measure
        if indicator.actual is not None and indicator.actual.value.kind is Kind.QUALITATIVE:
            yield "实际完成值", name, indicator.actual.cell
    if form.budget is not None:
        yield "偏差原因", "预算执行情况", form.budget.reason
    for box in (*filter(None, (form.conclusion,)), *form.remarks):
        yield box.label, "", box.cell


def _counts(findings: Sequence[Finding]) -> dict[str, int]:
    names = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.NOTICE: "notices"}
    return {name: sum(each.severity is severity for each in findings) for severity, name in names.items()}


def _said(statement: Statement | None) -> str:
    return "" if statement is None else statement.text


def _text(cell: Cell | None) -> str:
    return "" if cell is None else " ".join(cell.text.split())
