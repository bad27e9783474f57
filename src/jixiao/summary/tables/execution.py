"""How much of the budget was spent (执行率): exact sums in 万元, and rates by form from the lowest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from jixiao.form.model import FormKind
from jixiao.summary.store import Store
from jixiao.summary.tables.forms import FormRow, form_rows
from jixiao.summary.tables.whose import Whose
from jixiao.values.decimals import rounded

WAN = Decimal(10_000)
BINS = ("低于60%", "60%～80%", "80%～90%", "90%～100%", "100%", "高于100%")
_LIMITS = tuple(map(Decimal, ("0.6", "0.8", "0.9", "1")))
DOUBTFUL = Decimal(2)  # who spends twice the budget has mistaken 元 for 万元, more often than not
ALL, OF_UNITS, OF_PROJECTS = "合计", "部门（单位）整体", "项目"


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """Sums over forms that state their unit of money and have no doubtful rate, in 万元.

    ``rate`` is over the forms that state what was spent and what was to be spent.
    """

    name: str
    forms: int
    initial: Decimal
    annual: Decimal
    spent: Decimal
    rate: Decimal | None


@dataclass(frozen=True, slots=True)
class Execution:
    """The sums, the rates by bin, the forms from the lowest rate, and how many forms count nowhere."""

    sums: tuple[MoneyRow, ...]
    counts: tuple[int, ...]  # one for each of BINS
    rows: tuple[FormRow, ...]
    left_out: int  # that have a rate but are not listed
    doubtful: int  # with a rate above DOUBTFUL: not in the sums, and listed first
    unitless: int  # with amounts but no unit of money: not in the sums
    rateless: int  # without a rate

    @property
    def rated(self) -> int:
        """How many forms have a rate."""
        return sum(self.counts)


def doubtful(row: FormRow) -> bool:
    """Whether so much more was spent than there was that the amounts are to be looked at first."""
    return row.execution_rate is not None and row.execution_rate > DOUBTFUL


def bin_of(rate: Decimal) -> int:
    """Which of BINS a rate falls into.

    >>> [BINS[bin_of(Decimal(rate))] for rate in ("0.5999", "0.6", "0.999", "1", "1.02")]
    ['低于60%', '60%～80%', '90%～100%', '100%', '高于100%']
    """
    passed = sum(rate >= limit for limit in _LIMITS)
    return passed + (rate > 1)


def execution_rates(store: Store, whose: Whose, most: int = 20_000) -> Execution:
    """Sum up; tables of targets are of plans alone and do not count. No more than ``most`` forms are listed."""
    sums = {name: _Sum() for name in (OF_UNITS, OF_PROJECTS, ALL)}
    lowest, counts, apart = _Lowest(most), [0] * len(BINS), dict.fromkeys(_Apart, 0)
    for row in form_rows(store, whose):
        if row.kind is FormKind.TARGET_TABLE:
            continue
        reason = _apart(row)
        if reason is not None:
            apart[reason] += 1
        if row.money_unit and reason is not _Apart.DOUBTFUL:
            for name in (OF_PROJECTS if row.project else OF_UNITS, ALL):
                sums[name].add(row)
        if row.execution_rate is not None:
            lowest.add(row)
            counts[bin_of(row.execution_rate)] += 1
    left_out = max(0, sum(counts) - most)
    return Execution(_shown(sums), tuple(counts), lowest.rows(), left_out, *(apart[each] for each in _Apart))


class _Apart(Enum):
    """What is told of a form apart, in the order of `Execution`."""

    DOUBTFUL, UNITLESS, RATELESS = range(3)


def _apart(row: FormRow) -> _Apart | None:
    if row.execution_rate is None:
        return _Apart.RATELESS
    if doubtful(row):
        return _Apart.DOUBTFUL
    return None if row.money_unit else _Apart.UNITLESS


class _Lowest:
    """The forms with doubtful and with the lowest rates of all that come by."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._rows: list[FormRow] = []

    def add(self, row: FormRow) -> None:
        self._rows.append(row)
        if len(self._rows) >= 2 * self._most:
            self._rows = list(self.rows())

    def rows(self) -> tuple[FormRow, ...]:
        order = sorted(self._rows, key=lambda row: (not doubtful(row), row.execution_rate, row.unit))
        return tuple(order[: self._most])


class _Sum:
    """Amounts coming together."""

    def __init__(self) -> None:
        self.forms = 0
        self.initial = self.annual = self.spent = self.rated_base = self.rated_spent = Decimal(0)

    def add(self, row: FormRow) -> None:
        if row.base is None and row.spent is None:
            return
        self.forms += 1
        self.initial += row.initial or 0
        self.annual += row.annual or 0
        self.spent += row.spent or 0
        if row.base is not None and row.spent is not None:
            self.rated_base += row.base
            self.rated_spent += row.spent

    def row(self, name: str) -> MoneyRow:
        initial, annual, spent = (rounded(each / WAN, 2) for each in (self.initial, self.annual, self.spent))
        rate = rounded(self.rated_spent / self.rated_base, 4) if self.rated_base > 0 else None
        return MoneyRow(name, self.forms, initial, annual, spent, rate)


def _shown(sums: dict[str, _Sum]) -> tuple[MoneyRow, ...]:
    """The sums that have forms; where there is only one kind, its sum is the whole."""
    kinds: Iterable[str] = [name for name in (OF_UNITS, OF_PROJECTS) if sums[name].forms]
    names = [*kinds, ALL] if len(list(kinds)) > 1 else list(kinds)
    return tuple(sums[name].row(name) for name in names)
