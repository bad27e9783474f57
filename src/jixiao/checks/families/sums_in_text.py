"""A 合计与比率（四）: a total and its parts told in words, in a form's text or in a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from jixiao.checks.finding import Severity
from jixiao.checks.prose.amounts import MONEY, Amount
from jixiao.checks.prose.items import STRANGERS, WHOLE_SETS, Item, kind_of
from jixiao.checks.prose.rounding import can_be_nested, difference, slack, total
from jixiao.checks.prose.structure import Listing, Sum, sentences, sums
from jixiao.checks.prose.texts import told
from jixiao.checks.prose.wording import added_up, in_unit_of, named
from jixiao.checks.registry import Fault, book_check
from jixiao.checks.wording import listed
from jixiao.form.model import Book, Cell
from jixiao.values.pattern import Pattern

_LISTS = Pattern(r"其\s*中|包括|分别|[（(]|\d\s*[、.．]")
_TOGETHER = Pattern(r"(?:合计|共计|总计)(?:为|是)?")
_MOST_PARTS = 10
# 未发生因公出国（境）费用和公务用车购置费
_NO_CARS = Pattern(r"(?:未|没有|无)[^。；，]{0,24}购置")
_NONE = (
    (Item.ABROAD, Pattern(r"(?:未|没有|无)[^。；，]{0,16}出国")),
    (Item.RECEPTION, Pattern(r"(?:未|没有|无)[^。；，]{0,24}接待")),
)
# What comes in and goes out (收支总计) includes what is carried over, which is no expenditure.
_WITH_CARRY_OVER = ("总计", "收支", "收、支")


@book_check("A31", "文字中分项之和大于总数", Severity.NOTICE)
def parts_in_text_exceed_whole(book: Book) -> Iterator[Fault]:
    """一句话里写了总数和“其中”各项，各项相加比总数还大，可能数字有误，也可能各项有交叉。

    改法：核对台账，改正数字；各项有交叉的，在文字中说明。
    依据：分项之和不大于总数。
    """
    yield from _exceeding(book, lambda found: found.whole.unit != MONEY)


@book_check("A32", "文字中分项金额之和大于总额", Severity.WARNING)
def amounts_in_text_exceed_whole(book: Book) -> Iterator[Fault]:
    """一句话里写了总额和所含各项金额，各项相加比总额还大，总额或某一项有误，或者括号、“其中”放错了位置。

    改法：核对账表，改正总额或分项；括号、“其中”放错位置的，改正写法。
    依据：分项之和不大于总额。
    """
    yield from _exceeding(book, lambda found: found.whole.unit == MONEY)


@book_check("A33", "文字中各项金额之和小于总额", Severity.WARNING)
def whole_set_in_text_falls_short(book: Book) -> Iterator[Fault]:
    """所列各项按科目已经包括全部（如决算支出的基本支出和项目支出），或者所占比例合计为100%，相加却比总额小：总额或某一项有误，或者漏列了一项。

    改法：核对账表，改正总额或分项；还有其他项目的，补充写明。
    依据：政府收支分类科目：各项之和等于总额。
    """
    for cell, found in _all_sums(book):
        off = difference(found.whole, found.parts)
        whole_set = found.shared_out or (found.complete and _is_whole_set(found, cell.text))
        if off >= 0 or not found.sure or not whole_set:
            continue
        message = (
            f"{named(found.whole)}，所列各项为{added_up(found.parts, found.whole)}，"
            f"比总数少{in_unit_of(-off, found.whole)}，请核对。"
        )
        yield Fault(cell, message)


@book_check("A46", "分项不属于所列总项", Severity.WARNING)
def stranger_among_parts(book: Book) -> Iterator[Fault]:
    """“三公”经费只包括因公出国（境）费、公务用车购置及运行维护费、公务接待费，会议费、培训费等不在其内。

    改法：把不属于“三公”经费的项目移到“三公”经费之外单独说明，并核对总数。
    依据：《党政机关厉行节约反对浪费条例》及部门预算决算公开的口径。
    """
    for cell, found in _all_sums(book):
        strange = STRANGERS.get(found.whole.item, frozenset()) if found.whole.item else frozenset()
        strangers = [part for part in found.parts if part.name.strip("和及与") in strange]
        if strangers:
            off = difference(found.whole, found.parts)
            beyond = f"，各项为{added_up(found.parts, found.whole)}，比总数多{in_unit_of(off, found.whole)}"
            message = (
                f"{named(found.whole)}，所列各项中有{listed(part.quoted for part in strangers)}，"
                f"不属于“三公”经费{beyond if off > 0 else ''}，请核对。"
            )
            yield Fault(cell, message)


@book_check("A40", "所列各项与合计不符", Severity.NOTICE)
def total_behind_parts_differs(book: Book) -> Iterator[Fault]:
    """一句话里先列各项，再写“合计”，各项（或其中几项）相加不等于合计数。

    改法：核对账表或台账，改正某一项或合计数；还有其他项目的，补充写明。
    依据：各项之和等于合计。
    """
    for cell in told(book):
        if not _TOGETHER.search(cell.text):
            continue
        for amounts in sentences(cell.text):
            for position, whole in enumerate(amounts):
                parts = [part for part in amounts[:position] if part.unit == whole.unit]
                plain = not any(part.about or part.change for part in (whole, *parts))
                named_so = _TOGETHER.fullmatch(whole.name)
                if named_so and plain and 2 <= len(parts) <= _MOST_PARTS and not _some_make(whole, parts):
                    message = f"所列各项为{added_up(parts, whole)}，与所写的{named(whole)}不符，请核对。"
                    yield Fault(cell, message)


def _some_make(whole: Amount, parts: list[Amount]) -> bool:
    """Whether all parts or some of them make the whole: the others may be parts of those."""
    tolerance, sums = slack([whole, *parts]), {Decimal(0)}
    for part in parts:
        sums |= {made + part.value for made in sums}
    return any(abs(made - whole.value) <= tolerance for made in sums)


def _exceeding(book: Book, concerns: Callable[[Sum], bool]) -> Iterator[Fault]:
    for cell, found in _all_sums(book):
        off = difference(found.whole, found.parts)
        if off > 0 and concerns(found) and _is_clear(found):
            message = (
                f"{named(found.whole)}，所列各项为{added_up(found.parts, found.whole)}，"
                f"比总数多{in_unit_of(off, found.whole)}{_meant(cell.text, found)}，请核对。"
            )
            yield Fault(cell, message)


def _all_sums(book: Book) -> Iterator[tuple[Cell, Sum]]:
    for cell in told(book):
        if _LISTS.search(cell.text):
            for found in sums(cell.text):
                yield cell, found


def _is_clear(found: Sum) -> bool:
    """Whether the parts can only be those of this whole, each beside the others."""
    if not found.sure or (not found.shared_out and can_be_nested(found.whole, found.parts)):
        return False
    if found.listing is Listing.NUMBERED and not _is_whole_set(found):
        return False
    return not any(difference(rival, found.parts) == 0 for rival in found.rivals)


def _is_whole_set(found: Sum, text: str = "") -> bool:
    """Whether the parts are all that there can be; what the text says not to have occurred is told too."""
    name = found.whole.name
    if any(word in name for word in _WITH_CARRY_OVER):
        return False
    items = {part.item or kind_of(part.name) for part in found.parts}
    items |= {Item.CARS} if Item.CAR_RUNNING in items and _NO_CARS.search(text) else set()
    items |= {item for item, none in _NONE if none.search(text)}
    of_any_whole = "支出" in name and WHOLE_SETS[Item.TOTAL][0] <= items
    item = found.whole.item or kind_of(name)
    sets = WHOLE_SETS.get(item, ()) if item is not None else ()
    return of_any_whole or any(members <= items for members in sets)


def _meant(text: str, found: Sum) -> str:
    """The amount of the same text that the parts do add up to, if there is one: the bracket may stand behind it."""
    amounts: Iterator[Amount] = (amount for sentence in sentences(text) for amount in sentence)
    whole: Decimal = total(found.parts)
    for amount in amounts:
        if amount.value == whole and amount.unit == found.whole.unit and amount.name:
            return f"，却与{named(amount)}相等"
    return ""
