"""Rates told beside the amounts they come from (比率): of growth, of one amount in another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.prose.amounts import PERCENT, Amount
from jixiao.checks.prose.rounding import slack
from jixiao.checks.prose.structure import sentences
from jixiao.checks.prose.wording import in_unit_of, named
from jixiao.values.decimals import percent
from jixiao.values.pattern import Pattern

_GROWTH = Pattern(r"(?:增长|下降|增幅|降幅|增加|减少|上升|降低)(?:率|了|比例|幅度)?\s*(?:为|达到?|约)?\s*$")
_OF_LAST_YEAR = Pattern(r"上年|去年|上一年|前一年")
_OF_BUDGET = Pattern(r"预算")
_THAN_BUDGET = Pattern(r"[比较](?:年初|全年|调整后)?预算数?")
_LAST_YEAR = Pattern(r"[比较](?:去年|上年|上一?年度?|20\d\d\s*年度?)|同比|相比")
_FARTHEST = 64  # amounts away, beyond which nothing is meant any more
_LESS = Pattern(r"减少|下降|降低|调减|核减|压减|下调")


def rates(text: str) -> Iterator[tuple[Amount, tuple[Amount, ...], list[Amount]]]:
    """Each exact rate of a paragraph, with the amounts before it, and of these those that lead up to it.

    >>> [(rate.text, [amount.text for amount in alike]) for rate, _, alike in rates("发400份，收386份，回收率96.5%")]
    [('96.5%', ['400份', '386份'])]
    """
    if "%" not in text and "％" not in text:
        return
    before: list[Amount] = []
    for amounts in sentences(text):
        for position, rate in enumerate(amounts):
            if rate.unit == PERCENT and not rate.about:
                yield rate, tuple(before[-_FARTHEST:]), _alike_before(amounts, position)
            before.append(rate)


def _alike_before(amounts: tuple[Amount, ...], position: int) -> list[Amount]:
    """The amounts of one unit that lead up to a rate, back to the rate before it."""
    found: list[Amount] = []
    for amount in reversed(amounts[:position]):
        if amount.unit == PERCENT:
            break
        if not amount.about and (not found or amount.unit == found[0].unit):
            found.insert(0, amount)
    return found


def growth(rate: Amount, before: list[Amount]) -> Iterator[str]:
    """What is wrong with a rate of growth behind the amounts that lead up to it, the change last."""
    if not _GROWTH.search(rate.clause) or len(before) < 2 or not before[-1].change:
        return
    *levels, change = before
    budget = bool(_THAN_BUDGET.search(change.clause))
    of_base, base_is = (_OF_BUDGET, "预算") if budget else (_OF_LAST_YEAR, "上年")
    if not budget and not any(_LAST_YEAR.search(amount.clause) for amount in before[-2:]):
        return
    step = change.value if _LESS.search(change.clause) else -change.value
    told = [level.value for level in levels if level.change or of_base.search(level.clause)]
    worked_out = [level.value + step for level in levels if not level.change]
    bases = [base for base in (*told, *worked_out) if base > 0]
    if bases and change.value and not any(agrees(rate, change.value / base, change, levels[-1]) for base in bases):
        said = f"{base_is}应为{in_unit_of(bases[0], change)}，幅度为{percent(change.value / bases[0])}"
        yield f"{named(change)}，{said}，所写的{named(rate)}与此不符，请核对。"


def agrees(rate: Amount, ratio: Decimal, over: Amount, under: Amount) -> bool:
    """Whether a printed rate is the ratio, rounded or cut, or what the rounding of the amounts allows."""
    step = Decimal(1).scaleb(-rate.places)
    off = rate.value - ratio * 100
    loose = sum((slack([amount]) / amount.value for amount in (over, under) if amount.value), Decimal(0))
    room = ratio * 100 * loose
    return -step - room < off <= step / 2 + room
