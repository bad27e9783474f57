"""The amounts of a report's budget: which of them are the whole department's, and what each is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from jixiao.checks.figures import Figure, figures
from jixiao.form.model import Passage, Report
from jixiao.values.pattern import Pattern


class Scope(StrEnum):
    """Whose money it is (口径范围)."""

    WHOLE = "部门预算"
    BASIC = "基本支出"
    PROJECTS = "项目支出"
    PROJECT = "本项目"  # what a heading on the project speaks of
    OTHER = "其他"


class Role(StrEnum):
    """What the amount is, as the forms call it."""

    INITIAL = "年初预算数"
    ANNUAL = "全年预算数"
    SPENT = "全年执行数"
    BUDGET = "预算数"  # of the beginning or of the end of the year: the text does not say which
    RATE = "预算执行率"


@dataclass(frozen=True, slots=True)
class Sum:
    """One amount, or one execution rate, of a report's budget."""

    passage: Passage
    figure: Figure
    scope: Scope
    role: Role


_INSIDE = "其中"
_COMMA = Pattern(r"[，；;]")
_SENTENCE = Pattern(r"[^。！!？?\n]+")
# A part is spoken of until the sentence ends, or speaks of the whole again.
_PART = Pattern(
    r"包括|专项|人员|公用|工资|商品|补助|资本|三公|公务|会议费|培训费|政府采购|其他资金|上级|转移支付|拨款|追加|结余|结转|"
    r"一般公共|政府性基金|财政专户|自有|债券|中央|省级|市级|县级|区级|本级|下属|二级|经费|特定目标|运转类"
)
_WHOLE = Pattern(
    r"(?:部门|整体|单位|年度|全年|总|决算|全部|本局|我局|预算)[^，,；;]{0,12}(?:总额|支出|合计|收入|预算|决算|执行)|总[预支收]"
)
_BASIC = Pattern(r"基本(?:[^，,；;]{0,6}支出|预算)")
_PROJECTS = Pattern(r"项目[^，,；;]{0,6}支出|项目(?:支出|预算|决算|资金)")
_ELSEWHERE = Pattern(r"专项|三公|资产|采购|人员|公用")
_STEP = Pattern(r"(?:增加|减少|追加|调增|调减|增长|下降|核增|核减|超支|节约|结余|结转|剩余|差额)[^，,；;。]{0,10}$")
_LAST_YEAR = Pattern(r"上年|去年|同期|同比|次年|下年|明年")
_HALFWAY = Pattern(r"季度|半年|(?<!\d)(?:0?[1-9]|1[01])\s*月")  # what was reached before the year was over
_ROLES = (
    (Role.RATE, Pattern(r"(?:执行|完成|支出)(?:率|进度)[^，,；;]{0,6}$")),
    (Role.ANNUAL, Pattern(r"(?:调整后|调整为|调整预算|全年预算|年末预算|变更后|最终预算|预算调整数)[^；;]{0,16}$")),
    (
        Role.SPENT,
        Pattern(
            r"(?:执行数|执行|实际支出|支出决算|决算[^，,；;]{0,4}支出|决算数|总支出|支出合计|实际完成)[^，,；;]{0,6}$"
        ),
    ),
    (Role.INITIAL, Pattern(r"年初[^，,；;]{0,14}$")),
    (Role.BUDGET, Pattern(r"预算[^，,；;]{0,12}$")),
)
_BUDGET = Pattern(r"预算|(?:追加|调增|调减|核增|核减)的?(?:资金|指标)")
_CHANGED = Pattern(r"调整|追加|调增|调减|增加|减少|新增|核增|核减|追减|压减")
_BECAUSE = Pattern(
    r"因|由于|原因|主要(?:是|为|用于|包括|系)|系|根据|按照|依据|用于|下达|文件|政策|转移支付|增资|上级|中央|省级|"
    r"(?:追加|新增|增加)[^，。；;\d]{2,20}(?:经费|资金|项目|专款)"
)
_YEAR = Pattern(r"(20\d\d)\s*年")


@lru_cache(maxsize=4)
def sums_of(report: Report, year: int | None) -> tuple[Sum, ...]:
    """The amounts of a report's budget that say plainly what they are, in their order; those of another year apart."""
    return tuple(one for passage in report.passages if not passage.in_table for one in _sums(passage, year))


def explains_change(text: str) -> bool:
    """Whether a sentence that speaks of a changed budget says why.

    >>> explains_change("年中因上级下达转移支付追加预算374.68万元。"), explains_change("年中调整增加预算266.48万元。")
    (True, False)
    """
    return any(
        _BUDGET.search(sentence[0]) and bool(_CHANGED.search(sentence[0])) and bool(_BECAUSE.search(sentence[0]))
        for sentence in _SENTENCE.finditer(text)
    )


def _sums(passage: Passage, year: int | None) -> Iterator[Sum]:
    text = passage.cell.text
    if "预算" not in text and "执行" not in text and "决算" not in text:
        return
    start = Scope.WHOLE
    if _ELSEWHERE.search(passage.heading):
        start = Scope.OTHER
    elif "项目" in passage.heading:
        start = Scope.PROJECT
    for sentence in _SENTENCE.finditer(text):
        scope, now, end = start, year, 0
        for figure in figures(sentence[0]):
            before = sentence[0][end : figure.start]
            end = figure.end
            if match := _YEAR.search(before):
                now = int(match[1])
            scope = _scope(before, scope)
            role = None if _HALFWAY.search(sentence[0][: figure.start]) else _role(before, figure)
            other_year = year is not None and now != year
            if role is not None and not other_year and not figure.bound and not figure.about:
                yield Sum(passage, figure, scope, role)


def _scope(before: str, current: Scope) -> Scope:
    """Whose money an amount is: by the words since the last one, or as the sentence went on."""
    clause = _COMMA.split(before)[-1]
    if _BASIC.search(clause):
        return Scope.BASIC
    if _PROJECTS.search(clause):
        return Scope.PROJECTS
    if _INSIDE in before or _PART.search(clause):
        return Scope.OTHER
    if _WHOLE.search(clause) and current not in {Scope.OTHER, Scope.PROJECT}:
        return Scope.WHOLE
    return current


def _role(before: str, figure: Figure) -> Role | None:
    money = figure.unit == "元"
    if not (money or figure.percent) or _STEP.search(before) or _LAST_YEAR.search(before):
        return None
    role = next((role for role, pattern in _ROLES if pattern.search(before)), None)
    return role if (role is Role.RATE) == figure.percent else None
