"""What a 评分表 file may hold: table → key → what is expected; and which keys each kind of rule needs."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from jixiao.packs import read
from jixiao.packs.read import Key
from jixiao.packs.schema import GROUND
from jixiao.packs.scorecards.model import Formula, Operation, RuleKind

_ARGUMENTS = {
    Operation.AMOUNT: 1,
    Operation.RATIO: 2,
    Operation.CHANGE: 2,
    Operation.DIFFERENCE: 2,
    Operation.MET: 1,
    Operation.WORD: 1,
}


def _formula(raw: object) -> Formula:
    if not isinstance(raw, dict) or len(raw) != 1:
        raise ValueError
    ((word, terms),) = raw.items()
    operation = Operation(word)
    listed = terms if isinstance(terms, list) else [terms]
    if len(listed) != _ARGUMENTS[operation]:
        raise ValueError
    return Formula(operation, tuple(_term(term) for term in listed))


def _term(raw: object) -> tuple[str, ...]:
    names = raw if isinstance(raw, list) else [raw]
    if not names:
        raise ValueError
    return tuple(read.text(name) for name in names)


def _pairs(raw: object) -> list[list[object]]:
    if not isinstance(raw, list) or not raw or not all(isinstance(pair, list) and len(pair) == 2 for pair in raw):
        raise ValueError
    return raw


def _bands(raw: object) -> tuple[tuple[Decimal, Decimal], ...]:
    return tuple((read.number(floor), read.number(points)) for floor, points in _pairs(raw))


def _words(raw: object) -> tuple[tuple[str, Decimal], ...]:
    return tuple((read.text(word), read.number(points)) for word, points in _pairs(raw))


def _texts(raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list) or not raw:
        raise ValueError
    return tuple(read.text(item) for item in raw)


def _positive(raw: object) -> Decimal:
    value = read.number(raw)
    if value <= 0:
        raise ValueError
    return value


def _count(raw: object) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int) or raw < 1:
        raise ValueError
    return raw


def _target(raw: object) -> Decimal | str:
    return read.text(raw) if isinstance(raw, str) else read.number(raw)


NUMBER = Key("一个数", read.number)
POSITIVE = Key("大于0的数", _positive)
FORMULA = Key('一个算式（例如 { ratio = ["预算完成数", "预算数"] }）', _formula)
BANDS = Key("若干个 [下限, 分数]，从高到低", _bands)
WORDS = Key('若干个 ["等级", 分数]', _words)
TEXTS = Key('文字的列表（例如["符合", "不符合"]）', _texts)
COUNT = Key("不小于1的整数", _count)
TARGET = Key("一个数，或一项数据的名称", _target)
KIND = read.word_of(RuleKind)

HEADER: Mapping[str, Key] = {"name": read.TEXT, "title": read.TEXT, **GROUND}
GRADE: Mapping[str, Key] = {"name": read.TEXT, "floor": NUMBER, "top": NUMBER}
QUANTITY: Mapping[str, Key] = {
    "name": read.TEXT,
    "where": read.TEXT,
    "evidence": read.TEXT,
    "unit": read.TEXT,
    "low": NUMBER,
    "above": NUMBER,
    "high": NUMBER,
    "at_most": read.TEXT,
    "whole": read.TRUTH,
    "optional": read.TRUTH,
    "choices": TEXTS,
    "stated_as": TEXTS,
}
ROW: Mapping[str, Key] = {
    "level1": read.TEXT,
    "level2": read.TEXT,
    "name": read.TEXT,
    "full": POSITIVE,
    "standard": read.TEXT,
    "explanation": read.TEXT,
}
PART: Mapping[str, Key] = {
    "kind": KIND,
    "value": FORMULA,
    "label": read.TEXT,
    "full": POSITIVE,
    "target": TARGET,
    "nothing_from": NUMBER,
    "step": POSITIVE,
    "each": POSITIVE,
    "factor": POSITIVE,
    "all_from": NUMBER,
    "most": POSITIVE,
    "bands": BANDS,
    "words": WORDS,
    "criteria": COUNT,
}

NEEDED: Mapping[RuleKind, frozenset[str]] = {
    RuleKind.ALL_OR_NOTHING: frozenset({"criteria"}),
    RuleKind.COUNT_MET: frozenset({"criteria", "bands"}),
    RuleKind.RATIO_CAPPED: frozenset({"target"}),
    RuleKind.DEDUCTED_PER_STEP: frozenset({"target", "step", "each"}),
    RuleKind.BANDED: frozenset({"bands"}),
    RuleKind.DEDUCTED_IN_PROPORTION: frozenset({"factor"}),
    RuleKind.EARNED_PER_ITEM: frozenset({"step", "each"}),
    RuleKind.BY_WORD: frozenset({"words"}),
}
ALLOWED: Mapping[RuleKind, frozenset[str]] = {
    RuleKind.RATIO_CAPPED: frozenset({"nothing_from"}),
    RuleKind.DEDUCTED_IN_PROPORTION: frozenset({"all_from", "most"}),
}
OPERATIONS: Mapping[RuleKind, frozenset[Operation]] = {
    RuleKind.ALL_OR_NOTHING: frozenset({Operation.MET}),
    RuleKind.COUNT_MET: frozenset({Operation.MET}),
    RuleKind.BY_WORD: frozenset({Operation.WORD}),
}
"""The operations that a kind takes; a kind that is not listed takes all that give a number."""
