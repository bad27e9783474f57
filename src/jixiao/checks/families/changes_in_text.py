"""A 合计与比率（五）: counts and their states, adjustments, rates and stretches of days told in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from jixiao.checks.finding import Severity
from jixiao.checks.prose.amounts import MONEY, PERCENT, Amount
from jixiao.checks.prose.rates import agrees, growth, rates
from jixiao.checks.prose.rounding import slack
from jixiao.checks.prose.structure import sentences, sums
from jixiao.checks.prose.texts import told, told_in_turn
from jixiao.checks.prose.wording import added_up, in_unit_of, named
from jixiao.checks.registry import Fault, book_check
from jixiao.checks.wording import quote
from jixiao.form.model import Book
from jixiao.values.decimals import percent, plain
from jixiao.values.pattern import Pattern

_RECEIVED = Pattern(r"(?<!不予)(?<!未)(?:受理|收到|收案|立案|交办|接收|接到|登记|承办|发现|排查出?|查出)")
_DONE = Pattern(r"(?<!未)(?<!待)(?<!正在)(?:办结|结案|审结|办理完毕|已完成|整改完成|已整改|已答复|已回复)")
_PENDING = Pattern(r"正在|审理中|办理中|在办|未结|未办结|未完成|尚未|待办|待审|整改中|推进中")
_OTHER_STATES = Pattern(r"撤回|撤销申请|终止|中止|不予受理|驳回|移送|移交|退回|调解结案|转办")
_CARRIED_OVER = Pattern(r"上年|结转|往年|历年|累计|去年|旧存|遗留")

_AT_FIRST = Pattern(r"年初")
_AFTERWARDS = Pattern(r"调整后|调整为|调整至|全年预算|最终预算")
_INCREASE = Pattern(
    r"(?:调增|追加|增加|核增|上调)(?:了|预算|资金|指标|支出|经费|金额|部分|预算数|项目|基本|补助|专项|转移支付)*(?:约|为)?\s*$"
)
_DECREASE = Pattern(
    r"(?:调减|减少|核减|压减|下调)(?:了|预算|资金|指标|支出|经费|金额|部分|预算数|项目|基本)*(?:约|为)?\s*$"
)

_KINDS = ("基本支出", "项目支出", "三公", "公用", "人员经费", "专项")
_PARTS = Pattern(r"其\s*中|包括|[（(]")
_MOST_STEPS = 12
_FARTHEST = 16  # amounts away, beyond which nothing is meant any more

_EXECUTION = Pattern(
    r"(?:执行率|支出率|支付率|支付进度|执行进度|支出进度|预算完成率|资金使用率)\s*(?:为|达到?|是|约)?\s*$"
)
_BUDGETED = Pattern(r"预算|收入|资金|下达|到位|安排|拨款|指标|计划")
_SPENT = Pattern(r"执行|支出|支付|使用|完成|拨付|到位")
_DAYS = Pattern(
    r"(?:(?P<year>20\d\d)\s*年\s*)?(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日\s*(?:（[^）]*）)?\s*(?:起|开始)?\s*"
    r"[到至—－-]+\s*(?:(?P<year2>20\d\d)\s*年\s*)?(?P<month2>\d{1,2})\s*月\s*(?P<day2>\d{1,2})\s*日\s*(?:（[^）]*）)?"
    r"(?:止|结束)?[^。；\d]{0,10}?(?:共计?|合计|总计|历时|为期|持续)\s*(?P<days>\d{1,3})\s*(?:个)?(?:天|日)"
)


@book_check("A34", "办理情况与受理总数不符", Severity.NOTICE)
def states_differ_from_whole(book: Book) -> Iterator[Fault]:
    """一句话里写了受理总数，又写了已办结和正在办理的数，两者相加不等于受理总数。

    改法：核对台账，改正数字；有撤回、终止等其他情况的，补充写明。
    依据：受理数等于各种办理状态之和。
    """
    for cell in told(book):
        if not _PENDING.search(cell.text):
            continue
        for amounts in sentences(cell.text):
            for whole, states in _states(amounts):
                listed = any(found.whole == whole for found in sums(cell.text))  # A31 adds up what follows 其中
                if sum(state.value for state in states) != whole.value and not listed:
                    message = f"{named(whole)}，各种办理情况为{added_up(states, whole)}，与总数不符，请核对。"
                    yield Fault(cell, message)


@book_check("A35", "年初数、调整数与调整后数不符", Severity.WARNING)
def adjustment_does_not_add_up(book: Book) -> Iterator[Fault]:
    """文字中写了年初预算数、年中调整数和调整后预算数，年初数加（减）调整数不等于调整后的数。

    改法：核对批复文件，改正年初数、调整数或调整后数。
    依据：调整后预算数＝年初预算数＋调增数－调减数。
    """
    for cell, text in told_in_turn(book):
        if not _AFTERWARDS.search(cell.text):
            continue
        for first, changes, last in _adjustments(text):
            signed = [(-1 if _DECREASE.search(change.clause) else 1) * change.value for change in changes]
            true = first.value + sum(signed, Decimal(0))
            between = text[first.end : last.start]
            off, tolerance = last.value - true, slack([first, *changes, last])
            if abs(off) > tolerance and not (_PARTS.search(between) and _some_make(off, signed, tolerance)):
                signs = ("－" if value < 0 else "＋" for value in signed)
                steps = "".join(f"{sign}{plain(abs(v) / first.scale)}" for sign, v in zip(signs, signed, strict=True))
                message = (
                    f"{named(first)}经调整应为{plain(first.value / first.scale)}{steps}＝{in_unit_of(true, first)}，"
                    f"{named(last)}与此不符，请核对。"
                )
                yield Fault(cell, message)


@book_check("A37", "文字中的比率与金额不符", Severity.WARNING)
def rate_in_text_differs(book: Book) -> Iterator[Fault]:
    """一句话里写了预算数、执行数和执行率，或者增减额和增减幅度，按金额重新计算的比率与所写的不同。

    改法：重新计算并改正比率，或改正金额。
    依据：预算执行率＝执行数÷预算数×100%；增长幅度＝增加额÷上年数×100%。
    """
    for cell in told(book):
        for rate, before, alike in rates(cell.text):
            money = [amount for amount in before if amount.unit == MONEY and not amount.about]
            yield from (Fault(cell, message) for message in _execution(rate, money[-_FARTHEST:]))
            if alike and alike[-1].unit == MONEY:
                yield from (Fault(cell, message) for message in growth(rate, alike))


@book_check("A44", "起止日期与天数不符", Severity.NOTICE)
def days_differ_from_dates(book: Book) -> Iterator[Fault]:
    """文字中写了起止日期和共计多少天，按日期推算的天数与所写的不同（首尾两天都算，或只算一天，都认可）。

    改法：核对起止日期和天数，改正写错的一个。
    依据：起止日期之间的天数。
    """
    for cell in told(book):
        for match in _DAYS.finditer(cell.text):
            spans = {span for leap in (2020, 2021) if (span := _span(match, leap)) is not None}
            stated = int(match["days"])
            if spans and not any(stated in {span, span + 1} for span in spans):
                days = min(spans) + 1
                yield Fault(cell, f"{quote(match[0])}，按起止日期推算为{days}天（首尾都算），请核对。")


def _states(amounts: tuple[Amount, ...]) -> Iterator[tuple[Amount, list[Amount]]]:
    """A number received with the numbers done and pending after it, where both are told."""
    for position, whole in enumerate(amounts):
        if whole.unit in (MONEY, PERCENT) or whole.about or not _RECEIVED.search(whole.clause):
            continue
        if _CARRIED_OVER.search(whole.clause):
            continue
        following = [amount for amount in amounts[position + 1 : position + _FARTHEST] if amount.unit == whole.unit]
        if any(_RECEIVED.search(amount.clause) or _CARRIED_OVER.search(amount.clause) for amount in following):
            continue
        states, kinds = [], set()
        for amount in following:
            said = amount.name + amount.after
            kind = next((number for number, words in enumerate(_STATES) if words.search(said)), None)
            if kind is None or (kind == 1 and 1 in kinds):
                continue
            kinds.add(kind)
            states.append(amount)
        if {0, 1} <= kinds and not any(state.about for state in states):
            yield whole, states


_STATES = (_PENDING, _DONE, _OTHER_STATES)


def _adjustments(text: str) -> Iterator[tuple[Amount, list[Amount], Amount]]:
    """The budget at first, what was added or taken off, and what it came to, as a paragraph tells them in turn."""
    first: Amount | None = None
    changes: list[Amount] = []
    for amount in (amount for sentence in sentences(text) for amount in sentence if amount.unit == MONEY):
        if _AFTERWARDS.search(amount.clause):
            sure = first is not None and not any(part.about for part in (first, *changes, amount))
            if first is not None and changes and sure and _of_one_budget(first, amount):
                yield first, changes, amount
            first, changes = None, []
        elif _INCREASE.search(amount.clause) or _DECREASE.search(amount.clause):
            changes.append(amount)
        elif _AT_FIRST.search(amount.clause):
            first, changes = amount, []


def _of_one_budget(first: Amount, last: Amount) -> bool:
    """Whether two amounts are called by the same kind of money: no project's change makes a department's budget."""
    return all((word in first.clause) == (word in last.clause) for word in _KINDS)


def _some_make(off: Decimal, steps: list[Decimal], tolerance: Decimal) -> bool:
    """Whether the difference is what some steps make: they are then parts of others, and counted twice."""
    reached = {Decimal(0)}
    for step in steps[:_MOST_STEPS]:
        reached |= {before - step for before in reached}
    return any(abs(made - off) <= tolerance for made in reached)


def _execution(rate: Amount, before: list[Amount]) -> Iterator[str]:
    """What is wrong with a rate of execution; any two amounts before it that give the rate may be those it means."""
    if not _EXECUTION.search(rate.clause) or len(before) < 2:
        return
    budget, spent = before[-2:]
    if not _BUDGETED.search(budget.clause) or not _SPENT.search(spent.clause) or spent.change or budget.value == 0:
        return
    pairs = ((over, under) for place, over in enumerate(before) for under in before[:place] if under.value)
    if not any(agrees(rate, over.value / under.value, over, under) for over, under in pairs):
        true = percent(spent.value / budget.value)
        yield f"{named(spent)}与{named(budget)}相比为{true}，所写的{named(rate)}与此不符，请核对。"


def _span(match: re.Match[str], year: int) -> int | None:
    """The days from one date to the other, in ``year`` where the text names none; None where a date does not exist."""
    first_year = int(match["year"] or match["year2"] or year)
    try:
        first = date(first_year, int(match["month"]), int(match["day"]))
        last = date(int(match["year2"] or first_year), int(match["month2"]), int(match["day2"]))
        if last < first and match["year2"] is None:
            last = last.replace(year=first_year + 1)
    except ValueError:
        return None
    return (last - first).days if last >= first else None
