"""What happens when a button is pressed (按下按钮): its command is carried out; whatever goes wrong is one sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from jixiao.doors.calc.buttons import BUTTONS, TITLE
from jixiao.doors.calc.diagnosis import diagnose, libreoffice_version, refuse_older
from jixiao.doors.calc.live.open_document import CalcBook
from jixiao.doors.calc.scheme import NO_SHEETS, choose_pack
from jixiao.doors.failure import known_failure, log
from jixiao.doors.live.commands import COMMANDS
from jixiao.doors.live.reply import Call, Kind, Reply

_ODS = "（这个文档不是 .xlsx 格式：公式和标记照常可用，但只有另存为 .xlsx 才能在 Excel 中用原来的公式名称。）"
_SPREADSHEET = "com.sun.star.sheet.SpreadsheetDocument"
_LABELS = {button.id: button.label for button in BUTTONS}

OWN: Mapping[str, Callable[[Any, Any, str], Reply]] = MappingProxyType({"pack": choose_pack, "diagnose": diagnose})
"""The commands that only LibreOffice's menu has; they are given the context, the document and the answer."""


def reply_to(context: Any, command: str, document: Any, answer: str = "") -> Reply:
    """Carry out a button's command on a document; gives what the user is told."""
    try:
        if command in OWN:
            return OWN[command](context, document, answer)
        if document is None or not document.supportsService(_SPREADSHEET):
            return Reply(NO_SHEETS, Kind.WARNING)
        refuse_older(libreoffice_version(context))
        title = f"{TITLE}：{_LABELS[command]}"
        reply = COMMANDS[command](Call(CalcBook(context, document, title), answer))
    except Exception as failure:  # nothing may reach LibreOffice but a reply
        return Reply(_explained(failure), Kind.WARNING)
    return _with_format(reply, document)


def _with_format(reply: Reply, document: Any) -> Reply:
    """The reply, with a word on documents that Excel does not know."""
    named = str(document.URL).lower()
    if reply.kind is not Kind.INFORMATION or not named or named.endswith((".xlsx", ".xlsm")):
        return reply
    return Reply(f"{reply.text}\n{_ODS}", reply.kind)


def _explained(failure: Exception) -> str:
    told = known_failure(failure)
    return told or f"程序内部出错，文档没有改动；详情已记录在“{log(failure)}”，请把它发给维护者。"
