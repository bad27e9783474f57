"""Which amount is the whole of which others: 其中, brackets and numbered lists as a tree.

Where prose leaves it open what belongs to what, the tree says so (`Sum.sure` is False) and a check stays silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache

from jixiao.checks.prose.amounts import MONEY, PERCENT, Amount, Mark, tokens
from jixiao.checks.prose.items import holds
from jixiao.values.pattern import Pattern

# In a bracket these tell the same amount of another time or kind, and no part of it.
_ANOTHER_VIEW = Pattern(r"预算|决算|执行|上年|去年|同期|计划|目标|完成|20\d\d年|占|剩余|原|第")
# An amount that is named by nothing else belongs to the part before it: 接待费预算3万元，决算1.7万元.
_VIEW_ALONE = Pattern(
    r"(?:已|实际|全年|年初|当年|本年|共)?(?:预算|决算|执行|支出|支付|完成|到位|下达|安排|拨付|使用|批复|送审|审定|审减|核减)"
    r"(?:数|额|资金|金额|预算)?(?:共计|共|计)?(?:为|是|约|了)?"
)
_FOR_EACH = Pattern(r"人均|户均|[每各]|平均|单价|标准|最[高低多少大小]|以上")
_BENCHMARK = Pattern(r"(?:均|都|且|也|又)?(?:低于|高于|少于|多于|超过|超出|未超|大于|小于)")
_AFTERWARDS = Pattern(r"调整后|调整为|调整至|最终预算")
_SHARE = Pattern(r"占|比重|比例")
_FARTHEST = 16  # amounts before 其中 that its parts may be parts of
_SHARES_ROUNDED = Decimal("0.1")
_OPEN_LIST = Pattern(r"\s*等")


class Listing(Enum):
    """How parts are told (列举方式)."""

    SENTENCE = auto()  # no parts: the amounts of a sentence, one beside the other
    INSIDE = auto()  # 其中：
    BRACKET = auto()  # （……）
    NUMBERED = auto()  # 1、…… 2、……


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole with the parts that the text tells of it (总数与分项).

    ``rivals`` are other amounts of the sentence that the parts may be meant for; ``complete`` says that the list is
    not left open by 等, ``shared_out`` that each part has its share in percent and they make 100.
    """

    whole: Amount
    parts: tuple[Amount, ...]
    listing: Listing
    rivals: tuple[Amount, ...]
    sure: bool
    complete: bool
    shared_out: bool = False


@dataclass(slots=True)
class _Frame:
    listing: Listing
    before: list[Amount] = field(default_factory=list)  # what the parts may be parts of, the nearest last
    whole: Amount | None = None
    own: list[Amount] = field(default_factory=list)
    separator: Mark | None = None
    pending: Mark | None = None  # what separates the last part from the next, where one follows
    colon: bool = False  # 其中：
    explicit: bool = False  # 其中 stands in the bracket
    nested: bool = False  # a further 其中 began inside


@lru_cache(maxsize=1024)
def sums(text: str) -> tuple[Sum, ...]:
    """The wholes of a paragraph, each with its parts, in the order in which they end.

    >>> found = sums("支出100万元，其中：人员经费80万元（工资70万元，津贴10万元），公用经费20万元。")
    >>> [(total.whole.quoted, [part.quoted for part in total.parts]) for total in found]
    [('人员经费80万元', ['工资70万元', '津贴10万元']), ('支出100万元', ['人员经费80万元', '公用经费20万元'])]
    """
    return tuple(_Reader(text).read())


@lru_cache(maxsize=1024)
def sentences(text: str) -> tuple[tuple[Amount, ...], ...]:
    """The amounts of each sentence that has some, those in brackets and lists included."""
    found: list[list[Amount]] = [[]]
    for token in tokens(text):
        if isinstance(token, Amount):
            found[-1].append(token)
        elif token is Mark.STOP:
            found.append([])
    return tuple(tuple(amounts) for amounts in found if amounts)


class _Reader:
    """Walks over the tokens of one paragraph with a stack of open lists."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._frames = [_Frame(Listing.SENTENCE)]
        self._last_sentence: list[Amount] = []
        self._last: Amount | None = None
        self._adjacent = False  # nothing stands between the last amount and here

    def read(self) -> Iterator[Sum]:
        for token in tokens(self._text):
            if isinstance(token, Amount):
                yield from self._amount(token)
            else:
                yield from self._mark(token)
        while len(self._frames) > 1:
            yield from self._close()

    def _amount(self, amount: Amount) -> Iterator[Sum]:
        while self._belongs_above(amount) or self._is_separated(amount) or self._ends_list(amount):
            yield from self._close()
        frame = self._frames[-1]
        self._last, self._adjacent = amount, True
        if frame.listing is Listing.INSIDE and not frame.own and _repeats(amount, frame.before):
            frame.whole = amount
            return
        if frame.whole is None:
            frame.whole = next((whole for whole in reversed(frame.before) if _may_be_whole(whole, amount)), None)
        frame.own.append(amount)

    def _belongs_above(self, amount: Amount) -> bool:
        """Whether an amount is known to be no part of the open whole, and one of those around it."""
        frame = self._frames[-1]
        whole = frame.whole.item if frame.whole else None
        if frame.listing is not Listing.INSIDE or whole is None or amount.item is None or holds(whole, amount.item):
            return False
        return bool(frame.own) and len(self._frames) > 1

    def _ends_list(self, amount: Amount) -> bool:
        """Whether an amount tells what came of it all: 追加50万元，其中甲30万元、乙20万元，调整后预算150万元."""
        own = self._frames[-1].own
        told = any(_AFTERWARDS.search(part.clause) for part in own)
        return (
            self._frames[-1].listing is Listing.INSIDE
            and len(own) > 1
            and not told
            and bool(_AFTERWARDS.search(amount.clause))
        )

    def _is_separated(self, amount: Amount) -> bool:
        """Whether a semicolon ends the open list before an amount: its parts were told with commas, or one by one."""
        frame = self._frames[-1]
        if frame.listing is not Listing.INSIDE or frame.whole is None or amount.unit != frame.whole.unit:
            return False
        pending, frame.pending = frame.pending, None
        if frame.separator is None:
            frame.separator = pending
            return pending is Mark.SEMICOLON and not frame.colon
        return pending is Mark.SEMICOLON and frame.separator is Mark.COMMA

    def _mark(self, mark: Mark) -> Iterator[Sum]:
        if mark is Mark.OPEN:
            self._open_bracket()
        elif mark is Mark.CLOSE:
            yield from self._close_to(Listing.BRACKET)
        elif mark in (Mark.INSIDE, Mark.LISTED):
            self._open_inside(colon=mark is Mark.LISTED)
        elif mark is Mark.NUMBERING:
            yield from self._number()
        elif mark is Mark.STOP:
            yield from self._end_sentence()
        else:
            self._separate(mark)
        self._adjacent = False

    def _open_bracket(self) -> None:
        frame = _Frame(Listing.BRACKET)
        if self._adjacent and self._last is not None:
            frame.before = [self._last]
        self._frames.append(frame)

    def _open_inside(self, *, colon: bool) -> None:
        frame = self._frames[-1]
        if frame.listing is Listing.BRACKET and not frame.own:
            frame.explicit = True
            return
        before = frame.own
        if not before and frame.listing is Listing.SENTENCE and self._is_one_thing(self._last_sentence):
            before = self._last_sentence
        self._frames.append(_Frame(Listing.INSIDE, before=before[-_FARTHEST:], colon=colon))

    def _number(self) -> Iterator[Sum]:
        if any(frame.listing is Listing.NUMBERED for frame in self._frames):
            while self._frames[-1].listing is not Listing.NUMBERED:
                yield from self._close()
        else:
            self._frames.append(_Frame(Listing.NUMBERED, before=list(self._frames[-1].own[-1:])))

    def _separate(self, mark: Mark) -> None:
        frame = self._frames[-1]
        if frame.own and frame.pending is not Mark.SEMICOLON:
            frame.pending = mark

    def _end_sentence(self) -> Iterator[Sum]:
        while len(self._frames) > 1 and self._frames[-1].listing is not Listing.BRACKET:
            yield from self._close()
        if len(self._frames) == 1 and self._frames[0].own:
            self._last_sentence, self._frames[0].own = self._frames[0].own, []

    def _close_to(self, listing: Listing) -> Iterator[Sum]:
        if any(frame.listing is listing for frame in self._frames):
            while self._frames[-1].listing is not listing:
                yield from self._close()
            yield from self._close()

    def _close(self) -> Iterator[Sum]:
        frame = self._frames.pop()
        whole, above = frame.whole, self._frames[-1]
        if whole is None:
            return
        if frame.listing is Listing.INSIDE and above.whole is not None and above.whole.unit == whole.unit:
            above.nested = True
        parts = tuple(part for part in frame.own if _may_be_part(part, whole))
        if len(parts) < 2 or any(part.about for part in parts) or not self._is_division(frame):
            return
        rivals = tuple(rival for rival in frame.before if rival is not whole and rival.unit == whole.unit)
        inner = frame.listing is Listing.INSIDE and above.nested
        mixed = frame.nested and frame.separator is Mark.SEMICOLON
        open_list = _OPEN_LIST.match(parts[-1].after) or "等" in parts[-1].name
        shares = [amount.value for amount in frame.own if amount.unit == PERCENT and _SHARE.search(amount.clause)]
        told = sum(1 for part in parts if part.value)  # what is nothing needs no share
        yield Sum(
            whole,
            parts,
            frame.listing,
            rivals,
            sure=not inner and not mixed,
            complete=not open_list and not frame.nested,
            shared_out=told <= len(shares) <= len(parts) and abs(sum(shares, Decimal(-100))) <= _SHARES_ROUNDED,
        )

    @staticmethod
    def _is_division(frame: _Frame) -> bool:
        """Whether the list tells parts: it may tell the same amount in another way, or each part twice."""
        if any(_VIEW_ALONE.fullmatch(part.name) for part in frame.own if frame.whole and part.unit == frame.whole.unit):
            return False
        if frame.listing is Listing.BRACKET and not frame.explicit:
            return not any(_ANOTHER_VIEW.search(part.clause) or part.change for part in frame.own)
        return True

    @staticmethod
    def _is_one_thing(amounts: list[Amount]) -> bool:
        """Whether a sentence tells of one amount only, or of one item in several senses."""
        wholes = [amount for amount in amounts if not amount.change and amount.unit != PERCENT]
        items = {amount.item for amount in wholes}
        return len(wholes) == 1 or (len(items) == 1 and None not in items)


def _may_be_whole(whole: Amount, part: Amount) -> bool:
    return whole.unit == part.unit and not whole.change and not whole.about and whole.unit != PERCENT


def _repeats(amount: Amount, before: list[Amount]) -> bool:
    """Whether an amount without a name only says again which one the parts are parts of: 其中31件办结的案件中……."""
    return not amount.name and any(amount.value == whole.value and amount.unit == whole.unit for whole in before)


def _may_be_part(part: Amount, whole: Amount) -> bool:
    named = part.unit != MONEY or bool(part.name)
    compared = _BENCHMARK.match(part.name)  # 低于年初预算数36万元
    return part.unit == whole.unit and not part.change and named and not compared and not _FOR_EACH.search(part.name)
