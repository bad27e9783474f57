"""A number with its comparator, scale and unit: 数量, 百分比, 金额, 单位量, 时长, 频次, 约数.

    amount   = { comparator | every } [ about ] number [ 余 ] [ scale ] [ 余 ] [ unit { / unit } ] { suffix | 左右 }
    number   = 1,200.5 | 二十 | 百分之九十五

Examples: ≥200件 · 不低于 90% · 1.2万件 · 550 件以上 · ≤65元/小时 · 每年1次 · 400余万元 · 控制在0.5%以内
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jixiao.values import comparators, notation, numerals, unit_phrase, units
from jixiao.values.lexer import Token
from jixiao.values.model import ONE, Comparator, Kind, Role, Value
from jixiao.values.pattern import Pattern

LONGEST_NUMBER = 18
RUN_TOGETHER = Pattern(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])?")
YEAR_MONTH = Pattern(r"(?:19|20)[0-9]{2}\.(?:0[1-9]|1[0-2])")
MAY_BE_YEAR_MONTH = Pattern(YEAR_MONTH.expression + r"|20[0-3][0-9]\.[1-9]")
WARM_DEGREES = 60


class Trouble(Exception):  # noqa: N818 - it never leaves this package: read() turns it into an unreadable value
    """Why a piece of text cannot be read, and where in the normalised text it starts."""

    def __init__(self, place: int, why: str) -> None:
        """Place in the normalised text, and the reason in Chinese."""
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
    if not amount.unit and amount.scale == ONE and len(figures := f"{amount.number:f}") >= 6:
        if RUN_TOGETHER.fullmatch(figures):
            raise Trouble(0, f"“{figures}”像是连写的日期，请写成“2024年6月30日”")
        if MAY_BE_YEAR_MONTH.fullmatch(figures):
            raise Trouble(0, f"“{figures}”是年月还是数，无法确定")
    if amount.approximate:
        if amount.number.is_signed():
            raise Trouble(0, "约数前面的“-”是负号还是连接号，无法确定")
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
    opening, index = _opening(tokens, start)
    number, unit, index = _number(tokens, index)
    unit_phrase.open_bracket(tokens, index)
    index, odd = _odd(tokens, index)
    scale = ONE
    if not unit:
        index, scale = _scale(tokens, index)
        unit_phrase.open_bracket(tokens, index)
        index, odd_again = _odd(tokens, index)
        odd = odd or odd_again
        index, unit = unit_phrase.parse_unit(tokens, index)
    comparator, odd_after, suffixed, index = _suffixes(tokens, index, opening.comparator)
    scale, unit, notes = _settled(number, scale, unit, place)
    if unit == "日" and opening.below:
        raise Trouble(place, f"“每{opening.below[0]}{number:f}日”是日期还是天数，无法确定")
    return Amount(
        number,
        scale,
        unit
        if units.kind_of(unit) is Kind.PERCENT
        else "/".join([unit, *(one for one in opening.below if one not in unit.split("/")[1:])])
        if unit
        else "",
        comparator,
        opening.approximate or odd or odd_after,
        opening.reached and not suffixed,
        index,
        notes,
    )


def _settled(number: Decimal, scale: Decimal, unit: str, place: int) -> tuple[Decimal, str, tuple[str, ...]]:
    """Scale and unit as they are kept: 50千余瓦 is 50千瓦, 90% has scale 0.01, 20度 is ℃."""
    if unit in ("月", "季", "季度") or (unit in ("年", "学年", "学期") and number >= 1900):
        raise Trouble(place, f"“{number:f}{unit}”是时点还是时长，无法确定")
    if unit == "版" and "." in f"{number:f}":
        raise Trouble(place, f"“{number:f}版”像是版本号，不是数量")
    if unit in units.PERCENT_SCALES:
        if scale != ONE:
            raise Trouble(place, f"百分比前面不应再写“{notation.SCALE_WORDS[scale]}”")
        return units.PERCENT_SCALES[unit], unit, ()
    if scale == 1000 and f"千{unit}" in units.KNOWN_UNITS:
        return ONE, f"千{unit}", ()
    if unit == "度" and number <= WARM_DEGREES and scale == ONE:
        return scale, "℃", ("“度”按温度（℃）理解",)
    return scale, unit, ()


def _suffixes(
    tokens: list[Token], index: int, comparator: Comparator | None
) -> tuple[Comparator | None, bool, bool, int]:
    """以上, 以内, 左右 after the unit, combined with the comparator before the number."""
    odd, suffixed = False, False
    while index < len(tokens) and tokens[index].kind in ("suffix", "odd"):
        if tokens[index].kind == "odd":
            odd = True
        else:
            comparator = _combined(comparator, comparators.SUFFIX_MEANING[tokens[index].text], tokens[index].start)
            suffixed = True
        index += 1
    return comparator, odd, suffixed, index


def _combined(first: Comparator | None, second: Comparator | None, place: int) -> Comparator | None:
    try:
        return comparators.combine(first, second)
    except ValueError:
        raise Trouble(place, "前后两个比较符互相矛盾") from None


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before the number."""

    comparator: Comparator | None
    reached: bool
    approximate: bool
    below: list[str]


def _opening(tokens: list[Token], index: int) -> tuple[Opening, int]:
    """Everything before the number: comparators, 约, 每年."""
    comparator: Comparator | None = None
    reached, approximate, below = False, False, []
    while index < len(tokens):
        kind, text = tokens[index].kind, tokens[index].text
        if kind == "compare":
            comparator = _combined(comparator, comparators.meaning(text), tokens[index].start)
            reached = text in comparators.REACHED
        elif kind == "about":
            approximate = True
        elif kind == "every":
            below.append(unit_phrase.every_unit(text))
        else:
            break
        index += 1
    return Opening(comparator, reached, approximate, below), index


def _number(tokens: list[Token], index: int) -> tuple[Decimal, str, int]:
    """A number in figures or in characters; with its percent unit where 百分之 already said it."""
    sign = ""
    if index + 1 < len(tokens) and tokens[index].text == "-" and tokens[index + 1].kind == "number":
        sign, index = "-", index + 1
    if index >= len(tokens):
        raise Trouble(tokens[-1].start, "比较符后面没有数")
    kind, text, place = tokens[index].kind, tokens[index].text, tokens[index].start
    if kind == "number":
        return decimal_of(sign + text, place), "", index + 1
    if kind == "numeral":
        value = numerals.read_numeral(text)
        if value is not None:
            return Decimal(value), "", index + 1
    if kind == "fraction":
        return _fraction(tokens, index)
    raise Trouble(place, f"“{text[:20]}”不是可以识别的数")


def _fraction(tokens: list[Token], index: int) -> tuple[Decimal, str, int]:
    text, place = tokens[index].text, tokens[index].start
    if text == "百分百":
        return Decimal(100), "%", index + 1
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
    figures = tokens[index + 1]
    if figures.kind != "number":
        raise Trouble(figures.start, f"“{text}”后面的“{figures.text[:10]}”不是可以识别的数")
    return decimal_of(figures.text, place), unit, index + 2


def decimal_of(text: str, place: int = 0) -> Decimal:
    """A number in figures, thousands commas allowed; its decimal places are kept."""
    if len(text) > LONGEST_NUMBER + 6:
        raise Trouble(place, f"“{text[:12]}……”位数过多，请核对")
    return Decimal(text.replace(",", ""))


def _odd(tokens: list[Token], index: int) -> tuple[int, bool]:
    if index < len(tokens) and tokens[index].kind == "odd":
        return index + 1, True
    return index, False


def _scale(tokens: list[Token], index: int) -> tuple[int, Decimal]:
    if index < len(tokens) and tokens[index].kind == "scale":
        return index + 1, units.SCALES[tokens[index].text]
    return index, ONE
