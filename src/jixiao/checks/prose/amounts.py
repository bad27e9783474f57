"""The amounts of a paragraph in their order, with the marks between them that say how they belong together.

This searches prose, so it takes a number only with a unit it knows, and leaves out years, dates, ordinals and
document numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache

from jixiao.checks.prose.items import Item, item_of
from jixiao.checks.wording import places
from jixiao.values.pattern import Pattern
from jixiao.values.units import SCALES

MONEY, PERCENT = "元", "%"
_COUNTED = """
    人次 场次 户次 件次 台次 批次 平方公里 平方米 公里 公顷 立方米
    件 人 名 次 场 户 个 份 起 项 家 宗 辆 套 台 所 亩 册 本 期 处 条 批 篇 间 座 头 只 株 吨 班 幅 块 例 笔 张 支
"""
# Written in two ways, read in one; each stands for one character, so that places stay what they were.
_WRITTEN = str.maketrans("０１２３４５６７８９．％():;!?\u3000\xa0", "0123456789.%（）：；！？  ")
_TOKEN = Pattern(
    r"(?P<aside>（[^（）\d]{0,30}）)"
    r"|(?P<open>（)|(?P<close>）)"
    r"|(?P<listed>其\s*中\s*[：，])|(?P<inside>其\s*中|(?<=[，；。：、])\s*(?:主要)?(?:包括|分别是|分别为)\s*(?=[：，]?))"
    r"|(?P<stop>[。！？\n])|(?P<semi>；)|(?P<comma>[，、,])|(?P<colon>：)"
    r"|(?:(?<=[，。；：\s])|(?<=^))(?P<numbering>\d{1,2}\s*[、.．](?!\d))"
    r"|(?<![\d.第〔\[A-Za-z—-])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)\s*(?P<about>余|多)?\s*"
    rf"(?:(?P<money>百亿|十亿|亿|千万|百万|十万|万|千|百)?\s*(?P<about2>余|多)?\s*元(?!/)|(?P<percent>%)|"
    rf"(?P<scale>亿|万|千|百)?\s*(?P<about3>余|多|来)?\s*(?P<unit>{'|'.join(_COUNTED.split())})"
    r"(?![号月年日届型级岁]|百分点|工作日|[以之]?[一二三四五六七八九十]个)|(?P<points>个百分点))"
)
_ABOUT_BEFORE = Pattern(r"(?:约|近|超过?|逾|不少于|不低于|不超过|不高于|至少|控制在|[≥≤<>])\s*为?\s*$")
_ABOUT_AFTER = Pattern(r"\s*(?:及?以上|及?以下|以内|左右|上下|[—~～-])")
_CHANGED = Pattern(
    r"(?:增加|减少|增长|下降|提高|降低|上升|追加|调增|调减|核增|核减|压减|压缩|节约|节省|结余|结转|超支|增幅|降幅)"
    r"(?:了|预算|资金|指标|支出|经费|金额|部分|预算数)*(?:数|额)?\s*(?:约|为|是|共)?\s*$"
)
_COMPARED = Pattern(r"[比较](?:去年|上年|上一年|20\d\d\s*年|年初|预算|同期)[^，。；]*$|同比|环比|相比")


class Mark(Enum):
    """What stands between amounts."""

    INSIDE = auto()  # 其中
    LISTED = auto()  # 其中：
    OPEN = auto()
    CLOSE = auto()
    STOP = auto()
    SEMICOLON = auto()
    COMMA = auto()
    NUMBERING = auto()  # 1、


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of a text (数额): ``value`` in plain yuan, pieces or percent, as written in ``text`` with its name.

    ``clause`` is all that stands between the amount before it and this one, ``after`` what follows to the next mark.
    """

    text: str
    value: Decimal
    unit: str
    scale: Decimal
    places: int
    start: int
    end: int
    name: str
    clause: str
    after: str
    about: bool
    change: bool
    item: Item | None
    owner: str  # whose it is, where the name says so
    again: bool = False  # the item stands before the amount before this one

    @property
    def quoted(self) -> str:
        """Name and amount as they stand: 基本支出1870.27万元; a name that stands further in front is told again."""
        item = self.item.value if self.item and self.again else ""
        return item + self.name + self.text

    @property
    def word(self) -> str:
        """The unit as it is written: 万元."""
        return self.text.lstrip("0123456789.,，").strip()


Token = Amount | Mark
_MARKS = {
    "inside": Mark.INSIDE,
    "listed": Mark.LISTED,
    "open": Mark.OPEN,
    "close": Mark.CLOSE,
    "stop": Mark.STOP,
    "semi": Mark.SEMICOLON,
    "comma": Mark.COMMA,
    "numbering": Mark.NUMBERING,
}


@lru_cache(maxsize=1024)
def tokens(text: str) -> tuple[Token, ...]:
    """The amounts and marks of a text in their order.

    >>> [token.quoted if isinstance(token, Amount) else token.name for token in tokens("支出9万元，其中：甲5万元。")]
    ['支出9万元', 'COMMA', 'LISTED', '甲5万元', 'STOP']
    """
    return tuple(_tokens(text.translate(_WRITTEN)))


def _tokens(text: str) -> Iterator[Token]:
    name_from = clause_from = 0
    above: Amount | None = None
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if match["number"]:
            above = _amount(text, match, name_from, clause_from, above)
            yield above
            name_from = clause_from = match.end()
        elif kind == "colon":
            name_from = match.end()
        elif kind != "aside":
            yield _MARKS[kind]
            name_from = match.end()
            clause_from = match.end() if kind == "stop" else clause_from
            above = above if kind in _GOES_ON else None


_REST = Pattern(r"[^，,。；：（）、\n\d]*")
_NAME_STARTS = Pattern(r"^[\s，及和与另]*(?:中|含|是|为)?\s*")


_GOES_ON = frozenset({"comma", "semi"})
# What says only in which sense the item before it is told once more: 基本支出预算100万元，决算90万元.
_SAME_AGAIN = Pattern(
    r"(?:[，；]|实际|全年|年初|年末|当年|本年|调整后?的?|最终|\s)*(?:预算|决算|执行|支出|支付|发生|完成)(?:数|额|金额|总额)?(?:共计|共|为|是|了)?"
)


def _amount(text: str, match: re.Match[str], name_from: int, clause_from: int, above: Amount | None) -> Amount:
    unit = MONEY if match["money"] is not None or match[0].endswith("元") else match["unit"] or PERCENT
    scale = SCALES[match["money"] or match["scale"] or ""]
    number = Decimal(match["number"].replace(",", ""))
    start, end = match.start("number"), match.end()
    before, clause = text[name_from:start], text[clause_from:start]
    starts = _NAME_STARTS.match(before)
    name = " ".join(before[starts.end() if starts else 0 :].split())
    item, owner = item_of(name) if unit == MONEY else (None, "")
    again = item is None and above is not None and unit == MONEY and bool(_SAME_AGAIN.fullmatch(clause))
    if again and above is not None:
        item, owner = above.item, above.owner
    rest = _REST.match(text, end)
    about = match["about"] or match["about2"] or match["about3"]
    return Amount(
        text="".join(match[0].split()),
        value=number * scale,
        unit="个百分点" if match["points"] else unit,
        scale=scale,
        places=places(number),
        start=start,
        end=end,
        name=name,
        clause=clause,
        after=rest[0] if rest else "",
        about=bool(about or _ABOUT_BEFORE.search(before) or _ABOUT_AFTER.match(text, end)),
        change=bool(_CHANGED.search(before) or _COMPARED.search(clause)),
        item=item,
        owner=owner,
        again=again,
    )
