"""A rule of a 评分表 applied to the number of its row: the points, and the sentence that explains them (得分依据)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from jixiao.packs.scorecards import Part, RuleKind
from jixiao.scoring.cards.datum import Datum
from jixiao.scoring.cards.formula import Computed, compute
from jixiao.scoring.cards.kinds import (
    all_or_nothing,
    banded,
    by_word,
    count_met,
    deducted_in_proportion,
    deducted_per_step,
    earned_per_item,
    ratio_capped,
)
from jixiao.values.decimals import percent, plain

ZERO = Decimal(0)
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Ruled:
    """The points of one rule with its arithmetic; no points where the rule cannot be applied, and why."""

    points: Decimal | None
    sentence: str


def apply(part: Part, data: Mapping[str, Datum]) -> Ruled:
    """Apply a rule to data that are all known, but for optional ones."""
    value = compute(part.value, data)
    if value.why:
        return Ruled(None, f"{value.why}，请人工核定")
    target = data[part.target] if isinstance(part.target, str) else None
    aim = target.number if target is not None else part.target if isinstance(part.target, Decimal) else None
    named = target.text if target is not None else f"目标值{value.shown(aim)}" if aim is not None else ""
    if value.number is None and not value.word:
        return Ruled(None, f"{value.text}无法计算，请人工核定")
    return _KINDS[part.kind](_Case(part, value, value.number or ZERO, aim or ZERO, named))


@dataclass(frozen=True, slots=True)
class _Case:
    part: Part
    value: Computed
    number: Decimal
    target: Decimal
    named: str  # the target, as a sentence states it

    @property
    def full(self) -> str:
        return plain(self.part.full)

    def gives(self, points: Decimal, how: str) -> Ruled:
        got = f"得满分{self.full}分" if points == self.part.full else f"得{plain(points)}分"
        return Ruled(points, f"{self.value.text}，{how}{got}")


def _all_or_nothing(case: _Case) -> Ruled:
    criteria, met = case.part.criteria or 0, int(case.number)
    points = all_or_nothing([True] * met + [False] * (criteria - met), case.part.full)
    return case.gives(points, f"共{criteria}项要点，{'全部符合' if met == criteria else '没有全部符合'}，")


def _count_met(case: _Case) -> Ruled:
    met = int(case.number)
    given = {points for count, points in case.part.bands if count == met}
    if len(given) > 1:
        both = "、".join(f"{plain(points)}分" for points in sorted(given, reverse=True))
        return Ruled(None, f"{case.value.text}，评分标准对这种情况写了{both}两种得分，请人工核定")
    bands = [(int(count), points) for count, points in case.part.bands]
    return case.gives(count_met(met, bands, case.part.full), f"共{case.part.criteria}项要点，")


def _ratio_capped(case: _Case) -> Ruled:
    part = case.part
    floor = part.nothing_from
    points = ratio_capped(case.number, case.target, part.full, floor)
    if floor is not None and case.number <= floor:
        return case.gives(points, f"不超过{case.value.shown(floor)}，扣{case.full}分，")
    if case.target == 1 and case.value.rate:  # the printed target may be another one: 目标值为90%，得分=监控率×2
        reached = case.number >= case.target
        return case.gives(points, "达到100%，" if reached else f"{case.full}×{case.value.shown(case.number)}，")
    if case.number >= case.target:
        return case.gives(points, f"达到{case.named}，")
    over = f"{case.value.shown(case.number)}/{case.value.shown(case.target)}"
    return case.gives(points, f"未达到{case.named}，{case.full}×{over}，")


def _deducted_per_step(case: _Case) -> Ruled:
    part, step, each = case.part, case.part.step or Decimal(1), case.part.each or ZERO
    points = deducted_per_step(case.number, case.target, step, each, part.full)
    beyond = case.number - case.target
    if beyond <= 0:
        return case.gives(points, f"没有超出{case.named}，")
    off = (beyond / step).to_integral_value(ROUND_FLOOR) * each
    many = f"高{_points_of_percent(beyond)}" if case.value.rate else f"多{plain(beyond)}{case.value.unit}"
    per = _points_of_percent(step) if case.value.rate else f"{plain(step)}{case.value.unit}"
    left = f"{case.full}－{plain(off)}"
    ends = f"{left}＜0" if off > part.full else f"{left}＝{plain(points)}"
    return case.gives(points, f"比{case.named}{many}，每超出{per}扣{plain(each)}分，{ends}，")


def _points_of_percent(share: Decimal) -> str:
    return percent(share).removesuffix("%") + "个百分点"


def _banded(case: _Case) -> Ruled:
    points = banded(case.number, case.part.bands, case.part.full)
    floor = next((floor for floor, _ in case.part.bands if case.number >= floor), None)
    if floor is None:
        return case.gives(points, f"低于{case.value.shown(case.part.bands[-1][0])}，")
    return case.gives(points, f"在{case.value.shown(floor)}及以上一档，")


def _deducted_in_proportion(case: _Case) -> Ruled:
    part, factor = case.part, case.part.factor or ZERO
    points = deducted_in_proportion(case.number, factor, part.full, part.all_from, part.most)
    if case.number <= 0:
        return case.gives(points, "没有增加，")
    if part.all_from is not None and case.number >= part.all_from:
        most = part.full if part.most is None else part.most
        return case.gives(points, f"达到{case.value.shown(part.all_from)}及以上，扣{plain(most)}分，")
    off = (case.number * factor).quantize(_HUNDREDTH)
    return case.gives(points, f"扣{case.value.shown(case.number)}×{plain(factor)}＝{plain(off)}分，")


def _earned_per_item(case: _Case) -> Ruled:
    step, each = case.part.step or Decimal(1), case.part.each or ZERO
    items = int(max(case.number, ZERO) / step)
    points = earned_per_item(items, each, case.part.full)
    return case.gives(points, f"每超过{plain(step)}{case.value.unit}得{plain(each)}分，")


def _by_word(case: _Case) -> Ruled:
    return case.gives(by_word(case.value.word, dict(case.part.words), case.part.full), "")


_KINDS: Mapping[RuleKind, Callable[[_Case], Ruled]] = {
    RuleKind.ALL_OR_NOTHING: _all_or_nothing,
    RuleKind.COUNT_MET: _count_met,
    RuleKind.RATIO_CAPPED: _ratio_capped,
    RuleKind.DEDUCTED_PER_STEP: _deducted_per_step,
    RuleKind.BANDED: _banded,
    RuleKind.DEDUCTED_IN_PROPORTION: _deducted_in_proportion,
    RuleKind.EARNED_PER_ITEM: _earned_per_item,
    RuleKind.BY_WORD: _by_word,
}
