"""Judges a measured thing by the words around it: 完成率达到98% is 98%, 未完成5件 is not 5件."""

from __future__ import annotations

from dataclasses import replace

from jixiao.values import moments, numerals, unit_phrase, units
from jixiao.values.amount import Trouble
from jixiao.values.comparators import REACHED, SUFFIX_MEANING
from jixiao.values.lexer import Token
from jixiao.values.measuring import Item
from jixiao.values.model import Comparator, Kind, Role, Value, When
from jixiao.values.pattern import Pattern

NOT_DONE = Pattern(r"未(?![成来检婚央])|没(?!收)|尚|剩余|还差|缺|仍有|不再|除外")
NOT_DONE_AFTER = Pattern(NOT_DONE.expression + r"|正在|在建|待|取消|中止|不(?:合格|满意|达标|通过|符合)")
LEFT_BEHIND = Pattern(r"封顶|为限|以[上下内外]|左右|之[上下内]")
NEGATED = Pattern(r"(?:不[得能可应会许]?|不允许|严禁|禁止|避免|防止|勿|莫|无|拒绝)$")
BESIDE = Pattern(
    r"(?:提前|延期|推迟|延后|延迟|(?:超额|超计划|超目标|超任务|多|(?<!减)少)(?:了|完成)?"
    r"|逾期|超期|超时|超支|滞后|(?:(?<![提增升最])高|(?<![降减最])低)[出了于]?|(?<![误偏温方落逆顺价级时])差)$"
)
PLANNED = (
    "计划",
    "应",
    "目标",
    "拟",
    "预计",
    "原定",
    "要求",
    "应完成",
    "计划完成",
    "拟完成",
    "预计完成",
    "目标值",
    "指标值",
    "预算",
    "预算数",
    "预算为",
    "预算金额",
    "预算资金",
    "满分",
    "总分",
)
RANKED = Pattern(r"(?:(?<![目此日之以年月])前|排名|位列|名列|位居)$")
EXPECTED = Pattern(
    r"(?<![对相])应(?:到|发|参|参加|参训|检|收|接种|完成)$|预计|预期将|拟(?=[于在完新培建])|力争|有望|将[于在达]"
)
PLANNED_DATE = Pattern(r"(?<!按)(?<!按照)计划|原定|预定|延[期至到迟]|推迟|顺延|应于")
RELATIVE = Pattern(
    r"(?:提高|提升|增长|增加|上升|下降|降低|减少|压减|缩短)(?!率)|同比|环比|[比较](?:上|去|前|往)|增幅|降幅"
)
# A clause that only sets the result beside an earlier one: 96.5%，较上年提高3.2个百分点.
BESIDE_EARLIER = Pattern(
    r"(?:同比|环比|[较比](?:上|去|前)(?:年|期|月|季度|一?年度?)(?:同期)?)[^0-9]{0,4}"
    r"(?:提高|提升|增长|增加|上升|下降|降低|减少|上涨)了?"
)
OTHER_YEARS = Pattern(
    r"次年|翌年|明年|下年|上年|去年|前年|次月|下月|当月|上月|跨年|(?<![上下])半年|上一年|上期|往年|隔年"
    r"|历年|十[一二三四]五(?:期间|时期|以来)|[两二三四五六]年累计"
)
EACH = ("均为", "均", "均达", "均在", "各", "各为", "都", "都为", "都是", "均是", "分别", "分别为")
MEAN = (
    "平均",
    "人均",
    "年均",
    "月均",
    "户均",
    "日均",
    "周均",
    "次均",
    "件均",
    "亩均",
    "均次",
    "场均",
    "村均",
    "平均为",
)
LEVEL_VERBS = ("提升为", "提高为", "缩短为", "压缩为", "缩减为", "降低为", "下降为", "减少为", "增加为")
COUNTED_KINDS = (Kind.QUANTITY, Kind.MONEY, Kind.DURATION, Kind.RANGE, Kind.RATE, Kind.FREQUENCY)
NAMES_A_NUMBER = ("为", "是", "共", "计", ":", "得分", "X", "x", "数", "率", "量", "度")
# What may follow a length of time when it is the value: 3个工作日办结. 3年行动 is a name.
AFTER_TIME = tuple(units.words("办 内 审 答 出 到 响 处 发 结 拨 回 受 送 的 保 使 完成 服务期 质保 有效"))


def judge(item: Item, clause: list[Token], role: Role) -> Item | None:
    """The item judged by the words around it."""
    before = clause[: item.start]
    words = "".join(token.text for token in before)
    after = "".join(token.text for token in clause[item.end :])
    place = clause[item.start].start
    _check_before(before, words, place, role)
    if words and words[-1] in "+*=/÷^↑↓":
        raise Trouble(place, f"“{''.join(token.text for token in clause)[:20]}”像是算式，请只写结果")
    if item.value.when is not None:
        if "每" in words or (before and before[-1].kind == "to"):
            raise Trouble(place, "这里的期限不止一个，无法换成一个日期，请写明本年的日期")
        if after.startswith("起"):
            raise Trouble(place, "这里的日期是开始的日期，不是完成的期限")
        if role is Role.ACTUAL and PLANNED_DATE.search(words):
            raise Trouble(place, f"“{words[-10:]}”后面的日期像是计划的日期，不是实际完成的日期")
        return _moment(item, words, after, clause)
    if item.end < len(clause) and (
        clause[item.end].kind in ("compare", "code") or after[0] in "+=*^-~↑↓" or (after[0] == "." and len(after) > 1)
    ):
        raise Trouble(clause[item.end].start, f"“{after[:10]}”写在数的后面，无法确定它的意思")
    if item.is_amount:
        item = _with_suffix_behind(item, clause)
        after = "".join(token.text for token in clause[item.end :])
        _check_unit(item, words, after, clause)
    value = _with_every(_counted_from(item.value, words), before)
    if words.endswith(EACH) and not words.endswith(MEAN):
        return replace(item, value=Value(Kind.COMPOSITE, parts=(value,)))
    if item.is_amount and _is_change(words, after):
        value = value.presuming(f"这是变化幅度（{(words + after)[:20]}），不是绝对水平")
    return item if value is item.value else replace(item, value=value)


def _check_before(before: list[Token], words: str, place: int, role: Role) -> None:
    """Words before a number that make it another number than the one asked for."""
    if len(before) > 1 and before[-2].kind == "numeral" and before[-1].text in ("至", "到", "-", "~"):
        raise Trouble(place, f"“{words[-10:]}”像是区间的一端，请用阿拉伯数字写成“3-5次”这样的区间")
    if any("每" in token.text for token in before if token.kind != "every"):
        raise Trouble(place, "“每……”的数量单位无法确定，请写成“10件/万人”这样的单位")
    if before and before[-1].kind == "to" and before[-1].text not in ("到", "至"):
        raise Trouble(place, f"“{words[-10:]}”和后面的值是什么关系，无法确定")
    if words.endswith(("基本", "基本上", "几乎")):
        raise Trouble(place, f"“{words[-6:]}”后面的数不是确定的数，请写明实际的数")
    if RANKED.search(words):
        raise Trouble(place, f"“{words[-6:]}”后面的数是名次或范围，不是完成的数")
    if BESIDE.search(words):
        raise Trouble(place, f"“{words[-10:]}”后面的数是相差的数，不是完成的数")
    if (
        NEGATED.search(words)
        or NOT_DONE.search(words)
        or any(token.kind == "compare" and token.text not in REACHED for token in before)
    ):
        raise Trouble(place, f"“{words[-10:]}”后面的数不是完成的数，或比较的是别的内容")
    if role is Role.ACTUAL and (words.endswith(PLANNED) or EXPECTED.search(words)):
        raise Trouble(place, f"“{words[-10:]}”后面的数像是计划数，不是实际完成值")
    if OTHER_YEARS.search(words) and not RELATIVE.search(words):
        raise Trouble(place, f"“{words[-10:]}”后面的数像是其他年份或月份的，请写明本年的值")


def _with_suffix_behind(item: Item, clause: list[Token]) -> Item:
    """5个项目以上: a short noun stands between the unit and the word that compares."""
    between = clause[item.end : -1]
    short = 0 < sum(len(token.text) for token in between) <= 4
    if not short or clause[-1].kind != "suffix" or any(token.kind not in ("word", "unit") for token in between):
        return item
    comparator = SUFFIX_MEANING[clause[-1].text]
    stated = clause[item.start].kind == "compare" and item.value.comparator is not comparator
    if stated or item.value.kind is Kind.APPROX:
        raise Trouble(clause[-1].start, "前后两个比较符互相矛盾")
    notes = tuple(note for note in item.value.presumed if not note.startswith("未写比较符"))
    return replace(item, value=replace(item.value, comparator=comparator, presumed=notes), end=len(clause))


def _is_change(words: str, after: str) -> bool:
    """Whether the number says by how much something changed, and not how much there is."""
    found = RELATIVE.search(words) or RELATIVE.match(after)
    return found is not None and not words.endswith(("到", "至", "率", *LEVEL_VERBS))


def _counted_from(value: Value, words: str) -> Value:
    """自受理之日起3个工作日 is a limit, though it writes no ≤."""
    if (
        value.kind is not Kind.DURATION
        or not words.startswith(("自", "从", "收到", "受理"))
        or not words.endswith(("起", "后"))
    ):
        return value
    if value.comparator not in (None, Comparator.EQUAL):
        return value
    return replace(value, comparator=Comparator.AT_MOST, presumed=("“……起”之后的时长按“不超过”理解",))


def _with_every(value: Value, before: list[Token]) -> Value:
    """每年培训2次: the 每 stands before other words."""
    if before and before[-1].kind == "word" and [token.text for token in before[-2:-1]] == ["每个"]:
        noun = before[-1].text
        raise Trouble(before[-2].start, f"“每个{noun[:8]}”的单位无法确定，请写成“5万元/村”这样的单位")
    below = [unit_phrase.every_unit(token.text) for token in before if token.kind == "every"]
    if not below or not value.unit or value.kind not in COUNTED_KINDS:
        return value
    unit = "/".join([value.unit, *(one for one in below if one not in value.unit.split("/")[1:])])
    return value.with_unit(unit, Kind.RANGE if value.kind is Kind.RANGE else units.kind_of(unit))


def _check_unit(item: Item, words: str, after: str, clause: list[Token]) -> None:
    """A bare number in the middle of words, or a time in the middle of a name, is not taken for the value."""
    unit, place = item.value.unit, clause[item.start].start
    if after.startswith(("半", "多", "余", "来", "几", "零", *(f"点{digit}" for digit in numerals.DIGITS))):
        raise Trouble(place, f"“{after[:6]}”说明前面的数不完整，请写成一个数")
    if unit == "个" and after == "点":
        raise Trouble(place, "“个点”是百分点还是地点，无法确定，请写成“个百分点”或“处”")
    if not unit and after:
        raise Trouble(place, f"数字后面的“{after[:10]}”不是可以识别的单位")
    compared = item.value.comparator is not None and clause[item.start].kind == "compare"
    if not unit and words and not compared and not words.endswith(NAMES_A_NUMBER):
        raise Trouble(place, "句子里的数没有写单位，无法确定它是不是指标的值")
    if NOT_DONE_AFTER.search(after):
        raise Trouble(place, f"“{after[:10]}”说明这个数不是完成的数，请写明完成了多少")
    if LEFT_BEHIND.search(after):
        raise Trouble(place, f"“{after[:12]}”里的比较词离数太远，请写成“5个以上”这样的值")
    limited = clause[item.end - 1].text in ("内", "以内", "之内")
    if units.family(unit) in units.TIME_FAMILIES and after and not limited and not after.startswith(AFTER_TIME):
        raise Trouble(place, f"“{unit}{after[:8]}”像是名称的一部分，无法确定这个数是不是指标的值")


def _moment(item: Item, words: str, after: str, clause: list[Token]) -> Item | None:
    """A date in a longer sentence is background, unless the sentence is about finishing by then."""
    place = clause[item.start].start
    done = not after or after.startswith(moments.DONE) or after.endswith(moments.DONE)
    if item.value.kind is Kind.DEADLINE:
        if not done and clause[item.end - 1].kind not in ("before", "end", "year_end"):
            raise Trouble(place, f"“{after[:10]}”使日期不确定，请写成“2024年6月30日前”这样的日期")
        return item if len(after) <= 12 else None
    short = not words or words.endswith(moments.LATEST) or (done and len(words) <= 12)
    if done and short:
        return item
    if item.value.when == When() and after:
        return None  # 完成全年目标: no date at all
    if len(words) + len(after) <= 4:
        raise Trouble(place, f"“{words}{after}”使日期不确定，请写成“2024年6月30日前”这样的日期")
    return None
