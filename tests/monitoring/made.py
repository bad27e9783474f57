"""Projects, payments and lists for the tests, in a few words each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jixiao.form.grid import GridCell, Sheet
from jixiao.form.model import MoneyUnit
from jixiao.monitoring import Payment, PaymentList, Project, Step
from jixiao.monitoring.model import ZERO
from jixiao.packs.model import MonitoringRule

RULE = MonitoringRule(Decimal("0.10"), Decimal("0.10"), Decimal("0.20"))
WAN = MoneyUnit("万元", Decimal(10_000))


def project(
    name: str = "法律援助经费",
    code: str = "",
    budget: str | None = "100000",
    plan: str = "3:0.2 6:0.5 10:0.7 12:1",
    year: int | None = 2020,
    unit: MoneyUnit = WAN,
) -> Project:
    """A project; the plan is month:share, and ? for a share that cannot be read."""
    steps = []
    for step in plan.split():
        month, share = step.split(":")
        steps.append(Step(int(month), f"{month}月底", None if share == "?" else Decimal(share)))
    return Project(code, name, name, year, None if budget is None else Decimal(budget), unit, tuple(steps))


def payment(day: str, amount: str, name: str = "法律援助经费", code: str = "", row: int = 2) -> Payment:
    return Payment(row, date.fromisoformat(day), Decimal(amount), code, name)


def listed(*payments: Payment, names_projects: bool = True) -> PaymentList:
    total = sum((one.amount for one in payments), ZERO)
    return PaymentList(payments, (), total, "元", "", names_projects)


def sheet(text: str, name: str = "支付明细") -> Sheet:
    """A sheet drawn as lines of cells, apart by |."""
    cells = {}
    for row, line in enumerate(text.strip().splitlines(), start=1):
        for column, field in enumerate(line.split("|"), start=1):
            if field.strip():
                cells[row, column] = GridCell(field.strip())
    return Sheet(name, cells)
