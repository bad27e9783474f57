"""The open documents (打开的文档) as the formulas know them: the pack that one names, and what was answered before."""

from __future__ import annotations

from typing import Any

from jixiao.doors.calc.functions.askers import Askers
from jixiao.doors.calc.functions.running import Running
from jixiao.doors.calc.listening import told_of_changes
from jixiao.doors.calc.scheme import named_pack

_MOST = 400_000
"""Answers kept of one document; more than that, and all are worked out anew."""


class OpenDocument:
    """One document, as long as it is open."""

    def __init__(self, document: Any) -> None:
        """Know nothing of it yet."""
        self.document = document
        self.askers = Askers(document)
        self.running = Running(document)
        self.answers: dict[tuple[object, ...], object] = {}
        self._pack: str | None = None
        self._stale = True

    @property
    def pack(self) -> str:
        """The pack that the document names (绩效口径), "" for none."""
        if self._pack is None:
            self._pack = named_pack(self.document)
        return self._pack

    def keep(self, key: tuple[object, ...], answer: object) -> None:
        """Keep an answer until the document changes in a way that could change it."""
        if len(self.answers) >= _MOST:
            self.answers.clear()
        self.answers[key] = answer

    def changed(self) -> None:
        """The document was changed: before the next answer it has to be looked at."""
        self._stale = True

    def look(self) -> None:
        """Look anew at what answers depend on besides the worth of their arguments, where the document has changed."""
        if not self._stale:
            return
        self._stale = False
        if self._pack is not None and self._pack != named_pack(self.document):
            self._pack = None
            self.answers.clear()
        if self.askers.changed():
            self.answers.clear()


class Documents:
    """All documents that formulas were asked in."""

    def __init__(self, context: Any) -> None:
        """Start with none."""
        self._context = context
        self._known: dict[Any, OpenDocument] = {}

    def of(self, document: Any) -> OpenDocument:
        """What is known of a document."""
        known = self._known.get(document)
        if known is None:
            known = self._known[document] = OpenDocument(document)
            told_of_changes(document, known.changed, lambda: self._known.pop(document, None))
        return known
