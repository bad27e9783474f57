"""绩效运行监控 as `--json` prints it: money in 元, shares as ratios, numbers as strings that keep their decimals."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from jixiao.doors.monitor_file import Monitored
from jixiao.form.model import MoneyUnit
from jixiao.monitoring import SetAside, Standing
from jixiao.monitoring.model import Moment, Point
from jixiao.sheets.monitoring.words import hint_of
from jixiao.values.decimals import rounded

_PLACES = 6


def report(monitored: Monitored) -> dict[str, Any]:
    """A monitoring as plain data."""
    monitoring, listed = monitored.monitoring, monitored.listed
    return {
        "book": monitored.book.name,
        "paid": monitored.source,
        "pack": monitored.pack.name,
        "as_of": monitoring.as_of.isoformat(),
        "paid_unit": listed.unit,
        "paid_unit_source": listed.unit_source,
        "projects": [_project(standing, monitoring.unit) for standing in monitoring.standings],
        "course": [_moment(moment) for moment in monitoring.course],
        "set_aside": [_line(line) for line in monitoring.set_aside],
        "total": _number(monitoring.total),
        "matched": _number(monitoring.matched),
        "unmatched": _number(monitoring.unmatched),
    }


def _project(standing: Standing, unit: MoneyUnit) -> dict[str, Any]:
    project, hint = standing.project, hint_of(standing, unit)
    return {
        "code": project.code,
        "name": project.name,
        "sheet": project.sheet,
        "budget": _number(project.budget),
        "planned_share": _share(standing.share),
        "due": _number(standing.due),
        "paid": _number(standing.paid),
        "payments": standing.payments,
        "rate": _ratio(standing.rate),
        "lead": _ratio(standing.lead),
        "lead_amount": _number(standing.lead_amount),
        "status": standing.status.value,
        "milestones": [_point(point) for point in standing.history],
        "next": _point(standing.next_point) | {"left": _number(standing.next_point.left)}
        if standing.next_point
        else None,
        "plan_doubts": list(project.doubts),
        "hint": hint.facts,
        "prompt": hint.question or None,
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "label": point.label,
        "share": _share(point.share),
        "due": _number(point.due),
        "paid": _number(point.paid),
    }


def _moment(moment: Moment) -> dict[str, Any]:
    return {"label": moment.label, "due": _number(moment.due), "paid": _number(moment.paid)}


def _line(line: SetAside) -> dict[str, Any]:
    return {
        "row": line.row,
        "date": line.day,
        "amount": _number(line.amount),
        "text": line.amount_text,
        "project": line.project,
        "memo": line.memo,
        "reason": line.reason,
    }


def _number(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")


def _share(share: Decimal | None) -> str | None:
    """A planned share as it was written; to six places where it is the quotient of two amounts."""
    return None if share is None else format(min(share, rounded(share, _PLACES), key=_digits), "f")


def _digits(number: Decimal) -> int:
    return len(number.as_tuple().digits)


def _ratio(ratio: Decimal | None) -> str | None:
    """A ratio to six places: the quotient has no end."""
    return None if ratio is None else format(rounded(ratio, _PLACES), "f")
