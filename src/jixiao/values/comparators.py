"""The signs and words that compare (比较符): 不低于, 以上, ≥; and how two of them around one number combine."""

from __future__ import annotations

from jixiao.values.model import Comparator

AT_LEAST, AT_MOST = Comparator.AT_LEAST, Comparator.AT_MOST
MORE, LESS, EQUAL = Comparator.MORE, Comparator.LESS, Comparator.EQUAL

SIGNS: dict[str, Comparator] = {
    "≥": AT_LEAST, ">=": AT_LEAST, "=>": AT_LEAST, "≮": AT_LEAST, ">=≥": AT_LEAST,
    "≤": AT_MOST, "<=": AT_MOST, "=<": AT_MOST, "≯": AT_MOST,
    ">": MORE, "<": LESS, "=": EQUAL, "==": EQUAL,
}  # fmt: skip

WORDS: dict[Comparator, str] = {
    AT_LEAST: "不低于 不少于 不小于 不短于 不得低于 不得少于 不得小于 不能低于 不能少于 应不低于 "
    "应不少于 至少 最少 最低 "
    "大于等于 大于或等于 高于或等于 高于等于 未低于 未少于 下限",
    AT_MOST: "不高于 不超过 不大于 不多于 不超出 不长于 不迟于 不晚于 不得高于 不得超过 不得大于 不能超过 "
    "应不超过 最多 最高 "
    "控制在 小于等于 小于或等于 低于或等于 低于等于 未超过 未高于 没有超过 "
    "不超 未超 不得超 不突破 未突破 不得突破 不逾 上限 至多 压缩在 限制在",
    MORE: "高于 大于 多于 超过 超出 逾 突破",
    LESS: "低于 小于 少于 不足 不到 不满 未达到 未达 不达 没有达到 没达到 未满",
    EQUAL: "等于",
}

REACHED = ("达到了", "达到", "已达到", "已达", "达")
NEUTRAL = ("保持在", "维持在", "稳定在", "保持", "稳定", "维持")

SUFFIXES: dict[Comparator, str] = {
    AT_LEAST: "以上(含) 以上(包含) 以上(含本数) (含)以上 含以上 及以上 及其以上 或以上 以上",
    AT_MOST: "以下(含) 以内(含) (含)以下 (含)以内 及以下 及其以下 及以内 或以下 以下 以内 之内 范围内",
    MORE: "以上(不含) 以上(不含本数) (不含)以上",
    LESS: "以下(不含) 以下(不含本数) (不含)以下",
}

WORD_MEANING = {word: comparator for comparator, words in WORDS.items() for word in words.split()}
SUFFIX_MEANING = {word: comparator for comparator, words in SUFFIXES.items() for word in words.split()} | {
    "内": AT_MOST
}


def _alternatives(words: list[str]) -> str:
    escaped = (word.replace("(", r"\(").replace(")", r"\)") for word in sorted(words, key=len, reverse=True))
    return "|".join(escaped)


# 达, 超 and 逾 are also parts of words (达标, 超期): they compare only where a number follows.
BEFORE = (
    r"[≥≤≮≯]=?|>=|=>|<=|=<|==?|[<>](?!=)"
    f"|(?:{_alternatives([word for word in WORD_MEANING if word not in ('逾', '突破')])})"
    f"|(?:{_alternatives([word for word in REACHED if word != '达'])})(?!年度|预期|年初|指标|目标)"
    f"|(?:{_alternatives(list(NEUTRAL))})(?=[0-9≥≤一二三四五六七八九十百])"
    "|(?:(?<![送到抵传下表转直通])达|超|逾|突破)(?=[0-9≥≤一二三四五六七八九十百])"
)
AFTER = (
    _alternatives(list(SUFFIX_MEANING.keys() - {"内"}))
    + "|(?<=[日天年月时周钟度%秒分hn元人次起件个家户米里])内(?![部容涵外设蒙控])"
)
FIRST_CHARACTERS = "".join(sorted({word[0] for word in [*WORD_MEANING, *REACHED, *NEUTRAL]} | set("≥≤≮≯超")))

DIRECTION = {AT_LEAST: 1, MORE: 1, AT_MOST: -1, LESS: -1, EQUAL: 0}


def meaning(text: str) -> Comparator | None:
    """What one sign or word before a number says; None for words that leave it open (保持在)."""
    if text in NEUTRAL:
        return None
    if text in REACHED:
        return AT_LEAST
    return SIGNS.get(text) or SIGNS.get(text.rstrip("=")) or WORD_MEANING.get(text) or MORE


def combine(first: Comparator | None, second: Comparator | None) -> Comparator | None:
    """Two comparators on one number as one; raises ValueError where they contradict each other (≤90%以上).

    >>> combine(Comparator.AT_LEAST, Comparator.MORE), combine(None, Comparator.AT_MOST)
    (<Comparator.MORE: '>'>, <Comparator.AT_MOST: '<='>)
    """
    if first is None or second is None or first is second:
        return first or second
    if DIRECTION[first] != DIRECTION[second]:
        raise ValueError(f"{first}{second}")
    return first if first in (MORE, LESS) else second
