"""The one road from projects and payments to 绩效运行监控: every line of the list is counted once or set aside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from jixiao.errors import JixiaoError
from jixiao.form.model import MoneyUnit
from jixiao.monitoring.course import course_of
from jixiao.monitoring.matching import Matcher
from jixiao.monitoring.model import (
    Monitoring,
    Payment,
    PaymentList,
    Project,
    SetAside,
)
from jixiao.monitoring.payment_values import YUAN
from jixiao.monitoring.standing import month_end, standing_of
from jixiao.values.decimals import plain

if TYPE_CHECKING:
    from jixiao.packs.model import MonitoringRule


def monitor_payments(
    projects: Sequence[Project], listed: PaymentList, as_of: date | None, rule: MonitoringRule
) -> Monitoring:
    """Compare payments with the plans on ``as_of``, or on the day of the last payment where that is None.

    Raises:
        JixiaoError: no payment can be read, or all are of another year; the list names no projects and there are
            several; no milestone is reached by then.
    """
    if not listed.payments:
        raise JixiaoError(_nothing_read(listed))
    _require_their_year(projects, listed)
    if not listed.names_projects and len(projects) > 1:
        raise JixiaoError(
            f"支付明细里没有“项目编码”或“项目名称”一栏，而工作簿里有{len(projects)}个项目，分不清各笔支付属于哪个项目；"
            "请补上其中一栏。"
        )
    as_of = as_of or _last_day_paid(projects, listed)
    _require_milestone(projects, as_of)
    counted, aside = _sorted_out(projects, listed, as_of)
    return Monitoring(
        as_of,
        tuple(standing_of(project, counted[place], as_of, rule) for place, project in enumerate(projects)),
        tuple(sorted(aside, key=lambda line: line.row)),
        course_of(projects, counted, as_of),
        listed.total,
        _unit(projects),
    )


def _sorted_out(
    projects: Sequence[Project], listed: PaymentList, as_of: date
) -> tuple[dict[int, list[Payment]], list[SetAside]]:
    """The payments that count, by the place of their project, and the lines that count for none."""
    matcher = Matcher(projects, only_one=not listed.names_projects)
    counted: dict[int, list[Payment]] = {place: [] for place in range(len(projects))}
    aside = list(listed.set_aside)
    for payment in listed.payments:
        place = matcher.match(payment)
        reason = place if isinstance(place, str) else _not_counted(payment, projects[place], as_of)
        if reason or isinstance(place, str):
            aside.append(_set_aside(payment, reason))
        else:
            counted[place].append(payment)
    return counted, aside


def _nothing_read(listed: PaymentList) -> str:
    if not listed.set_aside:
        return "支付明细里没有一笔支付，表头下面是空的，请确认文件后再试。"
    first = listed.set_aside[0]
    return f"支付明细里没有读出一笔支付，例如第{first.row}行：{first.reason}"


def _require_their_year(projects: Sequence[Project], listed: PaymentList) -> None:
    years = {project.year for project in projects}
    paid = {payment.day.year for payment in listed.payments}
    if None not in years and not years & paid:
        theirs, listed_years = ("、".join(str(year) for year in sorted(found)) for found in (filter(None, years), paid))
        raise JixiaoError(
            f"支付明细里的支付都是{listed_years}年的，工作簿里的项目是{theirs}年度的，请核对是否选错了文件。"
        )


def _last_day_paid(projects: Sequence[Project], listed: PaymentList) -> date:
    """The day of the last payment in the projects' years, of the last one at all where a year is not known."""
    years = {project.year for project in projects}
    days = [payment.day for payment in listed.payments]
    return max(day for day in days if None in years or day.year in years)


def _require_milestone(projects: Sequence[Project], as_of: date) -> None:
    first = min(
        ((month_end(project.year or as_of.year, step.month), step) for project in projects for step in project.steps),
        key=lambda found: found[0],
    )
    if as_of < first[0]:
        raise JixiaoError(
            f"截至日期{as_of.isoformat()}早于计划的第一个时点（{first[0].year}年{first[1].label}），还没有可以比对的计划；"
            f"请用 --as-of 指定{first[0].isoformat()}或以后的日期。"
        )


def _not_counted(payment: Payment, project: Project, as_of: date) -> str:
    """Why a payment of a known project does not count, "" where it does."""
    day, year = payment.day, project.year or as_of.year
    if day.year != year:
        return f"{day.isoformat()}是{day.year}年的支付，项目“{project.name}”是{year}年的。"
    if day > as_of:
        return f"{day.isoformat()}晚于截至日期{as_of.isoformat()}。"
    return ""


def _set_aside(payment: Payment, reason: str) -> SetAside:
    named = " ".join(filter(None, (payment.code, payment.name)))
    day, amount = payment.day.isoformat(), payment.amount
    return SetAside(payment.row, day, f"{plain(amount)}元", amount, named, payment.memo, reason)


def _unit(projects: Sequence[Project]) -> MoneyUnit:
    units = {project.unit for project in projects}
    unit = units.pop() if len(units) == 1 else YUAN
    return unit if unit.word else YUAN
