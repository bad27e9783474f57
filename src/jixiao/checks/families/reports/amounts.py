"""A 合计与比率（六）: what a report says in one place against what it says in another."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.finding import Severity
from jixiao.checks.prose.amounts import MONEY, Amount
from jixiao.checks.prose.items import WHOLE_SETS, Item
from jixiao.checks.prose.rounding import can_be_nested, difference, slack
from jixiao.checks.prose.senses import Sense, Stated, stated
from jixiao.checks.prose.structure import sentences
from jixiao.checks.prose.wording import added_up, in_unit_of, named
from jixiao.checks.registry import Fault, book_check
from jixiao.form.model import Book, Passage, Report
from jixiao.values.decimals import percent
from jixiao.values.pattern import Pattern

_TOLD_OFTEN = (Item.TOTAL, Item.BASIC, Item.PROJECTS, Item.RECEPTIONS_CARS_ABROAD)
_ADDED_UP_ACROSS = (Item.TOTAL, Item.RECEPTIONS_CARS_ABROAD)  # other wholes are told of one source of money only
_TOTALS = (Item.TOTAL, Item.INCOME)
_BUDGETS = (Sense.INITIAL, Sense.BUDGET)
_OTHER_PARTS = Pattern(r"经营支出|上缴上级|附属单位|结转|结余")
_SENTENCE = Pattern(r"[^。！；\n]+")
_AMONG = Pattern(r"\s*(?:\d{4}年度?)?(?P<item>基本支出|项目支出)(?:决算)?中[，：]")
_ADDED = Pattern(r"追加|调增")
_NOT_ADDED = Pattern(r"[无未没]有?(?:发生|进行)?[^，。；]{0,4}(?:追加|调增)")
_POSTS = Pattern(r"编制")
_STAFF = Pattern(r"实有|在职|在编|在岗|现有")
_ON_POSTS = Pattern(r"在职|在编|在岗")
_WITHOUT_POSTS = Pattern(r"退休|离休|临聘|聘用|编外|劳务|遗属|合同制|辅警|政府购买|临时")


@book_check("A36", "同一项金额前后不一", Severity.NOTICE)
def item_told_twice(book: Book) -> Iterator[Fault]:
    """报告中同一年度、同一口径的同一项金额（如项目支出），前后写了不同的数；专项支出按项目支出对待。

    改法：核对账表，把前后改为一致；口径不同的（预算、决算，本级、全部门），写明口径。
    依据：同一事项的数据前后应当一致。
    """
    for report in book.reports:
        told: dict[tuple[Item, int | None], list[Stated]] = {}
        for found in stated(report):
            if found.item in _TOLD_OFTEN:
                told.setdefault((found.item, found.year), []).append(found)
        for (item, _), all_told in told.items():
            if clash := _clash(all_told):
                yield Fault(clash.passage.cell, _told_message(item, all_told))


@book_check("A41", "追加资金前后预算总额未变", Severity.NOTICE)
def addition_leaves_budget_unchanged(book: Book) -> Iterator[Fault]:
    """报告写了年中追加的资金，但各处的预算总额都是同一个数，看不出追加前后的变化。

    改法：写明年初预算数、追加数和调整后预算数；追加数已含在预算总额中的，注明。
    依据：调整后预算数＝年初预算数＋调增数－调减数。
    """
    for report in book.reports:
        totals = [found for found in stated(report) if found.item in _TOTALS and found.sense is not Sense.FINAL]
        if len({found.amount.value for found in totals}) != 1:
            continue
        added = _addition(report, totals)
        before = next(
            (found for found in totals if found.sense in _BUDGETS and added and _is_before(found, added)), None
        )
        if added is not None and before is not None:
            passage, amount = added
            message = (
                f"报告写了{named(amount)}，但追加前后的预算总额都是{before.amount.text}"
                f"（{before.passage.cell.ref}{named(before.amount)}），请写明追加前和追加后的数。"
            )
            yield Fault(passage.cell, message)


@book_check("A47", "各处所写的分项与总项不符", Severity.NOTICE)
def parts_elsewhere_differ_from_whole(book: Book) -> Iterator[Fault]:
    """报告在不同的段落分别写了总项和它的各个分项（如总支出、基本支出、项目支出），同一年度、同一口径的各分项相加不等于总项。

    改法：核对账表，改正总项或分项；总项还包括其他支出的，补充写明。
    依据：政府收支分类科目：各项之和等于总额。
    """
    for report in book.reports:
        yield from _parts_in_words(report)
        if any(_OTHER_PARTS.search(passage.cell.text) for passage in report.passages):
            continue
        alone = _told_once(report)
        for (whole, year, sense), found in alone.items():
            for members in WHOLE_SETS[whole] if whole in _ADDED_UP_ACROSS else ():
                parts = [alone[member, year, sense] for member in Item if (member, year, sense) in alone]
                parts = [part for part in parts if part.item in members]
                apart = any(part.passage is not found.passage for part in parts)
                amounts = [part.amount for part in parts]
                if len(parts) == len(members) and apart and difference(found.amount, amounts):
                    message = (
                        f"{named(found.amount)}（{found.passage.cell.ref}），报告各处所写的"
                        f"{'、'.join(named(part.amount) for part in parts)}合计为"
                        f"{added_up(amounts, found.amount)}，请核对。"
                    )
                    yield Fault(max(parts, key=lambda part: part.passage.cell.row).passage.cell, message)


@book_check("A45", "实有人数超过编制", Severity.NOTICE)
def staff_exceeds_posts(book: Book) -> Iterator[Fault]:
    """报告写的实有人数超过了编制数。

    改法：核对人数口径；超编的说明原因，包含临聘、退休人员的，分别写明。
    依据：财政供养人员控制率＝在职人员数÷编制数×100%，目标值不高于100%。
    """
    for report in book.reports:
        for passage in report.passages:
            if "编制" not in passage.cell.text or passage.in_table:
                continue
            posts, staff = _posts_and_staff(passage.cell.text)
            if posts is not None and staff is not None and staff.value > posts.value > 0:
                over = in_unit_of(staff.value - posts.value, staff)
                message = (
                    f"{named(posts)}，{named(staff)}，超出{over}（为编制数的{percent(staff.value / posts.value)}），"
                    "请说明原因，包含编外人员的请分别写明。"
                )
                yield Fault(passage.cell, message)


def _parts_in_words(report: Report) -> Iterator[Fault]:
    """A sentence that begins 基本支出中 against what the report tells of that item elsewhere."""
    for passage, item, sentence in _sentences_on_parts(report):
        told = [found for found in stated(report) if found.item == item]
        parts = [amount for amount in next(iter(sentences(sentence)), ()) if amount.unit == MONEY]
        final = {found.amount.value: found for found in told if (found.sense or Sense.FINAL) is Sense.FINAL}
        plain = len(parts) > 1 and not any(part.about or part.change for part in parts)
        if len(final) != 1 or not plain or any(not difference(found.amount, parts) for found in told):
            continue
        (whole,) = final.values()
        if difference(whole.amount, parts) > 0 and not can_be_nested(whole.amount, parts):
            message = (
                f"{named(whole.amount)}（{whole.passage.cell.ref}），所写的各项为"
                f"{added_up(parts, whole.amount)}，比总数大，请核对。"
            )
            yield Fault(passage.cell, message)


def _sentences_on_parts(report: Report) -> Iterator[tuple[Passage, str, str]]:
    for passage in report.passages:
        for sentence in () if passage.in_table else _SENTENCE.finditer(passage.cell.text):
            if match := _AMONG.match(sentence[0]):
                yield passage, match["item"], sentence[0]


def _told_once(report: Report) -> dict[tuple[Item, int | None, Sense], Stated]:
    """The items that a report tells with one amount only for a year in a sense; left open it is what was spent."""
    told: dict[tuple[Item, int | None, Sense], list[Stated]] = {}
    for found in stated(report):
        told.setdefault((found.item, found.year, found.sense or Sense.FINAL), []).append(found)
    return {key: found[0] for key, found in told.items() if len({each.amount.value for each in found}) == 1}


def _clash(told: list[Stated]) -> Stated | None:
    """The later of two amounts that should be one; where the sense is left open it is what was spent."""
    different = list({(found.sense, found.amount.value): found for found in reversed(told)}.values())[::-1]
    for position, later in enumerate(different):
        for earlier in different[:position]:
            same = (later.sense or Sense.FINAL) is (earlier.sense or Sense.FINAL)
            off = abs(later.amount.value - earlier.amount.value)
            if same and off > slack([later.amount, earlier.amount]):
                return later
    return None


def _told_message(item: Item, told: list[Stated]) -> str:
    shown: dict[object, str] = {}
    for found in told:
        sense = f"，{found.sense.value}" if found.sense else ""
        shown.setdefault(found.amount.value, f"{named(found.amount)}（{found.passage.cell.ref}{sense}）")
    return f"{item.value}在报告中前后不一：{'、'.join(shown.values())}，请核对是否同一口径。"


def _addition(report: Report, totals: list[Stated]) -> tuple[Passage, Amount] | None:
    """An amount that was added during the year, told beside the total of the budget."""
    beside = {found.passage.cell for found in totals}
    for passage in report.passages:
        if passage.cell not in beside or not _ADDED.search(passage.cell.text):
            continue
        for amounts in sentences(passage.cell.text):
            for amount in amounts:
                added = _ADDED.search(amount.name) and not _NOT_ADDED.search(amount.clause)
                if added and amount.unit == MONEY and amount.value > 0:
                    return passage, amount
    return None


def _is_before(found: Stated, added: tuple[Passage, Amount]) -> bool:
    passage, _ = added
    return found.passage is not passage and not _ADDED.search(found.passage.cell.text)


def _posts_and_staff(text: str) -> tuple[Amount | None, Amount | None]:
    """The number of posts and of those who hold one; None where the text leaves either open."""
    counted = [
        amount
        for sentence in sentences(text)
        for amount in sentence
        if amount.unit in ("人", "名", "个", "份") and amount.name
    ]
    posts = [amount for amount in counted if _POSTS.search(amount.name)]
    staff = [amount for amount in counted if _STAFF.search(amount.name) and not _POSTS.search(amount.name)]
    on_posts = [amount for amount in staff if _ON_POSTS.search(amount.name)]
    mixed = bool(_WITHOUT_POSTS.search(text)) and not on_posts
    whole = max(posts, key=lambda amount: amount.value, default=None)
    several = whole is not None and len(posts) > 1 and sum(found.value for found in posts) != 2 * whole.value
    if whole is None or not staff or mixed or several or any(found.about for found in (*posts, *staff)):
        return None, None
    return whole, (on_posts or staff)[0]
