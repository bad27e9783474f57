"""The one exception of this package: a sentence for the person whose workbook it is."""

from __future__ import annotations

from jixiao.errors import JixiaoError


class WorkbookError(JixiaoError):
    """Something that cannot be done to a workbook; the message is one plain Chinese sentence that says what to do."""
