"""What the sheet 绩效运行监控 says, worded from the templates: above the table, and for each project."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jixiao.form.model import MoneyUnit
from jixiao.monitoring import Monitoring, PaymentList, Standing, Status
from jixiao.packs import Pack
from jixiao.prose.template import Sections, sections
from jixiao.values.decimals import plain, rounded

_SHEET, _HINT = "sheets/monitoring.j2", "sheets/monitoring_hint.j2"


@dataclass(frozen=True, slots=True)
class Hint:
    """What is said about one project: the facts, and the question where one is asked ("" where none is)."""

    facts: str
    question: str

    @property
    def text(self) -> str:
        """Both, one below the other."""
        return "\n".join(filter(None, (self.facts, self.question)))


def sheet_words(monitoring: Monitoring, listed: PaymentList, source: str, pack: Pack) -> Sections:
    """Word what stands around the tables; ``source`` is the name of the payment list.

    Raises:
        TemplateError: the template cannot be used.
    """
    return sections(_SHEET, **sheet_values(monitoring, listed, source, pack))


def sheet_values(monitoring: Monitoring, listed: PaymentList, source: str, pack: Pack) -> dict[str, object]:
    """What templates/sheets/monitoring.j2 may use."""
    rule, aside = pack.monitoring, monitoring.set_aside
    counts = [{"status": status.value, "number": monitoring.count(status)} for status in Status]
    return {
        "as_of": chinese_day(monitoring.as_of),
        "source": source,
        "paid_unit": listed.unit,
        "paid_unit_source": listed.unit_source,
        "unit": monitoring.unit.word,
        "unit_presumed": any(not standing.project.unit.word for standing in monitoring.standings),
        "only_project": not listed.names_projects,
        "projects": len(monitoring.standings),
        "planned": len(monitoring.planned) or len(monitoring.standings),
        "counts": [count for count in counts if count["number"]],
        "total": grouped(monitoring.total),
        "matched": grouped(monitoring.matched),
        "unmatched": grouped(monitoring.unmatched),
        "aside": len(aside),
        "uncounted": sum(line.amount is None for line in aside),
        "ahead": rule.ahead * 100,
        "behind": rule.behind * 100,
        "far_behind": rule.far_behind * 100,
        "ground": pack.grounds["monitoring"].source,
    }


def hint_of(standing: Standing, unit: MoneyUnit) -> Hint:
    """Word what is to be said about one project, amounts in ``unit``. It asks, and never supplies a cause.

    Raises:
        TemplateError: the template cannot be used.
    """
    found = sections(_HINT, **hint_values(standing, unit))
    return Hint("\n".join(found.lines("提示")), "\n".join(found.lines("请说明")))


def hint_values(standing: Standing, unit: MoneyUnit) -> dict[str, object]:
    """What templates/sheets/monitoring_hint.j2 may use."""
    project, coming = standing.project, standing.next_point
    lead, amount = standing.lead or Decimal(0), standing.lead_amount or Decimal(0)
    budget = project.budget
    return {
        "status": standing.status.value,
        "asks": standing.asks,
        "budget": money(budget, unit),
        "negative": budget is not None and budget < 0,
        "paid": money(standing.paid, unit),
        "label": _reached(standing),
        "share": standing.share or Decimal(0),
        "due": money(standing.due, unit),
        "rate": standing.rate,
        "points": rounded(abs(lead) * 100, 2),
        "gap": money(abs(amount), unit) if amount else "",
        "behind": amount < 0,
        "earlier": [
            {"label": point.label, "share": point.share, "rate": point.paid / budget}
            for point in standing.history[:-1]
            if budget and (point.due or point.paid)
        ],
        "next_label": coming.label if coming else "",
        "next_share": coming.share if coming else None,
        "next_due": money(coming.due, unit) if coming else "",
        "doubts": project.doubts,
        "left": money(coming.left, unit) if coming and coming.left else "",
    }


def money(amount: Decimal | None, unit: MoneyUnit) -> str:
    """An amount of 元 with the unit it is shown in; "" where there is none.

    >>> money(Decimal("64000.50"), MoneyUnit("万元", Decimal(10000)))
    '6.40005万元'
    """
    return "" if amount is None else f"{grouped(amount / unit.scale)}{unit.word}"


def grouped(amount: Decimal) -> str:
    """An amount with its thousands apart.

    >>> grouped(Decimal("1186000.50"))
    '1,186,000.5'
    """
    return f"{Decimal(plain(amount)):,}"


def chinese_day(day: date) -> str:
    """A day as it is written in a sentence.

    >>> chinese_day(date(2020, 6, 30))
    '2020年6月30日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def _reached(standing: Standing) -> str:
    """The label of the last milestone reached; "" before the first."""
    return standing.reached.label if standing.reached else ""
