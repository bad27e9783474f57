"""实际完成值 as it is written: copied, missing, in words where a number is due."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.rows import claim, number_of, numeric, speaks_in_budget_block, subject
from jixiao.checks.wording import points_text, quote
from jixiao.form.model import Indicator, Statement
from jixiao.values.model import Comparator, Kind

_OPEN = frozenset({Comparator.AT_LEAST, Comparator.AT_MOST, Comparator.MORE, Comparator.LESS})
_AT_MOST = frozenset({Comparator.AT_MOST, Comparator.LESS})
_WORDS = frozenset({Kind.QUALITATIVE, Kind.QUALITATIVE_TIER, Kind.REFERENCE, Kind.SHIFTED})
_DIGIT = re.compile(r"\d")
_SIGN = re.compile(r"[≥≤<>＜＞≧≦≯≮]")
_ILLEGIBLE = frozenset({Kind.UNREADABLE, Kind.PLACEHOLDER, Kind.DATE, Kind.DEADLINE, Kind.PERIOD})


@check("R01", "未填完成值却有得分", Severity.ERROR)
def score_without_actual(view: View) -> Iterator[Fault]:
    """实际完成值为空，得分却大于0，这样的得分没有依据。

    改法：请补填全年实际完成值；确未完成的，完成值填0，得分相应为0分。
    依据：得分由实际完成值与年度指标值比较得出；预算管理一体化系统将实际完成值列为必录项。
    """
    for row in view.rows:
        actual, claimed = row.indicator.actual, claim(row.indicator)
        if speaks_in_budget_block(row.indicator):
            continue
        if actual is not None and actual.value.kind is Kind.BLANK and claimed is not None and claimed.score > 0:
            yield Fault(
                actual.cell,
                f"实际完成值为空，得分却填了{points_text(claimed.score)}，应先有完成值才能得分。",
                subject(row.indicator),
            )


@check("R02", "照抄指标值作完成值", Severity.WARNING)
def copied_target(view: View) -> Iterator[Fault]:
    """实际完成值连同比较符号一起照抄了年度指标值，看不出实际完成了多少。

    改法：请填写实际发生的数值（不带≥、≤等符号），并以台账或凭证为准。
    依据：实际完成值应为实际发生数，年度指标值是要求，两者不是一回事。
    """
    for row in view.rows:
        target, actual = row.indicator.target, row.indicator.actual
        if target is not None and actual is not None and _is_copied(row.indicator):
            yield Fault(
                actual.cell,
                f"实际完成值{quote(actual.text)}照抄了指标值{quote(target.text)}，连比较符号也在内，应填实际发生的数值。",
                subject(row.indicator),
            )


@check("R03", "以文字答复数值指标", Severity.WARNING)
def words_for_number(view: View) -> Iterator[Fault]:
    """指标值是数值，实际完成值却是文字，无法据此计算得分。

    改法：请按指标值的单位填写实际数值；文字说明可放入备注。
    依据：定量指标按完成值与指标值的比值计分（财预〔2020〕10号，原文待核对）。
    """
    for row in view.rows:
        target, actual = row.indicator.target, row.indicator.actual
        if target is None or actual is None or not numeric(target) or not _is_words(actual):
            continue
        claimed = claim(row.indicator)
        score = f"，得分却为{points_text(claimed.score)}" if claimed is not None and claimed.score > 0 else ""
        yield Fault(
            actual.cell,
            f"指标值{quote(target.text)}是数值，实际完成值{quote(actual.text)}只有文字{score}，应填实际数值。",
            subject(row.indicator),
        )


@check("R04", "以“无”答复数值指标", Severity.NOTICE)
def none_for_number(view: View) -> Iterator[Fault]:
    """指标值是数值，实际完成值填“无”“未发生”一类文字，是0还是没有统计，看不出来。

    改法：确未发生的请填0并带单位；没有统计的请补充统计。
    依据：定量指标按完成值与指标值的比值计分（财预〔2020〕10号，原文待核对）。
    """
    for row in view.rows:
        target, actual = row.indicator.target, row.indicator.actual
        if target is None or actual is None or actual.value.kind is not Kind.NOT_APPLICABLE:
            continue
        if numeric(target) or target.value.kind is Kind.COMPOSITE:
            yield Fault(
                actual.cell,
                f"指标值{quote(target.text)}是数值，实际完成值填{quote(actual.text)}，请确认是0还是未作统计。",
                subject(row.indicator),
            )


@check("R05", "以文字答复期限", Severity.NOTICE)
def words_for_deadline(view: View) -> Iterator[Fault]:
    """指标值是完成期限，实际完成值只写“按时完成”“100%”一类，没有实际完成的时间。

    改法：请填写实际完成的年月（或日期），并留存验收、发文等能证明时间的材料。
    依据：时效指标以实际完成时间与期限比较，只有文字无法核对。
    """
    for row in view.rows:
        target, actual = row.indicator.target, row.indicator.actual
        if target is None or actual is None or target.value.kind is not Kind.DEADLINE:
            continue
        if actual.value.kind in _WORDS or actual.value.kind is Kind.PERCENT:
            yield Fault(
                actual.cell,
                f"指标值{quote(target.text)}是期限，实际完成值{quote(actual.text)}没有写明完成时间，请补填实际完成的年月。",
                subject(row.indicator),
            )


@check("R06", "完成值不是确切的数", Severity.NOTICE)
def inexact_actual(view: View) -> Iterator[Fault]:
    """实际完成值写成“小于1%”“90%以上”一类范围，或“50次左右”“370余场”一类约数，不是一个确切的数。

    改法：请填写统计得出的确切数值。
    依据：实际完成值应为实际发生数。
    """
    for row in view.rows:
        actual = row.indicator.actual
        if actual is None or not numeric(actual) or _is_copied(row.indicator):
            continue
        what = "约数" if actual.value.kind is Kind.APPROX else "范围" if actual.value.comparator in _OPEN else ""
        if what:
            yield Fault(
                actual.cell,
                f"实际完成值{quote(actual.text)}是一个{what}，应填统计得出的确切数值。",
                subject(row.indicator),
            )


@check("R07", "完成值无法读取", Severity.NOTICE)
def unreadable_actual(view: View) -> Iterator[Fault]:
    """指标值是数值，实际完成值读不成数值（如“**件”、残缺的数字、误转成的日期），无法测算。

    改法：请按“数字＋单位”的写法重新填写实际完成值。
    依据：定量指标按完成值与指标值的比值计分（财预〔2020〕10号，原文待核对）。
    """
    for row in view.rows:
        actual = row.indicator.actual
        if actual is not None and numeric(row.indicator.target) and _is_illegible(actual):
            yield Fault(
                actual.cell,
                f"实际完成值{quote(actual.text)}无法读成数值，未能测算得分，应写成“数字＋单位”。",
                subject(row.indicator),
            )


@check("R08", "未填实际完成值", Severity.WARNING)
def actual_missing(view: View) -> Iterator[Fault]:
    """其他指标都填了实际完成值，这一项是空的，也没有得分。

    改法：请补填全年实际完成值；确未发生的填0，并说明原因。
    依据：预算管理一体化系统将实际完成值列为必录项。
    """
    answers, blank = _answers(view)
    if len(blank) * 2 > len(answers):
        return  # a form that is still being filled in: one finding is enough
    for indicator in blank:
        claimed = claim(indicator)
        aimed = indicator.target is None or indicator.target.value.kind is not Kind.BLANK
        if indicator.actual is not None and aimed and (claimed is None or claimed.score <= 0):
            yield Fault(
                indicator.actual.cell, "实际完成值为空，应填写全年实际完成值（本项为必录项）。", subject(indicator)
            )


@check("R09", "大多没有填写实际完成值", Severity.WARNING)
def most_actuals_missing(view: View) -> Iterator[Fault]:
    """一半以上的指标没有填写实际完成值，这张表还没有填完，逐行核对要等填好以后。

    改法：请填写各行的全年实际完成值，再重新校验。
    依据：预算管理一体化系统将实际完成值列为必录项。
    """
    answers, blank = _answers(view)
    if any((claimed := claim(row)) is not None and claimed.score > 0 for row in blank):
        return  # each of them is told by score-without-actual
    if len(blank) * 2 > len(answers) and blank[0].actual is not None:
        told = f"{len(answers)}行指标都" if len(blank) == len(answers) else f"{len(answers)}行指标中有{len(blank)}行"
        yield Fault(blank[0].actual.cell, f"{told}没有填写实际完成值。")


def _answers(view: View) -> tuple[list[Indicator], list[Indicator]]:
    """The rows that ask for an actual, and those of them that are blank."""
    answers = [row.indicator for row in view.rows if row.indicator.actual is not None]
    return answers, [one for one in answers if one.actual is not None and one.actual.value.kind is Kind.BLANK]


def _is_words(actual: Statement) -> bool:
    return actual.value.kind in _WORDS and not _DIGIT.search(actual.text)


def _is_illegible(actual: Statement) -> bool:
    """Whether no number can be read; words with a digit in them (3级) hold one that is not understood."""
    return actual.value.kind in _ILLEGIBLE or (actual.value.kind in _WORDS and not _is_words(actual))


def _is_copied(indicator: Indicator) -> bool:
    """Whether the actual repeats the target with its comparator."""
    target, actual = indicator.target, indicator.actual
    if target is None or actual is None:
        return False
    if actual.value.kind is Kind.DEADLINE and target.value.kind is Kind.DEADLINE:
        return _closed(target.text) == _closed(actual.text) and _closed(actual.text)[:1] in "≤<≥>"
    if not numeric(target) or not numeric(actual) or actual.value.comparator not in _OPEN:
        return False
    if actual.value.kind is Kind.DURATION and not _SIGN.search(actual.text):
        return False  # 「24小时内」 is how people answer 「≤24小时」: a range, not a copy
    same_side = (actual.value.comparator in _AT_MOST) is (target.value.comparator in _AT_MOST)
    return same_side and number_of(actual) == number_of(target) and actual.value.unit in ("", target.value.unit)


def _closed(text: str) -> str:
    return "".join(text.split())
