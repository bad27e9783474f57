"""A number with its comparator, scale and unit: 数量, 百分比, 金额, 单位量, 时长, 频次, 约数.

    amount   = { comparator | every } [ about ] number [ 余 ] [ scale ] [ 余 ] [ unit { / unit } ] { suffix | 左右 }
    number   = 1,200.5 | 二十 | 百分之九十五

Examples: ≥200件 · 不低于 90% · 1.2万件 · 550 件以上 · ≤65元/小时 · 每年1次 · 400余万元 · 控制在0.5%以内
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jixiao.values import comparators, numerals, units
from jixiao.values.lexer import Token
from jixiao.values.model import ONE, Comparator, Kind, Role, Value

LONGEST_NUMBER = 18
WARM_DEGREES = 60
REFERRED_UNIT = {"度": "℃"}
EVERY_UNIT = {"每年度": "年", "每月度": "月", "每个月": "月", "每星期": "周", "每季": "季度"}


class Trouble(Exception):  # noqa: N818 - it never leaves this package: read() turns it into an unreadable value
    """Why a piece of text cannot be read, and where in the normalised text it starts."""

    def __init__(self, place: int, why: str) -> None:
        super().__init__(why)
        self.place = place
        self.why = why


@dataclass(frozen=True, slots=True)
class Amount:
    """One number as written, before the role decides what may be presumed."""

    number: Decimal
    scale: Decimal = ONE
    unit: str = ""
    comparator: Comparator | None = None
    approximate: bool = False
    reached: bool = False
    end: int = 0
    notes: tuple[str, ...] = ()


def to_value(amount: Amount, role: Role) -> Value:
    """The amount as a value of the column it stands in."""
    comparator, notes = amount.comparator, amount.notes
    if amount.approximate:
        if comparator is not None and comparator is not Comparator.EQUAL:
            raise Trouble(0, "既写了约数又写了比较符，无法确定按哪个理解")
        return Value(Kind.APPROX, Comparator.ABOUT, amount.number, None, amount.unit, amount.scale, presumed=notes)
    if role is Role.ACTUAL and amount.reached:
        comparator, notes = Comparator.EQUAL, (*notes, "实际完成值中的“达到”按“=”理解")
    if comparator is None:
        if role is Role.ACTUAL:
            comparator = Comparator.EQUAL
        else:
            notes = (*notes, "未写比较符，按“=”理解")
    kind = units.kind_of(amount.unit)
    return Value(kind, comparator, amount.number, None, amount.unit, amount.scale, presumed=notes)


def parse_amount(tokens: list[Token], start: int) -> Amount:
    """The amount whose first token is ``tokens[start]``; raises Trouble where there is none."""
    if start >= len(tokens):
        raise Trouble(tokens[-1].start, f"“{tokens[-1].text[:10]}”后面没有数")
    place = tokens[start].start
    comparator, reached, approximate, below, index = _opening(tokens, start)
    number, measure, index = _number(tokens, index)
    tokens = _without_unit_bracket(tokens, index)
    approximate, index = _odd(tokens, index, approximate)
    if measure is None:
        index, scale = _scale(tokens, index)
        more_or_less, index = _odd(tokens, index, approximate)
        approximate = approximate or more_or_less
        index, unit = _unit(tokens, index)
        scale *= units.PERCENT_SCALES.get(unit, ONE)
    else:
        unit, scale = measure, units.PERCENT_SCALES[measure]
    try:
        while index < len(tokens) and tokens[index].kind in ("suffix", "odd"):
            if tokens[index].kind == "odd":
                approximate = True
            else:
                comparator = comparators.combine(comparator, comparators.SUFFIX_MEANING[tokens[index].text])
                reached = False
            index += 1
    except ValueError:
        raise Trouble(place, "前后两个比较符互相矛盾") from None
    if unit in ("月", "季度", "年") and not below and (unit != "年" or number >= 1900):
        raise Trouble(place, f"“{number:f}{unit}”是时点还是时长无法确定")
    notes: tuple[str, ...] = ()
    if unit == "度" and number <= WARM_DEGREES and scale == ONE:
        unit, notes = "℃", ("“度”按温度（℃）理解",)
    return Amount(number, scale, _over(unit, below), comparator, approximate, reached, index, notes)


def _opening(tokens: list[Token], index: int) -> tuple[Comparator | None, bool, bool, list[str], int]:
    """Everything before the number: comparators, 约, 每年."""
    comparator: Comparator | None = None
    reached, approximate, below = False, False, []
    while index < len(tokens):
        kind, text, place = tokens[index]
        if kind == "compare":
            try:
                comparator = comparators.combine(comparator, comparators.meaning(text))
            except ValueError:
                raise Trouble(place, "前后两个比较符互相矛盾") from None
            reached = text in comparators.REACHED
        elif kind == "about":
            approximate = True
        elif kind == "every":
            below.append(every_unit(text))
        else:
            break
        index += 1
    return comparator, reached, approximate, below, index


def every_unit(text: str) -> str:
    """The unit that 每… divides by: 每个月 → 月, 每村 → 村."""
    return EVERY_UNIT.get(text) or text[1:].lstrip("1").removeprefix("个")


def _over(unit: str, below: list[str]) -> str:
    return "/".join([unit, *below]) if unit and below else unit


def _number(tokens: list[Token], index: int) -> tuple[Decimal, str | None, int]:
    """A number in figures or in characters; with its percent unit where 百分之 already said it."""
    sign = ""
    if index + 1 < len(tokens) and tokens[index].text == "-" and tokens[index + 1].kind == "number":
        sign, index = "-", index + 1
    if index >= len(tokens):
        raise Trouble(tokens[-1].start, "比较符后面没有数")
    kind, text, place = tokens[index]
    if kind == "number":
        return decimal_of(sign + text, place), None, index + 1
    if kind == "numeral":
        value = numerals.read_numeral(text)
        if value is not None:
            return Decimal(value), None, index + 1
    if kind == "fraction":
        return _fraction(tokens, index)
    raise Trouble(place, f"“{text[:20]}”不是可以识别的数")


def _fraction(tokens: list[Token], index: int) -> tuple[Decimal, str, int]:
    text, place = tokens[index].text, tokens[index].start
    word, written = text[:3], text[3:]
    unit = units.PERCENT_WORDS.get(word)
    if unit is None:
        raise Trouble(place, f"“{text[:20]}”写成小数或百分比后才能比较")
    if written:
        value = numerals.read_numeral(written)
        if value is None and written == "百":
            value = 100
        if value is None:
            raise Trouble(place, f"“{text[:20]}”不是可以识别的数")
        return Decimal(value), unit, index + 1
    return decimal_of(tokens[index + 1].text, place), unit, index + 2


def decimal_of(text: str, place: int = 0) -> Decimal:
    """A number in figures, thousands commas allowed; its decimal places are kept."""
    if len(text) > LONGEST_NUMBER + 6:
        raise Trouble(place, f"“{text[:12]}……”位数过多，请核对")
    return Decimal(text.replace(",", ""))


def _without_unit_bracket(tokens: list[Token], index: int) -> list[Token]:
    """5(万元) and 98(%) read as 5万元 and 98%; the brackets become empty tokens so that places stay."""
    if index >= len(tokens) or tokens[index].kind != "open":
        return tokens
    end = index + 1
    while end < len(tokens) and tokens[end].kind in ("scale", "unit", "percent"):
        end += 1
    if end == index + 1 or end == len(tokens) or tokens[end].kind != "close":
        return tokens
    inner = tokens[index + 1 : end]
    del tokens[index : end + 1]
    tokens[index:index] = inner
    return tokens


def _odd(tokens: list[Token], index: int, before: bool) -> tuple[bool, int]:
    if index < len(tokens) and tokens[index].kind == "odd":
        return True, index + 1
    return before, index


def _scale(tokens: list[Token], index: int) -> tuple[int, Decimal]:
    if index < len(tokens) and tokens[index].kind == "scale":
        return index + 1, units.SCALES[tokens[index].text]
    return index, ONE


def _unit(tokens: list[Token], index: int) -> tuple[int, str]:
    """The unit at this place, with all it is divided by: 元/人·天; brackets around a unit are looked through."""
    kinds = [token.kind for token in tokens[index : index + 2]]
    if not kinds:
        return index, ""
    if kinds[0] == "percent":
        unit = units.PERCENT_WORDS[tokens[index].text]
        twice = kinds[1:] == ["percent"] and units.PERCENT_WORDS[tokens[index + 1].text] == unit  # ≥65%百分率
        return index + (2 if twice else 1), unit
    if kinds[0] == "unit":
        return _divided(tokens, index + 1, tokens[index].text)
    if kinds[0] in ("word", "code"):
        return _unknown(tokens, index)
    return index, ""


def _divided(tokens: list[Token], index: int, unit: str) -> tuple[int, str]:
    while index + 1 < len(tokens) and tokens[index].kind in ("slash", "dot"):
        below, after = _below(tokens, index + 1)
        if not below:
            break
        unit, index = f"{unit}{tokens[index].text}{below}", after
    return index, unit


def _below(tokens: list[Token], index: int) -> tuple[str, int]:
    """One unit below the line: 人次, 月, 村, 立方米; up to four characters of plain words."""
    kind, text, _ = tokens[index]
    if kind == "unit" or (kind == "every" and len(text) <= 4) or (kind == "quarter" and text in ("季度", "半年")):
        return text.removeprefix("每"), index + 1
    collected = ""
    while index < len(tokens) and tokens[index].kind in ("word", "unit") and len(collected) < 5:
        collected += tokens[index].text
        index += 1
    return (collected, index) if 0 < len(collected) <= 4 and collected.isalpha() else ("", index)


def _unknown(tokens: list[Token], index: int) -> tuple[int, str]:
    """A short word nobody listed, directly after the number, is the unit if nothing else follows: 20架次, 3万羽."""
    collected, end = "", index
    while end < len(tokens) and tokens[end].kind in ("word", "code", "unit"):
        collected += tokens[end].text
        end += 1
    rest = tokens[end:]
    closes = not rest or rest[0].kind in ("suffix", "odd", "stop", "slash", "open", "also")
    named = collected.endswith(units.NAME_NOUNS)
    if not closes or named or len(collected) > 4 or not collected.isalpha() or collected in NOT_UNITS:
        return index, ""
    counts = collected in units.KNOWN_UNITS or collected[-1] in units.COUNTING_WORDS or len(collected) == 1
    if not counts and not _compared(tokens, index):
        return index, ""
    return _divided(tokens, end, collected)


NOT_UNITS = frozenset(
    "完成 优 良 中 差 合格 达标 到位 以前 之间 号 等 的 后 前 级 全覆盖 实现 已完成 及时 多 余 x X n N".split()
)


def _compared(tokens: list[Token], index: int) -> bool:
    return index >= 2 and any(token.kind == "compare" for token in tokens[max(0, index - 3) : index])
