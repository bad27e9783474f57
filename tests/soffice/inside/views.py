"""The requests about what a user sees: the sheet that is shown, how it prints, what stands on the screen."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from com.sun.star.accessibility.AccessibleRole import (
    CHECK_MENU_ITEM,
    DOCUMENT_SPREADSHEET,
    MENU,
    MENU_ITEM,
    PUSH_BUTTON,
    RADIO_MENU_ITEM,
    STATIC,
    STATUS_BAR,
    TOOL_BAR,
)
from com.sun.star.accessibility.AccessibleStateType import CHECKED, SHOWING
from com.sun.star.uno import RuntimeException

KINDS = {
    DOCUMENT_SPREADSHEET: "document",
    MENU: "menu",
    CHECK_MENU_ITEM: "item",
    MENU_ITEM: "item",
    RADIO_MENU_ITEM: "item",
    PUSH_BUTTON: "button",
    STATIC: "message",
    STATUS_BAR: "status bar",
    TOOL_BAR: "toolbar",
}
PROGRESS = "private:resource/progressbar/progressbar"


class Views:
    """What is seen of the document."""

    context: Any
    desktop: Any
    document: Any

    def select(self, place: str, sheet: int = 0) -> None:
        self.document.CurrentController.setActiveSheet(self.document.Sheets.getByIndex(sheet))
        self.document.CurrentController.select(self._area(place, sheet))

    def selected(self) -> list[str]:
        """The sheet that is shown, and what is selected on it."""
        controller = self.document.CurrentController
        return [controller.ActiveSheet.Name, controller.getSelection().AbsoluteName]

    def frozen(self, title: str) -> list[int]:
        """The columns and rows that stay when a sheet is scrolled."""
        controller = self.document.CurrentController
        controller.setActiveSheet(self.document.Sheets.getByName(title))
        return [controller.getSplitColumn(), controller.getSplitRow()] if controller.hasFrozenPanes() else [0, 0]

    def page(self, title: str) -> dict[str, Any]:
        """How a sheet prints."""
        sheet = self.document.Sheets.getByName(title)
        style = self.document.StyleFamilies.getByName("PageStyles").getByName(sheet.PageStyle)
        rows = sheet.getTitleRows()
        content = style.RightPageFooterContent if style.FooterIsOn else None
        footer = content.CenterText.getString() if content is not None else ""
        return {
            "landscape": style.IsLandscape,
            "across": style.ScaleToPagesX,
            "repeated": [rows.StartRow, rows.EndRow] if sheet.getPrintTitleRows() else [],
            "footer": footer,
            "breaks": [each.Position for each in sheet.getRowPageBreaks() if each.ManualBreak],
        }

    def wizard(self) -> dict[str, Any]:
        """What the function wizard knows of our formulas."""
        known = self.context.ServiceManager.createInstance("com.sun.star.sheet.FunctionDescriptions")
        found = {}
        for number in range(known.Count):
            each = {item.Name: item.Value for item in known.getByIndex(number)}
            if each["Name"].startswith("PERF_"):
                arguments = [[item.Name, item.Description] for item in each["Arguments"]]
                found[each["Name"]] = {"help": each["Description"], "arguments": arguments}
        return found

    def labels(self, menu: str) -> list[dict[str, Any]]:
        """What the windows show: its kind, the text on it, whether it is ticked, its place, that of its window.

        Of the menus in the menu bar one is looked into.
        """
        toolkit = self.context.ServiceManager.createInstanceWithContext("com.sun.star.awt.Toolkit", self.context)
        windows = [toolkit.getTopWindow(number) for number in range(toolkit.getTopWindowCount())]
        return [each for window in windows if window for each in _labels(window.AccessibleContext, menu)]

    def telling(self) -> bool:
        """Whether a line stands in the status bar in place of what is usually there."""
        return bool(self.document.CurrentController.Frame.LayoutManager.isElementVisible(PROGRESS))


def _labels(seen: Any, menu: str, window: list[int] | None = None, *, inside: bool = False) -> Iterator[dict[str, Any]]:
    """What is shown in a part of a window, or in the window itself.

    A menu that is open is a window of its own, whose place is not told.
    """
    with contextlib.suppress(RuntimeException):  # a window that has gone meanwhile
        states = seen.getAccessibleStateSet() if seen is not None else 0
        if not states & SHOWING:
            return
        window = window if inside else _place(seen)
        kind, text = KINDS.get(seen.getAccessibleRole()), seen.getAccessibleName()
        if kind is not None:
            told = {"kind": kind, "text": text, "ticked": bool(states & CHECKED)}
            yield told | {"place": _place(seen), "window": window}
        if kind == "document" or (kind == "menu" and window and text != menu):
            return
        for number in range(seen.getAccessibleChildCount()):
            part = seen.getAccessibleChild(number).getAccessibleContext()
            yield from _labels(part, menu, None if kind == "menu" else window, inside=True)


def _place(seen: Any) -> list[int]:
    """Where something is on the screen: the left, the top, the width, the height."""
    at, size = seen.getLocationOnScreen(), seen.getSize()
    return [at.X, at.Y, size.Width, size.Height]
