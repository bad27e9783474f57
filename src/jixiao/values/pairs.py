"""Two numbers that make one value: 区间 90%-95%, 允差 100±5, 比例 1:3, 服务时间 7*24小时.

    range     = amount ("-" | "~" | 至 | 到) amount      both units equal, or only the last one written
    tolerance = [ amount ] "±" amount
    ratio     = number (":" | 比) number
    hours     = days "*" hours | clock "-" clock

Examples: 90%-95% · 5~8个 · 3至5次 · 10-20万元 · 20℃±2℃ · 1:1 · 7×24小时 · 8:30-17:30
"""

from __future__ import annotations

from decimal import Decimal

from jixiao.values import units
from jixiao.values.amount import RUN_TOGETHER, Amount, Trouble, decimal_of, parse_amount
from jixiao.values.lexer import Token
from jixiao.values.model import Comparator, Kind, Role, Value
from jixiao.values.pattern import Pattern

DOTTED_MONTH = Pattern(r"(?:19|20)[0-9]{2}\.(?:0?[1-9]|1[0-2])")
MONTHS, MONTH_ENDS = range(1, 13), range(28, 32)
DOTTED_DAY = Pattern(r"(?:[1-9]|1[0-2])\.(?:[0-2][0-9]|3[01])")
HOURS = Pattern(r"([0-9]+)天?[*×xX]?([0-9]+)")


def between(low: Amount, high: Amount, place: int) -> Value:
    """The range from one amount to the other; the unit may stand on the last one only."""
    if low.unit and high.unit and low.unit != high.unit:
        raise Trouble(place, f"区间两端的单位“{low.unit}”和“{high.unit}”不一致")
    unit = high.unit or low.unit
    scale = high.scale
    number = low.number if low.scale == scale or not low.unit else low.number * low.scale / scale
    if low.scale != 1 and not low.unit and low.scale != high.scale:
        number = low.number * low.scale / scale
    if unit in ("年", "学年") and high.number >= 1900:
        raise Trouble(place, "区间的一端像年份，无法确定是时段还是年数")
    if not unit:
        _check_no_dates(low.number, number, high.number, place)
    if number > high.number or low.approximate or high.approximate:
        raise Trouble(place, "区间的下限大于上限，请核对")
    if not high.unit and low.unit:
        scale = low.scale
    return Value(Kind.RANGE, Comparator.RANGE, number, high.number, unit, scale)


def _check_no_dates(low: Decimal, number: Decimal, high: Decimal, place: int) -> None:
    """Raises Trouble for two bare numbers that might be years, months or days (number: the low one, scaled)."""
    written = [f"{end:f}" for end in (low, high)]
    if all(map(RUN_TOGETHER.fullmatch, written)):
        raise Trouble(place, "是连写的起止日期还是数的区间，无法确定，请写成“2021年1月1日至12月31日”")
    if 1900 <= number <= high <= 2100:
        raise Trouble(place, "是起止年份还是数的区间，无法确定，请写成“2021年至2025年”")
    if all(map(DOTTED_DAY.fullmatch, written)):
        raise Trouble(place, "是起止日期还是数的区间，无法确定，请写成“6月30日至12月31日”")
    if all(map(DOTTED_MONTH.fullmatch, written)):
        raise Trouble(place, "是起止年月还是数的区间，无法确定，请写成“2021年1月至12月”")
    if number in MONTHS and high in MONTH_ENDS:
        raise Trouble(place, "是月日还是数的区间，无法确定，请写成“12月31日”或写明单位")


def parse_range(tokens: list[Token], low: Amount, index: int) -> tuple[Value, int]:
    """The range whose joint (-, ~, 至) is ``tokens[index]``."""
    place = tokens[index].start
    if low.comparator is not None:
        raise Trouble(place, "既写了比较符又写了区间，无法确定按哪个理解")
    high = parse_amount(tokens, index + 1)
    if high.comparator is not None:
        raise Trouble(place, "既写了比较符又写了区间，无法确定按哪个理解")
    end = high.end
    while end < len(tokens) and tokens[end].text in ("之间", "之", "间", "区间"):
        end += 1
    return between(low, high, place), end


def parse_tolerance(tokens: list[Token], centre: Amount | None, index: int) -> tuple[Value, int]:
    """The tolerance whose ± is ``tokens[index]``; without a centre it is around zero: ±5%."""
    place = tokens[index].start
    margin = parse_amount(tokens, index + 1)
    if (
        centre is not None
        and centre.unit
        and margin.unit
        and (centre.unit, centre.scale) != (margin.unit, margin.scale)
    ):
        raise Trouble(place, f"“±”两边的单位“{centre.unit}”和“{margin.unit}”不一致")
    if centre is not None and not centre.unit and units.kind_of(margin.unit) is Kind.PERCENT:
        raise Trouble(place, "“±”后面的百分比是相对前面的数，还是同一单位，无法确定")
    if centre is not None and centre.comparator is not None:
        raise Trouble(place, "既写了比较符又写了允差，无法确定按哪个理解")
    if margin.unit and margin.unit not in units.KNOWN_UNITS and "/" not in margin.unit:
        raise Trouble(place, f"“±”后面的“{margin.unit}”不是可以识别的单位")
    if "度" in (margin.unit, centre.unit if centre else ""):
        raise Trouble(place, "“度”是温度还是用电量，无法确定，请写成“℃”或“千瓦时”")
    number = centre.number if centre else Decimal(0)
    unit = margin.unit or (centre.unit if centre else "")
    scale = margin.scale if margin.unit or centre is None else centre.scale
    return Value(Kind.TOLERANCE, Comparator.WITHIN, number, margin.number, unit, scale), margin.end


def parse_ratio(tokens: list[Token], left: Amount, index: int, role: Role) -> tuple[Value, int]:
    """The ratio whose colon is ``tokens[index]``."""
    place = tokens[index].start
    right = parse_amount(tokens, index + 1)
    if _is_clock_time(left, tokens[index + 1].text):
        raise Trouble(place, "冒号两边是比例还是钟点，无法确定")
    if tokens[index + 1].kind != "number" or left.unit or right.unit or left.approximate or right.approximate:
        raise Trouble(place, "比例两边应当只写数")
    comparator = left.comparator or right.comparator
    notes = () if comparator or role is Role.ACTUAL else ("未写比较符，按“=”理解",)
    if comparator is None and role is Role.ACTUAL:
        comparator = Comparator.EQUAL
    return Value(Kind.RATIO, comparator, left.number, right.number, presumed=notes), right.end


def _is_clock_time(left: Amount, right: str) -> bool:
    if len(right) > 1 and right.isdigit() and right[0] == "0":
        return True
    return len(right) == 2 and right.isdigit() and int(right) < 60 and (right == "00" or 1 < left.number <= 24)


def service_hours(token: Token, after: list[Token]) -> Value:
    """Days a week times hours a day (7*24小时), or opening hours by the clock (8:30-17:30); never 7*24次."""
    if after and after[0].kind in ("unit", "percent", "scale"):
        raise Trouble(token.start, f"“{token.text}{after[0].text}”像是算式，请只写结果")
    if token.kind == "clock":
        return Value(Kind.SERVICE_HOURS, Comparator.EQUAL, text=token.text)
    match = HOURS.match(token.text)
    if match is None:
        raise Trouble(token.start, f"“{token.text}”不是可以识别的服务时间")
    days, hours = decimal_of(match[1]), decimal_of(match[2])
    said = any(sign in token.text for sign in "*×xX") and (not token.text[-1].isdigit() or "天" in token.text)
    if not said and not (5 <= days <= 7 <= hours):
        raise Trouble(token.start, f"“{token.text}”是服务时间还是算式，无法确定，请写成“7*24小时”")
    if not (0 < days <= 7 and 0 < hours <= 24):
        raise Trouble(token.start, f"“{token.text}”像是服务时间，但天数或小时数超出范围")
    return Value(Kind.SERVICE_HOURS, Comparator.EQUAL, days, hours, "小时")
