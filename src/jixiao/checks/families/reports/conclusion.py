"""X 文字与表（报告四）: the score, the grade and the claims of a report against the forms beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.families.conclusion import GRADE, GRADE_NAMES, TOTAL, admits_some, claims_all
from jixiao.checks.families.reports.rows import of_one_object
from jixiao.checks.families.totals_told_twice import printed_total
from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, ReportView, report_check
from jixiao.checks.report_figures import year_of_report
from jixiao.checks.rows import line, surely_missed
from jixiao.checks.wording import agrees, quote
from jixiao.form.model import Form, FormKind, Passage
from jixiao.scoring.form_score import FormScore
from jixiao.scoring.model import ScoredIndicator
from jixiao.values.decimals import plain
from jixiao.values.pattern import Pattern

_AT_LEAST = Pattern(r"(?:自评|评价|得分|总分|评分)[^，。；;\d]{0,8}(\d{1,3}(?:\.\d+)?)\s*分(?:及?以上)")
_HUNDRED = Decimal(100)
_SUBJECT = "自评报告"
_SENTENCE = Pattern(r"[^。！!\n]+")
_YEAR = Pattern(r"(20\d\d)\s*年")
_BELOW = Pattern(r"下属|所属|二级单位|各单位|上年|去年")
_ALL_OF_THEM = Pattern(r"(?:目标|任务|指标)[^。；;]{0,20}完成率[^。；;\d]{0,4}100\s*[%％]")
_SOME_OF_THEM = Pattern(r"等[^，。；]{0,10}$")  # 结案率等指标均已完成 is not said of all
_RESULTS = Pattern(r"产出|效果|效益|满意度")
_SHOWN = 3


@report_check("X17", "报告中的得分与表不一致", Severity.WARNING)
def report_score_differs(view: ReportView) -> Iterator[Fault]:
    """报告写的自评得分与自评表、评分表的总分都不一致。

    改法：请以核对后的总分为准，统一报告和表中的分数。
    依据：自评报告应与自评表一致。
    """
    totals = [total for score in _own_scores(view) if (total := _total(score)) is not None]
    if not totals:
        return
    stated = [(passage, match[1]) for passage, match in _said(view, TOTAL) if _is_result(match)]
    least = [(passage, match[1]) for passage, match in _said(view, _AT_LEAST)]
    if any(agrees(Decimal(number), total) for _, number in stated for total in totals):
        return
    if len({number for _, number in stated}) == 1:  # several are those of several units or forms
        yield _score_fault(stated[0][0], f"{stated[0][1]}分", totals)
    elif not stated and least and all(total < Decimal(least[0][1]) for total in totals):
        yield _score_fault(least[0][0], f"{least[0][1]}分以上", totals)


@report_check("X18", "报告中的等级与得分不符", Severity.WARNING)
def report_grade_differs(view: ReportView) -> Iterator[Fault]:
    """报告写的等级，与自评表、评分表的总分对应的等级都不一致。

    改法：请按总分核对等级。
    依据：绩效自评等级按总分划分（财预〔2020〕10号，原文待核对；等级线以所选口径为准）。
    """
    totals = [total for score in _own_scores(view) if score.weight == _HUNDRED and (total := _total(score)) is not None]
    if not totals:
        return
    grades = [view.pack.grade(total) for total in totals]
    stated = [(passage, match[1]) for passage, match in _said(view, GRADE)]
    if len({_named(grade) for _, grade in stated}) == 1 and _named(stated[0][1]) not in map(_named, grades):
        shown = "、".join(f"{plain(total)}分（“{grade}”）" for total, grade in zip(totals, grades, strict=True))
        yield Fault(stated[0][0].cell, f"报告写等级为“{stated[0][1]}”，表中总分为{shown}，两处应一致。", _SUBJECT)


@report_check("X19", "报告称全部完成而表中有未达标", Severity.WARNING)
def report_claims_all_done(view: ReportView) -> Iterator[Fault]:
    """报告称绩效目标全部完成、没有未完成的目标，自评表里却有没有达到指标值的行，或评分表的产出、效果按评分标准扣了分。

    改法：请在报告中如实列出未完成的绩效目标，说明原因和改进措施；或核对完成值。
    依据：自评报告应与自评表一致，如实反映未完成的绩效目标。
    """
    own = _own_scores(view)
    missed = [(score.form, row.indicator) for score in own for row in score.rows if _was_missed(score.form, row)]
    passages = [passage for passage in _prose(view) if passage.level is None or "。" in passage.cell.text]
    if not missed or any(admits_some(passage.cell.text) for passage in passages):
        return
    for passage in passages:
        match = _ALL_OF_THEM.search(passage.cell.text)
        done = claims_all(passage.cell.text) or (match[0] if match else "")
        if done and not _SOME_OF_THEM.search(passage.cell.text.split(done)[0]):
            form, _ = missed[0]
            shown = "、".join(f"{line(row)}{quote(row.name.text)}" for own, row in missed[:_SHOWN] if own is form)
            more = f"等{len(missed)}行" if len(missed) > _SHOWN else ""
            how = "按评分标准扣分" if form.kind is FormKind.SCORECARD else "没有达到指标值"
            yield Fault(
                passage.cell,
                f"报告说{quote(done)}，但“{form.sheet}”{shown}{more}{how}，请据实改写。",
                _SUBJECT,
            )
            return


def _was_missed(form: Form, row: ScoredIndicator) -> bool:
    """Whether a target was missed; in a 评分表 only rows of results have any, the others score how money is managed."""
    level1 = row.indicator.level1
    of_results = form.kind is not FormKind.SCORECARD or (level1 is not None and bool(_RESULTS.search(level1.text)))
    return of_results and surely_missed(row)


def _said(view: ReportView, pattern: Pattern | re.Pattern[str]) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Where the report says something of its own year and of the whole object, not of units below it."""
    year = year_of_report(view.report, tuple(score.form for score in view.scores))
    for passage in _prose(view):
        for sentence in _SENTENCE.finditer(passage.cell.text):
            match = pattern.search(sentence[0])
            years = _YEAR.findall(sentence[0][: match.end()]) if match else []
            if match and not _BELOW.search(sentence[0]) and (year is None or not years or int(years[-1]) == year):
                yield passage, match


def _is_result(match: re.Match[str]) -> bool:
    """Whether a number of points was reached: 总分100分 may only be what can be reached at most."""
    return Decimal(match[1]) != _HUNDRED or "得分" in match[0]


def _score_fault(passage: Passage, stated: str, totals: list[Decimal]) -> Fault:
    shown = "、".join(f"{plain(total)}分" for total in dict.fromkeys(totals))
    return Fault(passage.cell, f"报告写自评得分{stated}，表中总分为{shown}，两处应一致。", _SUBJECT)


def _prose(view: ReportView) -> Iterator[Passage]:
    return (passage for passage in view.report.passages if not passage.in_table)


def _own_scores(view: ReportView) -> list[FormScore]:
    """The scored forms of the report's year; the whole department's alone, where the book has any."""
    year = year_of_report(view.report, tuple(score.form for score in view.scores))
    own = [score for score in view.scores if year is None or score.form.year in {None, year}]
    own = [score for score in own if of_one_object(view.report, score.form)]
    return [score for score in own if "整体" in score.form.title] or own


def _total(score: FormScore) -> Decimal | None:
    """The claimed total: the printed one, else the sum of the rows."""
    printed = printed_total(score.form)
    return printed if printed is not None else score.score


def _named(grade: str) -> str:
    return GRADE_NAMES.get(grade, grade)
