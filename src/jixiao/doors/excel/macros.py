"""Where the ribbon enters Python (宏的入口): one function that VBA calls for every button, and that never raises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import xlwings

from jixiao.doors.excel.live.state import explain_excel
from jixiao.doors.excel.ribbon.commands import COMMANDS
from jixiao.doors.excel.ribbon.diagnosis import diagnose
from jixiao.doors.excel.ribbon.help_page import show_help
from jixiao.doors.excel.ribbon.links import relink
from jixiao.doors.excel.ribbon.open_book import ExcelBook
from jixiao.doors.live.reply import Call, Kind, Reply

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_RAW: dict[str, str] = {"convert": "raw"}
_NO_BOOK = "请先打开要处理的工作簿；在“受保护的视图”中打开的，请先点“启用编辑”。"

WITHOUT_BOOK: Mapping[str, Callable[[Any, str], Reply]] = {"diagnose": diagnose, "help": show_help}
"""The commands that need no workbook: they are given the workbook, or None, and the add-in's file."""


@xlwings.func
def JixiaoMacro(  # noqa: N802 - the name that VBA calls
    command: Annotated[object, _RAW],
    book: Annotated[object, _RAW],
    answer: Annotated[object, _RAW] = "",
    addin: Annotated[object, _RAW] = "",
) -> Annotated[object, _RAW]:
    """Carry out a button's command on a workbook; gives the reply as JixiaoRibbon.bas reads it, in one cell."""
    return [[str(reply_to(str(command), opened(book), str(answer or ""), str(addin or "")))]]


def reply_to(command: str, book: xlwings.Book | None, answer: str = "", addin: str = "") -> Reply:
    """What the user is told; whatever goes wrong becomes one sentence."""
    try:
        if command in WITHOUT_BOOK:
            return WITHOUT_BOOK[command](book, addin)
        if book is None:
            return Reply(_NO_BOOK, Kind.WARNING)
        book.api.Application.StatusBar = False
        relink(book, addin)
        return COMMANDS[command](Call(ExcelBook(book), answer))
    except Exception as failure:  # nothing may reach VBA but a reply
        return Reply(explain_excel(failure), Kind.WARNING)


def opened(given: Any) -> xlwings.Book | None:
    """The workbook that VBA hands over, as xlwings knows it; None where none is open."""
    if given is None or isinstance(given, xlwings.Book):
        return given
    from xlwings import _xlwindows  # noqa: PLC0415 - there on Windows only

    windows: Any = _xlwindows
    return xlwings.Book(impl=windows.Book(xl=windows.COMRetryObjectWrapper(given)))
