"""Contents (内容) put into the cells of an open workbook: neighbours below each other in one call."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from typing import Any

from jixiao.doors.excel.live.addresses import columns
from jixiao.doors.excel.live.state import afterwards
from jixiao.workbook.difference import Difference
from jixiao.workbook.difference.held import Held, Kind

_LONGEST_TOGETHER = 900  # characters; older Excel cuts longer texts that are given together
_WORDS = ("TRUE", "FALSE")
_READ_AS_NUMBER = re.compile(r"[^\u3007-\u9fff]*\d[^\u3007-\u9fff]*")
_DATE_CHARACTERS = re.compile("[年月日号时点分秒上下午星期周]")
_OTHER_WORKBOOK = re.compile(r"\[\d+\]")
_ADDIN = re.compile(r"(?:\[\d+\]!|_xludf\.)(?=PERF_)")  # how a file writes that a function is an add-in's


def put_contents(sheets: Mapping[str, Any], difference: Difference) -> None:
    """Give the cells their new contents; text stays text, whatever it looks like."""
    by_sheet: dict[str, dict[str, Held]] = {}
    for change in difference.cells:
        if change.content is not None and not _elsewhere(change.content):
            by_sheet.setdefault(change.sheet, {})[change.cell] = change.content
    for sheet, contents in by_sheet.items():
        for cells in columns(contents):
            for run in _together(cells, contents):
                _put(sheets[sheet], run, [contents[cell] for cell in run])
    for area in difference.areas:  # Excel lets nobody change a part of an array formula
        sheets[area.sheet].Range(area.area).Value2 = tuple(tuple(map(typed, row)) for row in area.rows)
    for taller in difference.heights:
        sheets[taller.sheet].Range(f"{taller.row}:{taller.row}").RowHeight = taller.height


def lost_formulas(difference: Difference) -> Iterator[str]:
    """The sentences about cells whose formula leads to another workbook, which the file names by a number only."""
    for change in difference.cells:
        if change.content is not None and _elsewhere(change.content):
            yield f"工作表“{change.sheet}”的 {change.cell} 原来的公式引用了其他工作簿，不能恢复，请重新填写这个公式。"


def typed(held: Held) -> str | float | bool | None:
    """A content as Excel is to be given it.

    >>> typed(Held(Kind.TEXT, "=九月起")), typed(Held(Kind.TEXT, "174件")), typed(Held(Kind.TEXT, "2020-3-5"))
    ("'=九月起", '174件', "'2020-3-5")
    """
    if isinstance(held.value, Decimal):
        return float(held.value)
    if held.kind is Kind.FORMULA:
        return _ADDIN.sub("", str(held.value))
    if held.kind is Kind.TEXT and isinstance(held.value, str):
        return f"'{held.value}" if _would_be_read(held.value) else held.value
    return held.value


def _would_be_read(text: str) -> bool:
    """Whether Excel would take a text for a formula, a number, a date, a truth or an error."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain[:1] in tuple("=+-@'#") or text[:1] == "'" or plain.upper() in _WORDS:
        return True
    return _READ_AS_NUMBER.fullmatch(_DATE_CHARACTERS.sub("", plain)) is not None


def _elsewhere(held: Held) -> bool:
    return held.kind is Kind.FORMULA and _OTHER_WORKBOOK.search(str(typed(held))) is not None


def _together(cells: list[str], contents: Mapping[str, Held]) -> Iterator[list[str]]:
    """Split neighbours where one call cannot take them all."""

    def way(numbered: tuple[int, str]) -> tuple[object, ...]:
        number, cell = numbered
        held = contents[cell]
        alone = held.as_text or len(str(held.value)) > _LONGEST_TOGETHER
        return held.kind is Kind.FORMULA, number if alone else None

    for _, run in groupby(enumerate(cells), key=way):
        yield [cell for _, cell in run]


def _put(sheet: Any, cells: list[str], contents: Iterable[Held]) -> None:
    first, *others = contents
    area = sheet.Range(cells[0] if not others else f"{cells[0]}:{cells[-1]}")
    value = typed(first) if not others else tuple((typed(held),) for held in (first, *others))
    name = "Formula" if first.kind is Kind.FORMULA else "Value2"
    if first.as_text and first.kind not in (Kind.TEXT, Kind.EMPTY):
        with afterwards(lambda: setattr(area, "NumberFormat", "@")):
            area.NumberFormat = "General"  # under the format 文本 Excel would make a text of it
            setattr(area, name, value)
    else:
        setattr(area, name, value)
