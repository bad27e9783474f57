"""What a 偏差原因分析及改进措施 still lacks: both numbers, the cause, the measure, who and when.

Nothing here knows whether a reason is true. A doubtful sentence counts as a cause: asking once too little
is better than blaming a good text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Lack(StrEnum):
    """What a reason still lacks (尚缺要素)."""

    TEXT = "尚未填写原因"
    NUMBERS = "未写明指标值与完成值"
    CAUSE = "未说明原因"
    CIRCULAR = "以结果解释结果，未说明真正原因"
    SLOGAN = "只有口号，没有具体事实"
    MEASURE = "没有改进措施"
    WHO = "未写责任科室或责任人"
    WHEN = "未写完成时限"


_PLACEHOLDER = re.compile(
    r"(无|没有|无偏差|无原因|不适用|暂无|略|同上|见上|详见上述?|见附件|见说明|0|[-—－/\\.]+|x+|×+|\*+)[。.！]?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[。；;！!\n]+")

_FUTURE = re.compile(
    r"今后|下一步|下步|以后|后续|将(?!近|军|来)|明年|次年|下一?年度?|下个?(?:季度|月|半年|阶段)|改进措施|整改措施|(?:及时|限期|督促|继续|逐项)整改|拟|计划于|尽快|"
    r"(?:月底?|\d日|年底|季度末?)(?:之)?前|"
    r"进一步(?:加强|强化|优化|完善|提高|做好|规范|推进|细化|落实|科学)|"
    r"^(?:[一二三四五\d][、.．])?(?:20\d\d年度?)?(?:加大|加强|强化|完善|优化|细化|规范|加快|督促|提高)|"
    # what was done about it already: ，已列入2024年招聘计划
    r"(?:^|[，,；])(?:目前|现|我[局单]位?)?已(?:经|于[^，]{1,8}日?)?(?:安排|列入|纳入|排入|建立|优化|明确|倒排|延长|整改|完善|督促|约谈|制定|启动|"
    r"协调|责成|要求|部署|组织|落实|催办|催|增派|改进|签订?补充|补[栽植种签办齐]|采取|更换|对接|提前)|倒排工期|补植|补栽|补种|提前介入"
)
# A clause that tells what happened, whatever it says of the time after: 因合作方档期改至次年1月.
_HAPPENED = re.compile(r"因(?![此地材人时势])|由于|受[^，]{1,12}影响|(?:推迟|延期|改|顺延|延迟)[至到]")
_OWNER = re.compile(
    r"[一-鿿](?:科(?![学目技研])|处(?![理置于])|股(?!份)|室(?!内)|中心|局(?![面部限])|所(?![有需以在能])|站|支队|大队|公司|部门)|"
    r"负责人|责任人|牵头|由[^，。]{1,12}负责"
)
_TIME = re.compile(r"\d{4}年|\d{1,2}月|季度|年底|年内|月底|年末|上半年|下半年|明年|次年|下一?年|\d日前|\d天内|工作日内")
_SHORTEST_CLAUSE = 4  # 「下步，」 and 「为此，」 say nothing
_NUMBER = re.compile(r"\d+(?:\.\d+)?")

# Words that only say again that something was or was not reached, and by how much.
_RESULT_WORDS = re.compile(
    r"年度|年初|年末|年底|全年|本年|预算|执行率?|绩效|目标|指标|任务|项目|实际|预计|预期|预定|计划|进度|完成率?|完|好|情况|数值|数量|原因|主要|"
    r"未能|未|没有|没|不足|不够|达到|达成|达|完成|超过|超出|超额|高于|低于|较|偏|低|高|少|多|差|大|小|值|率|数|量|年|"
    r"因为|由于|因|是|为|的|了|在|所|致|导致|造成|使|而|与|和|有|存在|偏差|差异|比|指|标|比例|百分之|[\d.%％万元个件次人，,、：:()（）\s]"
)
_SLOGAN = re.compile(
    r"精打细算|厉行节约|勤俭节约|过紧日子|高度重视|狠抓落实|认真落实|严格落实|严格控制|统筹安排|合理安排|积极推进|积极主动|"
    r"提高认识|扎实工作|努力工作|加大力度|节约(?:经费|开支|成本|资金)|开源节流|高质量完成|圆满完成|继续努力|再接再厉"
)
_CAUSE_MARK = re.compile(
    r"因(?!此)|由于|受|影响|导致|造成|致使|增加|增多|减少|增长|下降|调[整出入动离]|取消|推迟|延期|滞后|暂停|未恢复|改为|改变|"
    r"变[化更动]|新增|临时|招标|中标|单价|价格|合同|审批|验收|疫情|政策|机构改革|职能|退休|支付|结转|拨付|下达|扩大|提升|覆盖|来源|导入|需求"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Parts:
    """A reason taken apart: what it says of the past, and what it promises."""

    past: tuple[str, ...]
    promise: tuple[str, ...]


def assess(reason: str, *, name: str = "", target: str = "", actual: str = "", measure: str = "") -> tuple[Lack, ...]:
    """What a reason lacks, in the order of `Lack`; nothing when it is complete.

    ``name`` is the indicator's: to repeat it says nothing. ``target`` and ``actual`` are the texts of the row (or the
    two amounts of the budget), whose numbers a good reason repeats. ``measure`` is the text of 改进措施 where a form
    has a column of its own for it.

    >>> assess("无") == (Lack.TEXT,)
    True
    >>> Lack.CIRCULAR in assess("未完成目标的原因是预算执行率未完成预计目标")
    True
    """
    if is_blank(reason) and is_blank(measure):
        return (Lack.TEXT,)
    parts = _take_apart("" if is_blank(reason) else reason, "" if is_blank(measure) else measure)
    lacks = [
        *([] if _quotes(reason, target) and _quotes(reason, actual) else [Lack.NUMBERS]),
        *_cause_lacks(parts.past, name),
    ]
    if not parts.promise:
        lacks.append(Lack.MEASURE)
    promise = "。".join(parts.promise)
    lacks += [lack for lack, pattern in ((Lack.WHO, _OWNER), (Lack.WHEN, _TIME)) if not pattern.search(promise)]
    return tuple(lacks)


def is_blank(reason: str) -> bool:
    """Whether nothing is said: empty, 无, 0, 见上, a dash.

    >>> is_blank(" 无。 "), is_blank("见上"), is_blank("无法按计划开展培训")
    (True, True, False)
    """
    closed = "".join(reason.split())
    return not closed or _PLACEHOLDER.fullmatch(closed) is not None


def is_circular(sentence: str, name: str = "") -> bool:
    """Whether a sentence only repeats the result: take result words and the indicator's name away, nothing is left.

    >>> is_circular("群众满意度未达到目标值", "群众满意度"), is_circular("因停电未完成", "检测数量")
    (True, False)
    """
    said = sentence.strip()
    if name:
        said = said.replace(name, "")
    return not _RESULT_WORDS.sub("", said)


def is_slogan(sentence: str) -> bool:
    """Whether a sentence praises effort and states no fact."""
    return bool(_SLOGAN.search(sentence)) and not _CAUSE_MARK.search(sentence) and not _NUMBER.search(sentence)


def _cause_lacks(past: tuple[str, ...], name: str) -> list[Lack]:
    if any(not is_circular(sentence, name) and not is_slogan(sentence) for sentence in past):
        return []
    if any(is_slogan(sentence) for sentence in past):
        return [Lack.SLOGAN]
    return [Lack.CIRCULAR] if past else [Lack.CAUSE]


def _take_apart(reason: str, measure: str) -> _Parts:
    sentences = [sentence.strip() for sentence in _SENTENCE_END.split(reason) if sentence.strip()]
    past = tuple(sentence for sentence in sentences if not _promises(sentence))
    promise = [sentence for sentence in sentences if _promises(sentence)]
    mixed = tuple(clause for sentence in promise for clause in _past_clauses(sentence))
    return _Parts(past + mixed, (*promise, measure) if measure.strip() else tuple(promise))


def _promises(sentence: str) -> bool:
    return bool(_FUTURE.search(sentence))


def _past_clauses(sentence: str) -> list[str]:
    """The clauses before the promise begins: 「因疫情暂停，今后将加强调度」 has one."""
    clauses = re.split(r"[，,]", sentence)
    before = []
    for clause in clauses:
        if _FUTURE.search(clause) and not _HAPPENED.search(clause):
            break
        before.append(clause)
    return [clause for clause in before if len(clause) >= _SHORTEST_CLAUSE]


def _quotes(reason: str, text: str) -> bool:
    """Whether a reason repeats the number of a text; true where the text has none."""
    number = _NUMBER.search(text.replace(",", ""))
    return number is None or number.group() in _NUMBER.findall(reason.replace(",", ""))
