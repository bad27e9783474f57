"""Rare spellings with one certain meaning, rewritten as the plain spelling that the grammar reads.

    ¥500 → 500元                     12月31日(含)前 → 12月31日前       90(含)分以上 → 90分以上
    50元/(人·天) → 50元/人·天        2000元/人、年 → 2000元/人/年      350万人民币 → 350万元
    百分之十二点五 → 百分之12.5      三点五万元 → 3.5万元              九成五 → 9.5成
    10来个 → 10余个                  至少开展1次 → 开展至少1次
    5万以上人次 → 5万人次以上        60岁以上老人300人 → 老人300人
    90%≤X≤95% → 90%-95%              [90%,100%] → 90%-100%             控制在5%-8% → 保持在5%-8%

An interval with an open end (80%≤X<90%) is no closed range and is left as it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from re import Match

from jixiao.values import numerals
from jixiao.values.pattern import Pattern

DIGIT = "[零〇一二三四五六七八九]"
NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,4})?"
AGED = "老人|老年|婴幼儿|儿童|青少年|未成年|妇女|居民|人群|人口|学生|参保"
SPOKEN_UNITS = "[万亿元倍%‰吨亩]|个百分点|公里|千米|平方|立方|小时(?!候)"


def _figures(match: Match[str]) -> str:
    """The numeral and the digits after its 点 as a decimal; as it stands where either is no number."""
    whole = numerals.read_numeral(match["whole"])
    if whole is None:
        return match[0]
    return f"{whole}.{''.join(str(numerals.DIGITS[digit]) for digit in match['part'])}"


def _tenths(match: Match[str]) -> str:
    return f"{numerals.DIGITS[match[1]]}.{numerals.DIGITS[match[2]]}成"


REWRITES: tuple[tuple[str, Pattern, Callable[[Match[str]], str]], ...] = (
    (
        "¥",
        Pattern(r"^([≥≤<>=]?)¥([0-9][0-9,]*(?:\.[0-9]+)?[万亿]?)元?$"),
        lambda match: f"{match[1]}{match[2]}元",
    ),
    ("(含", Pattern(r"(?<=[日号月年底末])\(含(?:当[日天月])?\)(?=之?前|以前)"), lambda _: ""),
    ("(含", Pattern(r"(?<=[0-9])\(含\)(?=[%‰分个人次件家户元名项天])"), lambda _: ""),
    ("/(", Pattern(r"/\(([^()/0-9]{1,6})\)"), lambda match: f"/{match[1]}"),
    ("、", Pattern(r"(?<=/[人户亩生个村名])、(?=(?:年|月|天|日|学期|学年)(?:$|以[上下内]))"), lambda _: "/"),
    ("来", Pattern(r"(?<=[0-9十百千万])来(?=[个人名次件家户场项天份台元])"), lambda _: "余"),
    (
        "至",
        Pattern(r"(至[少多])(开展|举办|召开|组织|完成|进行|实施|培训)(?=[0-9一二两三四五六七八九十])"),
        lambda match: f"{match[2]}{match[1]}",
    ),
    (
        "岁",
        Pattern(
            rf"[0-9]{{1,3}}(?:[-~至][0-9]{{1,3}})?周?岁(?:\(含\))?(?:[及或]?以[上下])?的?(?=(?:{AGED})[^0-9,;。、(]{{0,20}}[0-9])"
        ),
        lambda _: "",
    ),
    (
        "以",
        Pattern(r"(?<=[0-9万亿])(以[上下内])(人次|人|件|户|家|个|名|元)$"),
        lambda match: f"{match[2]}{match[1]}",
    ),
    ("人民币", Pattern(r"(?<=[0-9万亿])人民币元?$"), lambda _: "元"),
    (
        "点",
        Pattern(rf"(?P<whole>[{numerals.CHARACTERS}]{{1,5}})(?<!午.)点(?P<part>{DIGIT}{{1,3}})(?={SPOKEN_UNITS})"),
        _figures,
    ),
    (
        "分之",
        Pattern(
            rf"(?<=分之)(?P<whole>[{numerals.CHARACTERS}]{{1,5}})点(?P<part>{DIGIT}{{1,3}})(?![{numerals.CHARACTERS}])"
        ),
        _figures,
    ),
    ("成", Pattern(r"([一二三四五六七八九])成([一二三四五六七八九])(?=$|以[上下内]|左右|[,;。])"), _tenths),
    (
        "≤",
        Pattern(rf"^({NUMBER}%?)≤(?:[Xx]|[\u4e00-\u9fff]{{2,10}})≤({NUMBER}%)$"),
        lambda match: f"{match[1]}-{match[2]}",
    ),
    ("[", Pattern(rf"^\[({NUMBER}%?)[,;]({NUMBER}%)\]$"), lambda match: f"{match[1]}-{match[2]}"),
    ("制在", Pattern(rf"[控限]制在(?={NUMBER}[^0-9.]{{0,4}}[-~至到]{NUMBER}(?!.*以[上下内]))"), lambda _: "保持在"),
)


def plain(closed: str) -> str:
    """The text in its plain spelling.

    >>> plain("≥¥500"), plain("百分之十二点五"), plain("50元/(人·天)"), plain("80%≤X<90%")
    ('≥500元', '百分之12.5', '50元/人·天', '80%≤X<90%')
    """
    for sign, pattern, rewrite in REWRITES:
        if sign in closed:
            closed = pattern.compiled.sub(rewrite, closed)
    return closed
