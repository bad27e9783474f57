"""Faults of a printed 评分标准 itself (评分标准的问题): bands that overlap or leave gaps, counts not covered."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from jixiao.packs.scorecards.model import Card, CardRow
from jixiao.packs.scorecards.printed import Band, Count, Printed, criteria_in, read_standard
from jixiao.values.decimals import percent, plain

_GRADE = re.compile(
    r"(?P<name>[一-鿿]{1,3})\(?(?P<low>\d+(?:\.\d+)?)分?(?P<low_sign>[≤<])(?:得分|总分|分值|S|综合得分)(?P<high_sign>[≤<])(?P<high>\d+(?:\.\d+)?)分?"
)
_FULL_WIDTH = str.maketrans("><,", "＞＜，")


class RubricFault(StrEnum):
    """What is wrong with a printed standard; each is a check of its own."""

    SAME_POINTS = "same-points"
    OVERLAP = "overlap"
    GAP = "gap"
    NOT_FALLING = "not-falling"
    MAXIMUM = "maximum"
    COUNTS = "counts"
    NO_TARGET = "no-target"
    FORMULA = "formula"


class Found(NamedTuple):
    """One fault with the sentence that quotes what is printed."""

    fault: RubricFault
    sentence: str


@lru_cache(maxsize=512)
def faults_of(standard: str, full: Decimal | None, explanation: str = "") -> tuple[Found, ...]:
    """The faults of one printed standard; ``full`` is the row's 分值 and ``explanation`` holds its 评价要点."""
    return tuple(_faults(standard, full, explanation))


def _faults(standard: str, full: Decimal | None, explanation: str) -> Iterator[Found]:
    printed = read_standard(standard)
    for group in printed.groups:
        yield from _band_faults(group.label, group.bands)
    yield from _count_faults(printed.counts, criteria_in(explanation))
    yield from _maximum(printed, full)
    yield from _target_faults(printed, full)


def faults_of_card(card: Card) -> Iterator[tuple[CardRow, Found]]:
    """The faults of every printed standard of a card: they are the rubric's own, and no reason to refuse the file."""
    for row in card.rows:
        yield from ((row, found) for found in faults_of(row.standard, row.full, row.explanation))


def grade_gaps(text: str) -> Iterator[str]:
    """Gaps between the grades that a form prints (90≤得分≤100、80≤得分≤89): a total of 89.5 belongs to none.

    >>> list(grade_gaps("□优秀 90分≤得分≤100分；□良好 80分≤得分≤89分"))
    ['“优秀”从90分起，“良好”到89分止']
    >>> list(grade_gaps("优秀 90≤得分≤100；良好 80≤得分＜90"))
    []
    """
    word = "".join(unicodedata.normalize("NFKC", text).split())
    grades = sorted(_GRADE.finditer(word), key=lambda match: -Decimal(match["low"]))
    for upper, lower in pairwise(grades):
        if Decimal(lower["high"]) < Decimal(upper["low"]):
            yield f"“{upper['name']}”从{upper['low']}分起，“{lower['name']}”到{lower['high']}分止"


def _band_faults(label: str, bands: tuple[Band, ...]) -> Iterator[Found]:
    """Overlaps and gaps between neighbours, the same points twice, points that fall and rise."""
    head = f"{label}：" if label else ""
    ordered = sorted(bands, key=lambda band: (band.low is not None, band.low or 0), reverse=True)
    for upper, lower in pairwise(ordered):
        both = f"{head}“{_shown(upper)}”和“{_shown(lower)}”"
        if upper.points == lower.points:
            yield Found(RubricFault.SAME_POINTS, f"{both}两档都得{plain(upper.points)}分")
        if upper.low is None or lower.high is None:
            if upper.low is not None or (upper.high, lower.high) == (None, None):
                yield Found(RubricFault.OVERLAP, f"{both}两档有重叠")
        elif lower.high > upper.low or (lower.high == upper.low and lower.high_in and upper.low_in):
            yield Found(RubricFault.OVERLAP, f"{both}两档有重叠")
        elif lower.high < upper.low:
            missing = f"{_edge(lower.high, bands)}到{_edge(upper.low, bands)}之间"
            yield Found(RubricFault.GAP, f"{both}两档之间，{missing}没有规定得分")
        elif not lower.high_in and not upper.low_in:
            yield Found(RubricFault.GAP, f"{both}两档之间，正好{_edge(upper.low, bands)}没有规定得分")
    points = [band.points for band in ordered]
    rises = any(low > high for high, low in pairwise(points))
    if rises and any(low < high for high, low in pairwise(points)):
        shown = "、".join(f"{plain(one)}分" for one in points)
        yield Found(RubricFault.NOT_FALLING, f"{head}各档得分依次为{shown}，时高时低")


def _edge(number: Decimal, bands: tuple[Band, ...]) -> str:
    return percent(number) if any("%" in band.text for band in bands) else plain(number)


def _shown(band: Band) -> str:
    return band.text.strip(",;").translate(_FULL_WIDTH)


def _count_faults(counts: tuple[Count, ...], criteria: int) -> Iterator[Found]:
    """Counts that no band covers, and counts that two bands give different points."""
    if not counts or criteria < 2 or not any(count.met is None for count in counts):
        return
    given: dict[int, set[Decimal]] = {met: set() for met in range(criteria + 1)}
    for count in counts:
        for met in _covers(count, criteria):
            given.setdefault(met, set()).add(count.points)
    beyond = max(given) > criteria
    twice = [met for met, points in given.items() if len(points) > 1]
    missing = [met for met, points in given.items() if not points]
    if beyond:
        yield Found(RubricFault.COUNTS, f"对应的评价要点只有{criteria}项，评分标准却写到了{max(given)}项")
    for met in twice:
        shown = "，又写得".join(f"{plain(points)}分" for points in sorted(given[met], reverse=True))
        yield Found(RubricFault.COUNTS, f"对应的评价要点共{criteria}项，符合{met}项时既写得{shown}")
    if missing:
        listed = "、".join(f"{met}项" for met in missing)
        yield Found(RubricFault.COUNTS, f"对应的评价要点共{criteria}项，符合{listed}时没有规定得分")


def _covers(count: Count, criteria: int) -> range:
    if count.met is None:
        return range(criteria, criteria + 1)
    if count.met < 0:
        return range(criteria + count.met + 1)
    return range(0 if count.and_fewer else count.met, count.met + 1)


def _maximum(printed: Printed, full: Decimal | None) -> Iterator[Found]:
    """The highest points of a standard are not the row's 分值, or a deduction stops before 0."""
    if full is None:
        return
    best = _best(printed)
    if best is not None and best != full:
        yield Found(RubricFault.MAXIMUM, f"各档最高得{plain(best)}分，与分值{plain(full)}分不一致")
    if printed.most is not None and printed.most != full:
        yield Found(RubricFault.MAXIMUM, f"最多扣{plain(printed.most)}分，与分值{plain(full)}分不一致")


def _best(printed: Printed) -> Decimal | None:
    labels = [group.label for group in printed.groups]
    if labels and len(set(labels)) == len(labels) and all(len(group.bands) > 1 for group in printed.groups):
        return sum((max(band.points for band in group.bands) for group in printed.groups), Decimal(0))
    listed = [count.points for count in printed.counts] or [points for _, points in printed.words]
    return max(listed) if len(listed) > 1 else None


def _target_faults(printed: Printed, full: Decimal | None) -> Iterator[Found]:
    """A target that is spoken of and not printed, and a formula that gives less than full marks at the target."""
    if printed.names_target and printed.target is None:
        yield Found(RubricFault.NO_TARGET, "提到“目标值”，但没有写明目标值是多少")
    whole, target = printed.formula_full, printed.target
    if full is None or whole != full or target is None or printed.formula_target is not None or target <= 0:
        return
    if target != 1:
        got = plain(full * target)
        yield Found(
            RubricFault.FORMULA,
            f"的目标值为{percent(target)}，按所列公式达到目标值时只得{got}分，不是满分{plain(full)}分",
        )
