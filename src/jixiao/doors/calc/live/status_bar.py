"""A line in the status bar (状态栏): it stands there until the user goes on to another cell.

LibreOffice shows it in place of the sheet number and the sum, so it may not stay for ever.
"""

from __future__ import annotations

from typing import Any

_standing: list[Any] = []
"""The line that was written last, none where none was."""


def tell(controller: Any, text: str) -> None:
    """Write a line into the status bar of a window, in place of the one before."""
    while _standing:
        _standing.pop().leave()
    _standing.append(_line(controller, text))


def _line(controller: Any, text: str) -> Any:
    import unohelper  # noqa: PLC0415 - there in LibreOffice's Python only
    from com.sun.star.view import XSelectionChangeListener  # noqa: PLC0415

    class Line(unohelper.Base, XSelectionChangeListener):  # type: ignore[misc] # uno has no types
        """What LibreOffice tells of the user's steps; its names are UNO's."""

        def __init__(self) -> None:
            self.place = _place(controller)
            self.indicator = controller.Frame.createStatusIndicator()
            self.indicator.start(text, 0)
            controller.addSelectionChangeListener(self)

        def selectionChanged(self, event: Any) -> None:  # noqa: ARG002, N802
            if _place(controller) != self.place:
                self._end()

        def disposing(self, source: Any) -> None:  # noqa: ARG002
            self._end()
            if self in _standing:
                _standing.remove(self)

        def leave(self) -> None:
            self._end()
            controller.removeSelectionChangeListener(self)

        def _end(self) -> None:
            if self.indicator is not None:
                self.indicator.end()
                self.indicator = None

    return Line()


def _place(controller: Any) -> tuple[str, str]:
    """The sheet that is shown, and the cells selected; "" where something else is."""
    return str(controller.ActiveSheet.Name), str(getattr(controller.getSelection(), "AbsoluteName", ""))
