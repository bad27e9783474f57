"""The sheet 同名指标: values far from what other units report under the same name, and what is usual."""

from __future__ import annotations

import math

from jixiao.prose.template import Sections, render, sections
from jixiao.summary.book import style
from jixiao.summary.book.given import Given
from jixiao.summary.book.page import Column, Listing, Page
from jixiao.summary.book.rows import Value
from jixiao.summary.tables.peers import FEWEST_UNITS, Compared, Doubt, FarRow, Peers

NAME = "同名指标"
_MONEY = "元"
_NUMBER = 13
_COLUMNS = (
    Column("单位", 24),
    Column("指标", 28),
    Column("计量单位", 8, style.CENTERED),
    Column("指标值", _NUMBER, style.CENTERED),
    Column("实际完成值", _NUMBER, style.CENTERED),
    Column("各单位中位数", _NUMBER, style.PLAIN_NUMBER),
    Column("下四分位数", _NUMBER, style.PLAIN_NUMBER),
    Column("上四分位数", _NUMBER, style.PLAIN_NUMBER),
    Column("单元格", _NUMBER, style.CENTERED),
    Column("请核对", 44),
    Column("文件", 36),
    Column("校验后", 7, style.CENTERED),
)
_USUAL = ("中位数", "下四分位数", "上四分位数", "最小值", "最大值")
_MOST_NAMES = 2_000
_SHOWN_TIMES = 100  # below, a part of a time is told


def peer_sheet(given: Given, compared: Compared) -> None:
    """Write the sheet."""
    words = sections(
        "summary/peers.j2",
        names=len(compared.peers),
        far=len(compared.far) + compared.left_out,
        left=compared.left_out,
        fewest=FEWEST_UNITS,
    )
    page = given.book.page(NAME, _COLUMNS)
    page.head(words.text("标题"), words.lines("说明"))
    if compared.far:
        _far(given, page, compared, words)
    if compared.peers:
        _usual(page, compared, words)


def _far(given: Given, page: Page, compared: Compared, words: Sections) -> None:
    page.block(words.text("差异"))
    table = Listing(page, _COLUMNS)
    for row in compared.far:
        peers = compared.peers[row.peers]
        number = _look(peers)
        values: list[Value] = [given.unit(row.unit), peers.name, peers.measure, row.target, row.actual]
        values += [peers.median, peers.lower, peers.upper, row.cell, question(row, peers)]
        table.add([*values, row.path, given.copy_of(row.copy)], dict.fromkeys((5, 6, 7), number))
    table.finish(None)


def _usual(page: Page, compared: Compared, words: Sections) -> None:
    page.block(words.text("各指标"))
    headings = ("指标", "计量单位", "单位数", "行数", *_USUAL, "相差很大的处数")
    widths = [2, *[1] * 9]
    page.stretches([(*pair, style.HEADER) for pair in zip(widths, headings, strict=True)], 24.0)
    for peers in compared.peers[:_MOST_NAMES]:
        number = _look(peers)
        figures = (peers.median, peers.lower, peers.upper, peers.least, peers.most)
        values = (peers.name, peers.measure, peers.units, peers.rows, *figures, peers.far)
        looks = (style.TEXT, style.CENTERED, style.COUNT, style.COUNT, *[number] * 5, style.COUNT)
        page.stretches(list(zip(widths, values, looks, strict=True)))


def _look(peers: Peers) -> style.Look:
    return style.SHARE if peers.percent else style.PLAIN_NUMBER


def question(row: FarRow, peers: Peers) -> str:
    """What is asked about a value: how far off it is, and to look again."""
    times = row.value / peers.median if row.doubt is Doubt.TIMES else 1.0
    return render(
        "summary/peer.j2",
        doubt=row.doubt.value,
        times=_told(times),
        part=str(math.floor(1 / times + 0.5)),
        points=_told(abs(row.value - peers.median) * 100),
        above=row.value > peers.median,
        money=peers.measure == _MONEY,
    )


def _told(number: float) -> str:
    """A number as a sentence tells it: whole where it is large.

    >>> _told(10000.4), _told(5.25), _told(0.1)
    ('10000', '5.3', '0.1')
    """
    return str(math.floor(number + 0.5)) if number >= _SHOWN_TIMES else f"{math.floor(number * 10 + 0.5) / 10:g}"
