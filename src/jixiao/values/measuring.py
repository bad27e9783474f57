"""Finds the measured thing that starts at a token: an amount, a range, a ratio, a date, service hours.

A number that belongs to a name is no measured thing: 12348热线, 1+X, 5A级, 七五普法, 一人一证.
"""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.values import amount as amounts
from jixiao.values import moments, numerals, pairs, unit_phrase, units
from jixiao.values.amount import Trouble
from jixiao.values.lexer import Token
from jixiao.values.model import Kind, Role, Value, When

MEASURED = frozenset({"number", "fraction", "plus_minus", "hours", "clock"})
OPENERS = frozenset({"compare", "about", "every"})
MOST_OPENERS = 6
UNREAD = {
    "scientific": "“{}”是科学计数法，请按普通数字填写",
    "malformed": "“{}”不是规范的数字，请核对小数点和千分位",
}
# Counting words before which a Chinese numeral inside a sentence is a number; 三项制度, 两个维护 are names.
COUNTED_IN_WORDS = units.words("次 场 名 人 人次 场次 家 份 户 篇 本 册")


@dataclass(frozen=True, slots=True)
class Item:
    """One measured thing and the tokens it takes up: from ``start`` up to ``end``."""

    value: Value
    start: int
    end: int
    is_amount: bool


def measures(token: Token) -> bool:
    """Whether a token alone shows that something is measured."""
    return token.kind in MEASURED or token.kind in moments.STARTERS


def measured_at(clause: list[Token], index: int, role: Role) -> Item | None:
    """The measured thing that starts here, None where this token is only a word."""
    kind = clause[index].kind
    if kind in UNREAD:
        raise Trouble(clause[index].start, UNREAD[kind].format(clause[index].text[:20]))
    head = index
    while head < min(len(clause) - 1, index + MOST_OPENERS) and clause[head].kind in OPENERS:
        head += 1
    if kind in OPENERS and clause[head].kind not in MEASURED | moments.STARTERS | {"numeral", "to"}:
        return None
    return _measured(clause, index, head, role)


def _measured(clause: list[Token], start: int, head: int, role: Role) -> Item | None:  # noqa: PLR0911 - one line per form
    kind = clause[head].kind
    if kind in ("hours", "clock"):
        return Item(pairs.service_hours(clause[head], clause[head + 1 :]), start, head + 1, is_amount=False)
    if kind == "moment" and [token.kind for token in clause[head + 1 : head + 4]] == ["number", "to", "moment"]:
        year = moments.when_of(clause[head])
        return _months(clause, amounts.parse_amount(clause, head + 1), head + 2, start, year.year)
    if kind in moments.STARTERS:
        value, end = moments.parse_moment(clause, start, role)
        return Item(value, start, end, is_amount=False)
    if kind == "plus_minus":
        value, end = pairs.parse_tolerance(clause, None, head)
        return Item(value, start, end, is_amount=False)
    if kind == "to":
        if head + 1 == len(clause) or clause[head + 1].kind != "number" or clause[head].text in ("到", "至"):
            return None
        if head and head == start:
            raise Trouble(clause[head].start, f"“{clause[head].text[:5]}”是负号还是连接号，无法确定")
    if kind == "numeral" and not _counts(clause, start, head):
        return None
    if kind not in ("number", "numeral", "fraction", "to"):
        return None
    return _numbered(clause, start, head, role)


def _counts(clause: list[Token], start: int, head: int) -> bool:
    """Whether Chinese numerals are a number here and not part of a word (一人一证, 七五普法, 一次性)."""
    if start == head and head and clause[head - 1].text.endswith(("几", "数", "上", "好")):
        raise Trouble(
            clause[head].start, f"“{clause[head - 1].text[-4:]}{clause[head].text[:5]}”不是确定的数，请写成一个数"
        )
    rest = clause[head + 1 :]
    if not rest:
        return head == 0 or clause[start].kind == "compare"
    if len(rest) > 1 and rest[0].kind == "odd":
        rest = rest[1:]
    if rest[0].kind == "scale":
        rest = rest[1:]
        if not rest:
            return head == 0 or clause[start].kind == "compare"
        if len(rest) > 1 and rest[0].kind == "odd":
            rest = rest[1:]
    if rest[0].kind not in ("unit", "percent") or rest[0].text in ("级", "类", "等", "档"):
        return False
    unit, rest = rest[0].text, rest[1:]
    often = any(token.kind == "every" for token in clause[:start]) and unit in units.FREQUENCY_WORDS
    alone = not rest or rest[0].text == "整" or rest[0].kind in ("suffix", "odd", "stop")
    if start < head or often:
        return alone or clause[start].kind == "compare" or not rest[0].text.startswith(("性", "证", "码"))
    if head == 0 and len(clause[head].text) > 1 and numerals.read_numeral(clause[head].text) is not None:
        return True  # 十二个乡镇; 三个代表 may be a name
    return (start == 0 and alone) or (clause[head].text not in ("一", "千", "百", "万") and unit in COUNTED_IN_WORDS)


def _numbered(clause: list[Token], start: int, head: int, role: Role) -> Item | None:
    if _is_name(clause, start, head):
        return None
    left = amounts.parse_amount(clause, start)
    end = left.end
    joint = clause[end].kind if end < len(clause) else ""
    if joint == "to" and end + 1 < len(clause):
        if clause[end + 1].kind in moments.STARTERS:
            return _months(clause, left, end, start)
        value, end = pairs.parse_range(clause, left, end)
        below = [unit_phrase.every_unit(token.text) for token in clause[start:head] if token.kind == "every"]
        if below and value.unit and units.kind_of(value.unit) is not Kind.PERCENT:
            value = value.with_unit("/".join([value.unit, *below]), Kind.RANGE)
        return Item(value, start, end, is_amount=False)
    if joint == "plus_minus":
        value, end = pairs.parse_tolerance(clause, left, end)
        return Item(value, start, end, is_amount=False)
    if joint == "colon" and end + 1 < len(clause):
        value, end = pairs.parse_ratio(clause, left, end, role)
        return Item(value, start, end, is_amount=False)
    if joint in ("slash", "plus_minus", "dot", "code"):
        raise Trouble(clause[end].start, f"“{clause[end].text[:20]}”连接的两部分无法确定是比例、日期还是两个数")
    return Item(amounts.to_value(left, role), start, end, is_amount=True)


def _months(clause: list[Token], left: amounts.Amount, joint: int, start: int, year: int | None = None) -> Item:
    """1-12月, 2020-2022年: the word that makes it a date stands on the last one only."""
    place = clause[start].start
    if left.unit or left.scale != 1 or left.number != left.number.to_integral_value() or left.comparator is not None:
        raise Trouble(place, "起止日期写法不一致")
    number = int(left.number)
    until, end = moments.parse_point(clause, joint + 1)
    if until.month is None and 1900 <= number <= 2100 and year is None:
        when = When(number)
    elif until.month and until.day is None and 1 <= number <= 12:
        when = When(until.year or year, None, number)
    else:
        raise Trouble(place, "起止日期写法不一致")
    return Item(moments.span(when, until, place), start, end, is_amount=False)


def _is_name(clause: list[Token], start: int, head: int) -> bool:
    """Whether a number is glued to a noun or to letters and is part of its name: 12348热线, 1+X, 5A级."""
    if any(token.kind != "every" for token in clause[start:head]):
        return False
    after = clause[head + 1] if head + 1 < len(clause) else None
    if after is None:
        return False
    if after.kind in ("word", "code") and after.text.startswith(units.NAME_NOUNS):
        return True
    if after.text == "+" or (after.kind == "code" and after.text not in units.KNOWN_UNITS):
        return True
    return (after.text == "级" or after.text.startswith("星级")) and clause[head].kind == "number"
