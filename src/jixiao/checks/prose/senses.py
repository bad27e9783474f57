"""Of which year and in which sense an amount is told: the budget at first, after adjustment, or what was spent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from jixiao.checks.prose.amounts import MONEY, Amount
from jixiao.checks.prose.items import Item
from jixiao.checks.prose.structure import sentences, sums
from jixiao.form.model import Passage, Report
from jixiao.values.pattern import Pattern


class Sense(StrEnum):
    """In which sense an amount is told (口径)."""

    INITIAL = "年初预算"
    BUDGET = "预算"
    ADJUSTED = "调整后预算"
    FINAL = "决算"


# In this order: 年初预算调整后 is the budget after adjustment, 预算执行数 what was spent.
_SENSES = (
    (Sense.ADJUSTED, Pattern(r"调整后|调整为|调整至|全年预算|调整预算")),
    (Sense.FINAL, Pattern(r"决算|执行|实际|支付|已支|支出了|共支出|完成支出")),
    (Sense.INITIAL, Pattern(r"年初")),
    (Sense.BUDGET, Pattern(r"预算|指标|批复|安排|下达")),
)
_ANY_SENSE = Pattern(r"[预决]算|调整|执行|实际|支付|支出|年初|指标|批复|安排|下达")
_YEAR = Pattern(r"(20\d\d)\s*年")
_ELSEWHERE = Pattern(
    r"上年|去年|上一年|往年|同期|预计|计划|拟|上半年|下半年|季度|月份|截至|截止|累计|下年|明年|平均|人均"
    r"|一般公共|政府性基金|财政拨款|非税|事业收入"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """An item's amount as a report states it: of its own department, for its year (本部门本年的数)."""

    item: Item
    amount: Amount
    sense: Sense | None
    year: int | None
    passage: Passage


def stated(report: Report) -> Iterator[Stated]:
    """The amounts of the department's items that a report states for itself; shares of others are left out."""
    own_year = _year_in(report.title)
    for passage in report.passages:
        if not passage.in_table and "元" in passage.cell.text:
            yield from _stated_in(passage, report.title, own_year)


def _stated_in(passage: Passage, title: str, own_year: int | None) -> Iterator[Stated]:
    text = passage.cell.text
    of_others = {part for found in sums(text) if found.whole.item is None for part in found.parts}
    carried = sense_in(passage.heading)
    for amounts in sentences(text):
        year = None
        for amount in amounts:
            year = _year_in(amount.clause) or year
            carried = sense_in(amount.clause) or (Sense.FINAL if amount.again else carried)  # ……预算9万元，支出8万元
            own = not amount.owner or amount.owner in title
            plain = amount.unit == MONEY and not amount.about and not amount.change and amount not in of_others
            if amount.item is not None and own and plain and not _ELSEWHERE.search(amount.clause):
                yield Stated(amount.item, amount, carried, year or own_year, passage)


def sense_in(text: str) -> Sense | None:
    """The sense that words give an amount, None where they leave it open.

    >>> sense_in("2020年度年初预算批复的基本支出为"), sense_in("基本支出")
    (<Sense.INITIAL: '年初预算'>, None)
    """
    if not _ANY_SENSE.search(text):
        return None
    return next((sense for sense, words in _SENSES if words.search(text)), None)


def _year_in(text: str) -> int | None:
    years: list[str] = _YEAR.findall(text)
    return int(years[-1]) if years else None
