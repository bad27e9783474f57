"""Words as a result (定性): which tier they suggest, and the points that tier allows; a person decides."""

from __future__ import annotations

from decimal import Decimal

from jixiao.packs.model import Pack, TierBand
from jixiao.scoring.basis import plain, quoted, rounded
from jixiao.scoring.model import Direction, Outcome, Points
from jixiao.values.model import Tier, Value

# Taken out of the text first: a negation that is good news, or a word that only looks like one.
GOOD_NEGATIONS = (
    "未发生", "没有发生", "未出现", "没有出现", "未发现", "没有发现", "未收到", "未接到", "未产生", "未超", "未突破", "没有超",
    "没有一件", "没有一起", "没有一例", "无一", "无脱管", "无漏管", "无投诉", "无事故", "无差错", "无重大", "无违", "无安全", "无重新犯罪",
    "无失误", "无遗漏", "无积压", "无拖欠", "无上访", "无逾期", "无延误", "未逾期", "未延误", "未拖欠", "不足之处得到", "没有拖欠",
    "从未", "前所未有", "未成年", "未来", "未检", "未诉", "不断", "不间断",
    "一定程度上提", "不低于", "不少于", "补齐短板", "短板得到", "解决了", "杜绝", "避免",
)  # fmt: skip
MISSED_WORDS = (
    "未", "没有", "没能", "不足", "滞后", "不达标", "不合格", "较差", "很差", "不理想", "不到位", "不及时", "无法", "不明显", "停滞",
    "下降较", "逾期", "延期", "推迟", "延误", "取消", "中止", "暂停", "失败", "欠佳", "不佳", "不能",
)  # fmt: skip
PARTLY_WORDS = (
    "部分",
    "基本",
    "一定",
    "大部",
    "初步",
    "较为",
    "正在",
    "进行中",
    "逐步",
    "有所",
    "尚可",
    "一般",
    "未全部",
    "未完全",
    "未能全部",
)
"""Words that grant less than the whole; a "not wholly" is one of them, and is looked for before plain "not"."""
_FIRST = ("未全部", "未完全", "未能全部", "部分")


def presumed_tier(actual: Value) -> Tier:
    """The tier that an actual's words suggest; a tier that is named outright is taken as it is.

    >>> from jixiao.values.model import Kind
    >>> [presumed_tier(Value(Kind.QUALITATIVE, text=text)).value for text in ("有效提升", "基本完成", "尚未启动", "未发生投诉")]
    ['met', 'partly', 'missed', 'met']
    """
    if actual.tier is not None:
        return actual.tier
    text = "".join(actual.text.split())
    if any(word in text for word in _FIRST):
        return Tier.PARTLY
    for word in GOOD_NEGATIONS:
        text = text.replace(word, "")
    if any(word in text for word in MISSED_WORDS):
        return Tier.MISSED
    return Tier.PARTLY if any(word in text for word in PARTLY_WORDS) else Tier.MET


def band_of(tier: Tier, pack: Pack) -> TierBand:
    """The pack's band for a tier."""
    return next(band for band in pack.tiers if band.tier is tier)


def score_words(
    target: Value, actual: Value, weight: Decimal, pack: Pack, claimed: Decimal | None, direction: Direction
) -> Points:
    """Points for words: the claimed score where it lies in the presumed tier's band, else the top of the band."""
    tier = presumed_tier(actual)
    band = band_of(tier, pack)
    low, high = (rounded(weight * share, pack.decimals) for share in (band.low, band.high))
    inside = claimed is not None and low <= claimed <= high
    points = rounded(claimed, pack.decimals) if inside and claimed is not None else high
    what = "定性指标" if direction is Direction.WORDS else f"{direction.value}指标以文字答复指标值{quoted(target)}"
    range_ = f"{plain(low)}～{plain(high)}分"
    verb = "所填得分在区间内，得" if inside else "暂得"
    basis = f"{what}：完成值“{quoted(actual)}”推定为“{band.title}”，得分区间{range_}，{verb}{plain(points)}分，请确认（{pack.name}）"
    outcome = Outcome.CONFIRM if tier is Tier.MET else Outcome.SHORT
    return Points(min(points, weight), basis, outcome, direction, band=(low, high), presumed=True)
