"""Finds what is measured in a cell of one or more clauses: 一格一值, 一格多值, or a number inside a sentence.

A cell is cut at 、，；。 into clauses; a clause holds words and at most one measured thing. Two measured things
in one clause, or a number that belongs to a name (12348热线), are never chosen between: that is unreadable.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from jixiao.values import amount as amounts
from jixiao.values import moments, pairs, units
from jixiao.values.amount import Trouble
from jixiao.values.lexer import Token
from jixiao.values.model import Comparator, Kind, Role, Value

MEASURED = frozenset({"number", "fraction", "plus_minus", "hours", "clock"})
OPENERS = frozenset({"compare", "about", "every"})
UNREAD = {
    "ordinal": "“{}”是序号，不是数值",
    "scientific": "“{}”是科学计数法，请按普通数字填写",
    "malformed": "“{}”不是规范的数字，请核对小数点和千分位",
}
NOT_DONE = ("未", "没", "没有", "尚未", "未完成", "尚余", "剩余", "还差", "缺", "仍有", "其中未", "不再")
PLANNED = ("计划", "应", "目标", "拟", "预计", "原定", "要求")
RELATIVE = (
    "提高",
    "提升",
    "增长",
    "增加",
    "上升",
    "下降",
    "降低",
    "减少",
    "压减",
    "同比",
    "环比",
    "比上年",
    "较上年",
    "缩短",
)
OTHER_YEARS = (
    "次年",
    "翌年",
    "明年",
    "下年",
    "上年",
    "去年",
    "前年",
    "次月",
    "下月",
    "当月",
    "上月",
    "每年",
    "跨年",
    "半年",
)
EACH = ("均为", "均", "均达", "均在", "各", "各为", "都", "都为", "都是", "均是")
COUNTED_IN_WORDS = frozenset("次 场 名 人 人次 场次 家 份 户 篇 本 册".split())
MEAN = ("平均", "人均", "年均", "月均", "户均", "日均", "周均", "次均", "件均", "亩均", "均次")


class Item(NamedTuple):
    """One measured thing and the tokens it takes up: from ``start`` up to ``end``."""

    value: Value
    start: int
    end: int
    is_amount: bool


def read_clauses(tokens: list[Token], role: Role) -> Value | None:
    """The value of a whole cell, None where nothing in it is measured; raises Trouble where it cannot be told."""
    tokens, notes = _without_brackets([token for token in tokens if token.kind not in ("quote", "space")], tokens)
    found: list[Value] = []
    backgrounds: list[Value] = []
    for clause in _split(tokens):
        item = _read_clause(clause, role)
        if item is not None:
            (backgrounds if _is_background(item, clause) else found).append(item.value)
    if not found:
        found, backgrounds = backgrounds, []
    if not found:
        return None
    if len(found) == 1:
        return _noted(found[0], notes)
    return _joined(found, tokens) or _noted(Value(Kind.COMPOSITE, parts=tuple(found)), notes)


def _noted(value: Value, notes: tuple[str, ...]) -> Value:
    return value.presuming(*notes) if notes else value


def _joined(found: list[Value], tokens: list[Token]) -> Value | None:
    """≥90%且≤95% is one range, not two values."""
    if len(found) != 2 or not any(token.kind == "also" for token in tokens):
        return None
    low, high = sorted(found, key=lambda value: value.comparator is not Comparator.AT_LEAST)
    return _bounded(low, high)


def _bounded(low: Value, high: Value) -> Value | None:
    if (low.comparator, high.comparator) != (Comparator.AT_LEAST, Comparator.AT_MOST):
        return None
    if (low.unit, low.scale) != (high.unit, high.scale) or low.number is None or high.number is None:
        return None
    if low.number > high.number:
        return None
    return Value(Kind.RANGE, Comparator.RANGE, low.number, high.number, low.unit, low.scale)


def _is_background(item: Item, clause: list[Token]) -> bool:
    """截至2021年12月31日, 2021年: when, not what."""
    before = "".join(token.text for token in clause[: item.start])
    return item.value.when is not None and (
        before.endswith(("截至", "截止", "截至到")) or (item.value.kind is Kind.PERIOD and item.start == 0)
    )


def _without_brackets(tokens: list[Token], original: list[Token]) -> tuple[list[Token], tuple[str, ...]]:
    """The tokens outside brackets and a note of what was inside; the brackets alone go where all numbers are inside."""
    if not any(token.kind == "open" for token in tokens):
        return tokens, ()
    depth, outside, inside = 0, [], []
    for position, token in enumerate(tokens):
        if token.kind == "open" and not _is_unit_bracket(tokens, position):
            depth += 1
        elif token.kind == "close" and depth:
            depth -= 1
        else:
            (inside if depth else outside).append(token)
    if not any(token.kind in MEASURED or token.kind in moments.STARTERS for token in outside):
        return [token for token in tokens if token.kind not in ("open", "close")], ()
    if not inside:
        return outside, ()
    return outside, (f"括号内的文字未计入：{''.join(token.text for token in inside)[:40]}",)


def _is_unit_bracket(tokens: list[Token], position: int) -> bool:
    """Whether the bracket holds only a unit: 98(%), 5(万元)."""
    kinds = [token.kind for token in tokens[max(position - 1, 0) : position + 4]]
    return (
        kinds[:1] == ["number"]
        and "close" in kinds[2:]
        and all(kind in ("open", "scale", "unit", "percent", "close") for kind in kinds[1 : kinds.index("close") + 1])
    )


def _split(tokens: list[Token]) -> list[list[Token]]:
    """The clauses; 、 ends one only between two measured things, since it mostly joins nouns."""
    clauses: list[list[Token]] = [[]]
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.text == "、" and _is_item_number(clauses[-1]) and following and following.kind == "word":
            clauses[-1] = []
        elif token.kind == "also" or (token.kind == "stop" and (token.text != "、" or _measures(clauses[-1]))):
            clauses.append([])
        else:
            clauses[-1].append(token)
    return [_without_item_number(clause) for clause in clauses if clause]


def _measures(clause: list[Token]) -> bool:
    return any(token.kind in MEASURED or token.kind in moments.STARTERS for token in clause)


def _is_item_number(clause: list[Token]) -> bool:
    return len(clause) == 1 and clause[0].kind == "number" and len(clause[0].text) <= 2 and clause[0].start == 0


def _without_item_number(clause: list[Token]) -> list[Token]:
    """目标1:… and 1.… begin with the number of an item, which is no value."""
    if len(clause) > 2 and clause[0].kind == "number" and clause[1].text in (".", ")") and clause[2].kind == "word":
        return clause[2:]
    return clause


def _read_clause(clause: list[Token], role: Role) -> Item | None:
    items: list[Item] = []
    index = 0
    while index < len(clause):
        item = _item_at(clause, index, role)
        if item is None:
            index += 1
        else:
            items.append(item)
            index = item.end
    if len(items) > 1:
        items = _one_of(items, clause)
    if not items:
        return None
    return _in_sentence(items[0], clause, role)


def _item_at(clause: list[Token], index: int, role: Role) -> Item | None:
    """The measured thing that starts here, None where this token is only a word."""
    kind = clause[index].kind
    if kind in UNREAD:
        if kind == "malformed" and len(clause) == 1:
            raise Trouble(clause[index].start, UNREAD[kind].format(clause[index].text[:20]))
        if kind != "ordinal":
            raise Trouble(clause[index].start, UNREAD[kind].format(clause[index].text[:20]))
        return None
    head = index
    while head < len(clause) - 1 and clause[head].kind in OPENERS:
        head += 1
    if kind in OPENERS and clause[head].kind not in MEASURED | moments.STARTERS | {"numeral", "to"}:
        return None
    return _measured(clause, index, head, role)


def _measured(clause: list[Token], start: int, head: int, role: Role) -> Item | None:
    kind = clause[head].kind
    if kind in ("hours", "clock"):
        return Item(pairs.service_hours(clause[head]), start, head + 1, is_amount=False)
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
    rest = clause[head + 1 :]
    if len(rest) > 1 and rest[0].kind == "odd":
        rest = rest[1:]
    if not rest or rest[0].kind not in ("unit", "percent") or rest[0].text == "级":
        return False
    unit, rest = rest[0].text, rest[1:]
    alone = not rest or rest[0].kind in ("suffix", "odd", "stop")
    if start < head:
        return alone or clause[start].kind == "compare" or not rest[0].text.startswith(("性", "证", "码"))
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
    if left.unit or left.number != left.number.to_integral_value() or left.comparator is not None:
        raise Trouble(place, "起止日期写法不一致")
    number = int(left.number)
    until, end = moments.parse_point(clause, joint + 1)
    if until.month is None and number > 31 and year is None:
        when = moments.When(number)
    elif until.month and until.day is None and 1 <= number <= 12:
        when = moments.When(until.year or year, None, number)
    else:
        raise Trouble(place, "起止日期写法不一致")
    return Item(moments.span(when, until, place), start, end, is_amount=False)


def _is_name(clause: list[Token], start: int, head: int) -> bool:
    """Whether a number is glued to a noun or to letters and is part of its name: 12348热线, 1+X, 5A级."""
    if start < head:
        return False
    after = clause[head + 1] if head + 1 < len(clause) else None
    if after is None:
        return False
    if after.kind in ("word", "code") and after.text.startswith(units.NAME_NOUNS):
        return True
    if after.text == "+" or (after.kind == "code" and after.text not in units.KNOWN_UNITS):
        return True
    return after.text == "级" and clause[head].kind == "number"


def _one_of(items: list[Item], clause: list[Token]) -> list[Item]:
    """The one thing that two of them say together: a year before it is background, 90%≤X≤95% a range."""
    first, second = items[0], items[1]
    place = clause[second.start].start
    if len(items) > 2:
        raise Trouble(place, "同一句里有多个数，无法确定哪个是指标的值")
    words = "".join(token.text for token in clause[first.end : second.start])
    if not first.is_amount and first.value.kind is Kind.PERIOD and second.is_amount:
        note = f"“{''.join(token.text for token in clause[first.start : first.end])}”按时间背景理解"
        return [second._replace(value=second.value.presuming(note))]
    if first.is_amount and second.is_amount and words in ("X", "x") and clause[first.end - 1].kind != "compare":
        raise Trouble(place, "请写成“90%-95%”这样的区间")
    joined = _bounded(
        *sorted((first.value, second.value), key=lambda value: value.comparator is not Comparator.AT_LEAST)
    )
    if first.is_amount and second.is_amount and joined and words == "":
        return [first._replace(value=joined, end=second.end, is_amount=False)]
    raise Trouble(place, "同一句里有两个数，无法确定哪个是指标的值")


def _in_sentence(item: Item, clause: list[Token], role: Role) -> Item | None:
    """The item judged by the words around it."""
    before = [token for token in clause[: item.start]]
    words = "".join(token.text for token in before)
    after = "".join(token.text for token in clause[item.end :])
    place = clause[item.start].start
    if words.endswith(NOT_DONE) or any(
        token.kind == "compare" and token.text not in ("达", "达到") for token in before
    ):
        raise Trouble(place, f"“{words[-10:]}”后面的数不是完成的数，或比较的是别的内容")
    if role is Role.ACTUAL and words.endswith(PLANNED):
        raise Trouble(place, f"“{words[-10:]}”后面的数像是计划数，不是实际完成值")
    if item.value.when is not None:
        if words.endswith(OTHER_YEARS):
            raise Trouble(place, f"“{words[-4:]}”是哪一年、哪一月无法确定，请写明日期")
        return _moment_in_sentence(item, words, after, place)
    if item.end < len(clause) and (clause[item.end].kind in ("compare", "code") or after[0] in "+=*^-~"):
        raise Trouble(clause[item.end].start, f"“{after[:10]}”写在数的后面，无法确定它的意思")
    if item.is_amount:
        _check_unit(item, words, after, place)
    value = _with_every(_counted_from(item.value, words), before)
    if words.endswith(EACH) and not words.endswith(MEAN):
        return item._replace(value=Value(Kind.COMPOSITE, parts=(value,)))
    changed = words + after
    if any(word in changed for word in RELATIVE) and not any(f"{word}率" in changed for word in RELATIVE):
        if item.is_amount and not words.endswith(("到", "至", "提升为", "提高为")):
            value = value.presuming(f"这是变化幅度（{changed[:20]}），不是绝对水平")
    return item._replace(value=value)


def _counted_from(value: Value, words: str) -> Value:
    """自受理之日起3个工作日 is a limit, though it writes no ≤."""
    if (
        value.kind is not Kind.DURATION
        or not words.startswith(("自", "从", "收到", "受理"))
        or not words.endswith(("起", "后"))
    ):
        return value
    if value.comparator not in (None, Comparator.EQUAL):
        return value
    return replace(value, comparator=Comparator.AT_MOST, presumed=("“……起”之后的时长按“不超过”理解",))


def _with_every(value: Value, before: list[Token]) -> Value:
    """每年培训2次: the 每 stands before other words."""
    below = [amounts.every_unit(token.text) for token in before if token.kind == "every"]
    if not below or not value.unit or value.kind not in (Kind.QUANTITY, Kind.MONEY, Kind.DURATION):
        return value
    unit = "/".join([value.unit, *below])
    return value.with_unit(unit, units.kind_of(unit))


def _check_unit(item: Item, words: str, after: str, place: int) -> None:
    """A bare number in the middle of words, or a time in the middle of a name, is not taken for the value."""
    unit = item.value.unit
    if after.startswith(("半", "多", "余", "来", "几", "零")):
        raise Trouble(place, f"“{after[:6]}”说明前面的数不完整，请写成一个数")
    if not unit and after:
        raise Trouble(place, f"数字后面的“{after[:10]}”不是可以识别的单位")
    if not unit and words and not words.endswith(("为", "是", "共", "计", ":", "得分", "X", "x")):
        raise Trouble(place, "句子里的数没有写单位，无法确定它是不是指标的值")
    if (
        units.family(unit) in units.TIME_FAMILIES
        and after
        and not after.startswith(
            (
                "完成",
                "办",
                "内",
                "审",
                "答",
                "出",
                "到",
                "响",
                "处",
                "发",
                "结",
                "拨",
                "回",
                "受",
                "送",
                "的",
                "保",
                "使",
                "服务期",
                "质保",
                "有效",
            )
        )
    ):
        raise Trouble(place, f"“{unit}{after[:8]}”像是名称的一部分，无法确定这个数是不是指标的值")


def _moment_in_sentence(item: Item, words: str, after: str, place: int) -> Item | None:
    """A date in a longer sentence is background, unless the sentence is about finishing by then."""
    if item.value.kind is Kind.DEADLINE:
        return item if len(after) <= 12 else None
    done = not after or after.startswith(moments.DONE) or after.endswith(moments.DONE)
    short = not words or words.endswith(moments.LATEST) or (done and len(words) <= 12)
    if done and short:
        return item
    if len(words) + len(after) <= 4:
        raise Trouble(place, f"“{words}{after}”使日期不确定，请写成“2024年6月30日前”这样的日期")
    return None
