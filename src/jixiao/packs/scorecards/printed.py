"""Read a printed 评分标准: its bands, counts, grade words and steps; what is not sure is left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_HUNDRED = Decimal(100)
_DIGITS = {word: number for number, word in enumerate("零一二三四五六七八九十")} | {"两": 2}
_N = r"\d+(?:\.\d+)?%?"
_OP = r"[≥≤><]"
_POINTS = r"(?:的|,|，|:|\(|则){0,3}(?:不得分(?P<none>)|(?:得|计|记|给)?(?P<points>\d+(?:\.\d+)?)分)"
_UNIT = r"(?:万元|[分次项个人家天件元])?"
_BAND = re.compile(
    rf"(?<![\d.])(?:(?P<left>{_N}){_UNIT}(?P<left_sign>{_OP}))?(?P<subject>[^\d≥≤><,;。:()]{{1,16}})"
    rf"(?P<sign>{_OP})(?P<right>{_N})(?![\d.%]){_UNIT}{_POINTS}"
)
_TARGET = re.compile(rf"目标值(?:为)?(?P<sign>[≥≤]?)(?P<target>{_N})")
_REACHED = re.compile(r"达到目标值?(?:的)?,?得(?P<points>\d+(?:\.\d+)?)分")
_LABEL = re.compile(r"(?:^|(?<=[;。\n]))(?P<label>[一-鿿]{2,8})[::](?=[^;。]{0,12}[≥≤><])")
_COUNT = re.compile(
    r"(?:(?P<all>全部符合|符合全部(?P<all_n>[一二两三四五六七八九十]项)?)|(?:符合)?其中(?P<n>[一二两三四五六七八九十]|\d)项"
    r"(?P<below>及以下)?(?P<not>不符合)?|符合(?P<zero>零)项)\((?P<points>\d+(?:\.\d+)?)分\)"
)
_WORD = re.compile(r"(?:^|(?<=[;。:,]))(?P<word>[一-鿿]{1,6})\((?P<points>\d+(?:\.\d+)?)分\)")
_STEP = re.compile(
    r"每(?P<verb>超出|超过|超|增加|高|低|少|减少|降低|下降)(?P<step>\d+(?:\.\d+)?)(?P<unit>个百分点|人|项|个|次|%)"
    r"(?P<act>扣|得)(?P<each>\d+(?:\.\d+)?)分"
)
_NOTHING = re.compile(r"≤(?P<floor>\d+(?:\.\d+)?%)的扣(?P<points>\d+(?:\.\d+)?)分")
_PROPORTION = re.compile(r"扣分值=[^,;。]*?×(?P<one>\d+(?:\.\d+)?)×(?P<other>\d+(?:\.\d+)?)")
_ALL_FROM = re.compile(r"变动率达(?P<from>\d+(?:\.\d+)?%)以上的?扣(?P<most>\d+(?:\.\d+)?)分")
_FORMULA = re.compile(
    r"得分=(?P<name>[^=,;。×/]{2,20})(?:/(?P<target>\d+(?:\.\d+)?%))?(?:×100%)?×(?P<full>\d+(?:\.\d+)?)(?![%\d.])"
)
_POINT_NUMBER = re.compile(r"(?<![\d.])(?P<number>\d{1,2})[.、．](?=\D)")


@dataclass(frozen=True, slots=True)
class Band:
    """One band (一档): from ``low`` to ``high``, either open or closed, None where it has no end; percent as ratios."""

    text: str
    points: Decimal
    low: Decimal | None = None
    low_in: bool = False
    high: Decimal | None = None
    high_in: bool = False
    subject: str = ""  # what the number is: 结果


@dataclass(frozen=True, slots=True)
class BandGroup:
    """Bands that share one number (半年进度)."""

    label: str
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """Points for so many criteria met (符合其中两项得2分): all, exactly ``met``, or ``met`` and fewer."""

    text: str
    points: Decimal
    met: int | None = None  # None: 全部
    and_fewer: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """每超出1人扣0.1分; 个百分点 as ratios."""

    step: Decimal
    each: Decimal
    deducts: bool


@dataclass(frozen=True, slots=True)
class Printed:
    """What could be read for sure of one 评分标准; empty tuples and None for what it does not state."""

    groups: tuple[BandGroup, ...] = ()
    counts: tuple[Count, ...] = ()
    words: tuple[tuple[str, Decimal], ...] = ()
    step: Step | None = None
    target: Decimal | None = None
    target_sign: str = ""
    nothing_from: Decimal | None = None
    factor: Decimal | None = None
    all_from: Decimal | None = None
    most: Decimal | None = None
    formula_full: Decimal | None = None  # 得分=完成率×3: 3
    formula_target: Decimal | None = None  # 得分=完成率/70%×3: 0.7
    names_target: bool = False  # it speaks of a 目标值


@lru_cache(maxsize=1024)
def read_standard(text: str) -> Printed:
    """Read a printed standard.

    >>> group = read_standard("100%＞结果≥90%，得3分；结果＜90%，得0分。").groups[0]
    >>> [(str(band.low), str(band.high), int(band.points)) for band in group.bands]
    [('0.9', '1', 3), ('None', '0.9', 0)]
    >>> read_standard("每增加0.1个百分点扣0.1分").step
    Step(step=Decimal('0.001'), each=Decimal('0.1'), deducts=True)
    """
    word = _plain(text)
    target = _TARGET.search(word)
    aim = _number(target["target"]) if target else None
    counts = tuple(_counts(word))
    proportion, all_from, formula = _PROPORTION.search(word), _ALL_FROM.search(word), _FORMULA.search(word)
    nothing = _NOTHING.search(word)
    return Printed(
        groups=tuple(_groups(word, aim)),
        counts=counts,
        words=() if counts else tuple((m["word"], Decimal(m["points"])) for m in _WORD.finditer(word)),
        step=_step(word),
        target=aim,
        target_sign=target["sign"] if target else "",
        nothing_from=_number(nothing["floor"]) if nothing else None,
        factor=Decimal(proportion["one"]) * Decimal(proportion["other"]) if proportion else None,
        all_from=_number(all_from["from"]) if all_from else None,
        most=Decimal(all_from["most"]) if all_from else None,
        formula_full=Decimal(formula["full"]) if formula else None,
        formula_target=_number(formula["target"]) if formula and formula["target"] else None,
        names_target="目标值" in word,
    )


def criteria_in(text: str) -> int:
    r"""How many numbered 评价要点 an explanation lists: 1. … 2. … 3. …, 0 where it lists none.

    >>> criteria_in("评价要点：\n1.制度健全；\n2.制度有效。"), criteria_in("是否合规")
    (2, 0)
    """
    found = [int(match["number"]) for match in _POINT_NUMBER.finditer(_plain(text))]
    count = 0
    for number in found:
        count = number if number == count + 1 else count
    return count


def _plain(text: str) -> str:
    word = unicodedata.normalize("NFKC", text)
    word = "".join(line.strip() + ("" if line.strip().endswith((";", "。", ":")) else ";") for line in word.split("\n"))
    return "".join(word.split()).replace("，", ",").replace("；", ";").replace("≧", "≥").replace("≦", "≤")


def _number(text: str) -> Decimal:
    return Decimal(text[:-1]) / _HUNDRED if text.endswith("%") else Decimal(text)


def _step(word: str) -> Step | None:
    match = _STEP.search(word)
    if match is None:
        return None
    scale = _HUNDRED if match["unit"] in {"个百分点", "%"} else Decimal(1)
    return Step(Decimal(match["step"]) / scale, Decimal(match["each"]), match["act"] == "扣")


def _groups(word: str, aim: Decimal | None) -> Iterator[BandGroup]:
    """The bands, split where a label with a colon begins another number."""
    starts = [(match.start(), match["label"]) for match in _LABEL.finditer(word)]
    if not starts or starts[0][0] > 0:
        starts.insert(0, (0, ""))
    for (start, label), (end, _) in zip(starts, [*starts[1:], (len(word), "")], strict=True):
        bands = list(_bands(word[start:end], aim))
        for subject in dict.fromkeys(band.subject for band in bands):
            yield BandGroup(label, tuple(band for band in bands if band.subject == subject))


def _bands(part: str, aim: Decimal | None) -> Iterator[Band]:
    reached = _REACHED.search(part)
    found = [_band(match) for match in _BAND.finditer(part) if not match["subject"].startswith("目标值")]
    if reached and aim is not None and found:
        yield Band(reached[0], Decimal(reached["points"]), low=aim, low_in=True, subject=found[0].subject)
    yield from found


def _band(match: re.Match[str]) -> Band:
    low = high = None
    low_in = high_in = False
    for sign, edge, flip in ((match["sign"], match["right"], False), (match["left_sign"], match["left"], True)):
        if sign is None:
            continue
        rises = sign in "≥>"
        if rises is not flip:
            low, low_in = _number(edge), sign in "≥≤"
        else:
            high, high_in = _number(edge), sign in "≥≤"
    return Band(match[0], Decimal(match["points"] or 0), low, low_in, high, high_in, match["subject"])


def _counts(word: str) -> Iterator[Count]:
    for match in _COUNT.finditer(word):
        points = Decimal(match["points"])
        if match["all"]:
            yield Count(match[0], points)
        elif match["zero"]:
            yield Count(match[0], points, 0)
        else:
            count = int(match["n"]) if match["n"].isdigit() else _DIGITS[match["n"]]
            # 其中一项不符合: not all of them are met, however many.
            yield Count(match[0], points, -count if match["not"] else count, and_fewer=bool(match["below"]))
