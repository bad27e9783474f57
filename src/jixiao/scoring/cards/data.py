"""What is filled in on 评分数据, as the numbers and words that rules take; what cannot be used says why."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Context, Decimal

from jixiao.form.model import Cell, Input
from jixiao.packs.error import likely
from jixiao.packs.scorecards import Card, Quantity
from jixiao.packs.scorecards.model import PERCENT
from jixiao.scoring.cards.datum import Datum
from jixiao.scoring.cards.units import in_one_unit
from jixiao.values.decimals import percent, plain

_UNCOMPUTED = "单元格是公式，文件里没有存下计算结果，请用 Excel 或 WPS 打开并保存一次"
_NUMBER = re.compile(r"[-+]?\d+(?:,\d{3})*(?:\.\d+)?")
_HUNDRED = Decimal(100)
_AS_EXCEL_SHOWS = Context(prec=15)  # a file may hold 0.0088 as 0.008800000000000001


def read_data(card: Card, inputs: Iterable[Input]) -> Mapping[str, Datum]:
    """Every quantity of a card with what is filled in for it, checked against its range and against the others."""
    lines: dict[str, list[Input]] = {}
    for line in inputs:
        lines.setdefault(bare_name(line.name), []).append(line)
    data = {quantity.name: _of_lines(quantity, _named(quantity, lines)) for quantity in card.quantities}
    return in_one_unit(card, {name: _within_its_whole(datum, data) for name, datum in data.items()})


def unknown_lines(card: Card, inputs: Iterable[Input]) -> Iterator[tuple[Input, str]]:
    """The lines filled in under a name that no rule asks for, each with the name that was probably meant."""
    known = {name: quantity.name for quantity in card.quantities for name in names_of(quantity)}
    for line in inputs:
        if not line.value.blank and bare_name(line.name) not in known:
            yield line, known.get(likely(bare_name(line.name), known), "")


def names_of(quantity: Quantity) -> tuple[str, ...]:
    """The names under which a quantity may be filled in: its own, with its unit or without.

    >>> names_of(Quantity("“三公经费”预算数", "万元"))
    ('三公经费预算数', '三公经费预算数(万元)')
    """
    name = bare_name(quantity.name)
    return (name, f"{name}({bare_name(quantity.unit)})") if quantity.unit else (name,)


def bare_name(text: str) -> str:
    """A name without blanks, quotation marks and a colon at its end."""
    return re.sub(r"[\s“”\"]", "", unicodedata.normalize("NFKC", text)).removesuffix(":")


def _named(quantity: Quantity, lines: Mapping[str, list[Input]]) -> list[Input]:
    return [line for name in names_of(quantity) for line in lines.get(name, ())]


def _of_lines(quantity: Quantity, lines: list[Input]) -> Datum:
    """The one line that is filled in; two that do not say the same cannot be used."""
    filled = [line for line in lines if not line.value.blank]
    datum = _read(quantity, next(iter([*filled, *lines]), None))
    if len({line.value.text.strip() for line in filled}) > 1:
        places = "、".join(line.value.ref for line in filled)
        return replace(datum, number=None, word="", fault=f"但{places}填的不一样，应只填一处")
    return datum


def _read(quantity: Quantity, line: Input | None) -> Datum:
    if line is None:
        return Datum(quantity)
    evidence = line.evidence.text.strip() if line.evidence else ""
    datum = Datum(quantity, line.value, evidence=evidence)
    text = line.value.text.strip()
    if not text:
        return replace(datum, fault="" if datum.blank else _UNCOMPUTED)
    if line.unit and quantity.unit and bare_name(line.unit) != bare_name(quantity.unit):
        return replace(datum, fault=f"“单位”一栏写的是“{line.unit}”，应为“{quantity.unit}”")
    if quantity.choices:
        wrong = "" if text in quantity.choices else f"应为{'、'.join(quantity.choices)}之一"
        return replace(datum, word="" if wrong else text, fault=wrong)
    number, fault = _number(quantity, line.value)
    return replace(datum, number=number, fault=fault or _out_of_range(quantity, number))


def _number(quantity: Quantity, cell: Cell) -> tuple[Decimal | None, str]:
    """The number in a cell, in the unit of its quantity; else what was expected."""
    text = unicodedata.normalize("NFKC", "".join(cell.text.split()))
    if cell.error:
        return None, "单元格中的公式出错"
    if quantity.unit == PERCENT:
        return _share(text, cell.number)
    if cell.number is not None and not text.endswith(PERCENT):
        return _AS_EXCEL_SHOWS.plus(cell.number), ""
    bare = text.removesuffix(unicodedata.normalize("NFKC", quantity.unit)) if quantity.unit else text
    if _NUMBER.fullmatch(bare):
        return Decimal(bare.replace(",", "")), ""
    return None, f"应填以“{quantity.unit}”为单位的数字" if quantity.unit else "应填数字"


def _share(text: str, stored: Decimal | None) -> tuple[Decimal | None, str]:
    """A percentage: 90%, or a bare 90; a bare 0.9 may mean either, and is asked about."""
    if text.endswith(PERCENT) and _NUMBER.fullmatch(text[:-1]):
        ratio = Decimal(text[:-1].replace(",", "")) / _HUNDRED
        return (ratio if stored is None else _AS_EXCEL_SHOWS.plus(stored)), ""
    if _NUMBER.fullmatch(text) and Decimal(text.replace(",", "")) > 1:
        return Decimal(text.replace(",", "")) / _HUNDRED, ""
    return None, "应填带百分号的数，例如90%"


def _out_of_range(quantity: Quantity, number: Decimal | None) -> str:
    if number is None:
        return ""
    kind = "整数" if quantity.whole else "数"
    low, above, high = (_bound(quantity, bound) for bound in (quantity.low, quantity.above, quantity.high))
    wrong = (
        (quantity.low is not None and number < quantity.low)
        or (quantity.above is not None and number <= quantity.above)
        or (quantity.high is not None and number > quantity.high)
        or (quantity.whole and number != number.to_integral_value())
    )
    if not wrong:
        return ""
    words = [f"不小于{low}" if low else "", f"大于{above}" if above else "", f"不大于{high}" if high else ""]
    return f"应为{'、'.join(filter(None, words))}{'的' if any(words) else ''}{kind}"


def _bound(quantity: Quantity, bound: Decimal | None) -> str:
    if bound is None:
        return ""
    return percent(bound) if quantity.unit == PERCENT and bound else plain(bound)


def _within_its_whole(datum: Datum, data: Mapping[str, Datum]) -> Datum:
    """A part that is more than its whole cannot be used."""
    whole = data.get(datum.quantity.at_most)
    if whole is None or not (datum.known and whole.known) or datum.number is None or whole.number is None:
        return datum
    if datum.number <= whole.number:
        return datum
    return replace(datum, fault=f"不应大于{whole.text}")
