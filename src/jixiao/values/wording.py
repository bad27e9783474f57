"""Values that are words: 定性, 定性三档, 指向别处, 不适用, 占位, 串列.

Decided from whole words and endings in the tables below, never from a number:

    达成预期指标 → qualitative_tier        年度计划, 根据各单位需要确定 → reference
    无, 未发生, — → not_applicable         **平米, ≥  %, XX人, …… → placeholder
    满意度, 政府采购执行率 → shifted       及时, 不断提升, 一人一证 → qualitative
    无重新犯罪发生, 零事故 → qualitative, = 0
    控制在预算额度内 → qualitative, <=     不低于上年 → qualitative, >=
"""

from __future__ import annotations

from decimal import Decimal

from jixiao.values import comparators, tails, units
from jixiao.values.model import Comparator, Kind, Tier, Value
from jixiao.values.pattern import Pattern

NOT_APPLICABLE = units.words(
    "无 不适用 未发生 无此项 无此项工作 不涉及 未涉及 暂无 没有 无相关 无此情况 未产生 无内容 此项不适用 "
    "不考核 N/A n/a NA "
    "/ // \\ - -- --- ———"
)
EXCEL_ERRORS = units.words("#N/A #DIV/0! #REF! #VALUE! #NAME? #NUM! #NULL! #SPILL! #CALC! #GETTING_DATA ##### #######")
PENDING = units.words("空 空白 略 待定 待填 待填写 待补充 待明确 未定 指标值 目标值 填写 请填写 完成值")

TIER = Pattern(
    r"(?P<partly>部分达成|基本未达成)|(?P<missed>未达成|没有达成|未能达成)|(?P<met>(?:全部或基本|全部|基本|已|完全|已经|圆满|按期)?达成)"
)
TIER_END = Pattern(r"(?:了)?(?:年度|预期|年初|既定|绩效|全年)*(?:指标|目标)(?:并具有一定效果|且效果较差|值)?")

ZERO = Pattern(r"(?:.{0,12})(?:无|未发生|未出现|没有发生|没有出现|杜绝|零|0)(?P<what>.{0,12})")
INCIDENTS = (
    "发生", "事故", "投诉", "犯罪", "违规", "违纪", "违法", "事件", "舆情", "差错", "失误", "拖欠", "上访",
    "泄密", "脱管", "漏管",
    "失实", "超支", "伤亡", "腐败", "处分", "瑕疵", "案件", "通报", "隐患", "问题", "出现", "纠纷", "污染",
    "感染", "偏差", "误差", "信访", "延误", "逾期",
)  # fmt: skip
NONE_OF = Pattern(rf"(?:实现|做到|保持)?0(?:[^0-9]{{0,4}}(?:{'|'.join(INCIDENTS)}))[。；]?")
OPEN_WORDS = ("无障碍", "无缝", "无纸化", "无偿", "无害化", "零距离", "零星", "零售", "零工")

CAPPED = Pattern(
    r".{0,12}(?:控制在|不超|不超过|不突破|未超|不高于|不大于|未超过|不超出|未突破|低于或等于)[^0-9]{0,16}?(?:预算|额度|标准|定额|限额|上年|去年|范围|计划|成本|概算|批复)[^0-9]{0,8}"
)
FLOORED = Pattern(r".{0,12}(?:不低于|不少于|不小于|高于或等于)[^0-9]{1,16}")

PLAN_NOUN = Pattern(
    r"(?:年度|年初|全年|当年|本年|本年度|工作|实施|项目|专项|审计|部门|预算|绩效|培训|总体|年终|年中|季度|月度|任务|资金|采购|区|市|省|县|局)*"
    r"(?:计划|预算|总结|方案|安排|批复|计划数|预算数|任务书|合同|协议|台账|文件|规划|目标任务|下达数|批复数|任务数)"
)
ATTACHED = Pattern(r"详见.{1,16}|(?:请)?见附.{1,8}|[同见][上左右前]|同(?:年初|年度)?(?:目标|指标)值?")
BY_WORDS = ("按照", "按", "根据", "依据", "参照", "依照", "以", "详见", "见", "同", "依")
ON_TIME = (
    "按时",
    "按期",
    "按月",
    "按季",
    "按日",
    "按需",
    "按质",
    "按量",
    "按周",
    "按年发",
    "按进度",
    "按序",
    "按照进度",
    "按时间",
)
BY_ENDINGS = (
    "合同",
    "约定",
    "文件要求",
    "执行",
    "确定",
    "为准",
    "核定",
    "支付",
    "支付费用",
    "发放",
    "拨付",
    "规定",
    "标准",
    "计算",
    "补贴",
    "附件",
    "要求执行",
    "结算",
    "补助",
)
HEADCOUNT = Pattern(r".{1,10}(?:人数|件数|次数|户数|个数|份数|数量|总数|案件数|场次数|面积数|数)")
INDICATOR = Pattern(
    r".{0,16}(?:满意度|满意率|知晓度|知晓率|认可度|参与度|覆盖度|覆盖面|接通量|[^效速功汇税利费概频]率|及时性|合规性|准确性|受理量|办理量|发放量)(?:指标)?"
)
VERBS = Pattern(
    "提高|提升|增强|加强|保障|确保|完善|促进|改善|推动|扩大|降低|减少|增加|实现"
    "|保持|达到|明显|不断|有效|逐步|显著|加快|持续|稳步|优化|进一步|合理|节约|提供|高"
)

MASKED = Pattern(r"(?:[*#_□○◯]+|[Xx×]+(?![a-z])|N|…+|\.{2,}|/+)(?P<unit>[^*#_.…]{0,6})")
SIGN_ONLY = Pattern(r"[≥≤><=]{1,2}(?:[*#_Xx×N…]|\.{2,})*(?P<unit>[^0-9≥≤><=]{0,16})")


GRADE = Pattern(r"[A-D]{1,3}[+-]?|[1-5]A{1,5}|OK|PASS")
FIGURE = Pattern("[0-9]")
TWO_CHARACTERS = Pattern("[\u4e00-\u9fff]{2}")

# An amount that is meant but not stated: 万人, 十几次, 半年, 每两年一次. It is asked for, not guessed.
UNSTATED = Pattern(
    r"[十百千万亿]{0,2}余?(?:元|人|件|次|人次|户|个|场|吨|亩|平方米|公里|项|家|份|册|本|套|台|名)"
    r"|[二两三四五六七八九十]{1,3}(?:年|个月|天|周|个季度)[一二两三四五六七八九十]{1,2}[次期场]"
    r"|.{0,8}[一二两三四五六七八九十百千拾佰仟]{1,8}[多余]?[万亿]{0,2}元.{0,4}"
    r"|.{0,8}(?:[〇零一二三四五六七八九]{4}年|(?:十[一二]?|[一二三四五六七八九])月(?!度)).{0,8}"
    r"|.{0,6}(?!一点一)[零一二三四五六七八九十百千]点[零一二三四五六七八九].{0,6}"
    r"|.{0,8}(?:[几数上成近][十百千万]|十几|若干|每[二两三四五六七八九十]).{0,8}"
    r"|(?:(?![上下]半年).){0,8}半(?:年|个?月|个?小时|天|日).{0,4}"
)


def says_none(text: str) -> bool:
    """Whether a 0 in front of an incident stands for 零: 0事故, 实现0投诉."""
    return NONE_OF.fullmatch(text) is not None


def read_words(text: str) -> Value | None:
    """The value of a text without any measured thing in it; None where an amount is meant but not stated."""
    bare = text.strip("，。；;,、!！ \"“”'")
    if len(bare) <= 20 and bare != "元" and UNSTATED.fullmatch(bare):
        return None
    if not bare:
        return Value(Kind.PLACEHOLDER)
    return _fixed(bare) or _placeholder(bare) or _tier(bare) or _elsewhere(bare) or _qualitative(bare)


def _is_unit(text: str) -> bool:
    return not text or text in units.KNOWN_UNITS or tails.measure_of(text) is not None or "/" in text


def _fixed(text: str) -> Value | None:
    if text in NOT_APPLICABLE:
        return Value(Kind.NOT_APPLICABLE)
    if text.endswith(("期间", "期内")) and len(text) <= 8:
        return Value(Kind.PERIOD, Comparator.WITHIN)
    return Value(Kind.PLACEHOLDER) if text in PENDING else None


def _placeholder(text: str) -> Value | None:
    """A value left open: masked figures, or a sign and a unit with nothing between them."""
    match = MASKED.fullmatch(text)
    if match is None and (match := SIGN_ONLY.fullmatch(text)) and not _is_unit(match["unit"]):
        return Value(Kind.QUALITATIVE, comparators.meaning(text[0]))
    if match:
        return Value(Kind.PLACEHOLDER, unit=match["unit"].strip("、。 "))
    return Value(Kind.PLACEHOLDER, unit=text) if text in ("%", "‰", "万元", "元") else None


def _tier(text: str) -> Value | None:
    head = TIER.match(text)
    if head is None or not TIER_END.fullmatch(text, head.end()):
        return None
    return Value(Kind.QUALITATIVE_TIER, tier=Tier(head.lastgroup or "met"))


def _elsewhere(text: str) -> Value | None:
    """A text that points at another document or stands in the wrong column."""
    if text.startswith(ON_TIME) or CAPPED.fullmatch(text):
        return None
    named = PLAN_NOUN.fullmatch(text) or ATTACHED.fullmatch(text)
    if named or (text.startswith(BY_WORDS) and ("《" in text or text.endswith(BY_ENDINGS))):
        return Value(Kind.REFERENCE)
    if len(text) > 18 or VERBS.search(text):
        return None
    if INDICATOR.fullmatch(text):
        return Value(Kind.SHIFTED)
    return Value(Kind.REFERENCE) if HEADCOUNT.fullmatch(text) else None


def _qualitative(text: str) -> Value | None:
    """What is left: words; with a comparator where they name a bound or say that nothing happened."""
    if _says_nothing(text):
        return None
    return (_zero_or_bound(text) if len(text) <= 40 else None) or Value(Kind.QUALITATIVE)


def _says_nothing(text: str) -> bool:
    """Letters and figures that are neither words nor a grade: T+1, D+3日, abc; but A, 3A, 5A级 are grades."""
    if text.isascii():
        return not GRADE.fullmatch(text)
    figures = len(text) <= 6 and FIGURE.search(text)
    return bool(figures) and not text.endswith("级") and not TWO_CHARACTERS.search(text)


def _zero_or_bound(text: str) -> Value | None:
    match = ZERO.fullmatch(text)
    incident = match is not None and any(word in match["what"] for word in INCIDENTS)
    if text == "零" or text.endswith("为零") or (incident and not any(word in text for word in OPEN_WORDS)):
        return Value(Kind.QUALITATIVE, Comparator.EQUAL, Decimal(0))
    if CAPPED.fullmatch(text):
        return Value(Kind.QUALITATIVE, Comparator.AT_MOST)
    return Value(Kind.QUALITATIVE, Comparator.AT_LEAST) if FLOORED.fullmatch(text) else None
