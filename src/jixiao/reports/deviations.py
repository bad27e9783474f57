"""What did not come as it was set (偏差), each with the reason that the form holds, or a mark that asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.checks.reason_quality import is_blank
from jixiao.checks.rows import loses_points, reason_boxes
from jixiao.reports.budget import execution, rate_of
from jixiao.reports.model import Deviation, Saying
from jixiao.reports.rows import actual_of, name_of, target_of
from jixiao.reports.texts import NOTHING, clean, one_line
from jixiao.reports.words import question
from jixiao.review.overview import Overview, Standing
from jixiao.review.prompts import build_prompts
from jixiao.scoring.model import Outcome
from jixiao.values.decimals import percent

if TYPE_CHECKING:
    from jixiao.form.model import Cell, Form
    from jixiao.packs import Pack
    from jixiao.scoring.form_score import FormScore
    from jixiao.scoring.model import ScoredIndicator

_UNMET, _FAR_ABOVE, _LOST = "未达到指标值", "明显高于指标值", "未得满分"
_EXECUTION = "预算执行率"
_QUESTIONS = {_UNMET: "未达到", _FAR_ABOVE: "明显高于", _LOST: "未得满分", _EXECUTION: "执行率"}
_HUNDRED_PERCENT = "100%"
_MEASURE_BOX = "措施"


def deviations_of(score: FormScore, view: Overview, pack: Pack) -> tuple[Deviation, ...]:
    """The budget where it was not spent as planned, then every row that deviates, in the order of the form."""
    found = (*_of_budget(score.form), *_of_rows(score.form, view, _own_paragraphs(score, pack)))
    return tuple(Deviation(number, *facts) for number, facts in enumerate(found, start=1))


def _own_paragraphs(score: FormScore, pack: Pack) -> Mapping[str, str]:
    """What a cell or a box that several rows share says about one of them, by the place of its actual."""
    shared = (prompt for prompt in build_prompts(score, pack) if prompt.lead)
    leads = ((prompt, f"【{prompt.lead}】") for prompt in shared)
    return {
        prompt.cell.ref: prompt.reason.removeprefix(lead) for prompt, lead in leads if prompt.reason.startswith(lead)
    }


def measures_of(form: Form, view: Overview) -> tuple[Saying, ...]:
    """The measures that the form holds apart from the reasons: of its rows, and of its boxes."""
    cells = [(name_of(row), row.indicator.measure) for row, _ in view.rows]
    cells += [(one_line(box.label), box.cell) for box in form.remarks if _MEASURE_BOX in box.label]
    return _sayings((label, cell) for label, cell in cells if cell is not None and not is_blank(cell.text))


def sayings_of(form: Form) -> tuple[Saying, ...]:
    """The texts of the form that stand by themselves: 自评结论, reasons, measures."""
    boxes = (*((form.conclusion,) if form.conclusion is not None else ()), *form.remarks)
    return _sayings((one_line(box.label), box.cell) for box in boxes if not box.cell.blank)


def _sayings(found: Iterator[tuple[str, Cell]]) -> tuple[Saying, ...]:
    return tuple(
        Saying(number, label or NOTHING, cell.ref, clean(cell.text))
        for number, (label, cell) in enumerate(found, start=1)
    )


def _of_budget(form: Form) -> Iterator[tuple[str, str, str, str, str, str]]:
    rate = execution(form.budget.total) if form.budget is not None else None
    if form.budget is None or rate is None or rate == 1:
        return
    reason = form.budget.reason
    told = clean(reason.text) if reason is not None and not is_blank(reason.text) else ""
    yield (
        _EXECUTION,
        "执行率不足" if rate < 1 else "执行率超出",
        _HUNDRED_PERCENT,
        rate_of(form.budget.total),
        _gap(rate - 1),
        told or question(_QUESTIONS[_EXECUTION]),
    )


def _of_rows(form: Form, view: Overview, own: Mapping[str, str]) -> Iterator[tuple[str, str, str, str, str, str]]:
    far = {id(row) for row in view.far_above}
    boxes = [box for box in reason_boxes(form) if not is_blank(box.cell.text)]
    for row, standing in view.rows:
        kind = _kind(row, standing, far_above=id(row) in far)
        if kind:
            reason = (
                clean(_own(row, own))
                or _reason(row)
                or (_pointed(boxes[0].label) if boxes else question(_QUESTIONS[kind]))
            )
            yield name_of(row), kind, target_of(row), actual_of(row), _gap(row.points.deviation), reason


def _kind(row: ScoredIndicator, standing: Standing, *, far_above: bool) -> str:
    if standing is Standing.UNMET:
        return _UNMET
    if far_above and row.points.outcome is Outcome.ABOVE:
        return _FAR_ABOVE
    return _LOST if loses_points(row) else ""


def _own(row: ScoredIndicator, own: Mapping[str, str]) -> str:
    actual = row.indicator.actual
    return own.get(actual.cell.ref, "") if actual is not None else ""


def _reason(row: ScoredIndicator) -> str:
    reason = row.indicator.reason
    return clean(reason.text) if reason is not None and not is_blank(reason.text) else ""


def _pointed(label: str) -> str:
    return f"见附表中“{one_line(label)}”一栏"


def _gap(deviation: Decimal | None) -> str:
    if deviation is None:
        return NOTHING
    if not deviation:
        return "持平"
    return f"{'高于' if deviation > 0 else '低于'}{percent(abs(deviation))}"
