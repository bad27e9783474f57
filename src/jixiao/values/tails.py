"""What may stand between a plain number and the end of its cell: 件, 万元, 百千瓦, 元/小时."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from jixiao.values.model import ONE, Kind
from jixiao.values.units import DIVISORS, FAMILY_OF, KNOWN_UNITS, PERCENT_SCALES, SCALES, kind_of, words

SCALE_WORDS = ("百", "千", "万", "亿")
# Units that are also something else (a date, a grade, a scale) have to be seen in their sentence.
AMBIGUOUS = words("度 年 月 季度 级 届 点 成 角 日 版 学年 学期")
PLAIN_UNITS = KNOWN_UNITS - AMBIGUOUS


@dataclass(frozen=True, slots=True)
class Measure:
    """What follows a number: the scale word's worth, the unit as kept, and the kind it makes."""

    scale: Decimal
    unit: str
    kind: Kind


@lru_cache(maxsize=4096)
def measure_of(tail: str) -> Measure | None:
    """The measure that a tail states; None where it is no known unit, and the number is read with its sentence.

    >>> measure_of("万元"), measure_of("元/小时").kind.value, measure_of("热线")
    (Measure(scale=Decimal('10000'), unit='元', kind=<Kind.MONEY: 'money'>), 'rate', None)
    """
    if tail in PLAIN_UNITS:
        return Measure(PERCENT_SCALES.get(tail, ONE), tail, kind_of(tail))
    above, *below = tail.split("/")
    if below:
        return _rate(measure_of(above), below)
    unit = tail[1:]
    if tail.startswith(SCALE_WORDS) and unit in PLAIN_UNITS and FAMILY_OF.get(unit) not in ("percent", "point"):
        return Measure(SCALES[tail[0]], unit, kind_of(unit))
    return None


def _rate(above: Measure | None, below: list[str]) -> Measure | None:
    """The measure of 元/小时, 通/年: known units only."""
    if above is None or above.kind is Kind.PERCENT or not DIVISORS.issuperset(below):
        return None
    unit = "/".join([above.unit, *below])
    return Measure(above.scale, unit, kind_of(unit))
