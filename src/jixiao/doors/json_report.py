"""The review as `--json` prints it: names and shapes that the outside relies on."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from jixiao.checks.finding import Finding
from jixiao.form.model import Amount, Budget, Cell, FormKind, PaymentPlan, Statement
from jixiao.prose import prompt_text
from jixiao.review import Prompt, Review
from jixiao.scoring.form_score import FormScore
from jixiao.scoring.model import Points, ScoredIndicator


def report(review: Review) -> dict[str, Any]:
    """A review as plain data; numbers are strings that keep their decimals."""
    return {
        "book": review.book.name,
        "pack": review.pack.name,
        "forms": [_form(score, shown, review) for score, shown in zip(review.scores, review.shown_scores, strict=True)],
        "reports": [
            {"source": report.source, "title": report.title, "passages": len(report.passages)}
            for report in review.book.reports
        ],
        "findings": [_finding(finding) for finding in review.findings],
        "prompts": [_prompt(prompt) for prompt in review.prompts],
    }


def _form(score: FormScore, shown: FormScore, review: Review) -> dict[str, Any]:
    """One form; where weights were proposed for it (``shown``), they and the points under them are told besides."""
    form = score.form
    codes: dict[tuple[str, int], list[str]] = {}
    for finding in review.findings:
        codes.setdefault((finding.cell.sheet, finding.cell.row), []).append(finding.code)
    return {
        "kind": form.kind.value,
        "sheet": form.sheet,
        "title": form.title,
        "year": form.year,
        "unit": form.money_unit.word,
        "department": form.department,
        "project": form.project,
        "project_code": form.project_code,
        "payment_plan": _plan(form.payment_plan),
        "budget": _budget(form.budget, score, shown),
        "goals": [{"label": goal.label, "text": goal.text.text, "actual": _text(goal.actual)} for goal in form.goals],
        "indicators": [
            _indicator(row, codes.get((form.sheet, row.indicator.row), []))
            | (_proposed(proposed.indicator.weight, proposed.points) if shown.proposed else {})
            for row, proposed in zip(score.rows, shown.rows, strict=True)
            if not row.indicator.template
        ],
        "total": {
            "weight": _number(score.weight),
            "score": _number(score.score),
            "points": _number(score.points),
            "grade": score.grade,
            "printed": _amount(form.total.score) if form.total else None,
            **(_proposed_total(shown) if shown.proposed else {}),
            **({"at_most": _number(score.at_most)} if form.kind is FormKind.SCORECARD else {}),
        },
    }


def _proposed(weight: Amount | None, points: Points | None) -> dict[str, Any]:
    return {
        "proposed_weight": _amount(weight),
        "proposed_points": _number(points.points) if points else None,
        "proposed_basis": points.basis if points else None,
    }


def _proposed_total(shown: FormScore) -> dict[str, Any]:
    return {
        "proposed_weight": _number(shown.weight),
        "proposed_points": _number(shown.points),
        "proposed_grade": shown.grade,
        "waiting": shown.waiting,
    }


def _budget(budget: Budget | None, score: FormScore, shown: FormScore) -> dict[str, Any] | None:
    if budget is None:
        return None
    proposed = shown.form.budget if shown.proposed else None
    line = budget.total
    points = score.budget
    return {
        "initial": _amount(line.initial),
        "annual": _amount(line.annual),
        "spent": _amount(line.spent),
        "rate": _statement(line.rate),
        "weight": _amount(line.weight),
        "score": _amount(line.score),
        "points": _number(points.points) if points else None,
        "basis": points.basis if points else None,
        "execution_rate": _number(points.completion) if points else None,
        **(_proposed(proposed.total.weight, shown.budget) if proposed else {}),
    }


def _plan(plan: PaymentPlan | None) -> list[dict[str, Any]] | None:
    """The milestones of a payment plan; shares are cumulative, as ratios."""
    if plan is None:
        return None
    return [{"month": step.month, "cell": step.cell.ref, "share": _number(step.share)} for step in plan.milestones]


def _indicator(row: ScoredIndicator, codes: list[str]) -> dict[str, Any]:
    indicator, points = row.indicator, row.points
    return {
        "cell": indicator.name.ref,
        "goal": indicator.goal,
        "level1": _text(indicator.level1),
        "level2": _text(indicator.level2),
        "name": indicator.name.text,
        "description": _text(indicator.description),
        "target": _statement(indicator.target),
        "actual": _statement(indicator.actual),
        "weight": _amount(indicator.weight),
        "score": _amount(indicator.score),
        "points": _number(points.points),
        "basis": points.basis,
        "completion": _number(points.completion),
        "deviation": _number(points.deviation),
        "outcome": points.outcome.value,
        "reason": _text(indicator.reason),
        "flags": codes,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "title": finding.title,
        "sheet": finding.cell.sheet,
        "cell": finding.cell.ref,
        "indicator": finding.subject,
        "message": finding.message,
        "remedy": finding.remedy,
        "basis": finding.basis,
    }


def _prompt(prompt: Prompt) -> dict[str, Any]:
    text = prompt_text(prompt)
    return {
        "sheet": prompt.sheet,
        "cell": prompt.cell.ref,
        "goal": prompt.goal,
        "indicator": prompt.subject,
        "kind": prompt.kind.value,
        "fact": text.fact,
        "questions": list(text.questions),
        "categories": list(text.categories),
        "reason": prompt.reason,
        "lacks": [lack.value for lack in prompt.lacks],
    }


def _number(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")


def _amount(amount: Amount | None) -> str | None:
    return None if amount is None else _number(amount.number)


def _statement(statement: Statement | None) -> str | None:
    return None if statement is None else statement.text


def _text(cell: Cell | None) -> str | None:
    return None if cell is None else cell.text
