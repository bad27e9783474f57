"""The number of a row, made of quantities, with the arithmetic written out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from jixiao.packs.scorecards import Formula, Operation
from jixiao.scoring.cards.datum import Datum
from jixiao.values.decimals import percent, plain

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Computed:
    """A number and how it came about: 预算完成数96万元÷支出预算数100万元＝96%. ``why`` says why there is none."""

    number: Decimal | None
    text: str
    rate: bool = False
    unit: str = ""
    word: str = ""
    why: str = ""

    def shown(self, number: Decimal) -> str:
        """A number as this one is written."""
        return percent(number) if self.rate else f"{plain(number)}{self.unit}"


def compute(formula: Formula, data: Mapping[str, Datum]) -> Computed:
    """The number of a formula whose quantities are known, an optional one that is blank counting nothing."""
    return _OPERATIONS[formula.operation]([[data[name] for name in term] for term in formula.terms])


def _alone(terms: list[list[Datum]]) -> Computed:
    datum = terms[0][0]
    return Computed(datum.number, datum.text, unit=datum.quantity.unit, word=datum.word)


def _difference(terms: list[list[Datum]]) -> Computed:
    left, right = _sum(terms[0]), _sum(terms[1])
    unit = terms[0][0].quantity.unit
    if not any(datum.known for datum in terms[1]):
        return Computed(left, _written(terms[0]), unit=unit)
    number = left - right
    return Computed(number, f"{_written(terms[0])}－{_written(terms[1])}＝{plain(number)}{unit}", unit=unit)


def _ratio(terms: list[list[Datum]]) -> Computed:
    left, right = _sum(terms[0]), _sum(terms[1])
    text = f"{_written(terms[0])}÷{_written(terms[1])}"
    if right <= 0:
        total = f"合计{plain(right)}{terms[1][0].quantity.unit}" if len(terms[1]) > 1 else ""
        return Computed(None, text, rate=True, why=f"{_written(terms[1])}{total}，不能作除数")
    return Computed(left / right, f"{text}＝{percent(left / right)}", rate=True)


def _change(terms: list[list[Datum]]) -> Computed:
    now, before = _sum(terms[0]), _sum(terms[1])
    text = f"（{_written(terms[0])}－{_written(terms[1])}）÷{plain(before)}"
    if before <= 0:
        return Computed(None, text, rate=True, why=f"{_written(terms[1])}，不能计算变动率")
    return Computed((now - before) / before, f"{text}＝{percent((now - before) / before)}", rate=True)


_OPERATIONS = {
    Operation.AMOUNT: _alone,
    Operation.MET: _alone,
    Operation.WORD: _alone,
    Operation.DIFFERENCE: _difference,
    Operation.RATIO: _ratio,
    Operation.CHANGE: _change,
}


def _sum(term: list[Datum]) -> Decimal:
    return sum((datum.number for datum in term if datum.number is not None), ZERO)


def _written(term: list[Datum]) -> str:
    texts = "＋".join(datum.text for datum in term if datum.known)
    return f"（{texts}）" if len(term) > 1 else texts
