"""Which deviations have to be explained, and with which facts the people who know are asked (偏差原因提示).

Nothing here supplies a cause: a prompt holds the texts as they stand in the form and figures computed from them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.checks.reason_quality import assess
from jixiao.checks.rows import claim, numeric, reason_boxes, reason_of, subject
from jixiao.review.model import Prompt, PromptKind
from jixiao.review.shared_cells import own_paragraph, with_leads
from jixiao.scoring.model import Direction, Outcome
from jixiao.values.model import Kind

if TYPE_CHECKING:
    from jixiao.form.model import Amount, BudgetLine, Cell, Form, Indicator
    from jixiao.packs import Pack
    from jixiao.scoring.form_score import FormScore
    from jixiao.scoring.model import ScoredIndicator

BUDGET = "预算执行情况"
_WORDS = frozenset({Kind.QUALITATIVE, Kind.QUALITATIVE_TIER, Kind.REFERENCE, Kind.SHIFTED, Kind.NOT_APPLICABLE})
_NO_VALUE = frozenset({Kind.BLANK, Kind.PLACEHOLDER})
_BY_OUTCOME = {
    Outcome.SHORT: PromptKind.SHORT,
    Outcome.OVERSPENT: PromptKind.OVERSPENT,
    Outcome.UNDERSPENT: PromptKind.UNDERSPENT,
    Outcome.LATE: PromptKind.LATE,
    Outcome.BLANK: PromptKind.NO_EVIDENCE,
}
_ONE = Decimal(1)


def build_prompts(score: FormScore, pack: Pack) -> Iterator[Prompt]:
    """The prompts of one form, in the order in which one reads it: the budget, then row by row."""
    prompts = with_leads((*_budget_prompts(score, pack), *_row_prompts(score, pack)))
    leads = tuple(prompt.lead for prompt in prompts if prompt.lead)
    yield from (_assessed(prompt, leads) for prompt in prompts)


def _row_prompts(score: FormScore, pack: Pack) -> Iterator[Prompt]:
    started = _is_started(score)
    for row in score.rows:
        kind = None if row.indicator.template else row_kind(row, pack)
        if kind is not None and (started or kind is not PromptKind.NO_EVIDENCE):
            yield _row_prompt(score.form, row, kind)


def _assessed(prompt: Prompt, leads: tuple[str, ...]) -> Prompt:
    """The prompt with what its reason lacks; in a cell that several share, only its own paragraph speaks for it."""
    reason = own_paragraph(prompt.reason, prompt.lead, leads)
    measure = own_paragraph(prompt.measure_cell.text if prompt.measure_cell else "", prompt.lead, leads)
    name = "" if prompt.subject == BUDGET else prompt.subject
    texts = {key: str(prompt.facts.get(key, "")) for key in ("target", "actual")}
    return replace(prompt, reason=reason, lacks=assess(reason, name=name, measure=measure, **texts))


def _is_started(score: FormScore) -> bool:
    """Whether somebody has begun to fill in the actuals; a form that nobody has touched asks for no reasons yet."""
    answers = [row.indicator.actual for row in score.rows if row.indicator.actual is not None]
    return len(answers) < 2 or any(actual.value.kind is not Kind.BLANK for actual in answers)


def row_kind(row: ScoredIndicator, pack: Pack) -> PromptKind | None:
    """Which kind of deviation a row shows; None where there is nothing to explain."""
    target, actual = row.indicator.target, row.indicator.actual
    if target is None or actual is None or target.value.kind is Kind.BLANK:
        return PromptKind.POINTS_OFF if _loses_points(row) else None
    if actual.value.kind in _NO_VALUE or (actual.value.kind is Kind.UNREADABLE and numeric(target)):
        return PromptKind.NO_EVIDENCE
    if actual.value.kind in _WORDS and (numeric(target) or target.value.kind is Kind.DEADLINE):
        return PromptKind.WORDS
    return _BY_OUTCOME.get(row.points.outcome) or _kind_of_points(row, pack)


def _kind_of_points(row: ScoredIndicator, pack: Pack) -> PromptKind | None:
    """The kind of a row that met its target: far above it, or points were taken off all the same."""
    off, lost = row.points.deviation or Decimal(0), _loses_points(row)
    if row.points.direction is Direction.LOWER:
        return (PromptKind.UNDERSPENT if off < 0 else PromptKind.POINTS_OFF) if lost else None
    if off >= pack.reason_above or (lost and off >= pack.warn_above):
        return PromptKind.FAR_ABOVE
    return PromptKind.POINTS_OFF if lost else None


def _loses_points(row: ScoredIndicator) -> bool:
    claimed = claim(row.indicator)
    return claimed is not None and claimed.score < claimed.weight


def _row_prompt(form: Form, row: ScoredIndicator, kind: PromptKind) -> Prompt:
    indicator = row.indicator
    target = indicator.target.text if indicator.target else ""
    actual = indicator.actual.text if indicator.actual else ""
    reason_cell, measure_cell = _places(form, indicator)
    return Prompt(
        kind=kind,
        sheet=indicator.name.sheet,
        cell=indicator.actual.cell if indicator.actual else indicator.name,
        subject=subject(indicator),
        goal=indicator.goal,
        facts={
            "target": target,
            "actual": actual,
            **_known(
                deviation=row.points.deviation,
                completion=row.points.completion,
                weight=_number(indicator.weight),
                score=_number(indicator.score),
                points=row.points.points,
            ),
        },
        reason_cell=reason_cell,
        reason=indicator.reason.text if indicator.reason else reason_of(form, indicator),
        lacks=(),
        measure_cell=measure_cell,
    )


def _places(form: Form, indicator: Indicator) -> tuple[Cell | None, Cell | None]:
    """Where a row's reason and its measure belong: its own cells, else the boxes of the form."""
    if indicator.reason is None and indicator.measure is None:
        return _boxes(form)
    return indicator.reason, indicator.measure


def _boxes(form: Form) -> tuple[Cell | None, Cell | None]:
    """The form's box of reasons and its box of measures, where there is just one for all rows."""
    reasons = [box.cell for box in reason_boxes(form)]
    measures = [box.cell for box in form.remarks if "措施" in box.label and "原因" not in box.label]
    if len(reasons) != 1:
        return None, None
    return reasons[0], measures[0] if len(measures) == 1 else None


def _budget_prompts(score: FormScore, pack: Pack) -> Iterator[Prompt]:
    budget = score.form.budget
    if budget is None:
        return
    total = budget.total
    initial, annual, spent = _number(total.initial), _number(total.annual), _number(total.spent)
    if initial and annual is not None and total.annual is not None and total.initial is not None:
        change = (annual - initial) / initial
        if abs(change) > pack.budget.adjusted_above or (change and pack.budget.reason_when_adjusted):
            facts = {"deviation": change, "initial": initial, "annual": annual}
            yield _budget_prompt(score, PromptKind.BUDGET_ADJUSTED, total.initial, total.annual, facts)
    base = total.budget
    whole = _number(base)
    if base is None or total.spent is None or spent is None or not whole or whole < 0:
        return
    kind = _execution_kind(total, spent / whole, pack, asked=budget.reason is not None)
    if kind is not None:
        points = score.budget.points if score.budget else None
        facts = _known(
            completion=spent / whole,
            deviation=(spent - whole) / whole,
            weight=_number(total.weight),
            score=_number(total.score),
            points=points,
            spent=spent,
        )
        yield _budget_prompt(score, kind, base, total.spent, facts)


def _execution_kind(total: BudgetLine, rate: Decimal, pack: Pack, *, asked: bool) -> PromptKind | None:
    """Which prompt an execution rate calls for; lost points alone only where the form asks for a reason."""
    if rate > _ONE:
        return PromptKind.EXECUTION_HIGH
    weight, score = _number(total.weight), _number(total.score)
    lost = weight is not None and score is not None and score < weight
    return PromptKind.EXECUTION_LOW if (lost and asked) or rate < pack.budget.reason_below else None


def _budget_prompt(
    score: FormScore, kind: PromptKind, target: Amount, actual: Amount, facts: dict[str, Decimal]
) -> Prompt:
    form, unit = score.form, score.form.money_unit.word
    own = form.budget.reason if form.budget else None
    reason_cell, measure_cell = (own, None) if own is not None else _boxes(form)
    texts = {"target": _with_unit(target, unit), "actual": _with_unit(actual, unit)}
    return Prompt(
        kind=kind,
        sheet=form.sheet,
        cell=actual.cell,
        subject=BUDGET,
        goal="",
        facts={**texts, **facts},
        reason_cell=reason_cell,
        reason=reason_cell.text if reason_cell else "",
        lacks=(),
        measure_cell=measure_cell,
    )


def _with_unit(amount: Amount, unit: str) -> str:
    text = amount.cell.text.strip()
    return text if unit in text or not text[-1:].isdigit() else f"{text}{unit}"


def _known(**figures: Decimal | None) -> dict[str, Decimal]:
    """The figures that are there."""
    return {name: figure for name, figure in figures.items() if figure is not None}


def _number(amount: Amount | None) -> Decimal | None:
    return None if amount is None else amount.number
