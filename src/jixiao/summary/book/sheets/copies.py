"""The sheet 雷同内容: files, tables and texts that were handed in more than once."""

from __future__ import annotations

from types import SimpleNamespace

from jixiao.prose.template import sections
from jixiao.summary.book import style
from jixiao.summary.book.given import Given
from jixiao.summary.book.page import Column, Listing
from jixiao.summary.tables.copies.group import Copies, Group, Kind

NAME = "雷同内容"
_COLUMNS = (
    Column("类别", 14, style.CENTERED),
    Column("单位数", 8, style.COUNT),
    Column("处数", 8, style.COUNT),
    Column("单位", 36),
    Column("内容", 60),
    Column("出处", 64),
)
_UNITS = 5  # that are told


def copy_sheet(given: Given, copies: Copies) -> None:
    """Write the sheet."""
    counts = [SimpleNamespace(kind=kind.value, count=count) for kind, count in copies.counts.items() if count]
    words = sections("summary/copies.j2", groups=sum(copies.counts.values()), counts=counts, left=copies.left_out)
    page = given.book.page(NAME, _COLUMNS)
    page.head(words.text("标题"), words.lines("说明"))
    table = Listing(page, _COLUMNS)
    for group in copies.groups:
        values = (group.kind, len(group.units), group.count, _units(given, group), group.text, _places(group))
        table.add(values, _QUIET if group.kind is Kind.COMMON else None)
    table.finish()


_QUIET = {0: style.Look(align="center", color=style.QUIET.color), 4: style.QUIET}


def _units(given: Given, group: Group) -> str:
    names = "、".join(given.unit(unit) for unit in group.units[:_UNITS])
    return names if len(group.units) <= _UNITS else f"{names}等{len(group.units)}个"


def _places(group: Group) -> str:
    lines = [f"{place.path}　{place.where}".rstrip() for place in group.places]
    return "\n".join([*lines, f"等{group.count}处"] if group.count > len(lines) else lines)
