"""How far the actual is from its target: far above, far below, late, exactly equal."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.rows import claim, far_above, has_reason, is_rate_of_change, pair_text, subject
from jixiao.checks.wording import points_text
from jixiao.scoring.model import Direction, Outcome
from jixiao.values.decimals import percent
from jixiao.values.model import Comparator, Kind, Value

_FAR_BELOW = Decimal("0.6")  # the lowest 定性 tier begins here
_SMALL_COUNT = Decimal(10)  # a target below it is often met exactly
_ONE = Decimal(1)
_BOUNDS = frozenset({Comparator.AT_LEAST, Comparator.AT_MOST})
_MEASURED = frozenset({Kind.QUANTITY, Kind.PERCENT, Kind.MONEY, Kind.RATE})


@check("R20", "超过指标值较多而无说明", Severity.NOTICE)
def above_target_unexplained(view: View) -> Iterator[Fault]:
    """完成值超过指标值较多，还没有到必须说明的程度，但复核人员一般会问原因。

    改法：请核对完成值；属实的，建议说明原因，并考虑下年是否调高指标值。
    依据：指标值明显偏低的应说明原因（财预〔2020〕10号，原文待核对；幅度由各地口径规定）。
    """
    for row in view.rows:
        off = row.points.deviation
        if (
            not far_above(row, view.pack.warn_above)
            or off is None
            or (off >= view.pack.reason_above and not is_rate_of_change(row))
            or has_reason(view.form, row.indicator)
        ):
            continue
        if row.indicator.actual is not None:
            yield Fault(
                row.indicator.actual.cell,
                f"{pair_text(row)}高出{percent(off)}，没有说明原因，请确认指标值是否偏低。",
                subject(row.indicator),
            )


@check("R21", "完成值远低于指标值", Severity.NOTICE)
def far_below_target(view: View) -> Iterator[Fault]:
    """完成值不到指标值的六成，可能是统计口径不全，也可能是指标值定得过高。

    改法：请核对完成值是否为全年数据、与指标值口径是否一致；属实的，请写清原因和改进措施。
    依据：复核时对完成率明显偏低的指标逐项核对。
    """
    for row in view.rows:
        completion, actual = row.points.completion, row.indicator.actual
        if row.points.outcome is not Outcome.SHORT or completion is None or actual is None:
            continue
        if row.points.direction is not Direction.LOWER and 0 <= completion < _FAR_BELOW:
            yield Fault(
                actual.cell,
                f"{pair_text(row)}只完成了{percent(completion)}，请核对统计口径和指标值。",
                subject(row.indicator),
            )


@check("R22", "成本明显低于控制数而无说明", Severity.NOTICE)
def cost_far_below(view: View) -> Iterator[Fault]:
    """实际成本比控制数低得较多，没有说明是节约、任务减少，还是预算编制偏高。

    改法：请在偏差原因中说明结余的由来，并考虑下年是否调低成本控制数。
    依据：成本指标用于反映预算编制的准确程度，偏差较大的应说明。
    """
    for row in view.rows:
        off, actual = row.points.deviation, row.indicator.actual
        if row.points.outcome is not Outcome.UNDERSPENT or off is None or actual is None:
            continue
        if not has_reason(view.form, row.indicator):
            yield Fault(
                actual.cell,
                f"{pair_text(row)}低{percent(-off)}，没有说明原因，请确认是节约还是任务减少。",
                subject(row.indicator),
            )


@check("R23", "完成值与指标值分毫不差", Severity.NOTICE)
def exact_hit(view: View) -> Iterator[Fault]:
    """完成值恰好等于“不低于”或“不超过”的指标值，没有任何出入，常见于倒填或照抄。

    改法：请与台账、决算或统计表核对；属实的不用改动。
    依据：复核时对恰好等于指标值的数量、金额和比例逐项核对。
    """
    for row in view.rows:
        target, actual = row.indicator.target, row.indicator.actual
        if target is None or actual is None or actual.value.comparator not in (None, Comparator.EQUAL):
            continue
        if row.points.deviation == 0 and _could_have_slack(target.value):
            yield Fault(
                actual.cell,
                f"{pair_text(row)}分毫不差，请与台账或决算核对后确认。",
                subject(row.indicator),
            )


@check("R24", "逾期完成却得满分", Severity.WARNING)
def late_with_full_marks(view: View) -> Iterator[Fault]:
    """实际完成时间晚于期限，得分仍为满分。

    改法：请按口径扣分并填写偏差原因及改进措施；期限经批准调整的，请写明批准文件。
    依据：时效指标以实际完成时间与期限比较。
    """
    for row in view.rows:
        claimed = claim(row.indicator)
        if row.points.outcome is Outcome.LATE and claimed is not None and claimed.full:
            yield Fault(
                claimed.cell,
                f"{pair_text(row)}已经逾期，得分却填满分{points_text(claimed.score)}。",
                subject(row.indicator),
            )


def _could_have_slack(target: Value) -> bool:
    """Whether a target is a bound that one would expect to pass by a little: not =8件, not ≥100%, not ≥2次."""
    if target.comparator not in _BOUNDS or target.kind not in _MEASURED or target.amount is None:
        return False
    if target.kind is Kind.PERCENT:
        return 0 < target.amount < _ONE
    return target.amount >= _SMALL_COUNT
