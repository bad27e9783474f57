"""By what names and texts are held to be the same (归并): how people write them differently is taken away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LISTED = re.compile(
    r"^(?:第?[一二三四五六七八九十]{1,3}[、.:]|[(\[][\d一二三四五六七八九十]{1,3}[)\]]|\d{1,3}[、)]|\d{1,3}\.(?!\d)"
    r"|[\u2460-\u249b]|指标[\d一二三四五六七八九十]{1,2}[:、.])+"
)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_PLACE = re.compile(r"[省市县区州旗盟乡镇]")
# What a unit calls itself. 该局 and the like are somebody else.
_OURSELVES = re.compile(r"[我本](?:单位|部门|局|院|校|馆|中心|委|办|厅|处|所|站|县|区|市|省|镇|乡|街道|会|台)")
_SHORTEST_NAME = 3
_SIGNS = re.compile(r"[\W_]+")
ITSELF = "ǁ"  # stands where a text names its unit: a letter, so that it stays


@lru_cache(maxsize=1 << 15)
def closed(text: str) -> str:
    """A text in plain characters (NFKC) without white space: by it a unit is known.

    >>> closed(" 青山区　司法局（本级）")
    '青山区司法局(本级)'
    """
    return "".join(unicodedata.normalize("NFKC", text).split())


@lru_cache(maxsize=1 << 15)
def indicator_key(name: str) -> str:
    """An indicator's name without the number in front and the punctuation around.

    >>> [indicator_key(name) for name in ("1.培训人次", "（2）培训 人次；", "指标1：培训人次", "①培训人次", "5G基站数")]
    ['培训人次', '培训人次', '培训人次', '培训人次', '5G基站数']
    >>> indicator_key("2.5兆瓦机组数"), indicator_key("1")
    ('2.5兆瓦机组数', '1')
    """
    text = closed(_LISTED.sub("", "".join(name.split()).translate(_CIRCLED)))
    bare = _LISTED.sub("", text)
    return _trimmed(bare) or _trimmed(text) or closed(name)


# NFKC turns ① into 1, which would join a name that begins with it.
_CIRCLED = {code: f"({code - 0x2460 + 1})" for code in range(0x2460, 0x2474)}


def _trimmed(text: str) -> str:
    places = [at for at, character in enumerate(text) if _is_word(character)]
    if not places:
        return ""
    last = places[-1] + 1
    closing = text[last : last + 1]
    return text[places[0] : last + (1 if closing in {")", "%"} else 0)]


def _is_word(character: str) -> bool:
    return character.isalnum()


def bare_text(text: str) -> str:
    """What stays of a text without white space and punctuation.

    >>> bare_text("一、开展培训 12 次，完成率 98.5%。")
    '一开展培训12次完成率985'
    """
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text))


def without_numbers(text: str) -> str:
    """The text with # for every number; one of Chinese numerals stays.

    >>> without_numbers("培训12场、1,500人次，完成98.5%")
    '培训#场、#人次,完成#%'
    """
    return _DIGITS.sub("#", unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=1 << 12)
def own_names(unit: str) -> tuple[str, ...]:
    """What a text may call its unit, the longest first: its name, and the name without the places before it.

    >>> own_names("河北省青山市青山区司法局")
    ('河北省青山市青山区司法局', '青山市青山区司法局', '青山区司法局', '区司法局', '司法局')
    """
    whole = closed(unit)
    starts = [0, *(match.end() for match in _PLACE.finditer(whole))]
    last = starts[-1]
    names = {whole[start:] for start in starts} | ({whole[last - 1 :]} if last else set())
    return tuple(sorted((name for name in names if len(name) >= _SHORTEST_NAME), key=len, reverse=True))


def unnamed(text: str, unit: str) -> str:
    """The text, closed up, with a sign in the place of its unit's names.

    >>> unnamed("青山区司法局开展培训", "青山区司法局") == unnamed("本局开展培训", "白水县司法局")
    True
    """
    found = "".join(unicodedata.normalize("NFKC", text).split())
    for name in own_names(unit):
        found = found.replace(name, ITSELF)
    return _OURSELVES.sub(ITSELF, found)
