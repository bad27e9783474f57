"""This year beside last year (上年对比), unit by unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from jixiao.summary.previous import Previous, Year
from jixiao.summary.tables.keys import closed
from jixiao.summary.tables.units import UnitRow


class Presence(StrEnum):
    """In which years a unit is there."""

    BOTH = "两年都有"
    NEW = "本年新增"
    GONE = "本年没有"


@dataclass(frozen=True, slots=True)
class Pair:
    """A unit in both years; the one that it is missing in says nothing but its name."""

    presence: Presence
    before: Year
    now: Year


def changes(previous: Previous, units: Iterable[UnitRow]) -> list[Pair]:
    """Compare: units of this year in their order, those of both years first, then those that are gone."""
    now = {closed(row.name): _year(row) for row in units}
    both = [Pair(Presence.BOTH, previous.units[key], year) for key, year in now.items() if key in previous.units]
    new = [Pair(Presence.NEW, Year(year.name), year) for key, year in now.items() if key not in previous.units]
    gone = [Pair(Presence.GONE, year, Year(year.name)) for key, year in previous.units.items() if key not in now]
    return [*both, *new, *gone]


def change(before: Decimal | int | None, now: Decimal | int | None) -> Decimal | int | None:
    """How much more it is; None where a year does not say.

    >>> change(3, 1), change(None, 1)
    (-2, None)
    """
    return None if before is None or now is None else now - before


def _year(row: UnitRow) -> Year:
    return Year(row.name, row.claimed, row.points, row.execution_rate, row.found.errors, row.found.warnings)
