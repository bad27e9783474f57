"""Figures in a text (文字中的数): each with its unit and the words that name it.

This searches prose, which the reading of a cell never does; so it takes a figure only with a unit it knows, and
leaves out years, dates, document numbers and ordinals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from jixiao.checks.wording import places
from jixiao.values.units import COUNTING_WORDS, FAMILIES, SCALES

_NOT_COUNTED = frozenset("届级岁度点字号类种年后")
_MEASURED = frozenset({"平方公里", "平方米", "公顷", "亩", "公里", "千米", "立方米", "吨", "公斤", "千瓦时"})
_UNITS = sorted(
    (COUNTING_WORDS | _MEASURED | FAMILIES["money"].keys() | {"%", "％"}) - _NOT_COUNTED,
    key=lambda unit: (-len(unit), unit),
)
_FIGURE = re.compile(
    r"(?<![\d.第〔(（\[A-Za-z-])(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<scale>万|亿|千|百)?\s*(?P<about>余|多)?\s*"
    rf"(?P<unit>{'|'.join(map(re.escape, _UNITS))})(?!号|月|年|日|届|阶段)"
)
_BOUND_BEFORE = re.compile(r"(?:不少于|不低于|不高于|不超过|不小于|不大于|至少|达到?|超过|控制在|[≥≤])\s*$")
_BOUND_AFTER = re.compile(r"\s*(?:及?以上|及?以下|以内|左右)")
_FLOOR_BEFORE = re.compile(r"(?:不少于|不低于|不小于|至少|[≥])\s*$")
_FLOOR_AFTER = re.compile(r"\s*及?以上")
_BREAK = re.compile(
    r"不少于|不低于|不高于|不超过|不小于|不大于|至少|超过|控制在|[≥≤]|[，。；;、：:！!？?（）()《》“”\n\s]|各(?!类|项)|(?<!公)共(?![同享建])|(?<![通送下表抵直到])达(?!标)到?|为(?!民)|有(?![效关限序])|了(?!解)|的"
)
_LONGEST_NAME = 16
_PERCENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a text: ``amount`` in plain units (0.9 for 90%), ``name`` the words before it.

    ``about`` says that it is approximate (370余场), ``bound`` that it is required (90%以上, 不少于350场),
    ``floor`` that it is the least that is required.
    ``grain`` is what one in its last digit is worth (100 for 10.16万元), ``start`` and ``end`` its place in the text.
    """

    text: str
    amount: Decimal
    unit: str
    name: str
    about: bool
    bound: bool
    grain: Decimal = Decimal(1)
    start: int = 0
    end: int = 0
    floor: bool = False

    @property
    def percent(self) -> bool:
        """Whether it is a percentage."""
        return self.unit == "%"


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text in their order.

    >>> [(figure.name, str(figure.amount), figure.unit) for figure in figures("2021年共调解案件690件，成功率89.57%")]
    [('调解案件', '690', '件'), ('成功率', '0.8957', '%')]
    """
    found = []
    for match in _FIGURE.finditer(text):
        unit = match["unit"].replace("％", "%")
        scale = _PERCENT if unit == "%" else SCALES[match["scale"] or ""]
        number = Decimal(match["number"].replace(",", ""))
        grain = Decimal(1).scaleb(-places(number)) * scale
        before = text[max(0, match.start() - _LONGEST_NAME) : match.start()]
        bound = bool(_BOUND_BEFORE.search(before) or _BOUND_AFTER.match(text, match.end()))
        floor = bool(_FLOOR_BEFORE.search(before) or _FLOOR_AFTER.match(text, match.end()))
        about = match["about"] is not None
        found.append(Figure(match[0], number * scale, unit, _name(before), about, bound, grain, *match.span(), floor))
    return tuple(found)


def share_run(first: str, second: str, length: int) -> bool:
    """Whether two texts have a run of so many characters in common.

    >>> share_run("调解案件", "医疗纠纷人民调解案件数量", 4), share_run("回访满意率", "帮教率", 2)
    (True, False)
    """
    return any(first[start : start + length] in second for start in range(len(first) - length + 1))


def names_around(before: str, after: str, unit: str) -> tuple[str, ...]:
    """What a figure counts, by the words on both sides of it, without white space: the ways in which it may be read.

    The unit ends the first of them, because 办理法律援助案566件 means 案件.

    >>> names_around("全年审查", "规范性文件，", "件"), names_around("共办理法律援助案", "，", "件")
    (('全年审查件', '全年审查规范性文件'), ('办理法律援助案件',))
    """
    name = "".join(_name(before).split())
    follows = "".join(_BREAK.split(after)[0].split())[:_LONGEST_NAME]
    return (name + unit, name + follows) if follows else (name + unit,)


def _name(before: str) -> str:
    """The words that lead up to a figure, back to the last break."""
    pieces = [piece for piece in _BREAK.split(before) if piece]
    return pieces[-1] if pieces else ""
