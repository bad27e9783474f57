"""Finds what is measured in a cell of one or more clauses: 一格一值, 一格多值, or a number inside a sentence.

A cell is cut at 、，；。 into clauses; a clause holds words and at most one measured thing. Two measured things
in one clause, or a number that belongs to a name (12348热线), are never chosen between: that is unreadable.
"""

from __future__ import annotations

from dataclasses import replace

from jixiao.values import joints, sentence, unit_phrase
from jixiao.values.amount import Trouble
from jixiao.values.lexer import Token
from jixiao.values.measuring import Item, measured_at, measures
from jixiao.values.model import Comparator, Kind, Role, Value

SENTENCE_ENDS = ("；", ";", "。", "！", "!")
YEARS = range(1990, 2100)
UNSIGNED = (None, Comparator.EQUAL)
BOUNDS = frozenset({"compare", "number", "scale", "unit", "percent", "suffix"})


def read_clauses(tokens: list[Token], role: Role) -> Value | None:
    """The value of a whole cell, None where nothing in it is measured; raises Trouble where it cannot be told."""
    tokens, notes = _without_brackets([token for token in tokens if token.kind not in ("quote", "space")])
    tokens, more = _without_breakdown(tokens)
    notes += more
    found: list[Value] = []
    backgrounds: list[Value] = []
    for clause in _split(tokens):
        item = _read_clause(clause, role)
        if item is not None and found and role is Role.ACTUAL and _is_beside_earlier(item, clause):
            notes += (f"与以前年度的比较未计入：{''.join(token.text for token in clause)[:40]}",)
        elif item is not None:
            (backgrounds if not found and _is_background(item, clause) else found).append(item.value)
    if not found:
        found = [value for value in backgrounds if value.kind is not Kind.PERIOD] or backgrounds
    if not found:
        return None
    _check_years(found, tokens)
    if len(found) == 1:
        return _noted(found[0], notes)
    parts = tuple(part for value in found for part in value.parts or (value,))
    return _joined(found, tokens) or _noted(Value(Kind.COMPOSITE, parts=parts), notes)


def _noted(value: Value, notes: tuple[str, ...]) -> Value:
    return value.presuming(*notes) if notes else value


def _joined(found: list[Value], tokens: list[Token]) -> Value | None:
    """≥90%且≤95% is one range, not two values, and so is ≥90%,≤95% with nothing else beside it."""
    bare = all(token.kind in BOUNDS or token.text == "," for token in tokens)
    if len(found) != 2 or not (bare or any(token.kind == "also" for token in tokens)):
        return None
    return _bounded(*found)


def _bounded(first: Value, second: Value) -> Value | None:
    low, high = (first, second) if first.comparator is Comparator.AT_LEAST else (second, first)
    if (low.comparator, high.comparator) != (Comparator.AT_LEAST, Comparator.AT_MOST):
        return None
    if (low.unit, low.scale) != (high.unit, high.scale) or low.number is None or high.number is None:
        return None
    if low.number > high.number:
        return None
    return Value(Kind.RANGE, Comparator.RANGE, low.number, high.number, low.unit, low.scale)


def _is_beside_earlier(item: Item, clause: list[Token]) -> bool:
    """较上年提高3.2个百分点 after the result itself."""
    before = "".join(token.text for token in clause[: item.start])
    return item.is_amount and sentence.BESIDE_EARLIER.fullmatch(before) is not None


def _is_background(item: Item, clause: list[Token]) -> bool:
    """截至2021年12月31日, 2021年: when, not what."""
    before = "".join(token.text for token in clause[: item.start])
    return item.value.when is not None and (
        before.endswith(("截至", "截止", "截至到")) or item.value.kind is Kind.PERIOD
    )


def _without_brackets(tokens: list[Token]) -> tuple[list[Token], tuple[str, ...]]:
    """The tokens outside brackets and a note of what was inside; the brackets alone go where all numbers are inside."""
    if not any(token.kind == "open" for token in tokens):
        return tokens, ()
    depth = 0
    outside: list[Token] = []
    inside: list[Token] = []
    for position, token in enumerate(tokens):
        if token.kind == "open" and not _is_unit_bracket(tokens, position):
            depth += 1
        elif token.kind == "close" and depth:
            depth -= 1
        else:
            (inside if depth else outside).append(token)
    if not any(map(measures, outside)):
        return [token for token in tokens if token.kind not in ("open", "close")], ()
    if not inside:
        return outside, ()
    return outside, (f"括号内的文字未计入：{''.join(token.text for token in inside)[:40]}",)


def _without_breakdown(tokens: list[Token]) -> tuple[list[Token], tuple[str, ...]]:
    """12次，其中线上5次、线下7次: the total without what it is made up of, and a note of what was left out."""
    starts = [place for place, token in enumerate(tokens) if token.text.startswith("其中") and place]
    starts = [place for place in starts if tokens[place - 1].kind == "stop" and any(map(measures, tokens[:place]))]
    if not starts:
        return tokens, ()
    start = starts[0]
    end = next((place for place in range(start, len(tokens)) if tokens[place].text in SENTENCE_ENDS), len(tokens))
    said = "".join(token.text for token in tokens[start:end])
    if sentence.NOT_DONE_AFTER.search(said):
        raise Trouble(tokens[start].start, f"“{said[:20]}”说明前面的数没有全部完成，请写明完成了多少")
    return tokens[:start] + tokens[end:], (f"“其中”的分项未计入：{said[:40]}",)


def _check_years(found: list[Value], tokens: list[Token]) -> None:
    """The 2022 of 2022、2023年 and the 1 of 1、95% are not taken for numbers."""
    if len(found) == 1:
        return
    numbered = _is_item_number(tokens[:1]) and tokens[1].text == "、"
    if numbered and not found[0].unit and found[1].unit:
        raise Trouble(0, f"“{tokens[0].text}、”是序号还是数，无法确定")
    for value in found:
        if value.kind is Kind.QUANTITY and not value.unit and value.number in YEARS and value.comparator in UNSIGNED:
            raise Trouble(tokens[0].start, f"“{value.number:f}”是年份还是数，无法确定")


def _is_unit_bracket(tokens: list[Token], position: int) -> bool:
    """Whether the bracket holds only a unit: 98(%), 5(万元)."""
    behind_number = position > 0 and tokens[position - 1].kind in ("number", "scale")
    return behind_number and unit_phrase.unit_bracket_end(tokens, position) > 0


def _split(tokens: list[Token]) -> list[list[Token]]:
    """The clauses; 、 ends one only between two measured things, since it mostly joins nouns."""
    clauses: list[list[Token]] = [[]]
    for place, (token, following) in enumerate(zip(tokens, [*tokens[1:], None], strict=True)):
        if token.text == "、" and _is_item_number(tokens[:place][-2:]) and following and following.kind == "word":
            clauses[-1] = []
        elif token.kind == "also" or (token.kind == "stop" and (token.text != "、" or any(map(measures, clauses[-1])))):
            clauses.append([])
        else:
            clauses[-1].append(token)
    return [_without_item_number(clause) for clause in clauses if clause]


def _is_item_number(before: list[Token]) -> bool:
    """The 1 of 1、培训12期；2、参训600人次, and the 2; in 培训3、5、7期 the 5 is none."""
    begins = len(before) == 1 or (len(before) == 2 and before[0].kind == "stop" and before[0].text != "、")
    return begins and before[-1].kind == "number" and len(before[-1].text) <= 2


def _without_item_number(clause: list[Token]) -> list[Token]:
    """目标1:… and 1.… begin with the number of an item, which is no value."""
    if (
        len(clause) > 2
        and clause[0].kind == "number"
        and (clause[1].text == ")" or (clause[1].text == "." and clause[2].kind == "word"))
    ):
        return clause[2:]
    return clause


def _read_clause(clause: list[Token], role: Role) -> Item | None:
    items: list[Item] = []
    index = 0
    while index < len(clause):
        item = measured_at(clause, index, role)
        if item is None:
            index += 1
        else:
            items.append(item)
            index = item.end
    if len(items) > 1:
        items = _one_of(items, clause, role)
    if not items:
        return None
    return sentence.judge(items[0], clause, role)


def _is_time_behind(item: Item, clause: list[Token]) -> bool:
    """2021年, 1-11月, 截至12月31日 before the thing that is measured."""
    if item.value.when is None:
        return False
    return item.value.when.month is None or item.value.until is not None or _is_background(item, clause)


def _one_of(items: list[Item], clause: list[Token], role: Role) -> list[Item]:
    """The one thing that two of them say together: a year before it is background, ≥90%≤95% a range."""
    first, second = items[0], items[1]
    place = clause[second.start].start
    if len(items) > 2:
        raise Trouble(place, "同一句里有多个数，无法确定哪个是指标的值")
    words = "".join(token.text for token in clause[first.end : second.start])
    if second.is_amount and _is_time_behind(first, clause):
        note = f"“{''.join(token.text for token in clause[first.start : first.end])}”按时间背景理解"
        return [replace(second, value=second.value.presuming(note))]
    both = joints.both_of(first, second, clause, role) or joints.latter_of(first, second, clause, role)
    if both is not None:
        return [both]
    if first.is_amount and second.is_amount and not words:
        joined = _bounded(first.value, second.value)
        if joined:
            return [replace(first, value=joined, end=second.end, is_amount=False)]
    raise Trouble(place, "同一句里有两个数，无法确定哪个是指标的值")
