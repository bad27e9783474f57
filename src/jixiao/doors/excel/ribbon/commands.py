"""The buttons of the ribbon (功能区按钮): those of every application, and what only Excel offers.

The label and the tips of a button stand in addin/ribbon.xml, under the same id.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from jixiao.doors.excel.ribbon.new_book import open_new_book
from jixiao.doors.excel.ribbon.open_book import ExcelBook
from jixiao.doors.excel.ribbon.scheme import choose_pack
from jixiao.doors.live import commands
from jixiao.doors.live.reply import Call, Reply


def new(call: Call[ExcelBook]) -> Reply:
    """生成自评表: a workbook to fill in, made from the target tables of this one."""
    return open_new_book(call.book.xlwings)


def pack(call: Call[ExcelBook]) -> Reply:
    """口径: what the workbook is scored by, kept in it as the defined name 绩效口径."""
    return choose_pack(call.book.xlwings, call.answer)


COMMANDS: Mapping[str, Callable[[Call[ExcelBook]], Reply]] = MappingProxyType(
    {**commands.COMMANDS, "pack": pack, "new": new}
)
"""The commands that work on a workbook, by the id of their control in the ribbon."""
