"""Two amounts in one clause that belong together: 培训3期180人 is two values, 由12天压缩至5天 is the latter.

Only from words that leave nothing open: a unit of how often with a unit of persons, and 由…至… with one unit
on both sides and a verb that goes the way the numbers go. Everything else in one clause is not chosen between.
"""

from __future__ import annotations

from dataclasses import replace

from jixiao.values import units
from jixiao.values.lexer import Token
from jixiao.values.measuring import Item
from jixiao.values.model import Comparator, Kind, Role, Value
from jixiao.values.pattern import Pattern

OCCASIONS = units.words("期 场 次 场次 班 班次 批 批次 户")
PERSONS = units.words("人 人次 名")
BETWEEN = Pattern("(?:共计?|累计|合计)?(?:培训|参训|轮训|参加|参与|惠及|受益|服务)?(?:共计?)?")
FROM = Pattern(r"[由从](?:原来|原先|以前|过去|上年|去年)?的?$")
CHANGED = Pattern(
    r"(?:左右)?(?:(?P<up>提高|提升|增加|增长|上升|扩大|升|增)|(?P<down>压缩|缩短|缩减|降低|下降|减少|压减|压降|精简|降|减))[至到为]"
)
UNSIGNED = (None, Comparator.EQUAL)
# What makes a statement of an actual value one of intention.
INTENDED = Pattern(
    "计划|目标|拟|预计|(?<![响对相适反供])应|原定|如(?!期)|若|争取|力争|将(?=[由从]$|$)|要求|(?<![认许])可"
)


def both_of(first: Item, second: Item, clause: list[Token], role: Role) -> Item | None:
    """培训3期180人 as 3期 and 180人; None where the second might be so many each time."""
    if not (first.is_amount and second.is_amount) or second.end < len(clause):
        return None
    if first.value.unit not in OCCASIONS or second.value.unit not in PERSONS:
        return None
    plain = all(value.kind is Kind.QUANTITY and value.comparator in UNSIGNED for value in (first.value, second.value))
    if not plain or any("每" in token.text for token in clause) or _is_intended(clause[: first.start], role):
        return None
    if not BETWEEN.fullmatch(_written(clause[first.end : second.start])):
        return None
    parts = (first.value, second.value)
    return Item(Value(Kind.COMPOSITE, parts=parts), first.start, second.end, is_amount=False)


def latter_of(first: Item, second: Item, clause: list[Token], role: Role) -> Item | None:
    """由12天压缩至5天 as 5天, with a note of where it came from."""
    old, new = first.value, second.value
    if not (first.is_amount and second.is_amount) or (old.unit, old.scale) != (new.unit, new.scale) or not new.unit:
        return None
    if (
        old.comparator not in UNSIGNED
        or old.number is None
        or new.number is None
        or Kind.APPROX in (old.kind, new.kind)
    ):
        return None
    before = clause[: first.start]
    if second.end < len(clause) or not FROM.search(_written(before)) or _is_intended(before, role):
        return None
    changed = CHANGED.fullmatch(_written(clause[first.end : second.start]))
    if changed is None or (new.number > old.number) != bool(changed["up"]) or new.number == old.number:
        return None
    note = f"“{_written(clause[first.start : first.end])}”按变化前的水平理解"
    return replace(second, value=new.presuming(note))


def _is_intended(before: list[Token], role: Role) -> bool:
    return role is Role.ACTUAL and INTENDED.search(_written(before)) is not None


def _written(tokens: list[Token]) -> str:
    return "".join(token.text for token in tokens)
