"""分值 proposed for a form that has none (拟定分值): data for people to adjust, never written over a form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from itertools import count
from typing import TYPE_CHECKING, TypeVar

from jixiao.errors import JixiaoError
from jixiao.form.family import Group
from jixiao.values.decimals import plain

if TYPE_CHECKING:
    from jixiao.form.model import Form, Indicator
    from jixiao.packs.model import Pack

HUNDRED = Decimal(100)
ZERO = Decimal(0)
Label = TypeVar("Label")
_USUAL_STEPS = (Decimal(1), Decimal("0.5"), Decimal("0.1"), Decimal("0.01"))
_ALIKE = Decimal("0.1")  # rows of equal standing differ by at most this share


class Spread(StrEnum):
    """How 100 points are spread over a form (分值的分配方式)."""

    EVEN = "even"  # what the budget row leaves goes to the goals in equal parts, and to the rows of each in equal parts
    GROUPS = "groups"  # by the pack's first-level weights (50/30/10/10), in equal parts within a group


@dataclass(frozen=True, slots=True)
class Proposal:
    """Proposed weights: of 预算执行率, and of each filled row of the form in its order; together exactly 100.

    A form without any filled row has nothing to spread over: ``weights`` is then empty and ``budget`` is 100.
    """

    budget: Decimal | None  # None where the form has a row 预算执行率 among its indicators
    weights: tuple[Decimal, ...]


def propose_weights(form: Form, pack: Pack, spread: Spread) -> Proposal:
    """Spread 100 points over the rows of a form that somebody filled in (``form.filled``).

    预算执行率 gets what the pack gives it (湖北 20, elsewhere 10). First-level groups that the pack gives no weight
    share the points by their number of rows. The points of the pack's groups without rows go to those with rows.
    """
    rows = dict(enumerate(form.filled))
    execution = [place for place, row in rows.items() if row.group is Group.EXECUTION]
    others = {place: row for place, row in rows.items() if row.group is not Group.EXECUTION}
    budget = _budget_weight(pack) if others else HUNDRED
    weights = dict(zip(execution, share_evenly(budget, len(execution)), strict=True)) if execution else {}
    if others:
        weights.update(_SPREADS[spread](others, HUNDRED - budget, pack))
    return Proposal(None if execution else budget, tuple(weights[place] for place in rows))


def share_evenly(total: Decimal, parts: int) -> tuple[Decimal, ...]:
    """A total in parts that are equal, or by a tidy step within 10 % of each other; the first then take the remainder.

    >>> [str(part) for part in share_evenly(Decimal(50), 4)]
    ['12.5', '12.5', '12.5', '12.5']
    >>> [str(part) for part in share_evenly(Decimal(20), 9)]
    ['2.3', '2.3', '2.2', '2.2', '2.2', '2.2', '2.2', '2.2', '2.2']
    >>> [str(part) for part in share_evenly(Decimal(80), 3)]
    ['27', '27', '26']
    """
    equal = total / parts
    if any(equal % step == 0 for step in _USUAL_STEPS):
        return (equal,) * parts
    for step in _steps():
        base = _floor(equal, step)
        remainder = total - base * parts
        if base > 0 and remainder % step == 0 and step <= base * _ALIKE:
            first = int(remainder / step)
            return (base + step,) * first + (base,) * (parts - first)
    raise AssertionError("unreachable: the steps grow fine without end")


def _share_in_proportion(total: Decimal, ratios: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """A total in parts as ``ratios`` (all > 0), in whole numbers where each then gets some, by largest remainder."""
    whole = sum(ratios, ZERO)
    exact = [total * ratio / whole for ratio in ratios]
    for step in _steps():
        parts = [_floor(part, step) for part in exact]
        left = total - sum(parts, ZERO)
        if left % step == 0 and all(parts):
            hungriest = sorted(range(len(parts)), key=lambda place: parts[place] - exact[place])
            for place in hungriest[: int(left / step)]:
                parts[place] += step
            return tuple(parts)
    raise AssertionError("unreachable: the steps grow fine without end")


def _steps() -> Iterator[Decimal]:
    """1, 0.5, 0.1, 0.01, and finer ones for tables of thousands of rows."""
    yield from _USUAL_STEPS
    for places in count(3):
        yield Decimal(1).scaleb(-places)


def _floor(number: Decimal, step: Decimal) -> Decimal:
    return (number / step).to_integral_value(ROUND_FLOOR) * step


def _budget_weight(pack: Pack) -> Decimal:
    """The points of 预算执行率 under a pack.

    Raises:
        JixiaoError: where they leave nothing for the indicators.
    """
    weight = pack.budget.weight if pack.budget.weight is not None else pack.weights.get(Group.EXECUTION, ZERO)
    if weight >= HUNDRED:
        raise JixiaoError(f"口径“{pack.name}”把{plain(weight)}分全给了预算执行率，各项指标没有分值可分，请修改口径。")
    return weight


def _by_goals(rows: Mapping[int, Indicator], points: Decimal, _pack: Pack) -> Iterator[tuple[int, Decimal]]:
    """Equal parts for the goals, equal parts for the rows of each; rows without a goal count as one goal."""
    goals = _gather(rows, lambda row: row.goal)
    for part, places in zip(share_evenly(points, len(goals)), goals.values(), strict=True):
        yield from zip(places, share_evenly(part, len(places)), strict=True)


def _by_groups(rows: Mapping[int, Indicator], points: Decimal, pack: Pack) -> Iterator[tuple[int, Decimal]]:
    """The pack's first-level weights, equal parts for the rows of each group."""
    found = _gather(rows, lambda row: row.group)
    groups = {
        group: found[group] for group in Group if group in found
    }  # a tie goes the same way in every order of rows
    usual = _fitting_weights(pack, groups)
    known = [group for group in groups if usual.get(group)]
    known_rows = sum(len(groups[group]) for group in known)
    each_row = sum((usual[group] for group in known), ZERO) or Decimal(1)  # of a group that the pack does not know
    ratios = [
        known_rows * usual[group] if group in known else each_row * len(places) for group, places in groups.items()
    ]
    for part, places in zip(_share_in_proportion(points, ratios), groups.values(), strict=True):
        yield from zip(places, share_evenly(part, len(places)), strict=True)


def _fitting_weights(pack: Pack, groups: Mapping[Group, Sequence[int]]) -> Mapping[Group, Decimal]:
    """The set of first-level weights with the fewest groups that only it or only the form has; the earlier on a tie."""
    return min(pack.weight_sets, key=lambda usual: len((usual.keys() - {Group.EXECUTION}) ^ groups.keys()))


def _gather(rows: Mapping[int, Indicator], label: Callable[[Indicator], Label]) -> dict[Label, list[int]]:
    """Places by the label of their row, in the order in which the labels first appear."""
    gathered: dict[Label, list[int]] = {}
    for place, row in rows.items():
        gathered.setdefault(label(row), []).append(place)
    return gathered


_SPREADS: Mapping[Spread, Callable[[Mapping[int, Indicator], Decimal, Pack], Iterator[tuple[int, Decimal]]]] = {
    Spread.EVEN: _by_goals,
    Spread.GROUPS: _by_groups,
}
