"""Deadlines, dates and periods (时效): on time, late, or not to be told from what is written."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import Decimal

from jixiao.packs.model import Late, Pack
from jixiao.scoring.basis import plain, quoted
from jixiao.scoring.model import Direction, Outcome, Points
from jixiao.values.model import Value, When

_SOME_LEAP_YEAR = 2000  # stands in where neither text nor form names a year


def first_day(when: When, year: int) -> date:
    """The first day that a calendar point may mean."""
    month = when.month or (when.quarter * 3 - 2 if when.quarter else when.half * 6 - 5 if when.half else 1)
    return date(when.year or year, month, when.day or 1)


def last_day(when: When, year: int) -> date:
    """The last day that a calendar point may mean."""
    year = when.year or year
    month = when.month or (when.quarter * 3 if when.quarter else when.half * 6 if when.half else 12)
    return date(year, month, min(when.day or 31, monthrange(year, month)[1]))


def score_deadline(target: Value, actual: Value, weight: Decimal, pack: Pack, year: int | None) -> Points:
    """Full marks on time; a late date scores what the pack says, or nothing is computed where it is silent."""
    if target.when is None or actual.when is None:
        same = "".join(target.text.split()) == "".join(actual.text.split())
        return _kept(target, actual, weight, pack, presumed=True) if same else _unclear(target, actual, pack)
    shared = year or target.when.year or actual.when.year or _SOME_LEAP_YEAR
    due = last_day(target.until or target.when, shared)
    earliest = first_day(actual.until or actual.when, shared)
    latest = last_day(actual.until or actual.when, shared)
    if latest <= due:
        presumed = year is None and (target.when.year is None) != (actual.when.year is None)
        return _kept(target, actual, weight, pack, presumed=presumed)
    if earliest > due:
        return _late(target, actual, pack)
    return _unclear(target, actual, pack)


def _kept(target: Value, actual: Value, weight: Decimal, pack: Pack, *, presumed: bool) -> Points:
    basis = f"时效：完成值{quoted(actual)}未晚于指标值{quoted(target)}，得满分{plain(weight)}分（{pack.name}）"
    return Points(weight, basis, Outcome.MET, Direction.LOWER, presumed=presumed)


def _late(target: Value, actual: Value, pack: Pack) -> Points:
    late = f"时效：完成值{quoted(actual)}晚于指标值{quoted(target)}"
    if pack.late is Late.NOTHING:
        return Points(Decimal(0), f"{late}，得0分（{pack.name}）", Outcome.LATE, Direction.LOWER)
    basis = f"{late}，口径未规定逾期怎样计分，请人工判断（{pack.name}）"
    return Points(None, basis, Outcome.LATE, Direction.LOWER, presumed=True)


def _unclear(target: Value, actual: Value, pack: Pack) -> Points:
    basis = f"时效：完成值{quoted(actual)}看不出是否按期达到指标值{quoted(target)}，请填写完成日期（{pack.name}）"
    return Points(None, basis, Outcome.CONFIRM, Direction.LOWER, presumed=True)
