"""What an indicator's name says about its value: a rate, a bad outcome, a share that cannot pass 100%."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TAIL = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]$|[。.；;：:、，,]$")

# Words that end in 率 and are no share of a whole.
_NOT_SHARES = ("频率", "功率", "速率", "分辨率", "效率", "倍率", "心率", "码率", "帧率")
_MULTIPLE = re.compile("周转|杠杆|放大|投入产出|产投|容积|拨备")  # rates counted in times, not in percent
_CHANGE = re.compile(
    "增长|增幅|增加|提高|提升|上升|下降|降低|减少|压减|压降|降幅|同比|环比|变动|变化|超|利润|收益|回报|投入产出|产出率|杠杆|负债|拨备|周转|节约|节省|控制"
)
_GOOD_SHARE = re.compile(
    "(满意|合格|达标|通过|覆盖|及时|准确|知晓|成功|办结|到位|参与|参考|采纳|回复|答复|入学|就业|优良|良好|完好|正常|规范|合规|公开|响应|普及|"
    "好评|支持|认可|完整|履约|回访|落实|签约|接通|保障|可用|在线|建成|验收|发放|衔接|帮教|结案|审结|调解|安置|兑现|兑付|拨付|上线|录取|巩固|签收|受理|反馈|供暖|资助|流通|上座|持证|返岗|通行|成活|绿化|普查|抽查|检查|监测|处置|处理|整改|化解|救治|治愈|受益|建档|归档|出勤|毕业|升学|免疫|接种|筛查|签订|开工|完工|竣工|入户|更新|运行|运转|安装|巡检|维修|修复)"
    "(率|度|程度|面)$"
)
_GOOD_CHANGE = re.compile("(提升|提高|改善|下降|降低|减少|节约|节能)(率|幅度)$")
_BAD_WORDS = (
    "投诉|差错|错误|出错|犯罪|再犯|复发|事故|伤亡|死亡|病死|发病|患病|感染|发案|违规|违纪|违法|违约|逾期|延误|超时|流失|失败|返工|返修|"
    "返贫|贫困|超标|空置|闲置|缺勤|缺陷|不合格|不达标|不满意|退货|退件|故障|漏报|误报|漏检|漏诊|错案|败诉|差评|拥堵|辍学|失业|拖欠|舆情|"
    "上访|超支|破损|报废|污染|火灾|命案|群体性|安全事件|误差|偏差"
)
_BAD_OUTCOME = re.compile(
    f"({_BAD_WORDS})(事件|案件|情况)?(的)?(发生)?(?P<kind>率|次数|件数|起数|数量|数)?$|(伤亡|死亡|上访)人数$"
)
_AVERTED = re.compile("[零无防处降减治查]|避免|不发生|整改|化解|控制")
_HANDLED = re.compile("[修纠接办劝帮救清拆抓挽调破]|发现|打击|解决|销号|检测|监测|识别|预警|演练|报告|评估|资助")
_SHARE_NAME = re.compile("(满意度|满意率|满意程度|知晓度|认可度|覆盖面|覆盖率|占比|比例|百分比)$")
_SEVERAL_RATES = re.compile(r"(率|度)\s*[、,，和及与/；;]\s*[^、，；]{0,20}(率|度)$")
_NEGATED = re.compile("[不未无非]")


@lru_cache(maxsize=1 << 15)
def bare(name: str) -> str:
    """The name without white space, closing brackets and final punctuation.

    >>> bare(" 群众 满意度（%）。")
    '群众满意度'
    """
    text = "".join(unicodedata.normalize("NFKC", name).split())
    while match := _TAIL.search(text):
        text = text[: match.start()]
    return text


def is_rate(name: str) -> bool:
    """Whether the name ends as a rate or share, so that its value needs a percent sign.

    >>> is_rate("验收合格率"), is_rate("群众满意度"), is_rate("巡查频率"), is_rate("资产周转率")
    (True, True, False, False)
    """
    text = bare(name)
    if _MULTIPLE.search(text):
        return False
    return (text.endswith("率") and not text.endswith(_NOT_SHARES)) or bool(_SHARE_NAME.search(text))


def is_change(name: str) -> bool:
    """Whether the name speaks of a change or a ratio that may pass 100%: 增长率, 投入产出率.

    >>> is_change("税收增长率"), is_change("课程合格率")
    (True, False)
    """
    return bool(_CHANGE.search(bare(name)))


def is_good_share(name: str) -> bool:
    """Whether the name is a share of a whole that should be high: 合格率, 满意度.

    >>> is_good_share("案件办结率"), is_good_share("未办结率"), is_good_share("投诉率")
    (True, False, False)
    """
    match = _GOOD_SHARE.search(bare(name))
    return bool(match) and not _NEGATED.search(bare(name)) and not is_change(name)


def is_good_change(name: str) -> bool:
    """Whether the name is a change that should be large: 事故下降率, 能耗降低率.

    >>> is_good_change("投诉下降率"), is_good_change("满意度下降率"), is_good_change("三公经费增长率")
    (True, False, False)
    """
    text = bare(name)
    return bool(_GOOD_CHANGE.search(text)) and not re.search(
        "(满意|合格|达标|收入|产值|成活)[率度]?(下降|降低|减少)", text
    )


def is_bad_outcome(name: str) -> bool:
    """Whether the name is something that should be low: 投诉率, 安全事故起数.

    >>> is_bad_outcome("有效投诉率"), is_bad_outcome("投诉办结率"), is_bad_outcome("投诉下降率")
    (True, False, False)
    """
    text = bare(name)
    match = _BAD_OUTCOME.search(text)
    if not match or _AVERTED.search(text):
        return False
    # How many cases were handled is work done; their share of all cases is not.
    return match["kind"] == "率" or not _HANDLED.search(text)


def names_several_rates(name: str) -> bool:
    """Whether one name holds two rates or more, which one value cannot answer.

    >>> names_several_rates("应诉胜诉率;案件调解率"), names_several_rates("案件调解率")
    (True, False)
    """
    return _SEVERAL_RATES.search(bare(name)) is not None
