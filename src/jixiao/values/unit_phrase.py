"""The unit written after a number, with all it is divided by: 人次, 元/人·天, 台(套), a short word nobody listed."""

from __future__ import annotations

from jixiao.values import comparators, units
from jixiao.values.lexer import Token

EVERY_UNIT = {"半年": "半年", "每年度": "年", "每月度": "月", "每个月": "月", "每星期": "周", "每季": "季度"}
# 每千人口, 每万人: what is counted below the line by the thousand.
BELOW_SCALES = ("百", "千", "万", "十万", "百万")


def parse_unit(tokens: list[Token], index: int) -> tuple[int, str]:
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
    if kinds[0] == "word":
        return _unknown(tokens, index)
    return index, ""


def _divided(tokens: list[Token], index: int, unit: str) -> tuple[int, str]:
    while index + 1 < len(tokens) and tokens[index].kind in ("slash", "dot"):
        below, after = _below(tokens, index + 1)
        if not below:
            break
        unit, index = f"{unit}{tokens[index].text}{below}", after
    end = index
    while end < len(tokens) and tokens[end].kind == "every":
        end += 1
    if index < end and _closes(tokens, end):  # 2次每年, 500元每人每天
        return end, "/".join([unit, *(every_unit(token.text) for token in tokens[index:end])])
    return index, unit


def every_unit(text: str) -> str:
    """The unit that 每… divides by: 每个月 → 月, 每村 → 村."""
    return EVERY_UNIT.get(text) or text[1:].lstrip("1").removeprefix("个") or "个"


def _closes(tokens: list[Token], index: int) -> bool:
    return index == len(tokens) or tokens[index].kind in ("suffix", "odd", "stop", "open")


def _below(tokens: list[Token], index: int) -> tuple[str, int]:
    """One unit below the line: 人次, 月, 村, 立方米; up to four characters of plain words."""
    kind, text = tokens[index].kind, tokens[index].text
    if kind == "unit" and index + 1 < len(tokens) and tokens[index + 1].kind in ("word", "unit"):
        longer = text + tokens[index + 1].text
        if longer in units.BELOW_WORDS:
            return longer, index + 2
        if longer.startswith(tuple(word for word in units.BELOW_WORDS if word.startswith(text))):
            return "", index
    if kind == "unit" or (kind == "every" and len(text) <= 4) or (kind == "quarter" and text in ("季度", "半年")):
        return text.removeprefix("每"), index + 1
    collected = ""
    if kind == "numeral" and text in BELOW_SCALES:
        collected, index = text, index + 1
        if index < len(tokens) and tokens[index].kind == "scale":
            collected, index = collected + tokens[index].text, index + 1
    while index < len(tokens) and tokens[index].kind in ("word", "unit") and len(collected) < 5:
        collected += tokens[index].text
        index += 1
    good = 0 < len(collected) <= 4 and collected.isalpha() and collected not in BELOW_SCALES
    return (collected, index) if good else ("", index)


def _unknown(tokens: list[Token], index: int) -> tuple[int, str]:
    """A short word nobody listed, directly after the number, is the unit if nothing else follows: 20架次, 3万羽."""
    collected, end = "", index
    while end < len(tokens) and tokens[end].kind in ("word", "unit"):
        collected += tokens[end].text
        end += 1
    rest = tokens[end:]
    closes = not rest or rest[0].kind in ("suffix", "odd", "stop", "slash", "open", "also", "plus_minus", "to")
    if not closes or len(collected) > 4 or not collected.isalpha() or not NOT_UNITS.isdisjoint((collected, *collected)):
        return index, ""
    if tokens[index].kind != "unit" and any(collected[:length] in units.KNOWN_UNITS for length in (1, 2, 3)):
        return index, ""  # only words that were apart look like this; together they read as the known unit
    named = collected.endswith(units.NAME_NOUNS) or collected.startswith(units.NAME_NOUNS)
    counts = collected in units.KNOWN_UNITS or collected[-1] in units.COUNTING_WORDS or len(collected) == 1
    if named or not (counts or _compared(tokens, index)):
        return index, ""
    return _divided(tokens, end, collected)


# Words that end a sentence and characters that never stand in a unit.
NOT_UNITS = units.words(
    "完成 合格 达标 到位 之间 实现 已完成 及时 全覆盖 优 良 号 等 的 后 前 级 以 内 到 至 第 每 上 下 底 末 "
    "余 多 来 约 近 达 超 "
    "不 无 未 高 低 万 亿 千 百 和 与 或 且 及 其 是 为 在 了 x X n N"
)


def _compared(tokens: list[Token], index: int) -> bool:
    """Whether a comparator stands right before the number whose unit would start here."""
    back = index - 1
    while back > 0 and (tokens[back].kind in ("number", "scale", "odd") or tokens[back].text == "-"):
        back -= 1
    return tokens[back].kind == "compare" and comparators.meaning(tokens[back].text) is not None


def open_bracket(tokens: list[Token], index: int) -> None:
    """5(万元), 98(%) and 50(元/人) read as 5万元, 98% and 50元/人: the two brackets are taken out of the tokens."""
    end = unit_bracket_end(tokens, index)
    if end:
        tokens[index : end + 1] = tokens[index + 1 : end]


def unit_bracket_end(tokens: list[Token], index: int) -> int:
    """Where the bracket opened at this place closes, if it holds a unit and nothing else; otherwise 0."""
    if index >= len(tokens) or tokens[index].kind != "open":
        return 0
    end = index + 1
    while end < len(tokens) and tokens[end].kind in ("scale", "unit", "percent", "slash", "dot", "word"):
        if tokens[end].kind == "word" and tokens[end - 1].kind not in ("slash", "dot"):
            return 0
        end += 1
    unit_first = index + 1 < end and tokens[index + 1].kind in ("scale", "unit", "percent")
    closed = unit_first and end < len(tokens) and tokens[end].kind == "close"
    return end if closed and tokens[end - 1].kind not in ("slash", "dot") else 0
