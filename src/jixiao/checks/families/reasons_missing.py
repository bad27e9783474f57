"""偏差原因及改进措施 that is not there: points lost, far above target, or short, and nothing said."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.finding import Severity
from jixiao.checks.reason_quality import is_blank
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.rows import (
    FALLEN_SHORT,
    better_by_its_name,
    can_explain,
    claim,
    deviates,
    far_above,
    has_reason,
    is_rate_of_change,
    lines,
    loses_points,
    number_of,
    pair_text,
    reason_boxes,
    speaks_in_budget_block,
    subject,
)
from jixiao.checks.wording import points_text, quote
from jixiao.form.family import Group
from jixiao.form.model import Cell, Indicator
from jixiao.scoring.model import Direction, Outcome, ScoredIndicator
from jixiao.values.decimals import percent, plain


@check("E01", "扣分未填偏差原因", Severity.WARNING)
def points_off_without_reason(view: View) -> Iterator[Fault]:
    """得分低于分值，偏差原因及改进措施为空（或只填“无”“见上”一类文字）。

    改法：请写明扣分的原因和改进措施；几行共用一条原因的，请合并单元格或分别填写。
    依据：预算管理一体化系统保存校验：第N行请填写偏差原因及改进措施。
    """
    for row in view.rows:
        indicator, claimed = row.indicator, claim(row.indicator)
        if claimed is None or not loses_points(row) or not _silent(view, indicator) or _nearly_spent(row, view):
            continue
        filled = indicator.reason.text.strip() if indicator.reason is not None else ""
        only = f"，目前只填了{quote(filled)}" if filled else ""
        yield Fault(
            _place(indicator),
            f"得分{points_text(claimed.score)}低于分值{points_text(claimed.weight)}，"
            f"第{indicator.row}行请填写偏差原因及改进措施{only}。",
            subject(indicator),
        )


@check("E02", "未达指标值未填偏差原因", Severity.WARNING)
def short_without_reason(view: View) -> Iterator[Fault]:
    """完成值没有达到指标值（本表没有得分，或得分未扣），偏差原因及改进措施为空。

    改法：请写明没有达到的原因和改进措施。
    依据：未完成绩效目标或指标的，应说明偏离的原因和拟采取的改进措施（财预〔2020〕10号，原文待核对）。
    """
    for row in view.rows:
        indicator = row.indicator
        if row.points.outcome not in FALLEN_SHORT or loses_points(row) or better_by_its_name(row):
            continue
        if not _silent(view, indicator) or _nearly_spent(row, view):
            continue
        by = _how_short(row)
        yield Fault(
            _place(indicator),
            f"{pair_text(row)}{by}，第{indicator.row}行请填写偏差原因及改进措施。",
            subject(indicator),
        )


def _how_short(row: ScoredIndicator) -> str:
    """By how much a row fell short, in words that are true of dates, of words and of a target of 0 too."""
    off, target = row.points.deviation, row.indicator.target
    if off:
        return f"{'高出' if off > 0 else '低'}{percent(abs(off))}"
    if row.points.outcome is Outcome.LATE:
        return "已经逾期"
    actual = row.indicator.actual
    over = target is not None and target.value.number == 0 and actual is not None and actual.value.number is not None
    return "超过了指标值" if over else "没有达到要求"


@check("E03", "远超指标值未填偏差原因", Severity.WARNING)
def far_above_without_reason(view: View) -> Iterator[Fault]:
    """完成值远超指标值，达到口径规定必须说明的幅度，偏差原因为空。

    改法：请写明超出的原因，并说明下年是否调高指标值。
    依据：超额完成较多的，应分析是否因指标值明显偏低（财预〔2020〕10号，原文待核对；幅度由各地口径规定）。
    """
    for row in view.rows:
        indicator, how_far = row.indicator, _how_far(row, view)
        if how_far and _silent(view, indicator) and not loses_points(row):
            yield Fault(
                _place(indicator),
                f"{pair_text(row)}{how_far}，第{indicator.row}行请填写偏差原因。",
                subject(indicator),
            )


@check("E16", "偏差原因栏整体未填", Severity.WARNING)
def reason_box_blank(view: View) -> Iterator[Fault]:
    """本表在表末设有统一的偏差原因（改进措施）栏，有指标存在偏差，栏内却没有内容。

    改法：请逐项写明有偏差的指标、原因和改进措施。
    依据：未完成或远超绩效目标的，应说明原因和改进措施（财预〔2020〕10号，原文待核对）。
    """
    deviating = [row.indicator for row in view.rows if _deviates(row, view)]
    if not deviating or any(row.indicator.reason is not None for row in view.rows):
        return
    for box in view.form.remarks:
        if ("原因" in box.label or "改进措施" in box.label) and is_blank(box.cell.text):
            yield Fault(
                box.cell,
                f"{lines(deviating)}的完成值与指标值有较大偏差，{quote(box.label)}栏还没有填写。",
                subject(deviating[0]),
            )


def _silent(view: View, indicator: Indicator) -> bool:
    """Whether the form has a place for the row's reason, and nobody used it, nor the form's own box."""
    if not can_explain(view.form, indicator) or has_reason(view.form, indicator):
        return False
    return all(is_blank(box.cell.text) for box in reason_boxes(view.form))


def _how_far(row: ScoredIndicator, view: View) -> str:
    """By how much a target is exceeded, where the pack requires a reason for it; empty otherwise."""
    off, above = row.points.deviation, view.pack.above
    if off is not None and far_above(row, above.reason) and not is_rate_of_change(row):
        return f"高出{percent(off)}，达到须说明的幅度（{percent(above.reason)}）"
    aim, done = number_of(row.indicator.target), number_of(row.indicator.actual)
    upward = row.points.direction in (Direction.HIGHER, Direction.EQUAL)
    if (
        upward
        and aim == 0
        and done is not None
        and above.reason_when_zero is not None
        and done >= above.reason_when_zero
    ):
        return f"达到须说明的数量（指标值为0时为{plain(above.reason_when_zero)}）"
    return ""


def _nearly_spent(row: ScoredIndicator, view: View) -> bool:
    """Whether it is a 预算执行率 row above the rate from which a reason is due; without values its score tells."""
    due, claimed, completion = view.pack.budget.reason_below, claim(row.indicator), row.points.completion
    if completion is None and claimed is not None and speaks_in_budget_block(row.indicator):
        completion = claimed.share
    return row.indicator.group is Group.EXECUTION and completion is not None and completion >= due


def _place(indicator: Indicator) -> Cell:
    """The empty cell to fill in, or the actual where rows have no such cell."""
    if indicator.reason is not None:
        return indicator.reason
    return indicator.actual.cell if indicator.actual is not None else indicator.name


def _deviates(row: ScoredIndicator, view: View) -> bool:
    return far_above(row, view.pack.reason_above) or deviates(row)
