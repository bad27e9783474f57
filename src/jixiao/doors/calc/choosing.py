"""The list of packs that the button 口径 drops down (选择口径)."""

from __future__ import annotations

from typing import Any

from jixiao.doors.calc.scheme import named_pack
from jixiao.packs import load_pack, pack_names

_RADIO = 4  # com.sun.star.awt.MenuItemStyle.RADIOCHECK
_NONE = "不指定（全国口径）"


def choose(context: Any, frame: Any) -> str | None:
    """Let the user choose a pack for the document in a window: its name, "" for none named, None for no choice."""
    if frame is None or frame.Controller is None:
        return None
    named = named_pack(frame.Controller.Model)
    names = ("", *pack_names())
    menu = context.ServiceManager.createInstanceWithContext("com.sun.star.awt.PopupMenu", context)
    for number, name in enumerate(names):
        label = f"{load_pack(name).title}（{name}）" if name else _NONE
        menu.insertItem(number + 1, label, _RADIO, number)
        menu.checkItem(number + 1, name == named)
    chosen = menu.execute(frame.ContainerWindow, _pointer(frame.ContainerWindow), 0)
    return names[chosen - 1] if chosen else None


def _pointer(window: Any) -> Any:
    """A place near the toolbar, below the top of the window."""
    from com.sun.star.awt import Rectangle  # noqa: PLC0415 - there in LibreOffice's Python only

    place = window.PosSize
    return Rectangle(place.Width // 3, 120, 1, 1)
