"""Being told when a document changes or is closed (监听)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def told_of_changes(document: Any, changed: Callable[[], object], closed: Callable[[], object]) -> None:
    """Have ``changed`` called after every change of a document, and ``closed`` when it goes."""
    import unohelper  # noqa: PLC0415 - there in LibreOffice's Python only
    from com.sun.star.util import XModifyListener  # noqa: PLC0415

    class Listener(unohelper.Base, XModifyListener):  # type: ignore[misc] # uno has no types
        """What LibreOffice tells; its names are UNO's."""

        def modified(self, event: object) -> None:  # noqa: ARG002
            changed()

        def disposing(self, event: object) -> None:  # noqa: ARG002
            closed()

    document.addModifyListener(Listener())


def when_closed(document: Any, action: Callable[[], object]) -> None:
    """Have something done when a document goes."""
    told_of_changes(document, lambda: None, action)
