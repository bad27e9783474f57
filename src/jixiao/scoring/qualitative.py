"""Words as a result (定性): which tier they suggest, and the points that tier allows; a person decides."""

from __future__ import annotations

import re

from jixiao.packs.model import Pack, TierBand
from jixiao.scoring.basis import quoted
from jixiao.scoring.case import Case
from jixiao.scoring.direction import kind_of_row
from jixiao.scoring.model import Direction, Outcome, Points
from jixiao.values.decimals import plain
from jixiao.values.model import Tier, Value

_BAD_THINGS = (
    "发生|出现|发现|收到|接到|产生|造成|引发|超|突破|投诉|事故|差错|脱管|漏管|违|重新犯罪|失误|遗漏|积压|拖欠|"
    "上访|信访|逾期|延误|延期|泄|舆情|负面|火灾|伤亡|冤|错|死角|盲区|遗留|虚报|截留|挪用|安全|"
    "重大(?:事故|安全|舆情|违|责任|失|负面)|一(?:件|起|例|人|名|次)"
)
_BAD_NOUNS = "投诉|事故|差错|脱管|漏管|重新犯罪|失误|遗漏|积压|拖欠|上访|信访|舆情|伤亡|死角|盲区|违规|违纪|违法|激化"
_DONE = "完成|达到|开展|落实|实现|及时|解决|处理"
_HARMLESS = re.compile(
    f"(?:未|无|没有|没|零|不)(?:再|曾|有|见)?(?:{_BAD_THINGS})"
    f"|(?:未|没有)(?:(?!{_DONE})[^，。；,;]){{0,6}}(?:{_BAD_NOUNS})"
    f"|(?:逾期|延误|{_BAD_NOUNS})(?:率|数|件数)?(?:为|是|=|：|:)?(?:0|零)"
    "|未(?:成年|来|检|央|婚|雨绸缪)|前所未有|从未|不断|不间断|无法律|无障碍|无偿"
    "|基本(?:支出|医疗|公共|建设|农田|生活|情况|养老|药|法|经费|保障|运行|功能|需求|权益|工资|要求|办公)"
    "|一定(?:要|会|程度上(?:提|促|改|缓))"
    "|(?:解决|弥补|补齐|缓解|改善|改变|克服|消除|扭转|杜绝|避免)[^，。；,;]{0,12}(?:不足|滞后|不到位|不及时|不合格|没有|延误)"
)
"""Taken out of a text before it is judged: negations that are good news, and words that only look like a shortfall."""
_NOT_WHOLLY = re.compile("未(?:全部|完全|能全部|能完全|全面)|不(?:完全|全面)|部分|大部|基本|一定|初步|正在|进行中|尚在")
_SHORT = re.compile(
    "未|没有|没能|不足|滞后|不达标|不合格|较差|很差|不理想|不到位|不及时|无法|不明显|停滞|逾期|延期|推迟|延误|失败|欠佳|不佳"
)


def presumed_tier(actual: Value, target: Value | None = None) -> Tier:
    """The tier that an actual's words suggest; a tier named outright is taken as it is.

    What the target itself asks for is no shortfall: 基本建立 answers 基本建立 in full.

    >>> from jixiao.values.model import Kind
    >>> texts = ("有效提升", "基本完成", "尚未启动", "未发生投诉")
    >>> [presumed_tier(Value(Kind.QUALITATIVE, text=text)).value for text in texts]
    ['met', 'partly', 'missed', 'met']
    """
    if actual.tier is not None:
        return actual.tier
    text, asked = ("".join(value.text.split()) if value else "" for value in (actual, target))
    if _NOT_WHOLLY.search(asked) or _SHORT.search(asked):
        text = text.replace(asked, "")
    text = _HARMLESS.sub("", text)
    if _NOT_WHOLLY.search(text):
        return Tier.PARTLY
    return Tier.MISSED if _SHORT.search(text) else Tier.MET


def band_of(tier: Tier, pack: Pack) -> TierBand:
    """The pack's band for a tier."""
    return next(band for band in pack.tiers if band.tier is tier)


def score_words(case: Case, direction: Direction) -> Points:
    """Points for words: the claimed score where it lies in the presumed tier's band, else the top of the band.

    Where nothing may count provisionally (``case.provisional``) there are no points until a person has scored.
    """
    tier = presumed_tier(case.actual, case.target)
    band = band_of(tier, case.pack)
    low, high = (case.rounded(case.weight * share) for share in (band.low, band.high))
    claimed = case.claimed if case.claimed is not None and low <= case.claimed <= high else None
    points = case.rounded(claimed) if claimed is not None else high if case.provisional else None
    asked = "" if direction is Direction.WORDS else f"以文字答复指标值“{quoted(case.target)}”，"
    how = "暂得" if claimed is None else "所填得分在区间内，得"
    result = "请在区间内评分" if points is None else f"{how}{plain(points)}分，请确认"
    text = (
        f"{kind_of_row(case.target, direction)}：{asked}完成值“{quoted(case.actual)}”推定为“{band.title}”，"
        f"得分区间{plain(low)}～{plain(high)}分，{result}"
    )
    outcome = Outcome.CONFIRM if tier is Tier.MET else Outcome.SHORT
    return Points(points, case.sentence(text), outcome, direction, band=(low, high), presumed=True)
