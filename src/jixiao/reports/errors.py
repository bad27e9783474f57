"""The one exception of this package: a sentence for the person who wants the report."""

from __future__ import annotations

from jixiao.errors import JixiaoError


class ReportError(JixiaoError):
    """A report that cannot be written; the message is one plain Chinese sentence that says what to do."""
