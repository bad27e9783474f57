"""得分 against 分值 and against what the pack computes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.finding import Severity
from jixiao.checks.known_rules import agrees, arithmetic, fitting_rule
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.rows import Claim, better_by_its_name, lines, pair_text, subject, surely_missed
from jixiao.checks.wording import points_text, quote
from jixiao.form.family import Group
from jixiao.scoring.model import Direction, Outcome, ScoredIndicator
from jixiao.values.decimals import percent
from jixiao.values.model import Comparator, Kind

_MISSED = frozenset({Outcome.SHORT, Outcome.OVERSPENT})
_REACHED = frozenset({Outcome.MET, Outcome.UNDERSPENT, Outcome.ABOVE})
_EXACT = frozenset({None, Comparator.EQUAL})
_OWN_RULE = re.compile("扣|得满分|不得分|不计分|得[0-9]|加分")


@check("R30", "得分高于分值", Severity.ERROR)
def score_above_weight(view: View) -> Iterator[Fault]:
    """得分大于分值，预算管理一体化系统保存时会拒绝。

    改法：请更正得分，最多填到分值；或核对分值是否填错。
    依据：预算管理一体化系统保存校验：得分必须小于等于权重。
    """
    for row, claimed in view.claims:
        if claimed.score > claimed.weight:
            yield Fault(
                claimed.cell,
                f"得分{points_text(claimed.score)}大于分值{points_text(claimed.weight)}，得分必须小于等于权重。",
                subject(row.indicator),
            )


@check("R31", "得分为负数", Severity.ERROR)
def negative_score(view: View) -> Iterator[Fault]:
    """得分小于0，扣分最多扣到0分为止。

    改法：请改为0分，或核对是否把扣分填进了得分栏。
    依据：各项得分在0分至分值之间。
    """
    for row, claimed in view.claims:
        if claimed.score < 0:
            yield Fault(
                claimed.cell, f"得分{points_text(claimed.score)}小于0，最低应为0.00分。", subject(row.indicator)
            )


@check("R32", "未达指标值却得满分", Severity.ERROR)
def full_marks_though_short(view: View) -> Iterator[Fault]:
    """完成值没有达到指标值（或超出了成本控制数），仍按满分填报。

    改法：请按口径更正得分，并填写偏差原因及改进措施；完成值有误的先更正完成值。
    依据：完成值未达到指标值的按比例计分（财预〔2020〕10号，原文待核对）。
    """
    for row, claimed in view.claims:
        points = row.points.points
        if points is None or not _keeps_full(claimed, points) or not _certainly_missed(row, view):
            continue
        if _has_own_rule(row):
            continue
        yield Fault(
            claimed.cell, f"{_missed(row)}，得分却填满分{_against(row, claimed, points)}。", subject(row.indicator)
        )


@check("R33", "得分没有计分依据", Severity.WARNING)
def score_without_rule(view: View) -> Iterator[Fault]:
    """得分既不是本口径测算的分数，也不符合其他常见的计分方式。

    改法：请按口径更正得分；确为人工调整的，请在偏差原因中写明调整的依据。
    依据：同一张表的得分应按同一口径计算，并能复算。
    """
    for row, claimed in view.claims:
        points = row.points.points
        if points is None or row.points.outcome not in _MISSED or not _differs(row, claimed, view):
            continue
        if fitting_rule(row, claimed) is None and not _has_own_rule(row):
            yield Fault(
                claimed.cell, f"{_missed(row)}{_against(row, claimed, points, '，得分')}。", subject(row.indicator)
            )


@check("R34", "得分符合另一种计分方式", Severity.NOTICE)
def score_by_another_rule(view: View) -> Iterator[Fault]:
    """得分与本口径的测算不同，但符合另一种常见的计分方式，可能是选错了口径。

    改法：请确认本地口径；如应按别的口径计分，请改选口径后重新测算。
    依据：各地的计分方式不同，同一张表应只用一种。
    """
    for row, claimed in view.claims:
        points = row.points.points
        if points is None or row.points.outcome not in _MISSED or not _differs(row, claimed, view):
            continue
        if (name := fitting_rule(row, claimed)) is not None:
            against = _against(row, claimed, points, "得分")
            yield Fault(claimed.cell, f"{against}，这个得分符合“{name}”的算法，请确认口径。", subject(row.indicator))


@check("R35", "已达指标值却扣分", Severity.NOTICE)
def points_off_though_met(view: View) -> Iterator[Fault]:
    """完成值已达到指标值，得分却低于分值，看不出为什么扣分。

    改法：请更正得分；确有其他扣分理由的，请在偏差原因中写明。
    依据：完成值达到指标值的，得该项全部分值（财预〔2020〕10号，原文待核对）。
    """
    for row, claimed in view.claims:
        points = row.points.points
        if points is None or row.points.outcome not in _REACHED or row.indicator.group is Group.EXECUTION:
            continue
        far = row.points.deviation is not None and row.points.deviation >= view.pack.warn_above
        if far and row.points.direction is not Direction.LOWER:
            continue  # to take points off for a target set too low is the evaluator's right
        saved = row.points.direction is Direction.LOWER and fitting_rule(row, claimed) is not None
        if points >= claimed.weight > claimed.score and _differs(row, claimed, view) and not saved:
            yield Fault(
                claimed.cell,
                f"{pair_text(row)}已达标，得分{points_text(claimed.score)}低于分值{points_text(claimed.weight)}，请说明扣分的理由。",
                subject(row.indicator),
            )


@check("R36", "按口径应扣分却得满分", Severity.WARNING)
def full_marks_kept(view: View) -> Iterator[Fault]:
    """按所选口径这一行应当扣分（如远超指标值、结余较多、完成值不确切），得分仍为满分。

    改法：请按口径更正得分；保留满分的，请在偏差原因中写明理由。
    依据：同一张表的得分应按同一口径计算。
    """
    for row, claimed in view.claims:
        points = row.points.points
        if points is None or not _keeps_full(claimed, points) or _certainly_missed(row, view):
            continue
        if row.points.band is None and not better_by_its_name(row):
            yield Fault(
                claimed.cell, f"{_missed(row)}，得分为满分{_against(row, claimed, points)}。", subject(row.indicator)
            )


@check("R37", "定性得分超出档次区间", Severity.WARNING)
def score_outside_tier(view: View) -> Iterator[Fault]:
    """完成值写明了定性档次，得分却不在该档次的区间之内。

    改法：请按档次的区间更正得分，或核对档次是否选错。
    依据：定性指标分三档计分（财预〔2020〕10号，原文待核对）；预算管理一体化系统保存时校验定性得分区间。
    """
    for row, claimed in view.claims:
        actual, band = row.indicator.actual, row.points.band
        if actual is None or band is None or actual.value.kind is not Kind.QUALITATIVE_TIER:
            continue
        low, high = band
        if claimed.score <= claimed.weight and not low <= claimed.score <= high:
            yield Fault(
                claimed.cell,
                f"实际完成值{quote(actual.text)}对应的得分区间为{points_text(low)}至{points_text(high)}，"
                f"得分{points_text(claimed.score)}不在区间之内。",
                subject(row.indicator),
            )


@check("R38", "定性指标缺少说明", Severity.WARNING)
def qualitative_without_remark(view: View) -> Iterator[Fault]:
    """所选口径要求每一项定性指标都填写说明，这一行没有填。

    改法：请在偏差原因（或备注）栏写明判断达成程度的依据。
    依据：所选口径的规定（见口径文件）。
    """
    if not view.pack.qualitative_remark_required:
        return
    for row in view.rows:
        indicator = row.indicator
        places = [cell for cell in (indicator.reason, indicator.measure, indicator.note) if cell is not None]
        if row.points.direction is Direction.WORDS and places and all(cell.blank for cell in places):
            yield Fault(places[0], "本口径要求定性指标逐项填写说明，这一行还没有填。", subject(indicator))


@check("R42", "得分的小数位过多", Severity.NOTICE)
def score_with_many_decimals(view: View) -> Iterator[Fault]:
    """得分保留的小数位多于口径规定的位数，各行相加容易出现尾差。

    改法：请将得分四舍五入到规定的位数后再合计。
    依据：得分一般保留两位小数，四舍五入（所选口径）。
    """
    most = view.pack.decimals
    long = [(row.indicator, claimed) for row, claimed in view.claims if claimed.places > most]
    if long:
        first, claimed = long[0]
        where = lines([indicator for indicator, _ in long])
        yield Fault(
            claimed.cell,
            f"{where}的得分超过{most}位小数（如{quote(claimed.cell.text.strip())}），应四舍五入到{most}位。",
            subject(first),
        )


def _keeps_full(claimed: Claim, points: Decimal) -> bool:
    return claimed.score == claimed.weight and points < claimed.weight and not agrees(claimed, points)


def _certainly_missed(row: ScoredIndicator, view: View) -> bool:
    """Whether nothing had to be presumed to see that the target was missed, and no person may set the score."""
    actual = row.indicator.actual
    if row.points.outcome not in _MISSED or not surely_missed(row) or actual is None:
        return False
    adjustable = view.pack.adjustable
    by_hand = {Direction.LOWER: adjustable.over, Direction.EQUAL: adjustable.unequal}.get(row.points.direction, False)
    return not by_hand and actual.value.kind is not Kind.APPROX and actual.value.comparator in _EXACT


def _has_own_rule(row: ScoredIndicator) -> bool:
    """Whether the form itself says how the row is scored, other than in proportion: 每低1个百分点扣2分."""
    standard = row.indicator.standard
    return standard is not None and _OWN_RULE.search(standard.text) is not None


def _differs(row: ScoredIndicator, claimed: Claim, view: View) -> bool:
    """Whether a claim below the weight is not what the pack computes."""
    points = row.points.points
    if points is None or row.points.band is not None:
        return False  # 定性: a person chooses within a band
    if not 0 <= claimed.score < claimed.weight or agrees(claimed, points):
        return False
    return not (view.pack.adjustable.manual_deduction and claimed.score < points)


def _missed(row: ScoredIndicator) -> str:
    """How the actual stands to the target, with the deviation where there is one."""
    off = row.points.deviation
    if off is None or not off:
        return pair_text(row)
    return f"{pair_text(row)}{'高出' if off > 0 else '低'}{percent(abs(off))}"


def _against(row: ScoredIndicator, claimed: Claim, points: Decimal, lead: str = "") -> str:
    """Claim and computation side by side: 0.80分，按口径应为0.90分（1×180/200）."""
    return f"{lead}{points_text(claimed.score)}，按口径应为{points_text(points)}{arithmetic(row, claimed)}"
