"""Cuts a cell's normalised text into tokens, once, from left to right, never looking back at what was cut.

Every alternative of the one expression below is anchored where the last token ended and takes a bounded or a
possessive run, so the work grows with the length of the text and with nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from jixiao.values import comparators, numerals, units
from jixiao.values.pattern import Pattern


@dataclass(slots=True)
class Token:
    """One piece of text: its kind (a group name of the grammar), the text itself, where it starts.

    Not frozen, because a text has many and a frozen one takes five times as long to make.
    """

    kind: str
    text: str
    start: int


YEAR = "(?:19|20)[0-9]{2}"
MONTH = "(?:1[0-2]|0?[1-9])"
DAY = "(?:3[01]|[12][0-9]|0?[1-9])"
NUMERAL = f"[{numerals.CHARACTERS}]"
AFTER_NUMBER = f"(?<=[0-9余多万亿/·(%{numerals.CHARACTERS}])"


def _longest_first(words: frozenset[str] | tuple[str, ...] | dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


UNIT = _longest_first(units.KNOWN_UNITS | {"度"})
DIVISOR = _longest_first(units.DIVISORS)
COUNTED = _longest_first(units.COUNTING_WORDS)

# A run of plain words ends before every character that may begin something else.
KEYWORD_STARTS = (
    "大约将接近余多左上下全当本年第每百个季至到比底末之以前并而且度内及含分万亿年月或范围后压限以"
    "±~·…□○◯×，；。、！？（）“”‘’《》〈〉「」【】〔%‰‱≈"
)

GRAMMAR: dict[str, str] = {
    # Numbers that are part of something else come first: hours, document numbers, dates, codes.
    "every": (
        rf"一(?:年|季度|月|周|天|日)(?=[一两二三四五六七八九十0-9])"
        r"|(?:(?<![第0-9.])1年|(?<![上下一])半年)(?=[一两二三四五六七八九十0-9]{1,3}[次期轮场])"
        r"|每(?:1?个)?(?:半年|季度?|年度?|月度?|周|星期|天|日|学期|人次?|生|户|场次?|次|件|名|所|校|县|乡镇|镇|乡|街道"
        rf"|社区|单位|案|[百千万](?:人口|人(?!次)|户)|{DIVISOR})"
    ),
    "hours": r"[0-9]{1,3}天?(?:[*×xX][0-9]{1,2}(?:个?小时|h|H)?|(?<=天)[0-9]{1,2}个?小时)(?![0-9.])",
    "clock": r"[0-9]{1,2}:[0-5][0-9](?:-|至|到)[0-9]{1,2}:[0-5][0-9]",
    "document": r"[〔\[(][0-9]{4}[〕\])]第?[0-9]{1,6}号",
    "moment": (
        rf"{YEAR}年度?(?:{MONTH}月份?(?:{DAY}[日号])?)?"
        rf"|{YEAR}\.{MONTH}月(?:{DAY}[日号])?"
        rf"|{YEAR}(?P<cut>[-/.]){MONTH}(?P=cut){DAY}(?![0-9.])(?: 00:00:00)?"
        rf"|{YEAR}[-/]{MONTH}(?![0-9./年])月?"
        rf"|{YEAR}\.{MONTH}(?=[-~至]{YEAR}\.{MONTH}(?:$|[,;。)完]))|(?<=[-~至]){YEAR}\.{MONTH}(?=$|[,;。)完])"
        rf"|{MONTH}月份?(?:{DAY}[日号])?(?![0-9])"
    ),
    "quarter": r"第[一二三四1-4]个季度|第?[一二三四1-4]季度|[上下]半年",
    "whole": r"全年度?|当年度?|本年度?|(?<![半几数多两0-9一二三四五六七八九十])年度?内",
    "year_end": r"年底|年末|年终(?!总结|考|评|决算)",
    "ordinal": rf"第(?:[0-9]{{1,9}}|{NUMERAL}{{1,9}})",
    "scientific": r"[0-9]++(?:\.[0-9]++)?[eE][-+]?[0-9]++",
    "number": (
        r"(?<!\.)(?:[0-9]{1,3}(?:,[0-9]{3})++(?![0-9]|,[0-9])(?:\.[0-9]++)?|[0-9]++(?:\.[0-9]++)?)"
        r"(?![.,。]{0,3}[0-9])"
    ),
    "malformed": r"[0-9][0-9.,。]*+",
    "fraction": (
        rf"百分百|[百千万]分之(?=[0-9])|[万{numerals.CHARACTERS}]{{1,9}}分之(?!{NUMERAL}{{10}}){NUMERAL}{{1,9}}"
    ),
    # Words and signs of comparison, around and after a number.
    "compare": comparators.BEFORE,
    "about": r"(?:大约|(?<![节预合签制])约|将近|接近|(?<![附临邻最])近)(?=[0-9一二两三四五六七八九十百])|≈",
    "odd": r"(?<=[0-9十百千万亿])(?:余|多)|左右|上下(?![游级])",
    "suffix": comparators.AFTER,
    "percent": r"百分比|百分率|%|‰|‱",
    "scale": (
        rf"(?<=[{numerals.CHARACTERS}])[万亿]"
        r"|(?<=[0-9余多(])(?:(?:十|百|千)?[万亿]|千(?![克米瓦卡伏])|百(?!分[点之]))"
    ),
    "unit": rf"{AFTER_NUMBER}(?:(?:{UNIT})(?:\((?:{COUNTED})\))?)(?!(?<=[A-Za-z])[A-Za-z])",
    "numeral": rf"{NUMERAL}(?:[{numerals.CHARACTERS}]|[万亿](?=[{numerals.CHARACTERS}])){{0,15}}",
    # Joints.
    "plus_minus": r"±|\+/-|\+-",
    "to": rf"-+|~+|(?<![截甚降减压升增])至(?=[0-9])|到(?=[0-9])|至(?=第|百分|千分|{NUMERAL}[月季])",
    "colon": r":|比(?=[0-9])",
    "slash": r"/",
    "dot": r"·",
    "end": r"(?<=[月年季度])(?:底|末)",
    "before": r"(?:之前|以前|(?<=[0-9底末日号月年度份])前)(?![期后沿往进])",
    "mask": r"[*#]+|[xX×]{2,}|_{2,}|\.{3,}|…+|[□○◯]+",
    "stop": r"[,;；。、!?！？，]",
    "also": r"并且|而且|且",
    "open": r"[(（]",
    "close": r"[)）]",
    "quote": "[\"'“”‘’《》<>〈〉「」【】\\[\\]]",
    "space": r"\s+",
    "code": r"[A-Za-z]++(?:[-+]?[0-9]++[A-Za-z0-9.]*+)*+",
    "word": rf"[^\x00-\x7f{numerals.CHARACTERS}{comparators.FIRST_CHARACTERS}{KEYWORD_STARTS}]+|(?s:.)",
}  # fmt: skip


EXPRESSION = Pattern("|".join(f"(?P<{name}>{alternative})" for name, alternative in GRAMMAR.items()))


def tokens(text: str) -> list[Token]:
    """The tokens of a normalised, closed-up text; joined again they are the text.

    >>> [(token.kind, token.text) for token in tokens("控制在1.2万件以内")]
    [('compare', '控制在'), ('number', '1.2'), ('scale', '万'), ('unit', '件'), ('suffix', '以内')]
    """
    return [Token(match.lastgroup or "word", match.group(), match.start()) for match in EXPRESSION.finditer(text)]
