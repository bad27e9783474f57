"""T 指标值（五）: the same indicator twice, and dates outside the form's year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.wording import quote
from jixiao.form.family import Family, Group
from jixiao.form.model import Indicator, Statement
from jixiao.values.decimals import plain
from jixiao.values.model import Comparator, Kind, Value

_QUANTITY = Family.QUANTITY
_BENEFICIARIES = re.compile("受益|惠及|受惠|带动|覆盖人|服务人")
_EMPTY = frozenset({Kind.BLANK, Kind.UNREADABLE, Kind.SHIFTED})


@check("T41", "指标重复", Severity.WARNING)
def indicator_repeated(view: View) -> Iterator[Fault]:
    """同一目标下，名称和指标值相同的指标出现了两次以上，一件事重复计分。

    改法：保留一处，其余删去并调整分值；确为两件事的，把名称写清楚。
    依据：各项指标应相互独立，不重复设置。
    """
    alike: dict[tuple[str | int, ...], list[tuple[Indicator, Statement]]] = defaultdict(list)
    sections = _sections(view)
    for row, target, value in view.targets:
        name = "".join(row.name.text.split())
        own_level = row.level2.text.strip() if row.level2 is not None and row.family is Family.OTHER else ""
        if name and value.kind not in _EMPTY:
            key = (row.goal, sections[row.row], own_level, name, "".join(target.text.split()))
            alike[key].append((row, target))
    for rows in alike.values():
        if len(rows) > 1:
            first, target = rows[0]
            places = "、".join(_place(row) for row, _ in rows)
            named = f"指标{quote(first.name.text)}（{target.text.strip()}）"
            message = f"{named}出现{len(rows)}次：{places}，请确认是否重复计分。"
            yield Fault(rows[1][0].name, message, first.name.text)


@check("T42", "指标值的年份早于本表年度", Severity.WARNING)
def target_year_before_form(view: View) -> Iterator[Fault]:
    """指标值的期限在本表年度之前，可能是沿用了上年的表。

    改法：改为本年度的期限。
    依据：绩效目标为年度目标，期限应在当年之内。
    """
    for row, target, year in _years(view):
        if year < (view.form.year or year):
            message = f"指标值{quote(target.text)}是{year}年，早于本表年度{view.form.year}年。"
            yield Fault(target.cell, message, row.name.text)


@check("T43", "指标值的年份晚于本表年度", Severity.NOTICE)
def target_year_after_form(view: View) -> Iterator[Fault]:
    """指标值的期限在本表年度之后，本年度内无法判断是否完成。

    改法：跨年项目请写明本年度应完成的部分；误填的请改正年份。
    依据：绩效目标为年度目标，期限应在当年之内。
    """
    for row, target, year in _years(view):
        if year > (view.form.year or year):
            message = f"指标值{quote(target.text)}是{year}年，晚于本表年度{view.form.year}年。"
            yield Fault(target.cell, message, row.name.text)


@check("T44", "效益指标与产出指标同数", Severity.NOTICE)
def benefit_copies_output(view: View) -> Iterator[Fault]:
    """效益指标的受益人数与数量指标的数值、单位完全相同，等于把产出又算了一遍。

    改法：请确认受益范围；效益指标应反映产出带来的变化。
    依据：效益指标反映产出所产生的影响，不重复计量产出本身。
    """
    outputs = {_measure(value): (row, target) for row, target, value in view.targets if row.family is _QUANTITY}
    for row, target, value in view.targets:
        if (
            row.group is not Group.BENEFIT
            or value.kind is not Kind.QUANTITY
            or not _BENEFICIARIES.search(row.name.text)
        ):
            continue
        if _measure(value) in outputs:
            other = outputs[_measure(value)][0]
            found = f"与数量指标{quote(other.name.text)}（{other.name.ref}）的数值相同"
            yield Fault(
                target.cell, f"{quote(row.name.text)}的指标值{quote(target.text)}{found}，请确认。", row.name.text
            )


def _sections(view: View) -> dict[int, int]:
    """Which section each row stands in: where 产出 follows 效益 or 满意度 again, another project or goal begins."""
    sections: dict[int, int] = {}
    section, behind = 0, False
    for row in view.form.filled:
        if row.group is Group.OUTPUT and behind:
            section, behind = section + 1, False
        behind = behind or row.group in {Group.BENEFIT, Group.SATISFACTION}
        sections[row.row] = section
    return sections


def _measure(value: Value) -> tuple[Decimal | None, str, Comparator | None]:
    return value.amount, value.unit, value.comparator


def _place(row: Indicator) -> str:
    weight = f"，分值{plain(row.weight.number)}" if row.weight is not None and row.weight.number is not None else ""
    return f"{row.family}（{row.name.ref}{weight}）"


def _years(view: View) -> Iterator[tuple[Indicator, Statement, int]]:
    """The rows whose target names a year, its last one where it names several."""
    for row, target, value in view.targets:
        year = _last_year(value)
        if year is not None:
            yield row, target, year


def _last_year(value: Value) -> int | None:
    if value.parts:
        years = [year for year in map(_last_year, value.parts) if year is not None]
        return max(years, default=None)
    if value.kind not in {Kind.DEADLINE, Kind.DATE, Kind.PERIOD}:
        return None
    when = value.until or value.when
    return when.year if when is not None else None
