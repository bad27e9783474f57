"""P 资金支出计划: what is to be paid by when, to date and in percent of the budget."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.wording import listed, quote
from jixiao.form.model import Milestone
from jixiao.values.decimals import percent
from jixiao.values.reading import read_number

_WHOLE = Decimal(1)
_HUNDRED = Decimal(100)
_YEAR_END = 12


@check("P01", "累计支出计划下降", Severity.WARNING)
def payment_plan_falls(view: View) -> Iterator[Fault]:
    """资金支出计划按累计数填写，后一期却比前一期小。

    改法：各期填到该月底为止的累计比例，逐期不减；填的是各期当期数的，请改为累计数。
    依据：资金支出计划反映到各时点的累计支出进度，不会减少。
    """
    for earlier, later in pairwise(_known(view)):
        if _percent(later) < _percent(earlier):
            message = (
                f"资金支出计划{quote(later.label)}为{_shown(later)}，比{quote(earlier.label)}的{_shown(earlier)}还小，"
                "累计数应逐期不减。"
            )
            yield Fault(later.cell, message, later.label)


@check("P02", "支出计划年底不足100%", Severity.WARNING)
def payment_plan_unfinished(view: View) -> Iterator[Fault]:
    """资金支出计划到12月底没有达到100%，当年的预算没有全部安排支出。

    改法：核对各期比例，使12月底的累计数为100%；确有结转的，在备注中说明。
    依据：年度预算应在当年安排支出，累计支出计划年底为100%。
    """
    known = _known(view)
    if known and known[-1].month == _YEAR_END and _percent(known[-1]) < _HUNDRED and not _blank(view):
        last = known[-1]
        yield Fault(last.cell, f"资金支出计划{quote(last.label)}累计为{_shown(last)}，应为100%。", last.label)


@check("P03", "支出计划没有填全", Severity.WARNING)
def payment_plan_blank(view: View) -> Iterator[Fault]:
    """资金支出计划有一期或几期是空的。

    改法：补填各期的累计支出比例；该期不安排支出的填0或与上一期相同的数。
    依据：资金支出计划应逐期填写，空着无法核对支出进度。
    """
    blank = _blank(view)
    if blank:
        periods = listed([milestone.label for milestone in blank], 4)
        yield Fault(blank[0].cell, f"资金支出计划的{periods}没有填写，应填到该期为止的累计比例。")


@check("P04", "支出计划超过100%", Severity.WARNING)
def payment_plan_above_whole(view: View) -> Iterator[Fault]:
    """资金支出计划某一期的累计比例超过了100%。

    改法：核对该期比例；预算有调整的，按调整后的预算重新计算。
    依据：累计支出不超过预算，比例最高为100%。
    """
    above = [milestone for milestone in _known(view) if _percent(milestone) > _HUNDRED]
    if above:
        first = above[0]
        yield Fault(first.cell, f"资金支出计划{quote(first.label)}累计为{_shown(first)}，超过了100%。", first.label)


@check("P05", "支出计划无法读取", Severity.WARNING)
def payment_plan_unreadable(view: View) -> Iterator[Fault]:
    """资金支出计划某一期写的不是数，或者看不出是占多少预算，没有参与核对。

    改法：写成累计百分比，例如“40”或“40%”；按金额填写的，注明单位并填写预算数。
    依据：资金支出计划按占预算的比例逐期核对。
    """
    for milestone in _milestones(view):
        if milestone.share is None and not milestone.cell.blank:
            shown = f"资金支出计划{quote(milestone.label)}填的是{quote(milestone.cell.text)}"
            yield Fault(milestone.cell, f"{shown}，读不出占预算的比例，应写成累计百分比。", milestone.label)


@check("P06", "支出计划的时点顺序不对", Severity.WARNING)
def payment_plan_out_of_order(view: View) -> Iterator[Fault]:
    """资金支出计划的各期没有按时间先后排列，或同一时点出现了两次。

    改法：把各期按月份从前到后排列。
    依据：资金支出计划逐期累计，时点颠倒就无法核对。
    """
    for earlier, later in pairwise(_milestones(view)):
        if later.month <= earlier.month:
            message = f"资金支出计划的{quote(later.label)}排在{quote(earlier.label)}之后，时点应从前到后排列。"
            yield Fault(later.cell, message, later.label)


@check("P07", "支出计划填的是各期数", Severity.NOTICE)
def payment_plan_in_steps(view: View) -> Iterator[Fault]:
    """资金支出计划的时点写的是“某月底”，应填累计数，各期的数加起来却正好是100%，像是各期当期的支出。

    改法：请确认填报口径；要求填累计数的，把各期依次相加后填写。
    依据：写明“月底”的支出计划填到该月底为止的累计比例。
    """
    known = _known(view)
    if not known or len(known) < 2 or not all(milestone.label.strip().endswith(("底", "末")) for milestone in known):
        return
    printed = [number for milestone in known if (number := read_number(_bare(milestone))) is not None]
    if len(printed) == len(known) and sum(printed) in {_WHOLE, _HUNDRED} and printed[-1] != sum(printed):
        shown = "、".join(quote(milestone.cell.text) for milestone in known)
        message = f"资金支出计划各期填的{shown}加起来是100%，像是各期当期数，已依次累加，请确认。"
        yield Fault(known[0].cell, message)


def _milestones(view: View) -> tuple[Milestone, ...]:
    return () if view.form.payment_plan is None else view.form.payment_plan.milestones


def _known(view: View) -> list[Milestone]:
    return [milestone for milestone in _milestones(view) if milestone.share is not None]


def _blank(view: View) -> list[Milestone]:
    """The periods left blank; none of a plan that nobody began."""
    blank = [milestone for milestone in _milestones(view) if milestone.cell.blank]
    begun = any(row.target is not None and not row.target.cell.blank for row in view.form.filled)
    return blank if begun else []


def _percent(milestone: Milestone) -> Decimal:
    return (milestone.share or Decimal(0)) * _HUNDRED


def _shown(milestone: Milestone) -> str:
    return percent(milestone.share or Decimal(0))


def _bare(milestone: Milestone) -> str:
    return "".join(milestone.cell.text.split()).removesuffix("%").removesuffix("％")
