"""What a pack does to a total after the rows are added up: counted rows, a capped cost block, a capped total."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from jixiao.form.family import Family, Group
from jixiao.packs.model import Pack
from jixiao.scoring.model import Points, ScoredIndicator
from jixiao.values.decimals import percent, plain, rounded

ZERO = Decimal(0)


def limited(
    total: Decimal | None, rows: Sequence[ScoredIndicator], budget: Points | None, pack: Pack
) -> tuple[Decimal | None, str]:
    """The total under the pack's limits, and one sentence for those that changed it ("" for none)."""
    if total is None:
        return None, ""
    sentences: list[str] = []
    for limit in (_counted, _cost_block):
        difference, sentence = limit(rows, pack)
        total += difference
        sentences += [sentence] if sentence else []
    total, sentence = _capped(total, budget, pack)
    sentences += [sentence] if sentence else []
    return total, "；".join(sentences) + f"（{pack.name}）" if sentences else ""


def _counted(rows: Sequence[ScoredIndicator], pack: Pack) -> tuple[Decimal, str]:
    """Families that are scored as a block: their weights × rows met ÷ rows, whatever each row weighs."""
    block = [row for row in rows if row.indicator.family in pack.counting.families and _weight(row)]
    if not block or any(row.points.points is None for row in block):
        return ZERO, ""
    met = sum(row.points.points == _weight(row) for row in block)
    weight = sum((_weight(row) for row in block), ZERO)
    before = sum((row.points.points or ZERO for row in block), ZERO)
    points = rounded(weight * met / len(block), pack.decimals)
    names = "、".join(dict.fromkeys(str(row.indicator.family) for row in block))
    return points - before, f"{names}共{len(block)}项，达标{met}项，得分={plain(weight)}×{met}/{len(block)}={points:f}"


def _cost_block(rows: Sequence[ScoredIndicator], pack: Pack) -> tuple[Decimal, str]:
    """Without a single cost target in numbers the whole cost block scores at most what the pack says."""
    most = pack.cost.cap_without_targets
    block = [row for row in rows if row.indicator.group is Group.COST or row.indicator.family is Family.COST]
    has_target = any(row.indicator.target and row.indicator.target.value.number is not None for row in block)
    points = sum((row.points.points or ZERO for row in block), ZERO)
    if most is None or not block or has_target or points <= most:
        return ZERO, ""
    return most - points, f"成本指标没有填写成本目标值，成本部分最高{plain(most)}分"


def _capped(total: Decimal, budget: Points | None, pack: Pack) -> tuple[Decimal, str]:
    """The total under the cap that the execution rate falls under."""
    rate = budget.completion if budget else None
    cap = next((cap for cap in pack.caps if rate is not None and rate < cap.below), None)
    if cap is None or rate is None or total <= cap.points:
        return total, ""
    return cap.points, f"预算执行率{percent(rate)}低于{percent(cap.below)}，总分最高{plain(cap.points)}分"


def _weight(row: ScoredIndicator) -> Decimal:
    amount = row.indicator.weight
    return amount.number if amount and amount.number is not None else ZERO
