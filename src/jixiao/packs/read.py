"""Reading one key of a pack file: what is expected, in Chinese, and the function that reads it."""

# Every reader raises ValueError alone, which its caller turns into one sentence.
# ruff: noqa: TRY004

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from jixiao.form.family import Family, Group
from jixiao.packs.model import CostBand, TierBand, TotalCap
from jixiao.values.model import Tier

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a section may hold: ``read`` raises ValueError where the value is not what is ``expected``."""

    expected: str
    read: Callable[[object], Any]
    words: tuple[str, ...] = ()  # the words it may hold, where it holds one of a few


def text(raw: object) -> str:
    """A text that is not empty."""
    if not isinstance(raw, str) or not raw.strip():
        raise ValueError
    return raw.strip()


def truth(raw: object) -> bool:
    """True or false."""
    if not isinstance(raw, bool):
        raise ValueError
    return raw


def day(raw: object) -> date:
    """A date without a time."""
    if not isinstance(raw, date) or isinstance(raw, datetime):
        raise ValueError
    return raw


def number(raw: object) -> Decimal:
    """A number, exactly as written; "0.20" in quotes is as good as 0.20."""
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal | str):
        raise ValueError
    try:
        value = Decimal(raw)
    except InvalidOperation:
        raise ValueError from None
    if not value.is_finite():
        raise ValueError
    return value


def _between(low: Decimal, high: Decimal | None) -> Callable[[object], Decimal]:
    def read(raw: object) -> Decimal:
        value = number(raw)
        if value < low or (high is not None and value > high):
            raise ValueError
        return value

    return read


def word_of(enum: type[StrEnum], *allowed: str) -> Key:
    """A key that holds one word of an enum."""
    words = one_of(*(allowed or tuple(member.value for member in enum)))
    return Key(words.expected, lambda raw: enum(words.read(raw)), words.words)


def one_of(*words: str) -> Key:
    """A key that holds one of these words."""

    def read(raw: object) -> str:
        if not isinstance(raw, str) or raw not in words:
            raise ValueError
        return raw

    return Key(f" {'、'.join(words)} 之一", read, words)


def table_list(row: Callable[[Mapping[str, object]], Any]) -> Callable[[object], tuple[Any, ...]]:
    """A list of tables, at least one, each read by ``row``."""

    def read(raw: object) -> tuple[Any, ...]:
        if not isinstance(raw, list) or not raw or not all(isinstance(item, dict) for item in raw):
            raise ValueError
        return tuple(row(item) for item in raw)

    return read


def _fields(row: Mapping[str, object], **readers: Callable[[object], Any]) -> tuple[Any, ...]:
    """Exactly these fields of a row, read in this order."""
    if set(row) != set(readers):
        raise ValueError
    return tuple(reader(row[name]) for name, reader in readers.items())


def _tier(raw: object) -> Tier:
    return Tier(text(raw))


def _tier_band(row: Mapping[str, object]) -> TierBand:
    tier, low, high, title = _fields(row, tier=_tier, low=SHARE.read, high=SHARE.read, title=text)
    return TierBand(tier, low, high, title)


def _grade(row: Mapping[str, object]) -> tuple[Decimal, str]:
    floor, name = _fields(row, floor=_between(Decimal(0), HUNDRED), name=text)
    return floor, name


def _cap(row: Mapping[str, object]) -> TotalCap:
    below, points = _fields(row, below=SHARE.read, points=_between(Decimal(0), HUNDRED))
    return TotalCap(below, points)


def _cost_band(row: Mapping[str, object]) -> CostBand:
    within, share = _fields(row, within=_between(Decimal(0), None), share=SHARE.read)
    return CostBand(within, share)


def _weight_set(row: Mapping[str, object]) -> Mapping[Group, Decimal]:
    weights = {Group(name): _between(Decimal(0), HUNDRED)(raw) for name, raw in row.items()}
    if sum(weights.values()) != HUNDRED and set(weights) != {Group.EXECUTION}:
        raise ValueError
    return MappingProxyType(weights)


def _families(raw: object) -> tuple[Family, ...]:
    if not isinstance(raw, list):
        raise ValueError
    return tuple(Family(text(item)) for item in raw)


def _decimals(raw: object) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int) or not 0 <= raw <= 6:
        raise ValueError
    return raw


SHARE = Key("0到1之间的数（例如0.80）", _between(Decimal(0), Decimal(1)))
RATIO = Key("不小于0的数（例如0.20）", _between(Decimal(0), None))
POINTS = Key("0到100之间的分数（例如10）", _between(Decimal(0), HUNDRED))
TEXT = Key("一段文字", text)
TRUTH = Key(" true 或 false", truth)
DAY = Key("日期（例如2024-01-01，不加引号）", day)
DECIMALS = Key("0到6之间的整数", _decimals)
FAMILIES = Key('二级指标名称的列表（例如["数量指标"]）', _families)
TIERS = Key("若干个 {tier, low, high, title}，tier 为 met、partly、missed", table_list(_tier_band))
GRADES = Key("若干个 {floor, name}，floor 为0到100之间的分数", table_list(_grade))
CAPS = Key("若干个 {below, points}，below 为0到1之间的执行率", table_list(_cap))
COST_BANDS = Key("若干个 {within, share}，share 为0到1之间的数", table_list(_cost_band))
WEIGHT_SETS = Key("若干组一级指标权重，每组合计100，只规定预算执行率时只写这一项", table_list(_weight_set))
