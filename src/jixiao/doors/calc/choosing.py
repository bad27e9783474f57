"""The list of packs that the button 口径 drops down (选择口径)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jixiao.doors.calc.buttons import BUTTONS, TOOLBAR
from jixiao.doors.calc.scheme import named_pack
from jixiao.packs import load_pack, pack_names

_RADIO = 4  # com.sun.star.awt.MenuItemStyle.RADIOCHECK
_NONE = "不指定（全国口径）"
_BAR = f"private:resource/toolbar/addon_{TOOLBAR}"
_LABEL = next(button.label for button in BUTTONS if button.id == "pack")
_BELOW_BARS = 120  # pixels from the top of a window


def choose(context: Any, frame: Any) -> str | None:
    """Let the user choose a pack for the document in a window: its name, "" for none named, None for no choice."""
    if frame is None or frame.Controller is None:
        return None
    named = named_pack(frame.Controller.Model)
    names = ("", *pack_names())
    menu = context.ServiceManager.createInstanceWithContext("com.sun.star.awt.PopupMenu", context)
    menu.enableAutoMnemonics(False)  # or letters of the names are underlined at random
    for number, name in enumerate(names):
        label = f"{load_pack(name).title}（{name}）" if name else _NONE
        menu.insertItem(number + 1, label, _RADIO, number)
        menu.checkItem(number + 1, name == named)
    chosen = menu.execute(frame.ContainerWindow, _below_button(frame), 0)
    return names[chosen - 1] if chosen else None


def _below_button(frame: Any) -> Any:
    """The button's place in its window, below which the list drops down; where it is not to be seen, below the bars."""
    from com.sun.star.awt import Rectangle  # noqa: PLC0415 - there in LibreOffice's Python only

    window = frame.ContainerWindow
    bar = frame.LayoutManager.getElement(_BAR)
    for button in _parts(bar.getRealInterface().getAccessibleContext()) if bar is not None else ():
        size = button.getSize()
        if button.getAccessibleName() == _LABEL and size.Width:
            at, origin = button.getLocationOnScreen(), window.getAccessibleContext().getLocationOnScreen()
            return Rectangle(at.X - origin.X, at.Y - origin.Y, size.Width, size.Height)
    return Rectangle(window.PosSize.Width // 3, _BELOW_BARS, 1, 1)


def _parts(seen: Any) -> Iterator[Any]:
    for number in range(seen.getAccessibleChildCount()):
        yield seen.getAccessibleChild(number).getAccessibleContext()
