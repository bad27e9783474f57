"""The cases of templates/sheets/monitoring*.j2 for the snapshots: a sheet's words, and a project in each status."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from jixiao.form.model import MoneyUnit
from jixiao.monitoring import Monitoring, PaymentList, Project, monitor_payments
from jixiao.monitoring.standing import standing_of
from jixiao.packs import load_pack
from jixiao.prose.template import render
from jixiao.sheets.monitoring.words import hint_values, sheet_values
from monitoring.made import RULE, WAN, listed, payment, project

_JUNE, _OCTOBER = date(2020, 6, 30), date(2020, 10, 31)


def _hint(of: Project, day: date, *paid: tuple[str, str]) -> str:
    standing = standing_of(of, [payment(when, amount) for when, amount in paid], day, RULE)
    return render("sheets/monitoring_hint.j2", **hint_values(standing, WAN))


def _monitored(*projects: Project, names_projects: bool = True) -> tuple[Monitoring, PaymentList]:
    payments = [payment("2020-05-01", "60000"), payment("2020-05-02", "500.5", "别的"), payment("2019-05-02", "7")]
    found = listed(*payments[: 3 if names_projects else 1], names_projects=names_projects)
    return monitor_payments(projects, found, _JUNE, RULE), found


def _sheet(*projects: Project, names_projects: bool = True) -> str:
    monitoring, found = _monitored(*projects, names_projects=names_projects)
    return render("sheets/monitoring.j2", **sheet_values(monitoring, found, "支付明细.csv", load_pack("national")))


CASES: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "sheets/monitoring.j2": lambda: _sheet(project(), project("普法宣传"), project("取暖费", plan="6:0 12:1")),
        "sheets/monitoring.j2 有的没有计划": lambda: _sheet(project(), project("普法宣传", plan="")),
        "sheets/monitoring.j2 一个项目": lambda: _sheet(project(unit=MoneyUnit()), names_projects=False),
        "sheets/monitoring_hint.j2 按计划": lambda: _hint(project(), _JUNE, ("2020-03-01", "50000")),
        "sheets/monitoring_hint.j2 提前": lambda: _hint(
            project(), _OCTOBER, ("2020-03-01", "30000"), ("2020-05-01", "70000")
        ),
        "sheets/monitoring_hint.j2 滞后": lambda: _hint(project(), _JUNE, ("2020-03-01", "38000.5")),
        "sheets/monitoring_hint.j2 严重滞后": lambda: _hint(project(), _JUNE, ("2020-03-01", "10000")),
        "sheets/monitoring_hint.j2 年底": lambda: _hint(project(), date(2020, 12, 31), ("2020-03-01", "10000")),
        "sheets/monitoring_hint.j2 未开始": lambda: _hint(project(), _JUNE),
        "sheets/monitoring_hint.j2 超预算": lambda: _hint(project(), _JUNE, ("2020-06-01", "100000.01")),
        "sheets/monitoring_hint.j2 尚未到期": lambda: _hint(project(), date(2020, 2, 1), ("2020-01-09", "1000")),
        "sheets/monitoring_hint.j2 没有计划": lambda: _hint(project(plan=""), _JUNE, ("2020-01-09", "1000")),
        "sheets/monitoring_hint.j2 没有预算": lambda: _hint(project(budget=None), _JUNE, ("2020-01-09", "1000")),
        "sheets/monitoring_hint.j2 预算为负": lambda: _hint(project(budget="-5"), _JUNE, ("2020-01-09", "1000")),
        "sheets/monitoring_hint.j2 预算为零": lambda: _hint(project(budget="0"), _JUNE),
        "sheets/monitoring_hint.j2 零预算有支付": lambda: _hint(project(budget="0"), _JUNE, ("2020-01-09", "1000")),
        "sheets/monitoring_hint.j2 计划需核对": lambda: _hint(
            replace(project(), doubts=("资金支出计划“12月底”累计为90%，应为100%。",)), _JUNE, ("2020-03-01", "50000")
        ),
        "sheets/monitoring_hint.j2 比例读不出": lambda: _hint(project(plan="6:? 12:1"), _JUNE),
    }
)
