"""Deadlines, dates and periods (时效): on time, late, or not to be told from what is written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jixiao.packs.model import Late
from jixiao.scoring.basis import quoted
from jixiao.scoring.case import Case
from jixiao.scoring.model import Direction, Outcome, Points
from jixiao.values.model import Comparator, When

_SOME_LEAP_YEAR = 2000  # stands in where neither text nor form names a year
_NOT_BEFORE = frozenset({Comparator.AT_LEAST, Comparator.MORE})


def first_day(when: When, year: int) -> date:
    """The first day that a calendar point may mean; 2月29日 of a common year is the 28th."""
    month = when.month or (when.quarter * 3 - 2 if when.quarter else when.half * 6 - 5 if when.half else 1)
    return _day(when.year or year, month, when.day or 1)


def last_day(when: When, year: int) -> date:
    """The last day that a calendar point may mean."""
    month = when.month or (when.quarter * 3 if when.quarter else when.half * 6 if when.half else 12)
    return _day(when.year or year, month, when.day or 31)


def _day(year: int, month: int, day: int) -> date:
    from calendar import monthrange  # noqa: PLC0415 - brings the whole of locale with it

    return date(year, month, min(day, monthrange(year, month)[1]))


def score_deadline(case: Case) -> Points:
    """Full marks on time; a late date scores what the pack says, or nothing is computed where it is silent."""
    target, actual = case.target, case.actual
    if target.when is None or actual.when is None:
        same = "".join(target.text.split()) == "".join(actual.text.split())
        return _kept(case, presumed=True) if same else _unclear(case)
    year = case.year or target.when.year or actual.when.year or _SOME_LEAP_YEAR
    due = last_day(target.until or target.when, year)
    earliest, latest = (day(actual.until or actual.when, year) for day in (first_day, last_day))
    if target.comparator in _NOT_BEFORE:
        return _kept(case, presumed=True) if earliest >= first_day(target.when, year) else _unclear(case)
    if latest <= due:
        years = {target.when.year, actual.when.year} - {None}
        return _kept(case, presumed=case.year is None and len(years) == 1 and target.when.year != actual.when.year)
    return _late(case) if earliest > due else _unclear(case)


def _kept(case: Case, *, presumed: bool) -> Points:
    word = "不早于" if case.target.comparator in _NOT_BEFORE else "未晚于"
    text = f"时效：完成值{quoted(case.actual)}{word}指标值{quoted(case.target)}，{case.full}"
    return Points(case.rounded(case.weight), case.sentence(text), Outcome.MET, Direction.LOWER, presumed=presumed)


def _late(case: Case) -> Points:
    late = f"时效：完成值{quoted(case.actual)}晚于指标值{quoted(case.target)}"
    if case.pack.late is Late.NOTHING:
        return Points(Decimal(0), case.sentence(f"{late}，得0分"), Outcome.LATE, Direction.LOWER)
    basis = case.sentence(f"{late}，口径没有规定逾期怎样计分，请人工判断")
    return Points(None, basis, Outcome.LATE, Direction.LOWER, presumed=True)


def _unclear(case: Case) -> Points:
    text = f"时效：完成值{quoted(case.actual)}看不出是否符合指标值{quoted(case.target)}，请填写完成日期"
    return Points(None, case.sentence(text), Outcome.CONFIRM, Direction.LOWER, presumed=True)
