"""A payment list (支付明细) as payments: its header is found by what the headings are called, its lines are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from jixiao.errors import JixiaoError
from jixiao.form.grid import GridCell, Sheet, Snapshot
from jixiao.form.model import MoneyUnit
from jixiao.monitoring.model import ZERO, Payment, PaymentList, SetAside
from jixiao.monitoring.payment_values import MONEY_UNITS, YUAN, UnreadableError, read_day, read_payment_amount
from jixiao.reader.grid_view import GridView, compact


class Field(StrEnum):
    """What a column of a payment list holds."""

    DAY = "日期"
    AMOUNT = "金额"
    CODE = "项目编码"
    NAME = "项目名称"
    MEMO = "摘要"


_HEADINGS = {
    Field.DAY: """
        日期 支付日期 付款日期 记账日期 入账日期 支出日期 拨付日期 交易日期 凭证日期 付款时间 支付时间 拨付时间
        支出时间 记账时间 交易时间 时间
    """,
    Field.AMOUNT: """
        金额 支付金额 付款金额 发生额 发生金额 本次支付 本次支付金额 本次支付额 支出金额 实际支付 实际支付金额
        实付金额 实际支出 实际支出金额 拨付金额 支付额 支付数 支出数 交易金额
    """,
    Field.CODE: "项目编码 项目代码 项目编号 预算项目编码 预算项目代码 项目编码(代码)",
    Field.NAME: "项目名称 项目 预算项目 预算项目名称 支出项目 所属项目",
    Field.MEMO: "摘要 用途 支付用途 资金用途 备注 说明 事由",
}
_FIELD_OF = {word: kind for kind, words in _HEADINGS.items() for word in words.split()}
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_UNIT_IN_HEADING = re.compile(r"[(\[](?:单位:?)?(?:人民币)?(?P<word>百万元|亿元|万元|千元|元)[)\]]")
_UNIT_LINE = re.compile(r"(?:金额)?单位[:,]?(?:人民币)?(?P<word>百万元|亿元|万元|千元|元)")
_SUM = re.compile(r"(?:本页|本月|本季|本年)?(?:合计|总计|小计|累计)(?:金额|数)?:?")
_LATEST_HEADER = 20  # a list begins with its header, or with a few lines about it


@dataclass(frozen=True, slots=True)
class _Header:
    """Where the columns stand."""

    row: int
    columns: Mapping[Field, int]
    unit: MoneyUnit = YUAN
    unit_source: str = ""


@dataclass(slots=True)
class _Lines:
    """What the lines say, as they are read."""

    payments: list[Payment] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    total: Decimal = ZERO


def find_payment_list(snapshot: Snapshot, name: str) -> Sheet:
    """The one sheet that has the headings of a payment list.

    Raises:
        JixiaoError: none has them (the message names the headings found and needed), or several have.
    """
    filled = [sheet for sheet in snapshot.sheets if sheet.visible and sheet.cells]
    if not filled:
        raise JixiaoError(f"“{name}”是空的，请确认支付明细文件。")
    headers = [(sheet, _header(GridView(sheet))) for sheet in filled]
    lists = [sheet for sheet, header in headers if isinstance(header, _Header)]
    if len(lists) > 1:
        titles = "、".join(f"“{sheet.name}”" for sheet in lists)
        raise JixiaoError(f"“{name}”里有几张工作表都像支付明细：{titles}，请只留一张，或把要用的一张另存为一个文件。")
    if lists:
        return lists[0]
    raise JixiaoError(f"“{name}”{headers[0][1]}")


def read_payment_list(sheet: Sheet, year: int | None) -> PaymentList:
    """Read every line below the header; ``year`` is that of dates written without one.

    Raises:
        JixiaoError: the header lacks what is needed, or two columns claim to be the same.
    """
    view = GridView(sheet)
    header = _header(view)
    if isinstance(header, str):
        raise JixiaoError(f"支付明细{header}")
    lines = _Lines()
    for row in (row for row in view.rows if row > header.row):
        _read_line(_Line(view, sheet, header, row), year, lines)
    names_projects = Field.CODE in header.columns or Field.NAME in header.columns
    return PaymentList(
        tuple(lines.payments),
        tuple(lines.set_aside),
        lines.total,
        header.unit.word,
        header.unit_source,
        names_projects,
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the list."""

    view: GridView
    sheet: Sheet
    header: _Header
    row: int

    def text(self, kind: Field) -> str:
        """What stands under a heading, on one line; "" where there is no such column."""
        column = self.header.columns.get(kind)
        return "" if column is None else " ".join(self.view.cell(self.row, column).text.split())

    @property
    def amount(self) -> GridCell | None:
        """The amount's own cell: a merged one belongs to its first line alone."""
        column = self.header.columns[Field.AMOUNT]
        return self.sheet.cells.get((self.row, column)) if self.view.is_own(self.row, column) else None

    @property
    def is_sum(self) -> bool:
        """Whether it adds up other lines (合计)."""
        return any(_SUM.fullmatch(compact(cell.text)) for cell in self.view.own_cells(self.row))

    @property
    def repeats_header(self) -> bool:
        """Whether the headings stand here again, as after a page break."""
        found = {_FIELD_OF.get(_bare(cell.text)) for cell in self.view.own_cells(self.row)}
        return found >= {Field.DAY, Field.AMOUNT}


def _read_line(line: _Line, year: int | None, lines: _Lines) -> None:
    if line.repeats_header:
        return
    amount, trouble = None, ""
    if line.is_sum:
        trouble = "这是合计行，不是一笔支付，不计入。"
    else:
        try:
            amount = read_payment_amount(line.amount, line.header.unit)
            lines.total += amount
            day = read_day(line.text(Field.DAY), year)
        except UnreadableError as unreadable:
            trouble = str(unreadable)
    if trouble:
        lines.set_aside.append(_set_aside(line, amount, trouble))
        return
    code, name, memo = (line.text(kind) for kind in (Field.CODE, Field.NAME, Field.MEMO))
    lines.payments.append(Payment(line.row, day, amount or ZERO, code, name, memo))


def _set_aside(line: _Line, amount: Decimal | None, reason: str) -> SetAside:
    project = " ".join(filter(None, (line.text(Field.CODE), line.text(Field.NAME))))
    texts = (line.text(Field.DAY), line.text(Field.AMOUNT))
    return SetAside(line.row, *texts, amount, project, line.text(Field.MEMO), reason)


def _header(view: GridView) -> _Header | str:
    """The header, or the end of the sentence that says what is wrong with it."""
    twice = ""
    for row in view.rows[:_LATEST_HEADER]:
        columns: dict[Field, int] = {}
        for cell in view.own_cells(row):
            kind = _FIELD_OF.get(_bare(cell.text))
            if kind is not None and kind is not Field.MEMO and kind in columns:
                twice = twice or f"的表头里有两栏都像“{kind.value}”，分不清用哪一栏，请只留一栏，或改一个名称。"
            if kind is not None:
                columns.setdefault(kind, cell.column)
        if Field.DAY in columns and Field.AMOUNT in columns:
            return twice or _with_unit(view, _Header(row, columns))
        twice = ""
    return _lacking(view)


def _with_unit(view: GridView, header: _Header) -> _Header:
    heading = view.cell(header.row, header.columns[Field.AMOUNT]).text
    lines = (cell.text for row in view.rows if row < header.row for cell in view.own_cells(row))
    for text, pattern in ((heading, _UNIT_IN_HEADING), *((line, _UNIT_LINE) for line in lines)):
        found = pattern.search(compact(text))
        if found:
            unit = MoneyUnit(found["word"], MONEY_UNITS[found["word"]])
            return _Header(header.row, header.columns, unit, " ".join(text.split()))
    return header


def _lacking(view: GridView) -> str:
    """What was found in place of a header, and what is needed."""
    row, headings = _nearest(view)
    found = {_FIELD_OF.get(_bare(heading)) for heading in headings}
    lacks = "、".join(f"“{kind.value}”" for kind in (Field.DAY, Field.AMOUNT) if kind not in found)
    shown = "、".join(f"“{' '.join(heading.split())[:12]}”" for heading in headings[:10])
    return (
        f"第{row}行的标题是{shown}，缺少{lacks}；支付明细要有“日期”“金额”两栏，"
        "以及“项目编码”或“项目名称”，请改好标题后再试。"
    )


def _nearest(view: GridView) -> tuple[int, list[str]]:
    """The row that has most headings of a payment list, the first of those with most texts where none has any."""

    def known(row: int) -> tuple[int, int]:
        texts = list(_texts(view, row))
        return sum(_bare(text) in _FIELD_OF for text in texts), len(texts)

    row = max(view.rows[:_LATEST_HEADER], key=known)
    return row, list(_texts(view, row))


def _texts(view: GridView, row: int) -> Iterator[str]:
    return (cell.text for cell in view.own_cells(row))


def _bare(heading: str) -> str:
    """A heading without its brackets: 支付金额（万元） is 支付金额."""
    text = compact(heading)
    return text if text in _FIELD_OF else _BRACKET.sub("", text).rstrip(":")
