"""自评结论 against itself and against the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.rows import lines, surely_missed
from jixiao.checks.wording import agrees
from jixiao.form.model import Cell
from jixiao.values.decimals import percent, plain

_SENTENCE_END = re.compile(r"[。；;！!\n]+")
_TAGS = re.compile(r"<[^>]{1,20}>")
_ALL_DONE = re.compile(
    r"(?<!未)(?<!未能)(?<!没有)(?<!没能)(?<!不能)(?:圆满完成|全面完成|全部完成|顺利完成|均(?:已|按时|按期|顺利)*完成|全部达[到成]|均达[到成]|超额完成|无未完成)"
)
_BUT_SOME = re.compile(r"除[^，。；]{1,40}外|(?:其余|其他|其它|部分|大部分|多数)[^，。；]{0,12}$")
_SUBJECT_OF_ALL = re.compile(r"目标|指标|绩效")
_NOT_DONE = re.compile(
    r"(?:未能|没有能?|尚未|未)(?:全部|完全|全面|如期|按时|按期|按计划)?(?:完成|达成|达到|达标|实现)(?!满分)|未达(?:标|预期)"
)
_NONE_LEFT = re.compile(
    r"(?:无|没有|不存在|未出现|均无)[^，。；]{0,4}未(?:能)?(?:完成|达|实现)|未完成[^，。；]{0,8}(?:为0|无|没有)"
)
TOTAL = re.compile(
    r"(?:自评|总体|整体|综合|评价|最终|绩效|[本该]项目|本部门|本单位)(?:(?!指标|执行率|产出|效益|满意度|满分|项目)[^，。；;\d]){0,8}(?:得分|总分|分数|评分)"
    r"(?:(?!满分|差异|相差|超过)[^，。；;\d]){0,6}?(\d{1,3}(?:\.\d+)?)\s*分(?!以上|以下|以内|值|制)"
)
GRADE = re.compile(
    r"(?:等级|等次|级别|档次|评定|评价结果)[^，。；]{0,6}?(?:为|是|[:：“\"'‘])\s*[“\"'‘]?"
    r"(优秀|优|良好|良|中等|中|差|较差|合格|不合格)[”\"'’]?(?![一-鿿])"
)
_RATE = re.compile(r"预算执行率[^，。；;\d]{0,8}?(\d{1,3}(?:\.\d+)?)\s*[%％]")
GRADE_NAMES = {"优秀": "优", "良好": "良", "中等": "中", "合格": "中", "较差": "差", "不合格": "差"}
_SUBJECT = "自评结论"


@check("X01", "结论前后矛盾", Severity.WARNING)
def conclusion_contradicts_itself(view: View) -> Iterator[Fault]:
    """同一段结论既说全部（圆满）完成，又说有目标未能达成。

    改法：请据实改写：写明哪些目标已完成、哪些没有完成。
    依据：自评结论应与自评表一致，前后一致。
    """
    for cell in _boxes(view):
        done, missed = claims_all(cell.text), admits_some(cell.text)
        if done and missed:
            yield Fault(cell, f"结论既说“{done}”，又说“{missed}”，前后不一致，请据实改写。", _SUBJECT)


@check("X02", "结论称全部完成而表中有未达标", Severity.WARNING)
def conclusion_against_rows(view: View) -> Iterator[Fault]:
    """结论称目标全部（圆满）完成，指标表里却有没有达到指标值的行。

    改法：请据实改写结论，写明未达标的指标；或核对完成值。
    依据：自评结论应与自评表一致。
    """
    missed = [row.indicator for row in view.rows if surely_missed(row)]
    if not missed:
        return
    for cell in _boxes(view):
        done = claims_all(cell.text)
        if done and not admits_some(cell.text):
            yield Fault(cell, f"结论说“{done}”，但{lines(missed)}没有达到指标值，请据实改写。", _SUBJECT)


@check("X03", "结论中的得分与表不一致", Severity.WARNING)
def conclusion_score_differs(view: View) -> Iterator[Fault]:
    """结论写的自评得分与表中的总分不一致。

    改法：请以核对后的总分为准，统一结论和表中的分数。
    依据：自评结论应与自评表一致。
    """
    table = _totals(view)
    if not table:
        return
    for cell in _boxes(view):
        for match in TOTAL.finditer(_plain(cell.text)):
            stated = Decimal(match[1])
            if stated != view.score.weight and not any(agrees(stated, total) for total in table):
                yield Fault(cell, f"结论写自评得分{match[1]}分，表中总分为{plain(table[0])}分，两处应一致。", _SUBJECT)
                break


@check("X04", "结论中的等级与得分不符", Severity.WARNING)
def conclusion_grade_differs(view: View) -> Iterator[Fault]:
    """结论写的等级与表中总分对应的等级不一致。

    改法：请按总分核对等级。
    依据：绩效自评等级按总分划分（财预〔2020〕10号，原文待核对；等级线以所选口径为准）。
    """
    totals = _totals(view)
    if not totals or view.score.weight != Decimal(100):
        return
    expected = view.pack.grade(totals[0])
    for cell in _boxes(view):
        match = GRADE.search(_plain(cell.text))
        if match and GRADE_NAMES.get(match[1], match[1]) != GRADE_NAMES.get(expected, expected):
            yield Fault(
                cell, f"结论写等级为“{match[1]}”，表中总分{plain(totals[0])}分按口径应为“{expected}”。", _SUBJECT
            )


@check("X05", "结论中的执行率与表不一致", Severity.WARNING)
def conclusion_rate_differs(view: View) -> Iterator[Fault]:
    """结论或说明写的预算执行率与表中执行数、预算数算出的不一致。

    改法：请按全年执行数÷全年预算数核对，统一两处的数字。
    依据：预算执行率＝全年执行数÷全年预算数。
    """
    rate = view.score.budget.completion if view.score.budget is not None else None
    if rate is None:
        return
    for cell in _boxes(view):
        for match in _RATE.finditer(_plain(cell.text)):
            if not agrees(Decimal(match[1]), rate * 100):
                yield Fault(
                    cell, f"文字写预算执行率{match[1]}%，按表中金额计算为{percent(rate)}，两处应一致。", _SUBJECT
                )
                break


def _boxes(view: View) -> Iterator[Cell]:
    """The conclusion and the remarks that hold a text."""
    form = view.form
    for remark in ((form.conclusion,) if form.conclusion is not None else ()) + form.remarks:
        if not remark.cell.blank:
            yield remark.cell


def _plain(text: str) -> str:
    """A text without the tags that a copy from a web page leaves."""
    return _TAGS.sub("", text)


def claims_all(text: str) -> str:
    """The words that say that everything was done; empty where none do."""
    for sentence in _SENTENCE_END.split(_plain(text)):
        match = _ALL_DONE.search(sentence)
        if match and _SUBJECT_OF_ALL.search(sentence) and not _BUT_SOME.search(sentence[: match.start()]):
            return match[0]
    return ""


def admits_some(text: str) -> str:
    """The words that say that something was not done; empty where none do."""
    for sentence in _SENTENCE_END.split(_plain(text)):
        match = _NOT_DONE.search(sentence)
        if match and not _NONE_LEFT.search(sentence):
            return match[0]
    return ""


def _totals(view: View) -> list[Decimal]:
    """The claimed totals: the printed one first, then the sum of the rows."""
    printed = view.form.total
    found = [printed.score.number if printed is not None and printed.score is not None else None, view.score.score]
    return [number for number in found if number is not None]
