"""A 合计与比率（八）: rates of counted things, and shares of a whole, told in words."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.finding import Severity
from jixiao.checks.prose.amounts import MONEY, PERCENT, Amount
from jixiao.checks.prose.items import item_of
from jixiao.checks.prose.rates import agrees, growth, rates
from jixiao.checks.prose.texts import told
from jixiao.checks.prose.wording import named
from jixiao.checks.registry import Fault, book_check
from jixiao.form.model import Book
from jixiao.values.decimals import percent
from jixiao.values.pattern import Pattern

# 回收率 is what was 回收 or 收回; a rate 按期 or 一次 counts only some of them.
_RATE = Pattern(r"(?P<before>[^，。；：、]*?)(?P<stem>[一-鿿]{2})率(?:为|达到?|是)?\s*")
_QUALIFIED = Pattern(r"[按及准限定]期?时|按期|如期|一次|首次|当[场日年]|平均|同比|上年|去年|不|未|非")
_PLAIN_WORDS = frozenset("有效资金总体的其中，、")
# Measured by other checks, and otherwise.
_OTHERWISE = frozenset({"执行", "支出", "增长", "增加", "提高", "提升", "下降", "降低", "减少"})
_NOT_THAT = Pattern(r"[不未非应]")
_ONLY_GROWTH = Pattern(
    r"[，,]?\s*(?:同比|比上年|较上年)?(?:增长|下降|增幅|降幅|上升|降低)(?:率|了|比例|幅度)?(?:为|达到?|约)?\s*"
)
_SHARE = Pattern(r"占(?P<whole>[^，。；：、\d]{2,14}?)(?:的(?:比重|比例)?|比重|比例)(?:为|达到?|是)?\s*$")


@book_check("A39", "文字中的比率与数量不符", Severity.NOTICE)
def rate_of_counts_differs(book: Book) -> Iterator[Fault]:
    """一句话里写了两个数和它们的比率（如发放数、收回数和回收率），增减数和增减幅度，或者某一项和它占总额的比重，重新计算的比率与所写的不同。

    改法：重新计算并改正比率，或改正数量；口径不同的，写明口径。
    依据：比率等于所写的两个数相除。
    """
    for cell in told(book):
        for rate, before, alike in rates(cell.text):
            for message in (*_ratio(rate, alike), *_growth_of_counts(rate, alike), *_share(rate, before)):
                yield Fault(cell, message)


def _ratio(rate: Amount, before: list[Amount]) -> Iterator[str]:
    """What is wrong with a rate named after the second of two amounts: 收回386份，回收率96.5%."""
    match = _RATE.fullmatch(rate.name)
    if match is None or len(before) < 2 or _QUALIFIED.search(match["before"]) or match["stem"] in _OTHERWISE:
        return
    under, over = before[-2:]
    both = under.name + over.name + over.after
    if not set(match["before"]) <= set(both) | _PLAIN_WORDS or under.change or not under.value:
        return
    if over.change:  # 预算100万元，采购95万元，节约5万元，节约率5%
        under = before[0]
    if not _says(over, match["stem"]) or _says(under, match["stem"]) or over.value > under.value:
        return
    pairs = ((part, whole) for place, part in enumerate(before) for whole in before[:place] if whole.value)
    if not any(agrees(rate, part.value / whole.value, part, whole) for part, whole in pairs):
        true = percent(over.value / under.value)
        yield f"{named(over)}与{named(under)}相比为{true}，所写的{named(rate)}与此不符，请核对。"


def _says(amount: Amount, stem: str) -> bool:
    """Whether an amount is named after what a rate measures."""
    said = amount.name + amount.after
    return (stem in said or stem[::-1] in said) and not _NOT_THAT.search(said)


def _growth_of_counts(rate: Amount, before: list[Amount]) -> Iterator[str]:
    counted = bool(before) and before[-1].unit != MONEY
    return growth(rate, before) if counted and _ONLY_GROWTH.fullmatch(rate.clause) else iter(())


def _share(rate: Amount, before: tuple[Amount, ...]) -> Iterator[str]:
    """What is wrong with a share (占总支出的35.83%), where the paragraph tells the whole with one amount."""
    match = _SHARE.search(rate.clause)
    if match is None or not before or before[-1].unit == PERCENT or before[-1].about or before[-1].change:
        return
    part, whole = before[-1], match["whole"]
    item = item_of(whole)[0]
    wholes = {
        each.value: each
        for each in before[:-1]
        if each.unit == part.unit and not each.about and (each.name.endswith(whole) or (item and each.item is item))
    }
    if len(wholes) == 1:
        (found,) = wholes.values()
        if part.value <= found.value and found.value and not agrees(rate, part.value / found.value, part, found):
            true = percent(part.value / found.value)
            yield f"{named(part)}占{named(found)}的{true}，所写的{named(rate)}与此不符，请核对。"
